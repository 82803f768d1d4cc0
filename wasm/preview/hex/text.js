// Characters and the octets in which they are.

import { headerSeptets, septetAt } from "../../js/pdu/packing.js";
import { called, hex, listed, range } from "./words.js";

const SEPTET = 7; // bits
const ESCAPE = 0x1b;
/** The most characters that a sentence about an octet names. */
const NAMED = 4;

/** Returns the first septet of the text: the header takes the septets before. */
export const firstSeptet = ({ header }) => headerSeptets(header?.length ?? 0);

/** Returns the fill bits between the header and the text. */
export function fillBits(data) {
  if (data.encoding !== "GSM-7" || !data.header || data.isUnpacked) return 0;
  return firstSeptet(data) * SEPTET - data.header.length * 8;
}

/**
 * Returns what a character is in user data, for example "€ = ESC 65 · septets 34 and 35 · bits 238 to
 * 251". `start` is the place of the first octet of user data, from which the octets are counted.
 */
export function characterWords(data, character, place, start = 0) {
  const { userData, encoding } = data;
  const name = called(character);
  if (encoding === "GSM-7") {
    const first = firstSeptet(data) + place.unit;
    const codes = Array.from({ length: place.units }, (_, index) => septetAt(userData, first + index));
    const code = codes.map((one) => (one === ESCAPE ? "ESC" : hex(one))).join(" ");
    if (data.isUnpacked) return `${name} = ${code} · ${range("octet", place.octet, place.octets)}`;
    const bits = range("bit", first * SEPTET, place.units * SEPTET);
    return `${name} = ${code} · ${range("septet", first, place.units)} · ${bits}`;
  }
  const octets = userData.subarray(place.octet - start, place.octet - start + place.octets);
  const code = [...octets].map((octet, index) => hex(octet) + (index % 2 ? " " : "")).join("").trim();
  return `${name} = ${code} · ${range("octet", place.octet, place.octets)}`;
}

/** Returns the indices of the characters with bits in an octet. */
export function charactersAt(places, octet) {
  const found = [];
  for (const [index, place] of places.entries()) {
    if (octet >= place.octet && octet < place.octet + place.octets) found.push(index);
  }
  return found;
}

/** Returns what an octet of the text has, for example "bits of t, a and c". */
export function octetWords(data, characters, hasFill) {
  const names = characters.slice(0, NAMED).map(called);
  const fill = fillBits(data);
  if (hasFill && fill) names.unshift(fill === 1 ? "1 fill bit" : `${fill} fill bits`);
  if (names.length === 0) return "padding";
  return `${data.encoding === "GSM-7" && !data.isUnpacked ? "bits of " : ""}${listed(names)}`.replace(/^bits of (\d fill bits?)/, "$1");
}
