// The errors of octets, in words: those of the crate.

import { SeptetError } from "../error.js";

const hex = (number, width = 2) => "0x" + number.toString(16).toUpperCase().padStart(width, "0");

// The data length of the elements that can have a wrong one: 1 for the others.
const ELEMENT_LENGTHS = { 0: 3, 8: 4 };

// In the order of their numbers in `error.rs`.
const KINDS = [
  ,
  (at, octets) => `user data holds at most ${at} octets, found ${octets}`,
  (at, length, needed, octets) => `a user data length of ${length} takes ${needed} octets, found ${octets}`,
  (at, needed, octets) => `the header at offset ${at} takes ${needed} octets, found ${octets}`,
  (at, length, needed) => `a user data length of ${length} septets ends within the header, which takes ${needed}`,
  (at, identifier) =>
    `information element ${hex(identifier)} at offset ${at} is longer than the rest of the header`,
  (at, identifier, length) =>
    `information element ${hex(identifier)} at offset ${at} has length ${length}, expected ${ELEMENT_LENGTHS[identifier] ?? 1}`,
  (at, sequence, total) => `the concatenation element at offset ${at} has invalid part ${sequence} of ${total}`,
  (at, octet) => `octet ${hex(octet)} at offset ${at} is not a septet (above 0x7F); the text may be UTF-8 or Latin-1`,
  (at, septet) => `nothing follows the escape at septet ${septet}`,
  (at, septet, code) => `the escape at septet ${septet} is followed by ${hex(code)}, which has no character`,
  (at, septet, code) => `${hex(code)} at septet ${septet} has no character`,
  (at, unit) => `the surrogate ${hex(unit, 4)} at offset ${at} has no other half`,
  (at) => `the octet at offset ${at} is half a code unit`,
];

export const HEADER_LENGTH = 3;
export const NOT_A_SEPTET = 8;
const FIRST_OF_TEXT = 9;

/** Returns an error of user data from its numbers, or null if there is none. */
export function errorFrom([kind, offset, ...details], start) {
  if (!kind) return null;
  const place = start === undefined ? "" : `user data at offset ${start}: `;
  return {
    code: kind < FIRST_OF_TEXT ? "user-data" : "text",
    offset: (start ?? 0) + offset,
    message: place + KINDS[kind](offset, ...details),
  };
}

/** Throws an error with the offset at fault. */
export function failAt({ code, offset, message }) {
  const error = new SeptetError(code, message);
  error.offset = offset;
  throw error;
}
