// Measures and splits. The Rust side is `measured.rs` and `exports.rs`.

import * as wasm from "glue";

import { fail } from "./error.js";
import { prefersUtf16, resultIndex, words, writeUtf16, writeUtf8 } from "./memory.js";
import { ACCEPTANCE, LIMIT_UNITS, MAX_SEGMENTS } from "./names.js";
import { languageCodes, MMS, optionBits } from "./options.js";

/* global NATIONAL -- set by wasm/build */

const ENCODINGS = ["GSM-7", "UCS-2"];
const codeOf = (identifier) => (identifier ? languageCodes[identifier - 1] : null);

/** The numbers before those that a function appends: the length of the result and a measure. */
export const MEASURE_LENGTH = 13;

/** Returns the measure at the start of the result at this index. */
export function measureAt(at) {
  const max = words[at + 11];
  const used = words[at + 12];
  return {
    encoding: ENCODINGS[words[at + 1]],
    characters: words[at + 2],
    units: words[at + 3],
    segments: words[at + 4],
    capacity: words[at + 5],
    remaining: words[at + 6],
    unmappable: words[at + 7],
    lockingShift: NATIONAL ? codeOf(words[at + 8]) : null,
    singleShift: NATIONAL ? codeOf(words[at + 9]) : null,
    limit: {
      acceptance: ACCEPTANCE[words[at + 10] >> 2],
      unit: LIMIT_UNITS[words[at + 10] & 3],
      max,
      used,
      remaining: used < max ? max - used : 0,
      excess: used > max ? used - max : 0,
    },
  };
}

export function measureWith(text, bits) {
  const address =
    bits === 0 && prefersUtf16(text)
      ? wasm.measure_units(writeUtf16(text))
      : wasm.measure(writeUtf8(text), bits);
  return measureAt(resultIndex(address));
}

export function measure(text, options) {
  return measureWith(text, optionBits(options));
}

export function split(text, options) {
  const bits = optionBits(options);
  if (bits & MMS) {
    const measure = measureWith(text, bits);
    const segment = { text, start: 0, end: text.length, units: measure.units, unusedUnits: 0 };
    return { measure, segments: [segment] };
  }
  let at = resultIndex(wasm.split(writeUtf8(text), bits));
  const last = at + words[at];
  const measure = measureAt(at);
  at += MEASURE_LENGTH;
  if (words[at]) failSplit(words.subarray(at, last));
  const segments = [];
  let start = 0;
  for (at++; at < last; at += 2) {
    const end = words[at];
    const units = words[at + 1];
    const unusedUnits = at + 2 < last ? measure.capacity - units : 0;
    segments.push({ text: text.slice(start, end), start, end, units, unusedUnits });
    start = end;
  }
  return { measure, segments };
}

function failSplit([reason, number, character]) {
  if (reason === 1) {
    const most = `a message has at most ${MAX_SEGMENTS}`;
    fail("too-many-segments", `the text needs ${number} segments, ${most}`);
  }
  const point = character.toString(16).toUpperCase().padStart(4, "0");
  fail("unmappable", `U+${point} at offset ${number} has no code in the GSM 7-bit alphabet`);
}
