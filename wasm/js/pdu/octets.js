// Octets from bytes or hexadecimal digits, and digits from octets.

import { fail, shown } from "../error.js";
import { failAt } from "./errors.js";

const isSpace = (code) => code === 0x20 || (code >= 9 && code <= 13);

/** Returns the octets of an argument. Lossy reading skips white space between digits. */
export function octetsOf(value, name, isLossy) {
  // Not `instanceof`, which fails for the bytes of another realm, as in Jest.
  if (ArrayBuffer.isView(value) && value.BYTES_PER_ELEMENT === 1) {
    // The buffer of an empty array may be detached.
    const { buffer, byteOffset, byteLength } = value;
    return byteLength ? new Uint8Array(buffer, byteOffset, byteLength) : new Uint8Array();
  }
  if (typeof value !== "string") {
    fail("invalid-argument", `${name} must be bytes or hexadecimal digits, not ${shown(value)}`);
  }
  const octets = new Uint8Array(value.length >> 1);
  let digits = 0;
  for (let at = 0; at < value.length; at++) {
    const code = value.charCodeAt(at);
    // Sets the bit in which lower-case letters differ.
    const letter = code | 0x20;
    let digit;
    if (code >= 0x30 && code <= 0x39) digit = code - 0x30;
    else if (letter >= 0x61 && letter <= 0x66) digit = letter - 0x57;
    else if (isLossy && isSpace(code)) continue;
    else failHex(at);
    octets[digits >> 1] |= digits & 1 ? digit : digit << 4;
    digits++;
  }
  if (digits & 1) failHex(value.length);
  return octets.subarray(0, digits >> 1);
}

function failHex(offset) {
  const message = `expected two hexadecimal digits per octet at offset ${offset}`;
  failAt({ code: "hex", offset, message });
}

export function fromHex(digits) {
  if (typeof digits !== "string") {
    fail("invalid-argument", `the digits must be a string, not ${shown(digits)}`);
  }
  return octetsOf(digits, "digits");
}

/** Returns octets as upper-case digits. */
export function toHex(octets) {
  octets = octetsOf(octets, "octets");
  let digits = "";
  for (const octet of octets) digits += (octet < 16 ? "0" : "") + octet.toString(16);
  return digits.toUpperCase();
}
