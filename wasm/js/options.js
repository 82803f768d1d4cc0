// Encodes options as bits. The Rust side is `options.rs`.

import { fail, shown } from "./error.js";
import { LANGUAGE_CODES, PROVIDERS } from "./names.js";

/* global GRAPHEMES, NATIONAL -- set by wasm/build */

/** The providers of this build. */
export const known = PROVIDERS.filter(({ isByClusters }) => GRAPHEMES || !isByClusters);

/** The codes of the languages, ordered by identifier from 1. */
export const languageCodes = NATIONAL ? LANGUAGE_CODES : [];

// The bits of values that other files need.
export const MMS = 1 << 4;
export const GSM7 = 2 << 9;
export const isWide = (bits) => ((bits >> 7) & 3) === 2;
const FIRST_LANGUAGE = 11;

// For each option: its values, its lowest bit, and the number of its first value.
const CHOICES = new Map([
  ["provider", [known.map(({ name }) => name), 0, 1]],
  ["channel", [["sms", "mms"], 4, 0]],
  ["boundary", [GRAPHEMES ? ["character", "grapheme"] : ["character"], 5, 1]],
  ["referenceWidth", [[8, 16], 7, 1]],
  ["encoding", [["auto", "GSM-7", "UCS-2"], 9, 1]],
]);

const listed = (choices) => choices.map(shown).join(", ");

export function indexOf(name, value, choices) {
  const index = choices.indexOf(value);
  if (index < 0) fail("invalid-option", `${name} must be one of ${listed(choices)}, not ${shown(value)}`);
  return index;
}

/** Returns a bit for each value of a list, or for "all" values. */
export function bitsOf(name, value, choices) {
  if (value === "all") return (1 << choices.length) - 1;
  if (!Array.isArray(value)) {
    fail("invalid-option", `${name} must be "all" or a list of ${listed(choices)}, not ${shown(value)}`);
  }
  const bit = (item) => 1 << indexOf(`each item of ${name}`, item, choices);
  return value.reduce((bits, item) => bits | bit(item), 0);
}

/**
 * Returns the bits of the options. They are not cached, because comparing the options with those of
 * the last call would take longer. `more` lists options that the caller reads.
 */
export function optionBits(options, more) {
  let bits = 0;
  if (options === undefined) return bits;
  if (typeof options !== "object" || options === null) {
    fail("invalid-argument", `options must be an object, not ${shown(options)}`);
  }
  for (const name in options) {
    const value = options[name];
    const choice = CHOICES.get(name);
    if (choice) {
      if (value !== undefined) bits |= (indexOf(name, value, choice[0]) + choice[2]) << choice[1];
    } else if (NATIONAL && name === "languages") {
      if (value !== undefined) {
        bits |= bitsOf(name, value, languageCodes) << FIRST_LANGUAGE;
      }
    } else if (!more?.includes(name)) {
      const all = [...CHOICES.keys(), ...(NATIONAL ? ["languages"] : []), ...(more ?? [])];
      fail("invalid-option", `${shown(name)} is not an option; the options are ${listed(all)}`);
    }
  }
  return bits;
}
