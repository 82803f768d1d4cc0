// Finds the ways to save segments: replacing characters, allowing national tables, and switching the
// smart encoding of the provider on.

import { replaced } from "./edit.js";
import { replaceable } from "./groups.js";
import { hasSmartEncoding, sentText } from "./sent.js";

/** The maximum number of distinct characters that are listed and tried by themselves. */
export const MAX_LISTED = 20;
/** The maximum number of actions that are offered. */
const MAX_ACTIONS = 3;

/** What an action changes, from the least to the most: the text stays, or letters lose their marks. */
const RANKS = { characters: 0, smart: 1, tables: 2, letters: 3 };

/** Returns the measure of what is sent for a typed text. */
export function measureSent(septet, typed, rules) {
  return septet.measure(sentText(septet, typed, rules).text, rules.options);
}

/**
 * Returns the actions that save at least a segment, the cheapest first:
 * `{ kind, places, rules, languages, segments, saved }`, in which `rules` are those afterwards and
 * `languages` the codes of the tables to allow. Also sets `saved` of each listed group to the
 * segments that replacing this character alone saves, which is negative if that costs segments.
 */
export function findActions(septet, typed, rules, measure, groups) {
  const { segments } = measure;
  const found = [];
  const tryAction = (places, after = rules, languages = []) => {
    const saved = segments - measureSent(septet, replaced(typed, places), after).segments;
    const kind = kindOf(places, languages, after.isSmart && !rules.isSmart);
    if (saved > 0) found.push({ kind, places, rules: after, languages, saved });
    return saved;
  };
  for (const group of groups.slice(0, MAX_LISTED)) {
    group.saved = group.to === null ? 0 : tryAction(group.places);
  }
  if (segments < 2) return [];

  const places = replaceable(groups);
  if (places.length > 0) {
    tryAction(places);
    tryAction(places.filter(({ from }) => !isLetter(from)));
  }
  // By default the policy is "ifSaves", which can save more by replacing fewer characters.
  const best = septet.replace?.(typed, rules.options);
  if (best?.isChanged) tryAction(best.changes);
  if (!rules.isSmart && hasSmartEncoding(septet, rules.options.provider)) {
    tryAction([], { ...rules, isSmart: true });
  }
  tryTables(septet, typed, rules, tryAction);
  return cheapest(found).map((action) => ({ ...action, segments: segments - action.saved }));
}

/** Tries the national tables that hold the text, or the text with a few characters replaced. */
function tryTables(septet, typed, rules, tryAction) {
  const { options } = rules;
  if (!septet.languages?.length || options.languages === "all" || options.encoding === "UCS-2") return;
  const all = { ...rules, options: { ...options, languages: "all" } };
  const tryWith = (text, places) => {
    const { lockingShift, singleShift } = measureSent(septet, text, all);
    const known = options.languages ?? [];
    const added = [lockingShift, singleShift].filter((code) => code && !known.includes(code));
    if (added.length === 0) return;
    const languages = [...new Set(added)];
    const after = { ...rules, options: { ...options, languages: [...known, ...languages] } };
    tryAction(places, after, languages);
  };
  tryWith(typed, []);
  const rest = septet.replace?.(typed, all.options);
  if (rest?.isChanged) tryWith(rest.text, rest.changes);
}

const isLetter = (text) => /\p{L}/u.test(text);

function kindOf(places, languages, isSmart) {
  if (isSmart) return "smart";
  if (places.some(({ from }) => isLetter(from))) return "letters";
  return languages.length > 0 ? "tables" : "characters";
}

/**
 * Returns whether an action replaces more than another one that saves as much. The smart encoding of
 * the provider may replace the rest anyway.
 */
function isDominated(action, actions) {
  const offsets = new Set(action.places.map(({ offset }) => offset));
  return actions.some(({ kind, places, languages, saved }) => {
    return (
      kind !== "smart" &&
      action.kind !== "smart" &&
      saved >= action.saved &&
      places.length < action.places.length &&
      languages.every((code) => action.languages.includes(code)) &&
      places.every(({ offset }) => offsets.has(offset))
    );
  });
}

/** Returns the different actions, the cheapest first, and then those that change the least. */
function cheapest(actions) {
  const order = (one, other) => {
    return (
      other.saved - one.saved ||
      RANKS[one.kind] - RANKS[other.kind] ||
      one.places.length - other.places.length
    );
  };
  const seen = new Set();
  return actions
    .filter(({ kind, places, languages }) => {
      const key = JSON.stringify([kind === "smart", places, languages]);
      return !seen.has(key) && seen.add(key);
    })
    .filter((action) => !isDominated(action, actions))
    .sort(order)
    .slice(0, MAX_ACTIONS);
}
