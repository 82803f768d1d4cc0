// GSM-7 and the header of parts, written from the standard and not from the package.

import { readFileSync } from "node:fs";

const TABLES = {};
for (const line of readFileSync(new URL("../../tests/data/alphabets.tsv", import.meta.url), "utf8").trim().split("\n").slice(1)) {
  const [table, septet, point] = line.split("\t");
  if (!/^U\+[\dA-F]+$/.test(point)) continue;
  TABLES[table] ??= new Map();
  TABLES[table].set(String.fromCodePoint(parseInt(point.slice(2), 16)), Number(septet));
}

const ESCAPE = 0x1b;

/** Returns the septets of a character, with a national table for either shift. */
export function septetsOf(character, { locking, single } = {}) {
  const main = TABLES[locking ? `${locking}-locking` : "default"].get(character);
  if (main !== undefined && main !== ESCAPE) return [main];
  const other = single ? TABLES[`${single}-single`].get(character) : undefined;
  return [ESCAPE, other ?? TABLES["default-extension"].get(character)];
}

/** Returns the octets of a header and a text, and for each character the bits that it takes. */
export function packed(characters, header = [], tables = {}) {
  const bits = header.flatMap((octet) => [...Array(8).keys()].map((bit) => (octet >> bit) & 1));
  while (bits.length % 7) bits.push(0);
  const places = [];
  for (const character of characters) {
    const from = bits.length;
    for (const septet of septetsOf(character, tables)) {
      for (let bit = 0; bit < 7; bit += 1) bits.push((septet >> bit) & 1);
    }
    places.push([from, bits.length - 1]);
  }
  const octets = [];
  for (let at = 0; at < bits.length; at += 8) {
    octets.push(bits.slice(at, at + 8).reduce((octet, bit, index) => octet | (bit << index), 0));
  }
  return { octets, places };
}

/** Returns the same for UCS-2. */
export function wide(characters, header = []) {
  const octets = [...header];
  const places = characters.map((character) => {
    const from = octets.length * 8;
    for (const unit of character.split("")) octets.push(unit.charCodeAt(0) >> 8, unit.charCodeAt(0) & 255);
    return [from, octets.length * 8 - 1];
  });
  return { octets, places };
}

/** Returns the indices of the octets with some of these bits. */
export function octetsWith([from, to]) {
  return Array.from({ length: (to >> 3) - (from >> 3) + 1 }, (_, index) => (from >> 3) + index);
}

/** Returns the indices of the characters with bits in an octet. */
export function charactersIn(places, octet) {
  const found = places.flatMap(([from, to], index) => ((from >> 3) <= octet && to >> 3 >= octet ? [index] : []));
  return found;
}

export const hex = (octets) => octets.map((octet) => octet.toString(16).padStart(2, "0")).join("").toUpperCase();
