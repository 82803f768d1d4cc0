// Bun, with `import` and `require`, and as a bundler.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import test from "node:test";

import { FOUND, printed, printedAlone } from "./programs.mjs";

const bun = [`bun-${process.platform}-${process.arch === "arm64" ? "aarch64" : process.arch}`]
  .map((name) => `node_modules/@oven/${name}/bin/bun`)
  .find(existsSync);

test("it is installed", () => assert.ok(bun));

for (const file of ["import.mjs", "require.cjs"]) {
  test(file, () => assert.deepEqual(printed(bun, [`samples/${file}`]), FOUND));
}
for (const file of ["element.mjs", "element.cjs"]) {
  test(file, () => assert.deepEqual(printed(bun, [`samples/${file}`]), ["function", 0]));
}
for (const target of ["node", "bun", "browser"]) {
  test(`bundled for ${target}`, () => {
    const outfile = `out/bun/${target}.mjs`;
    const program = `await Bun.build({ entrypoints: ["samples/import.mjs"], target: ${JSON.stringify(target)} })
      .then(({ outputs: [output] }) => Bun.write(${JSON.stringify(outfile)}, output)); console.log(true);`;
    assert.equal(printed(bun, ["--eval", program]), true);
    if (target !== "bun") assert.deepEqual(printedAlone(outfile), FOUND);
    else assert.deepEqual(printed(bun, [outfile]), FOUND);
  });
}
