// The sentences that depend on more than one value.

import { named, visible } from "./visible.js";

/** The most groups that a sentence names. */
const MAX_NAMED = 2;

/**
 * Returns why the text has its encoding. `found` is the result of `findGroups`, and `without` the
 * number of segments without the characters that it names.
 */
export function reason({ message, languages, scripts }, { measure, found, without, isForced, isEmpty }) {
  if (isEmpty) return message("whyEmpty");
  const { encoding, lockingShift, singleShift, units, characters, unmappable, segments } = measure;
  if (unmappable > 0) return message("whyUnmappable", { unmappable });
  if (isForced) return message("whyForced", { encoding });
  if (encoding === "GSM-7") {
    const tables = Object.entries({ lockingShift, singleShift })
      .filter(([, code]) => code)
      .map(([shift, code]) => message(shift, { language: languages(code) }));
    if (tables.length > 0) return message("whyNational", { tables: tables.join(", ") });
    return message("whyGsm7", { extensions: units - characters });
  }
  const names = [
    ...found.scripts.map(({ code }) => message("script", { script: scripts(code) })),
    ...found.groups.map(({ from }) => named(from)),
  ];
  if (names.length === 0) return message("whyNoNational");
  const more = Math.max(names.length - MAX_NAMED, 0);
  const what = message("list", { names: names.slice(0, MAX_NAMED), more });
  const isOne = names.length === 1 && found.scripts.length === 0;
  return message("whyUcs2Because", { what, isOne, without: without < segments ? without : null });
}

const LIMIT_SENTENCES = {
  accepted: "limitMet",
  "may-be-refused": "limitUncertain",
  refused: "limitExceeded",
};

/** Returns a sentence about the limit of the provider with this name. */
export function limitSentence(message, limit, name) {
  const provider = message("providerName", { name });
  return message(LIMIT_SENTENCES[limit.acceptance], { ...limit, provider });
}

/** Returns what an action does, and what it saves. `price` is that of a segment, or null. */
export function actionWords({ message, price, money, languages }, action) {
  const { places, saved } = action;
  const cost = price === null ? null : money(price * saved);
  return {
    label: label(message, action, languages),
    saves: message("saves", { saved, cost }),
    isText: places.length > 0,
  };
}

function label(message, { kind, places, languages: codes }, languages) {
  if (kind === "smart") return message("useSmartEncoding");
  const replaces = places.length === 0 ? "" : replacesWords(message, places);
  if (codes.length === 0) return replaces;
  return message("useTables", { languages: codes.map(languages), replaces });
}

/** Returns what replacing these places does. */
export function replacesWords(message, places) {
  const pairs = new Map(places.map(({ from, to }) => [`${from}\n${to}`, { from, to }]));
  const distinct = [...pairs.values()];
  const [{ to }] = distinct;
  if (distinct.length > MAX_NAMED || distinct.some((pair) => pair.to !== to)) {
    return message("replaceSome", { times: places.length });
  }
  const names = distinct.map(({ from }) => visible(from));
  return message("replace", { from: message("list", { names, more: 0 }), to: visible(to) });
}
