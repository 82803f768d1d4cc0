// The package against the command `septet preview`, over the same random texts. A JSON string can
// hold a lone surrogate and a text of Rust cannot: there, U+FFFD stands for it.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import test from "node:test";

import { explain, measure, replace, split, truncate } from "septet";

import { randomTexts } from "./texts.mjs";

const COMMAND = process.env.SEPTET_COMMAND;
const TEXTS = [...randomTexts(10_000, 7)];

// What the program says of each text.
function rust(...options) {
  const input = TEXTS.map((text) => JSON.stringify(text.toWellFormed())).join("\n") + "\n";
  const run = spawnSync(COMMAND, ["preview", "--json-lines", ...options], {
    input,
    encoding: "utf8",
    maxBuffer: 1 << 30,
  });
  assert.equal(run.status, 0, run.stderr);
  const answers = run.stdout.trimEnd().split("\n").map((line) => JSON.parse(line));
  assert.equal(answers.length, TEXTS.length);
  return answers;
}

// Octets of UTF-8 before each place of a text in UTF-16, the way Rust counts.
const octets = (text) => Buffer.byteLength(text);
const octetsBefore = (text) => (offset) => octets(text.slice(0, offset));

// The fields that a measure has in both.
function measures(rules, ...options) {
  const answers = rust(...options);
  for (const [index, text] of TEXTS.entries()) {
    const expected = answers[index];
    const cost = measure(text, rules);
    const found = {
      encoding: cost.encoding,
      locking: cost.locking,
      single: cost.single,
      units: cost.units,
      segment_count: cost.segments,
      remaining: cost.remaining,
      within_cap: cost.withinCap,
    };
    for (const [name, value] of Object.entries(found)) {
      assert.equal(value, expected[name], `${name} of ${JSON.stringify(text)}`);
    }
    if (rules.channel === "mms") continue;
    let parts;
    try {
      parts = split(text, rules).parts;
      assert.equal(parts.map((part) => part.text).join(""), text);
    } catch (error) {
      assert.equal(error.name, "SeptetError", error);
      assert.equal(error.code, "not-in-alphabet");
      assert.ok(cost.foreign > 0 && expected.error);
      continue;
    }
    assert.equal(expected.error, undefined);
    const segments = parts.map((part) => ({ text: part.text.toWellFormed(), units: part.units }));
    assert.deepEqual(segments, expected.segments.map(({ text, units }) => ({ text, units })));
  }
}

const RULES = [
  [{}],
  [{ provider: "bandwidth" }, "--provider", "bandwidth"],
  [{ provider: "twilio" }, "--provider", "twilio"],
  [{ provider: "twilio-toll-free" }, "--provider", "twilio-toll-free"],
  [{ provider: "telnyx" }, "--provider", "telnyx"],
  [{ provider: "plivo" }, "--provider", "plivo"],
  [{ channel: "mms" }, "--channel", "mms"],
  [{ languages: "all" }, "--languages", "all"],
  [
    { languages: ["tr", "hi"], boundary: "grapheme", referenceBits: 16 },
    ...["--languages", "tr,hi", "--boundary", "grapheme", "--reference-bits", "16"],
  ],
  [{ encoding: "GSM-7" }, "--encoding", "gsm-7"],
  [{ encoding: "UCS-2", boundary: "grapheme" }, "--encoding", "ucs-2", "--boundary", "grapheme"],
];

for (const [rules, ...options] of RULES) {
  test(`measure and split: ${JSON.stringify(rules)}`, () => measures(rules, ...options));
}

for (const [rules, ...options] of [
  [{}],
  [{ provider: "twilio" }, "--provider", "twilio"],
  [{ languages: "all" }, "--languages", "all"],
]) {
  test(`explain: ${JSON.stringify(rules)}`, () => {
    const answers = rust("--explain", ...options);
    for (const [index, text] of TEXTS.entries()) {
      const { explanation: expected, naive_segment_count } = answers[index];
      const why = explain(text, rules);
      const at = octetsBefore(text);
      const found = {
        foreign: why.foreignCharacters.map(({ offset, character, substitute }) => ({
          offset: at(offset),
          utf16_offset: offset,
          char: character.toWellFormed(),
          substitute,
        })),
        without_foreign: why.segmentsWithoutForeign,
        with_substitutes: why.segmentsWithSubstitutes,
        extensions: why.extensions.map(at),
        without_extensions: why.segmentsWithoutExtensions,
        line_breaks: why.lineBreaks.map(at),
        with_line_feeds: why.segmentsWithLineFeeds,
        lost: why.edges.map(({ lost }) => lost),
      };
      const { only_offender, ...others } = expected;
      assert.deepEqual(found, others, JSON.stringify(text));
      assert.equal(why.plainDivision, naive_segment_count);
      // Lone surrogates differ from each other here, and from U+FFFD.
      if (only_offender !== "\uFFFD") assert.equal(why.onlyOffender, only_offender);
    }
  });
}

for (const policy of ["fit", "save", "always"]) {
  test(`replace: ${policy}`, () => {
    const answers = rust("--replace", policy);
    for (const [index, text] of TEXTS.entries()) {
      const expected = answers[index];
      const replaced = replace(text, { policy });
      const at = octetsBefore(text);
      const changes = replaced.changes.map(({ offset, from, to }) => ({ offset: at(offset), from, to }));
      assert.deepEqual(changes, expected.replaced, JSON.stringify(text));
      assert.equal(replaced.changed, changes.length > 0);
      assert.deepEqual(replaced.before, measure(text));
      assert.deepEqual(replaced.after, measure(replaced.text));
      assert.equal(replaced.savedSegments, expected.saved_segments);
      if (!expected.error) {
        // Where what stood between two lone surrogates goes, they can become a pair.
        const whole = expected.segments.map((segment) => segment.text).join("");
        if (octets(whole) === octets(replaced.text)) {
          assert.equal(replaced.text.toWellFormed(), whole);
        } else {
          assert.ok(!text.isWellFormed());
        }
      }
    }
  });
}

for (const [segments, rules, ...options] of [
  [1, {}],
  [2, { provider: "twilio" }, "--provider", "twilio"],
  [2, { languages: "all" }, "--languages", "all"],
]) {
  test(`truncate to ${segments}: ${JSON.stringify(rules)}`, () => {
    const answers = rust("--truncate", String(segments), ...options);
    for (const [index, text] of TEXTS.entries()) {
      const kept = truncate(text, segments, rules);
      assert.ok(text.startsWith(kept));
      const cutOff = octets(text) - octets(kept);
      assert.equal(cutOff, answers[index].cut_off ?? 0, JSON.stringify(text));
    }
  });
}
