// Derives everything that the element shows from the text, the rules and the module. Nothing of it is
// kept from one text to the next, so that nothing can be out of date.

import { MAX_SEGMENTS } from "../js/names.js";
import { findActions, MAX_LISTED, measureSent } from "./advice.js";
import { findGroups, replaceable } from "./groups.js";
import { sentText } from "./sent.js";
import { actionWords, limitSentence, reason } from "./words.js";

/** The figures: what can be said without explaining the text. */
export function figures({ typed, rules, price, money, message }, measure) {
  const isMms = rules.options.channel === "mms";
  const isTooLong = !isMms && measure.segments > MAX_SEGMENTS;
  const isEmpty = typed === "";
  const isUnmappable = !isMms && measure.unmappable > 0;
  const isPriced = price !== null && !isTooLong && !isEmpty && !isUnmappable;
  const [limit, isAlarm] = limitOf(message, measure, rules.options, { isTooLong, isUnmappable });
  return {
    isMms,
    isTooLong,
    isWhole: !isMms && !isTooLong && !isUnmappable,
    count: measure.segments,
    noun: message(isMms ? "messages" : "segments", measure),
    cost: isPriced ? message("cost", { cost: money(price * measure.segments) }) : "",
    rows: isMms ? [] : rowsOf(message, measure, isTooLong),
    limit,
    isAlarm,
  };
}

/** Returns a sentence about the limits, and whether it is an alarm. */
function limitOf(message, { segments, limit }, { provider, channel }, { isTooLong, isUnmappable }) {
  if (isUnmappable) return [message("cannotBeSent"), true];
  if (isTooLong) return [message("tooLong", { segments, max: MAX_SEGMENTS }), true];
  // A limit of segments does not apply to MMS.
  if (!provider || (channel === "mms" && limit.unit === "segments")) return ["", false];
  return [limitSentence(message, limit, provider), limit.acceptance === "refused"];
}

function rowsOf(message, measure, isTooLong) {
  const { encoding, characters, units, segments, capacity, remaining } = measure;
  const of = message("unitsOf", { units, most: segments * capacity, encoding });
  return [
    [message("encoding"), encoding],
    [message("characters"), message("number", { value: characters })],
    [message("units", { encoding }), of],
    [message("remaining", { segments }), isTooLong ? "" : message("number", { value: remaining })],
  ];
}

/** The segments of a text that can be sent, with offsets in the typed text. */
export function segmentsOf({ septet, typed, rules }) {
  const sent = sentText(septet, typed, rules);
  const { segments } = septet.split(sent.text, rules.options);
  const ends = sent.typedOffsets(segments.map(({ end }) => end));
  return segments.map(({ units }, index) => ({ start: ends[index - 1] ?? 0, end: ends[index], units }));
}

/** What costs segments, and how to save them: the slow part. */
export function advice(context, measure) {
  const { septet, typed, rules, message, scripts } = context;
  const sent = sentText(septet, typed, rules);
  const why = septet.explain(sent.text, rules.options);
  const offsets = sent.typedOffsets(why.unmappable.map(({ offset }) => offset));
  const unmappable = why.unmappable.map((one, index) => ({ ...one, offset: offsets[index] }));
  const found = findGroups(septet, typed, rules.options, unmappable);
  const actions = findActions(septet, typed, rules, measure, found.groups);
  const facts = {
    measure,
    found,
    without: why.segmentsWithoutUnmappable,
    isForced: (rules.options.encoding ?? "auto") !== "auto",
    isEmpty: typed === "",
  };
  return {
    why: reason(context, facts),
    actions: actions.map((action) => ({ ...action, ...actionWords(context, action) })),
    notes: notesOf(message, why, measure, rules),
    canReplace: Boolean(septet.replace),
    groups: found.groups.slice(0, MAX_LISTED),
    more: Math.max(found.groups.length - MAX_LISTED, 0),
    all: replaceable(found.groups),
    scripts: found.scripts.map(({ code, count }) => message("scriptRow", { script: scripts(code), count })),
    marks: found.marks,
  };
}

function notesOf(message, why, measure, rules) {
  const notes = [];
  const { surplus, segmentsWithCrlf } = why;
  if (surplus) notes.push(message("surplus", surplus));
  if (!rules.isCrlf && segmentsWithCrlf > measure.segments) {
    notes.push(message("crlf", { segments: segmentsWithCrlf }));
  }
  return notes;
}
