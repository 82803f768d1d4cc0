// Explains what makes a text expensive. The Rust side is `explain` in `exports.rs`.

import * as wasm from "glue";

import { MEASURE_LENGTH, measureAt } from "./measure.js";
import { resultIndex, string, words, writeUtf8 } from "./memory.js";
import { optionBits } from "./options.js";

/* global SUBSTITUTES -- set by wasm/build */

export function explain(text, options) {
  const bits = optionBits(options);
  let at = resultIndex(wasm.explain(writeUtf8(text), bits));
  const measure = measureAt(at);
  const take = (count) => words.subarray(at, (at += count));
  take(MEASURE_LENGTH);
  const [
    segmentsWithoutUnmappable,
    segmentsWithSubstitutes,
    segmentsWithoutExtensions,
    segmentsWithLineFeeds,
    segmentsWithCrlf,
    naiveSegments,
  ] = take(6);
  const [offset, characters, segments] = take(3);
  const lengths = take(4);
  // The lists are consecutive: each call advances `at`.
  const list = (length, width, make) => {
    const items = [];
    for (const end = at + length; at < end; at += width) items.push(make(words[at], at));
    return items;
  };
  const position = (offset) => {
    return { offset, character: String.fromCodePoint(text.codePointAt(offset)) };
  };

  const unmappable = list(lengths[0], 3, (offset, at) => {
    const length = words[at + 2];
    const substitute = SUBSTITUTES && length ? string(words[at + 1], length) : null;
    return { ...position(offset), substitute };
  });
  // The module cannot tell lone surrogates apart, so this compares the original characters.
  const first = unmappable[0]?.character;
  const allSame = unmappable.every(({ character }) => character === first);
  return {
    measure,
    unmappable,
    onlyUnmappable: (allSame && first) || null,
    segmentsWithoutUnmappable,
    segmentsWithSubstitutes: SUBSTITUTES ? segmentsWithSubstitutes : null,
    extensions: list(lengths[1], 1, position),
    segmentsWithoutExtensions,
    crlfBreaks: list(lengths[2], 1, position),
    segmentsWithLineFeeds,
    segmentsWithCrlf,
    segmentEnds: list(lengths[3], 2, (offset, at) => ({ offset, unusedUnits: words[at + 1] })),
    surplus: characters ? { offset, characters, segments } : null,
    naiveSegments,
  };
}
