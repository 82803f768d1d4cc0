// What a TP-DCS means: 3GPP TS 23.038 §4.

export const WAITING = ["voicemail", "fax", "email", "other"];
const ENCODINGS = ["GSM-7", "8-bit", "UCS-2"];

/** Returns what a TP-DCS means. */
export function codingOf(dcs) {
  const isReserved = dcs < 0x80 ? (dcs & 0x0c) === 0x0c : dcs < 0xc0;
  const octet = isReserved ? 0 : dcs;
  const isGeneral = octet < 0x80;
  const isWaiting = octet >= 0xc0 && octet < 0xf0;
  let set = (octet >> 2) & (isGeneral ? 3 : 1);
  if (isWaiting) set = octet < 0xe0 ? 0 : 2;
  const isCompressed = isGeneral && (octet & 0x20) !== 0;
  const hasClass = !isWaiting && (!isGeneral || (octet & 0x10) !== 0);
  return {
    isText: set !== 1 && !isCompressed,
    countsSeptets: set === 0 && !isCompressed,
    coding: {
      dcs,
      encoding: ENCODINGS[set],
      isCompressed,
      isReserved,
      messageClass: hasClass ? octet & 3 : null,
      waiting: isWaiting ? { kind: WAITING[octet & 3], active: (octet & 8) !== 0, store: octet >= 0xd0 } : null,
    },
  };
}
