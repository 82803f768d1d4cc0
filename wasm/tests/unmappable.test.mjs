// What the element knows of the last text, and finds again in the next one, is what explaining
// the next one finds.
import assert from "node:assert/strict";
import test from "node:test";

import * as septet from "septet";
import { Foreign } from "../element/unmappable.js";
import { random, randomTexts } from "./texts.mjs";

const OPTIONS = [{}, { provider: "plivo" }, { boundary: "grapheme" }, { languages: "all" }];

test("a text that changes at a place", () => {
  const next = random(7);
  const below = (most) => Math.floor(next() * most);
  let pieces = 0;
  for (const options of OPTIONS) {
    const foreign = new Foreign();
    let text = "";
    const watched = {
      explain(some) {
        if (some.length < text.length) pieces += 1;
        return septet.explain(some, options);
      },
    };
    for (const piece of randomTexts(1500, 11)) {
      // Some code units go, others come, as if someone typed, cut and pasted; halves of pairs too.
      const start = below(text.length + 1);
      const end = Math.min(text.length, start + below(8));
      const from = below(piece.length + 1);
      text = text.slice(0, start) + piece.slice(from, from + below(below(8) ? 12 : 300)) + text.slice(end);
      if (text.length > 800) text = "";
      const measure = septet.measure(text, options);
      const expected =
        measure.encoding === "GSM-7" ? [] : septet.explain(text, options).foreignCharacters;
      assert.deepEqual(foreign.of(watched, text, options, measure), expected, JSON.stringify(text));
    }
  }
  assert.ok(pieces > 1000, `only ${pieces} times a piece alone was looked at`);
});
