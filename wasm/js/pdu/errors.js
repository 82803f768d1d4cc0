// The errors of octets, in words. The Rust side is `error.rs`.

import { SeptetError } from "../error.js";

// In the order of their numbers in `error.rs`.
const FIELDS = [
  "the SMSC address",
  "the first octet",
  "the address",
  "TP-MR",
  "TP-PID",
  "TP-DCS",
  "TP-SCTS",
  "TP-DT",
  "TP-VP",
  "TP-ST",
  "TP-FCS",
  "TP-PI",
  "TP-CT",
  "TP-MN",
  "TP-CDL",
  "TP-CD",
  "TP-UDL",
];

const hex = (number, width = 2) => "0x" + number.toString(16).toUpperCase().padStart(width, "0");

// The data length of the elements that can have a wrong one.
const ELEMENT_LENGTHS = { 0: 3, 8: 4 };

// For each kind: its code, and its message from the offset and the details.
const KINDS = [
  ,
  ["truncated", (at, field) => `the octets end at offset ${at}, within ${FIELDS[field]}`],
  [
    "smsc-length",
    (at, length) =>
      `the SMSC address at offset ${at} has length ${length}, expected 0 or 2 to 11 octets; the TPDU may have no SMSC address`,
  ],
  ["type", (at, type) => `type ${type} at offset ${at} is reserved in this direction`],
  [
    "address-length",
    (at, length) => `the address at offset ${at} has length ${length}, expected at most 20 semi-octets`,
  ],
  ["trailing", (at) => `octets from offset ${at} follow the last field`],
  ["too-long", (at) => `the octets from offset ${at} do not fit`],
  ["user-data", (at, octets) => `user data holds at most ${at} octets, found ${octets}`],
  [
    "user-data",
    (at, length, needed, octets) => `a user data length of ${length} takes ${needed} octets, found ${octets}`,
  ],
  ["user-data", (at, needed, octets) => `the header at offset ${at} takes ${needed} octets, found ${octets}`],
  [
    "user-data",
    (at, length, needed) =>
      `a user data length of ${length} septets ends within the header, which takes ${needed}`,
  ],
  [
    "user-data",
    (at, identifier) =>
      `information element ${hex(identifier)} at offset ${at} is longer than the rest of the header`,
  ],
  [
    "user-data",
    (at, identifier, length) =>
      `information element ${hex(identifier)} at offset ${at} has length ${length}, expected ${ELEMENT_LENGTHS[identifier] ?? 1}`,
  ],
  [
    "user-data",
    (at, sequence, total) => `the concatenation element at offset ${at} has invalid part ${sequence} of ${total}`,
  ],
  [
    "user-data",
    (at, octet) =>
      `octet ${hex(octet)} at offset ${at} is not a septet (above 0x7F); the text may be UTF-8 or Latin-1`,
  ],
  ["text", (at, septet) => `nothing follows the escape at septet ${septet}`],
  [
    "text",
    (at, septet, code) => `the escape at septet ${septet} is followed by ${hex(code)}, which has no character`,
  ],
  ["text", (at, septet, code) => `${hex(code)} at septet ${septet} has no character`],
  ["text", (at, unit) => `the surrogate ${hex(unit, 4)} at offset ${at} has no other half`],
  ["text", (at) => `the octet at offset ${at} is half a code unit`],
  ["text", (at) => `the data from offset ${at} is not text`],
];

const FIRST_OF_USER_DATA = 7;

/** Returns an error from its numbers, or null if there is none. */
export function errorFrom([kind, offset, start, ...details], isPdu) {
  if (!kind) return null;
  const [code, words] = KINDS[kind];
  const message = words(offset, ...details);
  const place = isPdu && kind >= FIRST_OF_USER_DATA ? `user data at offset ${start}: ` : "";
  return { code, offset: start + offset, message: place + message };
}

/** Throws an error with the offset at fault. */
export function failAt({ code, offset, message }) {
  const error = new SeptetError(code, message);
  error.offset = offset;
  throw error;
}
