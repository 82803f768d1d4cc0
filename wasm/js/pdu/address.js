// Addresses: 3GPP TS 23.040 §9.1.2.5 and 24.011 §8.2.5.1.

import * as wasm from "glue";

import { fail, shown } from "../error.js";
import { writeUtf8 } from "../memory.js";
import { GSM7 } from "../options.js";
import { LOSSY, readUserData } from "./decode.js";
import { failAt } from "./errors.js";
import { pack } from "./packing.js";
import { Reader } from "./reader.js";
import { numberOf } from "./settings.js";

const DIGITS = "0123456789*#abc";
const MAX_DIGITS = 20;
const MAX_SEPTETS = 11;

const INTERNATIONAL = 1;
const ALPHANUMERIC = 5;
const typeOfNumber = (type) => (type >> 4) & 7;

/** Returns the digits or the name in an address of `length` semi-octets. */
export function addressText(type, value, length) {
  if (typeOfNumber(type) === ALPHANUMERIC) {
    return readUserData(value, 0, ((length * 4) / 7) | 0, LOSSY).content.text;
  }
  let digits = "";
  for (let at = 0; at < length; at++) {
    const octet = value[at >> 1];
    // The filler is no digit.
    digits += DIGITS[at & 1 ? octet >> 4 : octet & 15] ?? "";
  }
  return typeOfNumber(type) === INTERNATIONAL && digits ? `+${digits}` : digits;
}

/** Returns the octets of an address: its length in semi-octets, its type and its value. */
export function addressOctets(name, address, typeName, type) {
  if (typeof address !== "string") {
    fail("invalid-argument", `${name} must be a string, not ${shown(address)}`);
  }
  const given = numberOf(typeName, type, 255);
  const isName = given !== undefined && typeOfNumber(given) === ALPHANUMERIC;
  const hasSign = address[0] === "+" && !isName;
  if (!address || (hasSign && address.length === 1)) failAddress(0, `${name} is empty`);
  if (hasSign && given !== undefined && typeOfNumber(given) !== INTERNATIONAL) {
    failAddress(0, `+ at offset 0 is only for an international ${name}, which ${typeName} ${given} is not`);
  }
  const [octets, length] = isName ? nameOctets(name, address) : numberOctets(name, address);
  return [length, given ?? (hasSign ? 0x91 : 0x81), ...octets];
}

function nameOctets(name, address) {
  const septets = [];
  const reader = new Reader(wasm.encode(writeUtf8(address), GSM7, false));
  reader.take(6);
  [...address].forEach((character, offset) => {
    const septet = reader.next();
    if (septet > 0x7f) failCharacter(name, address, offset);
    septets.push(septet);
    if (septet === 0x1b) septets.push(reader.next());
    if (septets.length > MAX_SEPTETS) failLong(name, offset);
  });
  return [pack([], septets), Math.ceil((septets.length * 7) / 4)];
}

function numberOctets(name, address) {
  const sign = address[0] === "+" ? 1 : 0;
  const digits = [...address.slice(sign)].map((digit, at) => {
    const value = DIGITS.indexOf(digit);
    if (value < 0) failCharacter(name, address, at + sign);
    if (at >= MAX_DIGITS) failLong(name, at + sign);
    return value;
  });
  const octets = [];
  for (let at = 0; at < digits.length; at += 2) octets.push(((digits[at + 1] ?? 15) << 4) | digits[at]);
  return [octets, digits.length];
}

function failCharacter(name, address, offset) {
  const character = String.fromCodePoint(address.codePointAt(offset));
  failAddress(offset, `${shown(character)} at offset ${offset} is not allowed in ${name}`);
}

function failLong(name, offset) {
  failAddress(offset, `${name} is too long from offset ${offset}: at most 20 digits or 11 septets`);
}

function failAddress(offset, message) {
  failAt({ code: "address", offset, message });
}
