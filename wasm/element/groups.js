// Groups the characters that keep a text from GSM-7 by what they are and what can replace them.

import { replaced } from "./edit.js";
import { scriptOf } from "./scripts.js";

/** A mark that composes, but has no substitute of its own, because it negates what it strikes. */
const STROKE = "\u0338";
/** What joins characters to a cluster. Other characters are clusters by themselves. */
const JOINED = /[\p{M}\p{Emoji_Modifier}\p{RI}\u200c\u200d\u{e0020}-\u{e007f}]/u;

const segmenter = globalThis.Intl?.Segmenter && new Intl.Segmenter("en", { granularity: "grapheme" });
const end = ({ offset, from }) => offset + from.length;

/**
 * Groups the unmappable characters of a text `{ offset, character, substitute }`:
 *
 * - `groups`: `{ from, to, places: { offset, from, to }[] }`. A cluster, such as an emoji with a skin
 *   tone, is one place. `to` is null without a substitute; these groups are last.
 * - `scripts`: `{ code, count }` for each script that GSM-7 cannot hold. Its letters have no group,
 *   even if some of them look like Latin letters.
 * - `marks`: `{ start, end, name }` for the overlay.
 */
export function findGroups(septet, text, options, unmappable) {
  const hopeless = new Set(
    unmappable.filter(({ substitute }) => substitute === null).map((one) => scriptOf(one.character)),
  );
  hopeless.delete(null);
  const compositions = findCompositions(septet, text, options, unmappable);
  const groups = new Map();
  const scripts = new Map();
  const marks = [];
  let [next, done, script] = [0, 0, null];

  unmappable.forEach(({ offset, character, substitute }, index) => {
    if (offset < done) return;
    const own = scriptOf(character);
    // A mark belongs to the letter before it.
    script = offset === done && /\p{M}/u.test(character) ? (own ?? script) : own;
    if (hopeless.has(script)) {
      const isMark = own !== script || /\p{M}/u.test(character);
      scripts.set(script, (scripts.get(script) ?? 0) + Number(!isMark));
      done = offset + character.length;
      return;
    }
    while (next < compositions.length && end(compositions[next]) <= offset) next += 1;
    const composition = compositions[next];
    const covers = composition?.offset <= offset && composition.offset >= done;
    const composes = covers && (substitute !== null || character === STROKE);
    const place = composes ? composition : clusterAt(text, unmappable, index);
    done = end(place);
    const { from, to } = place;
    const key = `${from}\n${to}`;
    if (!groups.has(key)) groups.set(key, { key, from, to, places: [] });
    groups.get(key).places.push(place);
    const name = to === null ? "unmappable" : "replaceable";
    const last = marks.at(-1);
    if (last?.end === place.offset && last.name === name) last.end = done;
    else marks.push({ start: place.offset, end: done, name });
  });
  const isLast = ({ to }) => Number(to === null);
  return {
    groups: [...groups.values()].sort((one, other) => isLast(one) - isLast(other)),
    scripts: [...scripts].map(([code, count]) => ({ code, count })),
    marks,
  };
}

/** Returns the changes `{ offset, from, to }` of letters together with marks after them. */
function findCompositions(septet, text, options, unmappable) {
  if (!septet.replace || !unmappable.some(({ character }) => /\p{M}/u.test(character))) return [];
  const { changes } = septet.replace(text, { ...options, policy: "always" });
  return changes.filter(({ from }) => [...from].length > 1);
}

/** Returns the cluster with an unmappable character, as a place. */
function clusterAt(text, unmappable, index) {
  const { offset, character, substitute } = unmappable[index];
  const alone = { offset, from: character, to: substitute };
  const after = String.fromCodePoint(text.codePointAt(offset + character.length) ?? 0);
  if (!segmenter || !(JOINED.test(character) || JOINED.test(after))) return alone;
  const cluster = segmenter.segment(text).containing(offset);
  if (cluster.segment === character) return alone;
  const last = cluster.index + cluster.segment.length;
  const members = [];
  for (let at = index; unmappable[at]?.offset < last; at += 1) members.push(unmappable[at]);
  // Removing a part would tear the cluster.
  const isReplaceable = members.every(({ substitute }) => substitute !== null);
  if (!isReplaceable) return { offset: cluster.index, from: cluster.segment, to: null };
  if (members.length === 1) return alone;
  const places = members.map((one) => {
    return { offset: one.offset - cluster.index, from: one.character, to: one.substitute };
  });
  return { offset: cluster.index, from: cluster.segment, to: replaced(cluster.segment, places) };
}

/** Returns all places with a substitute, in order. */
export function replaceable(groups) {
  return groups
    .filter(({ to }) => to !== null)
    .flatMap(({ places }) => places)
    .sort((one, other) => one.offset - other.offset);
}
