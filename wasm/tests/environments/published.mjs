// What is published, by the rules of `publint` and `attw`.
import { spawnSync } from "node:child_process";
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import test from "node:test";

const file = readdirSync(".").find((name) => /^septet-.*\.tgz$/.test(name));
const run = (command, ...parameters) => {
  const { status, stdout, stderr } = spawnSync(`node_modules/.bin/${command}`, parameters, { encoding: "utf8" });
  assert.equal(status, 0, stdout + stderr);
};

test("publint", () => run("publint", "run", file, "--strict"));

test("attw", () => {
  // The entries for pages have only one form, and the modules have no code.
  const rules = ["--profile", "node16", "--ignore-rules", "cjs-resolves-to-esm"];
  run("attw", file, ...rules, "--exclude-entrypoints", "./septet.wasm", "./small.wasm", "./pdu.wasm");
});
