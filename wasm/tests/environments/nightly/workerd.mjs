// workerd, the runtime of Cloudflare Workers, with a worker that esbuild bundles.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import test from "node:test";

import { build } from "esbuild";

test("a worker", async () => {
  await build({
    entryPoints: ["workerd/worker.mjs"],
    bundle: true,
    format: "esm",
    conditions: ["workerd", "worker", "browser"],
    // The runtime compiles the module, which stays a file.
    loader: { ".wasm": "copy" },
    assetNames: "[name]",
    outdir: "out/workerd",
  });
  const parameters = ["test", "--verbose", "workerd/config.capnp"];
  const { status, stdout, stderr } = spawnSync("node_modules/.bin/workerd", parameters, { encoding: "utf8" });
  assert.equal(status, 0, stdout + stderr);
  assert.match(stdout + stderr, /counted in workerd/);
});
