// What a TP-DCS means. The Rust side is `coding` in `decode.rs`.

import * as wasm from "glue";

export const ENCODINGS = ["GSM-7", "8-bit", "UCS-2"];
export const WAITING = ["voicemail", "fax", "email", "other"];

/** Returns what a TP-DCS means. The module must have been loaded. */
export function codingOf(dcs) {
  const bits = wasm.coding(dcs);
  const has = (bit) => ((bits >> bit) & 1) === 1;
  const messageClass = (bits >> 6) & 7;
  return {
    isText: has(2),
    countsSeptets: has(3),
    coding: {
      dcs,
      encoding: ENCODINGS[bits & 3],
      isCompressed: has(4),
      isReserved: has(5),
      messageClass: messageClass ? messageClass - 1 : null,
      waiting: has(9) ? { kind: WAITING[bits >> 12], active: has(10), store: has(11) } : null,
    },
  };
}
