// Numbers and characters in words.

import { named, visible } from "../../element/visible.js";

export const hex = (number, width = 2) => number.toString(16).toUpperCase().padStart(width, "0");

/** Returns the octets as pairs of digits with spaces between. */
export const spaced = (octets) => [...octets].map((octet) => hex(octet)).join(" ");

const grouped = new Intl.NumberFormat("en");

/** Returns a number with a noun, for example "1 octet" or "1,200 octets". */
export function many(count, noun) {
  return `${grouped.format(count)} ${noun}${count === 1 ? "" : "s"}`;
}

/** Returns "septet 3", "septets 3 and 4" or "septets 3 to 9": `count` of them from `first`. */
export function range(noun, first, count) {
  if (count === 1) return `${noun} ${first}`;
  return `${noun}s ${first} ${count === 2 ? "and" : "to"} ${first + count - 1}`;
}

/** Returns a list such as "a, b and c". */
export function listed(items) {
  if (items.length < 2) return items.join("");
  return `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}

/** Returns a character as a sentence shows it. */
export function called(character) {
  return character === " " ? "space" : visible(character);
}

/** Returns a character with its code point. */
export function calledExactly(character) {
  return character === " " ? "space" : named(character);
}

const languages = new Intl.DisplayNames("en", { type: "language" });

export const languageName = (code) => languages.of(code);
