// The places of characters in the octets of user data.

import { headerSeptets, septetAt } from "./packing.js";

const ESCAPE = 0x1b;

/** The encoding of text with one octet per character. */
export const LATIN1 = "Latin-1";

/**
 * Returns for each character of a text its place in the text and in the user data. `start` is the
 * place of the text, `octet` that of the user data.
 */
export function placesOf(text, data, start, octet) {
  if (!text) return [];
  const { encoding, header, userData, udl } = data;
  const isPacked = encoding === "GSM-7";
  const headerOctets = header?.length ?? 0;
  // Septets begin at a septet boundary of the whole user data.
  const skipped = isPacked ? headerSeptets(headerOctets) : 0;
  const bits = isPacked ? 7 : encoding === LATIN1 ? 8 : 16;
  const firstBit = isPacked ? skipped * 7 : headerOctets * 8;
  const count = isPacked ? udl - skipped : Math.ceil(((userData.length - headerOctets) * 8) / bits);
  const places = [];
  let unit = 0;
  for (let at = 0; at < text.length && unit < count; ) {
    const length = text.codePointAt(at) > 0xffff ? 2 : 1;
    let units = length;
    if (isPacked) units = septetAt(userData, skipped + unit) === ESCAPE && unit + 1 < count ? 2 : 1;
    const from = firstBit + unit * bits;
    const first = from >> 3;
    const end = Math.min((from + units * bits + 7) >> 3, userData.length);
    places.push({ start: start + at, end: start + at + length, unit, units, octet: octet + first, octets: end - first });
    at += length;
    unit += units;
  }
  return places;
}
