// esbuild, for Node.js and for browsers: one file, which runs alone in an empty directory.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { build } from "esbuild";

import { FOUND, FOUND_PDUS, printedAlone } from "./programs.mjs";

for (const platform of ["node", "browser"]) {
  for (const format of ["esm", "cjs", "iife"]) {
    for (const entry of ["import.mjs", "require.cjs", "pdu.mjs", "pdu.cjs"]) {
      test(`${entry} for ${platform} as ${format}`, async () => {
        const outfile = `out/esbuild/${platform}-${format}-${entry.replace(".", "-")}.${format === "esm" ? "mjs" : "cjs"}`;
        const minify = platform === "browser";
        await build({ entryPoints: [`samples/${entry}`], bundle: true, platform, format, minify, outfile });
        assert.deepEqual(printedAlone(outfile), entry.startsWith("pdu") ? FOUND_PDUS : FOUND);
      });
    }
  }
}

test("all entries share one copy of the module", async () => {
  const outfile = "out/esbuild/shared.mjs";
  await build({ entryPoints: ["samples/shared.mjs"], bundle: true, format: "esm", outfile });
  assert.deepEqual(printedAlone(outfile), [true, true]);
  assert.equal(readFileSync(outfile, "utf8").split('"0061736d01').length, 2);
});
