// Every invalid argument throws an error that names the argument and the allowed values.
import assert from "node:assert/strict";
import test from "node:test";

import { SeptetError, explain, measure, replace, split, truncate } from "septet";

const INVALID_OPTIONS = [
  [{ provider: "nobody" }, /^provider must be one of "bandwidth", "twilio", .*, not "nobody"$/],
  [{ provider: null }, /^provider must be .*, not null$/],
  [{ provider: NaN }, /^provider must be /],
  [{ provider: 1n }, /^provider must be .*, not bigint$/],
  [{ channel: "fax" }, /^channel must be one of "sms", "mms", not "fax"$/],
  [{ boundary: "word" }, /^boundary must be one of "character", "grapheme", not "word"$/],
  [{ referenceWidth: "8" }, /^referenceWidth must be one of 8, 16, not "8"$/],
  [{ encoding: "gsm7" }, /^encoding must be one of "auto", "GSM-7", "UCS-2", not "gsm7"$/],
  [{ languages: "tr" }, /^languages must be "all" or a list of "tr", "es", .*, not "tr"$/],
  [{ languages: ["tr", "xx"] }, /^each item of languages must be one of "tr", .*, not "xx"$/],
  [{ languages: {} }, /^languages must be "all" or a list/],
  [{ boundry: "grapheme" }, /^"boundry" is not an option; the options are "provider", "channel", .*"languages"$/],
  [{ toString: 1 }, /^"toString" is not an option/],
];
const FUNCTIONS = {
  measure,
  split,
  explain,
  replace,
  truncate: (text, options) => truncate(text, 1, options),
};

for (const [name, call] of Object.entries(FUNCTIONS)) {
  test(`${name}: invalid options`, () => {
    for (const [options, message] of INVALID_OPTIONS) {
      assert.throws(() => call("x", options), (error) => {
        assert.ok(error instanceof SeptetError && error instanceof Error);
        assert.equal(error.code, "invalid-option");
        assert.equal(error.name, "SeptetError");
        if (!String(error.message).includes("is not an option")) assert.match(error.message, message);
        return true;
      });
    }
    for (const options of [null, 3, "twilio", () => {}]) {
      assert.throws(() => call("x", options), {
        code: "invalid-argument",
        message: /^options must be an object, not /,
      });
    }
  });

  test(`${name}: a text that is not a string`, () => {
    for (const text of [undefined, null, 5, {}, ["x"], Symbol("x")]) {
      assert.throws(() => call(text), {
        name: "SeptetError",
        code: "invalid-argument",
        message: /^text must be a string, not /,
      });
    }
  });

  test(`${name}: undefined options take their defaults`, () => {
    const options = { provider: undefined, languages: undefined, encoding: undefined };
    assert.deepEqual(call("x", options), call("x"));
    assert.deepEqual(call("x", {}), call("x"));
  });
}

test("the options of replace", () => {
  assert.throws(() => replace("x", { policy: "sometimes" }), {
    code: "invalid-option",
    message: 'policy must be one of "never", "ifFits", "ifSaves", "always", not "sometimes"',
  });
  for (const policy of ["fit", "save"]) {
    assert.throws(() => replace("x", { policy }), { code: "invalid-option" });
  }
  assert.throws(() => replace("x", { groups: ["emoji"] }), { code: "invalid-option" });
  assert.throws(() => measure("x", { policy: "ifFits" }), { message: /^"policy" is not an option/ });
});

test("invalid numbers of segments", () => {
  for (const segments of [-1, 1.5, NaN, Infinity, "1", undefined]) {
    assert.throws(() => truncate("x", segments), {
      code: "invalid-argument",
      message: /^segments must be a non-negative integer, not /,
    });
  }
});
