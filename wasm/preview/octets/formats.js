// The octets of segments as other programs take them.

import { hex } from "../hex/words.js";

export function hexLines(segments) {
  return segments.map((segment) => segment.hex).join("\n");
}

export function pduLines(pdus) {
  return pdus.map(({ pdu }) => pdu).join("\n");
}

/** Returns commands for a modem in PDU mode. After each PDU, the key Ctrl-Z is sent. */
export function atCommands(pdus) {
  const sending = pdus.map(({ pdu, length }) => `AT+CMGS=${length}\n${pdu}<Ctrl-Z>`);
  return ["AT+CMGF=0", ...sending].join("\n");
}

/** Returns the fields of a `submit_sm` for each segment. */
export function smppFields(segments, toHex) {
  const fields = segments.map(({ smpp: { esmClass, dataCoding, shortMessage } }) => [
    `esm_class: 0x${hex(esmClass)}`,
    `data_coding: 0x${hex(dataCoding)}`,
    `sm_length: ${shortMessage.length}`,
    `short_message: ${toHex(shortMessage)}`,
  ]);
  return fields.map((lines) => lines.join("\n")).join("\n\n");
}
