// Deno, with `import` and `require`.
import assert from "node:assert/strict";
import test from "node:test";

import { FOUND, printed } from "./programs.mjs";

// Its package starts a program that depends on the machine.
const deno = ["node_modules/deno/bin.cjs", "run", "--no-prompt", "--allow-read", "--node-modules-dir=manual"];

for (const file of ["import.mjs", "require.cjs"]) {
  test(file, () => assert.deepEqual(printed(process.execPath, [...deno, `samples/${file}`]), FOUND));
}
for (const file of ["element.mjs", "element.cjs"]) {
  test(file, () => assert.deepEqual(printed(process.execPath, [...deno, `samples/${file}`]), ["function", 0]));
}
