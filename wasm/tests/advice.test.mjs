// The element offers the replacements that the package makes, and the savings that it counts.
import assert from "node:assert/strict";
import test from "node:test";

import * as septet from "septet";
import { computeSavings, findGroups, replaceable } from "../element/characters.js";
import { replaced } from "../element/edit.js";
import { randomTexts } from "./texts.mjs";

const { explain, measure, replace } = septet;
const RULES = [
  {},
  { provider: "twilio" },
  { provider: "telnyx" },
  { languages: ["tr"] },
  { languages: ["tr", "hi"], boundary: "grapheme" },
  { languages: "all" },
];

/** Returns what the element shows for a text. */
function advice(text, options) {
  const { unmappable } = explain(text, options);
  const { groups, count } = findGroups(septet, text, options, unmappable);
  assert.equal(count, unmappable.length);
  const { segments } = measure(text, options);
  return { unmappable, groups, segments, offer: computeSavings(groups, septet, text, options, segments) };
}

for (const options of RULES) {
  test(`random texts: ${JSON.stringify(options)}`, () => {
    const seen = { fits: 0, stays: 0, best: 0 };
    for (const random of randomTexts(2_000, 13)) {
      // Without what is between them, two lone surrogates would become one character.
      const text = random.toWellFormed();
      if (measure(text, options).encoding === "GSM-7") continue;
      const { unmappable, groups, segments, offer } = advice(text, options);
      const places = replaceable(groups);
      const told = JSON.stringify(text);

      // The groups hold every unmappable character once, and no character that may stay.
      const all = groups.flatMap((group) => group.places).sort((one, other) => one.offset - other.offset);
      const isIn = ({ offset }) => (place) => place.offset <= offset && offset < place.offset + place.from.length;
      for (const one of unmappable) assert.equal(all.filter(isIn(one)).length, 1, told);
      for (const place of all) assert.ok(unmappable.some((one) => isIn(one)(place)), told);

      // The places are those that the package replaces, without the letters of national tables.
      const fitting = replace(text, { ...options, policy: "ifFits" });
      if (fitting.isChanged) assert.deepEqual(places, fitting.changes, told);
      const isDefault = !options.languages && options.provider !== "telnyx";
      if (isDefault) assert.deepEqual(places, replace(text, { ...options, policy: "always" }).changes);
      const result = measure(replaced(text, places), options).segments;
      assert.equal(result, explain(text, options).segmentsWithSubstitutes, told);

      // The offer saves what it says, and no less than the policy "ifSaves" does.
      const saves = replace(text, options);
      const after = replaced(text, offer.places);
      assert.equal(offer.saved, segments - measure(after, options).segments, told);
      if (saves.isChanged) assert.ok(offer.saved >= saves.savedSegments, told);
      if (offer.isAll) assert.deepEqual(offer.places, places);
      else assert.equal(after, saves.text);
      seen[fitting.isChanged ? "fits" : "stays"] += 1;
      if (!offer.isAll) seen.best += 1;
    }
    for (const [name, times] of Object.entries(seen)) assert.ok(times > 0, name);
  });
}

test("one apostrophe in a Turkish text", () => {
  const options = { languages: ["tr"] };
  const { groups, offer } = advice(`${"ğ".repeat(80)}’`, options);
  const place = { offset: 80, from: "’", to: "'" };
  assert.deepEqual(groups, [{ key: "’\n'", from: "’", to: "'", places: [place], saved: 1 }]);
  assert.deepEqual(offer, { places: [place], saved: 1, isAll: true });
  // Without the tables, the letters are replaced too.
  assert.equal(advice(`${"ğ".repeat(80)}’`, {}).offer.places.length, 81);
});

test("a stroke that composes, and one that does not", () => {
  const { groups } = advice("=\u0338 and ж\u0338", {});
  assert.deepEqual(groups.map(({ from, to }) => [from, to]), [["=\u0338", "!="], ["ж", null], ["\u0338", null]]);
});

test("a module without `replace`", () => {
  const text = "“e\u0301ж”";
  const { unmappable } = explain(text);
  const { groups, marks } = findGroups({ measure }, text, {}, unmappable);
  assert.deepEqual(
    groups.map(({ from, to }) => [from, to]),
    [["“", '"'], ["\u0301", ""], ["”", '"'], ["ж", null]],
  );
  assert.deepEqual(marks, [
    { start: 0, end: 1, name: "replaceable" },
    { start: 2, end: 3, name: "replaceable" },
    { start: 3, end: 4, name: "unmappable" },
    { start: 4, end: 5, name: "replaceable" },
  ]);
  assert.equal(computeSavings(groups, { measure }, text, {}, 1).places.length, 3);
});
