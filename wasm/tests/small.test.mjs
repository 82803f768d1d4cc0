// The small build returns the same results as the full build, without substitutes.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import * as septet from "septet";
import * as small from "septet/small";

import { randomTexts } from "./texts.mjs";

const bytes = readFileSync(new URL(import.meta.resolve("septet/small.wasm")));
small.initSync(bytes);

test("the same results", () => {
  for (const text of randomTexts(10_000, 11)) {
    for (const options of [undefined, { provider: "telnyx" }, { encoding: "GSM-7", referenceWidth: 16 }]) {
      assert.deepEqual(small.measure(text, options), septet.measure(text, options));
      const expected = septet.explain(text, options);
      for (const one of expected.unmappable) one.substitute = null;
      expected.segmentsWithSubstitutes = null;
      expected.surplus = null;
      assert.deepEqual(small.explain(text, options), expected);
    }
    if (septet.measure(text).segments <= 255) assert.deepEqual(small.split(text), septet.split(text));
  }
});

test("missing features throw an error", () => {
  assert.equal(small.providers.length, 6);
  for (const options of [{ provider: "twilio" }, { boundary: "grapheme" }, { languages: "all" }]) {
    assert.throws(() => small.measure("x", options), { code: "invalid-option" });
  }
  assert.equal(small.truncate, undefined);
  assert.equal(small.replace, undefined);
});
