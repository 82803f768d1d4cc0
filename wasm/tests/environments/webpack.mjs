// webpack without configuration.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import test from "node:test";

import webpack from "webpack";

import { FOUND, checkRules, filesOf, printedAlone } from "./programs.mjs";

/** Returns the paths of the built files. */
async function build(name, { output: others, ...settings }) {
  const path = resolve("out/webpack", `${name.replace(".", "-")}-${settings.mode}-${settings.target ?? "default"}`);
  const entry = `./samples/${name}`;
  const output = { path, filename: "main.cjs", chunkFilename: "[id].cjs", ...others };
  const stats = await new Promise((done, fail) => {
    webpack({ entry, output, ...settings }, (error, stats) => (error ? fail(error) : done(stats)));
  });
  // The default settings warn about files above 244 KB, which are those of development.
  const { errors, warnings } = stats.toJson({ all: false, errors: true, warnings: true });
  assert.deepEqual([errors, warnings], [[], []]);
  return filesOf(path, "main.cjs");
}

for (const mode of ["production", "development"]) {
  for (const target of [undefined, "node"]) {
    for (const entry of ["import.mjs", "require.cjs"]) {
      test(`${entry}, ${mode}, ${target ?? "for browsers"}`, async () => {
        assert.deepEqual(printedAlone(...(await build(entry, { mode, target }))), FOUND);
      });
    }
  }
}

test("all entries share one copy of the module, and nothing fetches it", async () => {
  // Node.js has no <script> whose directory webpack could load the file of the rules from.
  const output = { publicPath: "", globalObject: "globalThis" };
  const files = await build("shared.mjs", { mode: "production", output });
  assert.deepEqual(printedAlone(...files), [true, true]);
  checkRules(files);
  const code = files.map((file) => readFileSync(file, "utf8")).join("\n");
  assert.equal(code.split("0061736d01").length, 2);
  assert.doesNotMatch(code, /instantiateStreaming|\.wasm\b/);
});
