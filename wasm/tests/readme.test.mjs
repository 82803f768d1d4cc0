// The examples of the READMEs are run as they stand there, and what they say that comes out does.
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
  // In the order in which one sees them.
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
    assert.ok(expectations > 0, "it says nothing of what comes out");
    assert.equal(checked, expectations);
    assert.equal(comments, expectations, "a comment says something that is not checked");
  });
}
