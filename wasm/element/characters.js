// Groups the characters that force UCS-2, and counts the segments that replacing them saves.

import { replaced } from "./edit.js";

/** The maximum number of distinct characters that are listed. */
export const MAX_LISTED = 20;
/** A mark that composes, but has no substitute of its own, because it negates what it strikes. */
const STROKE = "\u0338";

/**
 * Groups the unmappable characters of a text as `{ from, to, places: { offset, from, to }[] }`.
 * `to` is null without a substitute; groups with one come first, otherwise they are in the order of
 * the text. Also returns marks for the overlay, and the number of characters.
 */
export function findGroups(septet, text, options, unmappable) {
  const compositions = findCompositions(septet, text, options, unmappable);
  const groups = new Map();
  const marks = [];
  const end = ({ offset, from }) => offset + from.length;
  const add = (place) => {
    const { offset, from, to } = place;
    const key = `${from}\n${to}`;
    if (!groups.has(key)) groups.set(key, { key, from, to, places: [] });
    groups.get(key).places.push(place);
    const name = to === null ? "unmappable" : "replaceable";
    const last = marks.at(-1);
    // Adjacent characters share a mark, because a text in Arabic has thousands of them.
    if (last?.end === offset && last.name === name) last.end = end(place);
    else marks.push({ start: offset, end: end(place), name });
    return end(place);
  };
  let [next, done] = [0, 0];
  for (const { offset, character, substitute } of unmappable) {
    if (offset < done) continue;
    while (next < compositions.length && end(compositions[next]) <= offset) next += 1;
    const composition = compositions[next];
    const covers = composition?.offset <= offset && composition.offset >= done;
    const composes = covers && (substitute !== null || character === STROKE);
    done = add(composes ? composition : { offset, from: character, to: substitute });
  }
  const isLast = ({ to }) => Number(to === null);
  const sorted = [...groups.values()].sort((one, other) => isLast(one) - isLast(other));
  return { groups: sorted, marks, count: unmappable.length };
}

/** Returns the changes `{ offset, from, to }` of letters together with marks after them. */
function findCompositions(septet, text, options, unmappable) {
  if (!septet.replace || !unmappable.some(({ character }) => /\p{M}/u.test(character))) return [];
  const { changes } = septet.replace(text, { ...options, policy: "always" });
  return changes.filter(({ from }) => [...from].length > 1);
}

/**
 * Sets `saved` of each listed group to the segments saved by replacing this character alone, which
 * is negative if that costs segments. Returns what to offer for all groups together: the places to
 * replace, the segments saved, and whether that is every place with a substitute. It is not if
 * replacing fewer of them saves more.
 */
export function computeSavings(groups, septet, text, options, segments) {
  const saved = (places) => segments - septet.measure(replaced(text, places), options).segments;
  for (const group of groups.slice(0, MAX_LISTED)) {
    group.saved = group.to === null ? 0 : saved(group.places);
  }
  const places = replaceable(groups);
  if (places.length === 0) return { places, saved: 0, isAll: true };
  const all = { places, saved: saved(places), isAll: true };
  // By default the policy is "ifSaves".
  const best = segments > 1 && septet.replace?.(text, options);
  if (!best || best.savedSegments <= all.saved) return all;
  return { places: best.changes, saved: best.savedSegments, isAll: false };
}

/** Returns all places with a substitute, in order. */
export function replaceable(groups) {
  return groups
    .filter(({ to }) => to !== null)
    .flatMap(({ places }) => places)
    .sort((one, other) => one.offset - other.offset);
}

/** Returns characters in a form that is visible outside their text. */
export function visible(text) {
  return [...text].map(seen).join("");
}

function seen(character, index) {
  const point = character.codePointAt(0);
  if (point < 0x20) return String.fromCodePoint(0x2400 + point);
  if (point === 0x7f) return "\u2421";
  // Invisible characters, direction controls, lone surrogates and unassigned code points.
  if (/[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/u.test(character)) return codePoint(character);
  // A combining mark needs a base.
  if (index === 0 && /\p{M}/u.test(character)) return `\u25CC${character}`;
  return character;
}

/** Returns the code points of a text, for example "U+0065 U+0301". */
export function codePoints(text) {
  return [...text].map(codePoint).join(" ");
}

function codePoint(character) {
  return `U+${character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
}
