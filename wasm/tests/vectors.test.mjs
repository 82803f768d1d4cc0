// The test vectors of the crate, through the package in Node.js.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { explain, measure, split } from "septet";

const table = readFileSync(new URL("../../tests/data/vectors.tsv", import.meta.url), "utf8");
const vectors = table
  .trimEnd()
  .split("\n")
  .slice(1)
  .map((line) => line.split("\t"));

test("the number of vectors", () => assert.equal(vectors.length, 188));

for (const [id, literal, encoding, units, segments, perSegment, note] of vectors) {
  test(`${id}: ${note}`, () => {
    const text = JSON.parse(literal);
    const each = perSegment.split(",").map(Number);
    const cost = measure(text);
    assert.equal(cost.encoding, encoding);
    assert.equal(cost.units, Number(units));
    assert.equal(cost.segments, Number(segments));
    assert.equal(cost.remaining, cost.capacity - each.at(-1));
    assert.equal(cost.unmappable, 0);

    const { measure: same, segments: found } = split(text);
    assert.deepEqual(same, cost);
    assert.deepEqual(found.map((segment) => segment.units), each);
    assert.equal(found.map((segment) => segment.text).join(""), text);
    for (const { text: piece, start, end } of found) assert.equal(text.slice(start, end), piece);
    assert.deepEqual(
      explain(text).segmentEnds,
      found.slice(0, -1).map(({ end, unusedUnits }) => ({ offset: end, unusedUnits })),
    );
    assert.equal(found.at(-1).unusedUnits, 0);

    // The note has the units for whole grapheme clusters if they differ.
    const clusters = note.split("by clusters: ")[1]?.split(/[\];]/)[0].split(",").map(Number);
    const whole = split(text, { boundary: "grapheme" }).segments;
    assert.deepEqual(whole.map((segment) => segment.units), clusters ?? each);
  });
}
