// The table of known cases, through the package as a program in node sees it.
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

test("all vectors are there", () => assert.equal(vectors.length, 188));

for (const [id, literal, encoding, units, segments, perSegment, note] of vectors) {
  test(`${id}: ${note}`, () => {
    const text = JSON.parse(literal);
    const each = perSegment.split(",").map(Number);
    const cost = measure(text);
    assert.equal(cost.encoding, encoding);
    assert.equal(cost.units, Number(units));
    assert.equal(cost.segments, Number(segments));
    assert.equal(cost.remaining, cost.capacity - each.at(-1));
    assert.equal(cost.foreign, 0);

    const { parts, ...same } = split(text);
    assert.deepEqual(same, cost);
    assert.deepEqual(parts.map((part) => part.units), each);
    assert.equal(parts.map((part) => part.text).join(""), text);
    for (const part of parts) assert.equal(text.slice(part.start, part.end), part.text);
    const edges = explain(text).edges;
    assert.deepEqual(edges.map(({ offset }) => offset), parts.slice(0, -1).map(({ end }) => end));
    assert.deepEqual(edges.map(({ lost }) => lost), parts.slice(0, -1).map(({ lost }) => lost));

    // The notes say in brackets what whole clusters give where that differs.
    const clusters = note.split("by clusters: ")[1]?.split(/[\];]/)[0].split(",").map(Number);
    const whole = split(text, { boundary: "grapheme" }).parts;
    assert.deepEqual(whole.map((part) => part.units), clusters ?? each);
  });
}
