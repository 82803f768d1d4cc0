// What the element advises: each action saves what it says, and what is offered is what the package
// replaces.
import assert from "node:assert/strict";
import test from "node:test";

import * as septet from "septet";
import { findActions, measureSent } from "../element/advice.js";
import { replaced } from "../element/edit.js";
import { findGroups, replaceable } from "../element/groups.js";
import { sentText } from "../element/sent.js";
import { segmentsOf } from "../element/view.js";
import { randomTexts } from "./texts.mjs";

const { explain, measure, replace } = septet;
const RULES = [
  { options: {} },
  { options: { provider: "twilio" } },
  { options: { provider: "telnyx" }, isCrlf: true },
  { options: { provider: "twilio-toll-free", languages: ["tr"] }, isSmart: true, isCrlf: true },
  { options: { provider: "sinch", encoding: "UCS-2" }, isSmart: true },
  { options: { languages: ["tr"] } },
  { options: { languages: ["tr", "hi"], boundary: "grapheme" } },
  { options: { languages: "all" }, isCrlf: true },
].map((rules) => ({ isCrlf: false, isSmart: false, ...rules }));

/** Returns what the element derives from a text. */
function advice(text, rules) {
  const sent = sentText(septet, text, rules);
  const found = explain(sent.text, rules.options).unmappable;
  const offsets = sent.typedOffsets(found.map(({ offset }) => offset));
  const unmappable = found.map((one, index) => ({ ...one, offset: offsets[index] }));
  const { groups, scripts, marks } = findGroups(septet, text, rules.options, unmappable);
  const cost = measureSent(septet, text, rules);
  return { unmappable, groups, scripts, marks, cost, actions: findActions(septet, text, rules, cost, groups) };
}

const clusters = new Intl.Segmenter("en", { granularity: "grapheme" });

for (const rules of RULES) {
  test(`random texts: ${JSON.stringify(rules)}`, () => {
    const seen = { actions: 0, groups: 0, scripts: 0 };
    for (const random of randomTexts(1_500, 13)) {
      // Without what is between them, two lone surrogates would become one character. A text area
      // has no CR.
      const text = random.toWellFormed().replaceAll(/\r\n?/g, "\n");
      const told = JSON.stringify(text);
      const { unmappable, groups, scripts, marks, cost, actions } = advice(text, rules);

      // Every unmappable character is in one group, or a letter of a script.
      const places = groups.flatMap((group) => group.places).sort((one, other) => one.offset - other.offset);
      const isIn = ({ offset }) => (place) => place.offset <= offset && offset < place.offset + place.from.length;
      for (const one of unmappable) {
        const inGroups = places.filter(isIn(one)).length;
        assert.ok(inGroups === 1 || (inGroups === 0 && scripts.length > 0), told);
      }
      for (const place of places) {
        assert.ok(text.startsWith(place.from, place.offset), told);
        assert.ok(unmappable.some((one) => isIn(one)(place)), told);
        assert.ok(marks.some(({ start, end }) => start <= place.offset && place.offset + place.from.length <= end));
      }
      // What cannot be replaced is shown as a whole cluster.
      const starts = new Set([...clusters.segment(text)].map(({ index }) => index));
      for (const { from, to, offset } of places) {
        if (to === null && [...from].length > 1) assert.ok(starts.has(offset), told);
      }

      // Each action saves what it says, at least a segment, and the cheapest comes first.
      for (const { places, rules: after, saved, segments } of actions) {
        const result = measureSent(septet, replaced(text, places), after).segments;
        assert.deepEqual([segments, saved], [result, cost.segments - result], told);
        assert.ok(saved >= 1, told);
      }
      const saved = actions.map((action) => action.saved);
      assert.deepEqual(saved, saved.toSorted((one, other) => other - one), told);
      for (const group of groups.slice(0, 20)) {
        if (group.to === null) continue;
        const result = measureSent(septet, replaced(text, group.places), rules).segments;
        assert.equal(group.saved, cost.segments - result, told);
      }
      // No less than the package saves.
      if (!rules.isCrlf && !rules.isSmart) {
        const { savedSegments } = replace(text, rules.options);
        assert.ok((saved[0] ?? 0) >= savedSegments, told);
      }
      if (actions.length > 0) seen.actions += 1;
      if (groups.length > 0) seen.groups += 1;
      if (scripts.length > 0) seen.scripts += 1;
    }
    const isForced = rules.options.encoding === "UCS-2";
    for (const [name, times] of Object.entries(seen)) assert.ok(times > 0 || isForced, name);
  });

  test(`segments cover the typed text: ${JSON.stringify(rules)}`, () => {
    for (const random of randomTexts(1_500, 17)) {
      const text = random.toWellFormed();
      const segments = segmentsOf({ septet, typed: text, rules });
      const measure = measureSent(septet, text, rules);
      assert.equal(segments.length, measure.segments);
      let end = 0;
      for (const segment of segments) {
        assert.equal(segment.start, end);
        end = segment.end;
        assert.ok(end >= segment.start, JSON.stringify(text));
      }
      assert.equal(end, text.length, JSON.stringify(text));
    }
  });
}

const PLAIN = { isCrlf: false, isSmart: false };
const actionsFor = (text, options, more) => advice(text, { ...PLAIN, options, ...more }).actions;
const short = ({ kind, places, languages, saved }) => [kind, places.length, languages.join(" "), saved];

test("one apostrophe in a Turkish text", () => {
  const text = `${"ğ".repeat(80)}’`;
  const [first, ...others] = actionsFor(text, { languages: ["tr"] });
  assert.deepEqual(first.places, [{ offset: 80, from: "’", to: "'" }]);
  assert.deepEqual(others, []);
  // Without the tables, they are suggested before the letters lose their marks.
  const actions = actionsFor(text, {});
  assert.deepEqual(actions.map(short), [["tables", 1, "tr", 1], ["letters", 81, "", 1]]);
  assert.deepEqual(actions[0].rules.options, { languages: ["tr"] });
});

test("smart encoding is suggested where the provider has one", () => {
  const text = `${"a".repeat(100)}’`;
  const kinds = (options, more) => actionsFor(text, options, more).map(({ kind }) => kind);
  assert.deepEqual(kinds({ provider: "twilio" }), ["characters", "smart"]);
  assert.deepEqual(kinds({ provider: "bandwidth" }), ["characters"]);
  assert.deepEqual(kinds({ provider: "twilio" }, { isSmart: true }), []);
});

test("what smart encoding replaces anyway is not replaced too", () => {
  const text = `’’’ş… “x” ${"a".repeat(200)}`;
  const actions = actionsFor(text, { provider: "twilio" }, { isSmart: true });
  assert.deepEqual(actions.map(short), [["tables", 0, "tr", 2], ["letters", 1, "", 2]]);
});

test("nothing is advised that saves nothing, costs more or tears a cluster", () => {
  const family = `${"a".repeat(60)}👩\u200d👩\u200d👧${"b".repeat(20)}`;
  for (const text of ["“Yes”", `${"ж".repeat(69)}…`, family]) {
    assert.deepEqual(actionsFor(text, {}), [], text);
  }
  const { groups } = advice(family, { ...PLAIN, options: {} });
  assert.deepEqual(groups.map(({ from, to }) => [from, to]), [["👩\u200d👩\u200d👧", null]]);
});

test("a script gets no rows, even if some of its letters look Latin", () => {
  const { groups, scripts } = advice("Привет, “мир” и\u0306", { ...PLAIN, options: {} });
  assert.deepEqual(groups.map(({ from }) => from), ["“", "”"]);
  assert.deepEqual(scripts, [{ code: "Cyrl", count: 10 }]);
  // Letters that can all be replaced are listed.
  const { groups: greek } = advice("ά", { ...PLAIN, options: {} });
  assert.equal(greek.length, 1);
});

test("a stroke that composes, and one that does not", () => {
  const { groups } = advice("=\u0338 and ☃\u0338", { ...PLAIN, options: {} });
  assert.deepEqual(groups.map(({ from, to }) => [from, to]), [["=\u0338", "!="], ["☃\u0338", null]]);
});

test("a module without `replace`", () => {
  const text = "“e\u0301☃”";
  const { unmappable } = explain(text);
  const { groups, marks } = findGroups({ measure }, text, {}, unmappable);
  assert.deepEqual(
    groups.map(({ from, to }) => [from, to]),
    [["“", '"'], ["\u0301", ""], ["”", '"'], ["☃", null]],
  );
  assert.deepEqual(marks, [
    { start: 0, end: 1, name: "replaceable" },
    { start: 2, end: 3, name: "replaceable" },
    { start: 3, end: 4, name: "unmappable" },
    { start: 4, end: 5, name: "replaceable" },
  ]);
  assert.equal(replaceable(groups).length, 3);
  assert.deepEqual(findActions({ measure }, text, { ...PLAIN, options: {} }, measure(text), groups), []);
});
