// The types, for TypeScript's two ways of finding packages, with the JSX of frameworks, by the current
// compiler and the last one written in TypeScript.
import { spawnSync } from "node:child_process";
import assert from "node:assert/strict";
import test from "node:test";

// The latter takes long, and one way suffices for it.
for (const [compiler, resolution] of [
  ["typescript", "nodenext"],
  ["typescript", "bundler"],
  ["typescript-5", "nodenext"],
]) {
  test(`${compiler}, ${resolution}`, () => {
    const tsc = [`node_modules/${compiler}/bin/tsc`, "--project", `types/${resolution}.json`];
    const { status, stdout } = spawnSync(process.execPath, tsc, { encoding: "utf8" });
    assert.equal(status, 0, stdout);
  });
}
