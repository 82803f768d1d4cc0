// Compares the speed of the package with two others in Node.js, with the texts of `benches`:
//
//     node speed.mjs           prints a table, and fails if a target is missed
//     node speed.mjs --quick   the same, with fewer repetitions
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

import * as septet from "../pkg/node.js";
import { NAMES, cells, contenders, headings, rows, shown, time } from "./rows.mjs";

const require = createRequire(import.meta.url);
const { split: splitSms } = require("split-sms");
const calculator = require("sms-segments-calculator");

const quick = process.argv.includes("--quick");
const KEY_PRESS = 1_000_000; // nanoseconds
const clock = () => Number(process.hrtime.bigint());
const settings = { clock, turn: quick ? 1.5e5 : 5e5, rounds: quick ? 20 : 40 };

const texts = NAMES.map((name) => {
  const file = readFileSync(new URL(`../../benches/texts/${name}.txt`, import.meta.url), "utf8");
  return [name, Array.from(file)];
});
const failures = [];
const line = (cells) => console.log(`| ${cells.join(" | ")} |`);

console.log(`node ${process.version}; time per call, the shortest of several runs\n`);
const all = contenders(septet, splitSms, calculator);
line(headings(all));
line(headings(all).map((_, column) => (column === 0 ? "---" : "---:")));
for (const row of rows(texts, all, settings)) {
  line(cells(row));
  failures.push(...row.failures);
}

// A key press in a text of 1,530 characters, each time a new string, with the modules for Node.js
// and for pages. The first ten of a hundred presses are warm-up.
const page = await import("../pkg/web.js?page");
page.initSync(readFileSync(new URL("../pkg/septet_bg.wasm", import.meta.url)));
const MODULES = { node: septet.measure, page: page.measure };
console.log("\n| key press in | rules | module | median | slowest of 90 |");
console.log("| --- | --- | --- | ---: | ---: |");
for (const [name, characters] of texts) {
  const text = characters.slice(0, 1529).join("");
  for (const options of [undefined, { provider: "twilio" }, { languages: "all", boundary: "grapheme" }]) {
    for (const [module, count] of Object.entries(MODULES)) {
      const presses = [];
      for (let press = 0; press < 100; press++) {
        const key = String.fromCharCode(97 + (press % 26));
        presses.push(time((beginning) => count(beginning + key, options), text, 1, clock));
      }
      const sorted = presses.slice(10).sort((one, other) => one - other);
      const [median, slowest] = [sorted[45], sorted[89]];
      line([name, options ? JSON.stringify(options) : "none", module, shown(median), shown(slowest)]);
      if (median >= KEY_PRESS) failures.push(`a key press in ${name} takes ${shown(median)}`);
    }
  }
}

for (const failure of failures) console.error(`speed: ${failure}`);
process.exitCode = failures.length > 0 ? 1 : 0;
