// Groups the characters that force UCS-2, and counts the segments that replacing them saves.

import { replaced } from "./edit.js";

/** The maximum number of distinct characters that are listed. */
export const MAX_LISTED = 20;

/**
 * Groups equal characters as `{ character, substitute, places: { offset, from, to }[] }`. Groups
 * with a substitute come first; otherwise they are in the order of the text.
 */
function grouped(unmappable) {
  const groups = new Map();
  for (const { offset, character, substitute } of unmappable) {
    let group = groups.get(character);
    if (!group) groups.set(character, (group = { character, substitute, places: [] }));
    group.places.push({ offset, from: character, to: substitute ?? character });
  }
  const all = [...groups.values()];
  const has = ({ substitute }) => substitute !== null;
  return [...all.filter(has), ...all.filter((group) => !has(group))];
}

/** Returns the unmappable characters as groups and as marks for the overlay, and their number. */
export function groupUnmappable(unmappable) {
  const marks = [];
  for (const { offset, character, substitute } of unmappable) {
    const name = substitute === null ? "unmappable" : "replaceable";
    const last = marks.at(-1);
    // Adjacent characters share a mark, because a text in Arabic has thousands of them.
    if (last?.end === offset && last.name === name) last.end += character.length;
    else marks.push({ start: offset, end: offset + character.length, name });
  }
  return { groups: grouped(unmappable), marks, count: unmappable.length };
}

/**
 * Sets `saved` of each listed group to the segments saved by replacing this character alone, which
 * is negative if that costs segments. Returns the number of all replaceable places, and the
 * segments saved by replacing them all.
 */
export function computeSavings(groups, septet, text, options, segments) {
  const saved = (places) => segments - septet.measure(replaced(text, places), options).segments;
  for (const group of groups.slice(0, MAX_LISTED)) {
    group.saved = group.substitute === null ? 0 : saved(group.places);
  }
  const places = replaceable(groups);
  return { times: places.length, saved: places.length > 0 ? saved(places) : 0 };
}

export function replaceable(groups) {
  return groups
    .filter((group) => group.substitute !== null)
    .flatMap((group) => group.places)
    .sort((one, other) => one.offset - other.offset);
}

/** Returns characters in a form that is visible outside their text. */
export function visible(text) {
  return [...text].map(seen).join("");
}

function seen(character) {
  const point = character.codePointAt(0);
  if (point < 0x20) return String.fromCodePoint(0x2400 + point);
  if (point === 0x7f) return "\u2421";
  // Invisible characters, direction controls, lone surrogates and unassigned code points.
  if (/[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/u.test(character)) return codePoint(character);
  // A combining mark needs a base.
  if (/\p{M}/u.test(character)) return `\u25CC${character}`;
  return character;
}

export function codePoint(character) {
  return `U+${character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
}
