// Explaining only the changed piece of a text finds the same characters as explaining it all.
import assert from "node:assert/strict";
import test from "node:test";

import * as septet from "septet";
import { UnmappableFinder } from "../element/unmappable.js";
import { random, randomTexts } from "./texts.mjs";

const OPTIONS = [{}, { provider: "plivo" }, { boundary: "grapheme" }, { languages: "all" }];

test("edits at random places", () => {
  const next = random(7);
  const below = (most) => Math.floor(next() * most);
  let pieces = 0;
  for (const options of OPTIONS) {
    const finder = new UnmappableFinder();
    let text = "";
    const watched = {
      explain(some) {
        if (some.length < text.length) pieces += 1;
        return septet.explain(some, options);
      },
    };
    for (const piece of randomTexts(1500, 11)) {
      // Replaces a few code units, as typing and pasting do. This may cut surrogate pairs.
      const start = below(text.length + 1);
      const end = Math.min(text.length, start + below(8));
      const from = below(piece.length + 1);
      text = text.slice(0, start) + piece.slice(from, from + below(below(8) ? 12 : 300)) + text.slice(end);
      if (text.length > 800) text = "";
      const measure = septet.measure(text, options);
      const expected =
        measure.encoding === "GSM-7" ? [] : septet.explain(text, options).unmappable;
      assert.deepEqual(finder.find(watched, text, options, measure), expected, JSON.stringify(text));
    }
  }
  assert.ok(pieces > 1000, `only ${pieces} pieces were explained`);
});
