// Compares the package with the command `septet preview` on the same random texts. A JSON string
// can contain a lone surrogate, which becomes U+FFFD in Rust. The JSON of the command has its own
// keys and values, which are a stable contract.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import test from "node:test";

import {
  applySmartEncoding,
  explain,
  languages,
  measure,
  providers,
  replace,
  split,
  truncate,
} from "septet";

import { randomTexts } from "./texts.mjs";

const COMMAND = process.env.SEPTET_COMMAND;
// Turkish tables hold all of it but the apostrophe.
const TURKISH = `${"ğ".repeat(80)}’`;
const TEXTS = [TURKISH, ...randomTexts(10_000, 7)];

// Returns the results of the command.
function rust(...options) {
  const input = TEXTS.map((text) => JSON.stringify(text.toWellFormed())).join("\n") + "\n";
  const run = spawnSync(COMMAND, ["preview", "--json-lines", ...options], {
    input,
    encoding: "utf8",
    maxBuffer: 1 << 30,
  });
  // Texts that cannot be sent are answered like others.
  assert.equal(run.status, 0, run.stderr);
  const results = run.stdout.trimEnd().split("\n").map((line) => JSON.parse(line));
  assert.equal(results.length, TEXTS.length);
  return results;
}

// UTF-8 lengths and offsets, which Rust uses.
const byteLength = (text) => Buffer.byteLength(text);
const byteOffset = (text) => (offset) => byteLength(text.slice(0, offset));

// The command prints the names of languages in lower case.
const named = (code) => code && languages.find((one) => one.code === code).name.toLowerCase();

// Compares the keys that the measures of both have, and the segments.
function measures(rules, ...options) {
  const results = rust(...options);
  for (const [index, text] of TEXTS.entries()) {
    const expected = results[index];
    const cost = measure(text, rules);
    const found = {
      encoding: cost.encoding,
      locking: named(cost.lockingShift),
      single: named(cost.singleShift),
      units: cost.units,
      segment_count: cost.segments,
      remaining: cost.remaining,
      within_cap: cost.limit.acceptance === "accepted",
      acceptance: cost.limit.acceptance.replaceAll("-", "_"),
    };
    for (const [name, value] of Object.entries(found)) {
      assert.equal(value, expected[name], `${name} of ${JSON.stringify(text)}`);
    }
    if (rules.channel === "mms") continue;
    let segments;
    try {
      segments = split(text, rules).segments;
      assert.equal(segments.map((segment) => segment.text).join(""), text);
    } catch (error) {
      assert.equal(error.name, "SeptetError", error);
      assert.equal(error.code, "unmappable");
      assert.ok(cost.unmappable > 0 && expected.error);
      continue;
    }
    assert.equal(expected.error, undefined);
    assert.deepEqual(
      segments.map(({ text, units }) => ({ text: text.toWellFormed(), units })),
      expected.segments.map(({ text, units }) => ({ text, units })),
    );
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
    { languages: ["tr", "hi"], boundary: "grapheme", referenceWidth: 16 },
    ...["--languages", "tr,hi", "--boundary", "grapheme", "--reference-bits", "16"],
  ],
  [{ encoding: "GSM-7" }, "--encoding", "gsm-7"],
  [{ encoding: "UCS-2", boundary: "grapheme" }, "--encoding", "ucs-2", "--boundary", "grapheme"],
];

for (const [rules, ...options] of RULES) {
  test(`measure and split: ${JSON.stringify(rules)}`, () => measures(rules, ...options));
}

// The command answers null if a smart encoding changes nothing.
function withSmartEncoding(text, rules) {
  if (!providers.some(({ name, hasSmartEncoding }) => name === rules.provider && hasSmartEncoding)) return null;
  const { isChanged, after } = applySmartEncoding(text, rules);
  return isChanged ? after.segments : null;
}

for (const [rules, ...options] of [
  [{}],
  [{ provider: "twilio" }, "--provider", "twilio"],
  [{ provider: "sinch" }, "--provider", "sinch"],
  [{ provider: "telnyx", languages: ["tr"] }, "--provider", "telnyx", "--languages", "tr"],
  [{ languages: ["tr"] }, "--languages", "tr"],
  [{ languages: "all" }, "--languages", "all"],
]) {
  test(`explain: ${JSON.stringify(rules)}`, () => {
    const results = rust("--explain", ...options);
    for (const [index, text] of TEXTS.entries()) {
      const { explanation: expected, naive_segment_count } = results[index];
      const why = explain(text, rules);
      const at = byteOffset(text);
      const found = {
        foreign: why.unmappable.map(({ offset, character, substitute }) => ({
          offset: at(offset),
          utf16_offset: offset,
          char: character.toWellFormed(),
          substitute,
        })),
        without_foreign: why.segmentsWithoutUnmappable,
        with_substitutes: why.segmentsWithSubstitutes,
        extensions: why.extensions.map(({ offset }) => at(offset)),
        without_extensions: why.segmentsWithoutExtensions,
        line_breaks: why.crlfBreaks.map(({ offset }) => at(offset)),
        with_line_feeds: why.segmentsWithLineFeeds,
        with_crlf: why.segmentsWithCrlf,
        lost: why.segmentEnds.map(({ unusedUnits }) => unusedUnits),
        surplus: why.surplus && {
          offset: at(why.surplus.offset),
          utf16_offset: why.surplus.offset,
          characters: why.surplus.characters,
          segment_count: why.surplus.segments,
        },
        with_smart_encoding: withSmartEncoding(text, rules),
      };
      const { only_offender, ...others } = expected;
      assert.deepEqual(found, others, JSON.stringify(text));
      assert.equal(why.naiveSegments, naive_segment_count);
      assert.deepEqual(why.measure, measure(text, rules));
      for (const { offset, character } of [...why.extensions, ...why.crlfBreaks]) {
        assert.ok(text.startsWith(character, offset));
      }
      // JavaScript distinguishes lone surrogates, which Rust reads as U+FFFD.
      if (only_offender !== "\uFFFD") assert.equal(why.onlyUnmappable, only_offender);
    }
  });
}

const POLICIES = [["ifFits", "fit"], ["ifSaves", "save"], ["always", "always"]];

for (const [rules, ...options] of [
  [{}],
  [{ languages: ["tr"] }, "--languages", "tr"],
  [{ languages: "all" }, "--languages", "all"],
]) {
  for (const [policy, option] of POLICIES) {
    test(`replace: ${policy}, ${JSON.stringify(rules)}`, () => {
      const results = rust("--replace", option, ...options);
      assert.ok(results.filter(({ replaced }) => replaced.length > 0).length > 100);
      for (const [index, text] of TEXTS.entries()) {
        const expected = results[index];
        const replaced = replace(text, { ...rules, policy });
        const at = byteOffset(text);
        const changes = replaced.changes.map(({ offset, from, to }) => ({ offset: at(offset), from, to }));
        assert.deepEqual(changes, expected.replaced, JSON.stringify(text));
        assert.equal(replaced.isChanged, changes.length > 0);
        assert.deepEqual(replaced.before, measure(text, rules));
        assert.deepEqual(replaced.after, measure(replaced.text, rules));
        assert.equal(replaced.savedSegments, expected.saved_segments);
        if (expected.error) continue;
        // Removing the text between two lone surrogates can make them a pair.
        const whole = expected.segments.map((segment) => segment.text).join("");
        if (byteLength(whole) === byteLength(replaced.text)) {
          assert.equal(replaced.text.toWellFormed(), whole);
        } else {
          assert.ok(!text.isWellFormed());
        }
      }
    });
  }
}

test("one apostrophe in a Turkish text", () => {
  const rules = { languages: ["tr"] };
  const [{ explanation }] = rust("--languages", "tr", "--explain");
  const why = explain(TURKISH, rules);
  assert.deepEqual(why.unmappable, [{ offset: 80, character: "’", substitute: "'" }]);
  assert.deepEqual(explanation.foreign.map(({ utf16_offset, char }) => [utf16_offset, char]), [[80, "’"]]);
  assert.deepEqual([why.measure.segments, why.segmentsWithSubstitutes, why.segmentsWithoutUnmappable], [2, 1, 1]);
  assert.deepEqual([explanation.with_substitutes, explanation.without_foreign], [1, 1]);

  const [saved] = rust("--languages", "tr", "--replace", "save");
  const replaced = replace(TURKISH, rules);
  assert.deepEqual(replaced.changes, [{ offset: 80, from: "’", to: "'" }]);
  assert.deepEqual(saved.replaced, [{ offset: 160, from: "’", to: "'" }]);
  assert.deepEqual([replaced.savedSegments, saved.saved_segments], [1, 1]);
  assert.deepEqual([replaced.after.encoding, replaced.after.lockingShift], ["GSM-7", "tr"]);
  assert.deepEqual([saved.encoding, saved.locking], ["GSM-7", "turkish"]);
});

for (const [segments, rules, ...options] of [
  [1, {}],
  [2, { provider: "twilio" }, "--provider", "twilio"],
  [2, { languages: "all" }, "--languages", "all"],
]) {
  test(`truncate to ${segments}: ${JSON.stringify(rules)}`, () => {
    const results = rust("--truncate", String(segments), ...options);
    for (const [index, text] of TEXTS.entries()) {
      const kept = truncate(text, segments, rules);
      assert.ok(text.startsWith(kept));
      const cutOff = byteLength(text) - byteLength(kept);
      assert.equal(cutOff, results[index].cut_off ?? 0, JSON.stringify(text));
    }
  });
}
