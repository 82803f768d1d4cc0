// Runs the examples of the README and checks the results that their comments state.
import assert from "node:assert/strict";
import test from "node:test";

import { blocks, program } from "./examples.mjs";

// `…` at the end of an object stands for further keys.
const FURTHER = /, … }$/;

function check(value, comment) {
  const literal = comment.replace(FURTHER, " }");
  const expected = (0, eval)(`(${literal})`);
  if (literal === comment) {
    assert.deepEqual(value, expected);
    return;
  }
  const shown = Object.keys(expected);
  // The keys must be in the order in which they are printed.
  assert.deepEqual(Object.keys(value).slice(0, shown.length), shown);
  assert.deepEqual(Object.fromEntries(shown.map((key) => [key, value[key]])), expected);
  assert.ok(Object.keys(value).length > shown.length, "there are no further keys");
}

const FILE = "README.md";
const programs = blocks(FILE, "js").map(({ line, code }) => {
  const comments = code.split("// ").length - 1;
  return { line, comments, ...program(code, (name) => import.meta.resolve(name)) };
});

test("there are examples", () => {
  assert.ok(programs.length >= 2);
});

for (const { line, comments, source, expectations } of programs) {
  test(`${FILE}, the example at line ${line}`, async () => {
    let checked = 0;
    globalThis.check = (value, comment) => {
      checked += 1;
      check(value, comment);
    };
    await import(`data:text/javascript,${encodeURIComponent(source)}`);
    assert.ok(expectations > 0, "the example has no results to check");
    assert.equal(checked, expectations);
    assert.equal(comments, expectations, "a comment is not checked");
  });
}
