// Rollup, with only the plugin that finds packages.
import assert from "node:assert/strict";
import test from "node:test";

import { nodeResolve } from "@rollup/plugin-node-resolve";
import { rollup } from "rollup";

import { FOUND, checkRules, filesOf, printedAlone } from "./programs.mjs";

const warnings = [];
const build = (input, options) => {
  const onLog = (level, { message }) => warnings.push(message);
  return rollup({ input, plugins: [nodeResolve(options)], onLog });
};

for (const browser of [false, true]) {
  for (const format of ["es", "cjs", "iife"]) {
    test(`as ${format}, ${browser ? "for browsers" : "by default"}`, async () => {
      const bundle = await build("samples/import.mjs", { browser });
      const file = `out/rollup/${browser}-${format}.${format === "es" ? "mjs" : "cjs"}`;
      await bundle.write({ file, format });
      assert.deepEqual(printedAlone(file), FOUND);
    });
  }
}

test("the element and the package share one copy of the module, and the rules are a file", async () => {
  const bundle = await build("samples/imported.mjs");
  const dir = "out/rollup/shared";
  await bundle.write({ dir, format: "es", entryFileNames: "[name].mjs", chunkFileNames: "[name].mjs" });
  const files = filesOf(dir, "imported.mjs");
  assert.deepEqual(printedAlone(...files), [true]);
  checkRules(files);
});

test("there are no warnings", () => assert.deepEqual(warnings, []));
