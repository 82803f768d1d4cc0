// Runs the samples, alone or bundled, and checks what they print.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

/** What `samples/import.mjs` and `samples/require.cjs` print. */
export const FOUND = [3, 67, 1, true, "SeptetError"];

/** What `samples/pdu.mjs` and `samples/pdu.cjs` print. */
export const FOUND_PDUS = [[153, 27], "жжжж", 71];

/** Runs a command in a directory and returns what it prints on standard output, as JSON. */
export function printed(command, parameters, directory = ".") {
  const { status, stdout, stderr, error } = spawnSync(command, parameters, { cwd: directory, encoding: "utf8" });
  assert.equal(status, 0, `${command} ${parameters.join(" ")}: ${error ?? ""}${stderr}`);
  return JSON.parse(stdout);
}

/** Runs files alone in an empty directory, the first of them with Node.js. */
export function printedAlone(...files) {
  const directory = mkdtempSync(join(tmpdir(), "septet-"));
  try {
    for (const file of files) copyFileSync(file, join(directory, basename(file)));
    return printed(process.execPath, [basename(files[0])], directory);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** The Node.js of an alias such as "node-18" in `package.json`. */
export function nodeOf(alias) {
  const path = `node_modules/${alias}-${process.arch}/bin/node`;
  assert.ok(existsSync(path), `there is no ${path} for this machine`);
  return path;
}

/** The paths of the files in a directory, `first` first. */
export function filesOf(directory, first) {
  const others = readdirSync(directory).filter((name) => name !== first);
  return [first, ...others].map((name) => join(directory, name));
}

/** Checks that a file other than the first has the controls of the rules, and only that one. */
export function checkRules(files) {
  const found = files.map((file) => readFileSync(file, "utf8").includes(".toggles input"));
  assert.deepEqual([found[0], found.filter(Boolean).length], [false, 1]);
}

/** Checks that the samples run with this Node.js. */
export function checkNode(node) {
  for (const file of ["import.mjs", "require.cjs"]) {
    assert.deepEqual(printed(node, [`samples/${file}`]), FOUND, file);
  }
  for (const file of ["pdu.mjs", "pdu.cjs"]) {
    assert.deepEqual(printed(node, [`samples/${file}`]), FOUND_PDUS, file);
  }
  for (const file of ["element.mjs", "element.cjs"]) {
    assert.deepEqual(printed(node, [`samples/${file}`]), ["function", 0], file);
  }
  const same = "import('septet').then((one) => console.log(one.measure === require('septet').measure))";
  assert.equal(printed(node, ["--eval", same]), true);
  // An uncaught error prints its name, its message and short lines.
  for (const file of ["uncaught.mjs", "uncaught.cjs"]) {
    const { status, stderr } = spawnSync(node, [`samples/${file}`], { encoding: "utf8" });
    assert.equal(status, 1);
    assert.match(stderr, /^ +throw new SeptetError\(code, message\);\n[^]*^SeptetError: provider must be one of /m);
    const lines = stderr.split("\n");
    assert.ok(lines.length < 25, stderr);
    for (const line of lines) assert.ok(line.length < 200, line);
  }
}
