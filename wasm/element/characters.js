// The characters that force UCS-2, each once, with what it would save to replace it.

import { replaced } from "./edit.js";

/** So many different ones are shown, and weighed, at most. */
export const SHOWN = 20;

/**
 * The characters of an explanation in the order in which they first come, those first that
 * can be replaced: `{ character, substitute, places: { offset, from, to }[] }`.
 */
function grouped(foreignCharacters) {
  const groups = new Map();
  for (const { offset, character, substitute } of foreignCharacters) {
    let group = groups.get(character);
    if (!group) groups.set(character, (group = { character, substitute, places: [] }));
    group.places.push({ offset, from: character, to: substitute ?? character });
  }
  const kinds = [...groups.values()];
  const can = ({ substitute }) => substitute !== null;
  return [...kinds.filter(can), ...kinds.filter((kind) => !can(kind))];
}

/** What the foreign characters are: in groups, as marks in the text, and how many. */
export function explained(foreignCharacters) {
  const marks = [];
  for (const { offset, character, substitute } of foreignCharacters) {
    const name = substitute === null ? "foreign" : "replaceable";
    const last = marks.at(-1);
    // One mark for neighbours: a text in Arabic has thousands.
    if (last?.end === offset && last.name === name) last.end += character.length;
    else marks.push({ start: offset, end: offset + character.length, name });
  }
  return { groups: grouped(foreignCharacters), marks, count: foreignCharacters.length };
}

/**
 * Gives each group that is shown `saved`: the segments that it saves to replace that character
 * alone, fewer than none if it costs. Returns the same for all of them together.
 */
export function weigh(groups, septet, text, options, segments) {
  const saved = (places) => segments - septet.measure(replaced(text, places), options).segments;
  for (const group of groups.slice(0, SHOWN)) {
    group.saved = group.substitute === null ? 0 : saved(group.places);
  }
  const places = replaceable(groups);
  return { times: places.length, saved: places.length > 0 ? saved(places) : 0 };
}

/** All places for which there is a substitute, in order. */
export function replaceable(groups) {
  return groups
    .filter((group) => group.substitute !== null)
    .flatMap((group) => group.places)
    .sort((one, other) => one.offset - other.offset);
}

/** The character so that it can be seen, alone and out of its text. */
export function visible(text) {
  return [...text].map(seen).join("");
}

function seen(character) {
  const point = character.codePointAt(0);
  if (point < 0x20) return String.fromCodePoint(0x2400 + point);
  if (point === 0x7f) return "\u2421";
  // What has no ink, turns the direction, or is no character at all.
  if (/[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/u.test(character)) return codePoint(character);
  // A mark needs something to sit on.
  if (/\p{M}/u.test(character)) return `\u25CC${character}`;
  return character;
}

export function codePoint(character) {
  return `U+${character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
}
