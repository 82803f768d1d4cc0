// The distinct characters that force UCS-2, each with the segments that replacing it saves.

import { replaced } from "./edit.js";

/** The number of distinct characters that are shown, and weighed. */
export const SHOWN = 20;

/**
 * The characters in the order in which they first occur, those with a substitute before the
 * others: `{ character, substitute, places: { offset, from, to }[] }`.
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

/** The unmappable characters of a text: in groups, as marks in the text, and their number. */
export function explained(unmappable) {
  const marks = [];
  for (const { offset, character, substitute } of unmappable) {
    const name = substitute === null ? "unmappable" : "replaceable";
    const last = marks.at(-1);
    // One mark for adjacent characters: a text in Arabic has thousands.
    if (last?.end === offset && last.name === name) last.end += character.length;
    else marks.push({ start: offset, end: offset + character.length, name });
  }
  return { groups: grouped(unmappable), marks, count: unmappable.length };
}

/**
 * Sets `saved` of each group that is shown: the segments that replacing this character alone
 * saves, negative if it costs some. Returns the same for all of them together.
 */
export function weigh(groups, septet, text, options, segments) {
  const saved = (places) => segments - septet.measure(replaced(text, places), options).segments;
  for (const group of groups.slice(0, SHOWN)) {
    group.saved = group.substitute === null ? 0 : saved(group.places);
  }
  const places = replaceable(groups);
  return { times: places.length, saved: places.length > 0 ? saved(places) : 0 };
}

/** All places with a substitute, in order. */
export function replaceable(groups) {
  return groups
    .filter((group) => group.substitute !== null)
    .flatMap((group) => group.places)
    .sort((one, other) => one.offset - other.offset);
}

/** The characters made visible on their own, outside of their text. */
export function visible(text) {
  return [...text].map(seen).join("");
}

function seen(character) {
  const point = character.codePointAt(0);
  if (point < 0x20) return String.fromCodePoint(0x2400 + point);
  if (point === 0x7f) return "\u2421";
  // No ink, a change of direction, or no character at all.
  if (/[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/u.test(character)) return codePoint(character);
  // A combining mark needs a base.
  if (/\p{M}/u.test(character)) return `\u25CC${character}`;
  return character;
}

export function codePoint(character) {
  return `U+${character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
}
