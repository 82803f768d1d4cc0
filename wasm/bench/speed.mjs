// The package beside two others in node: the time that one call takes, from a string to the
// answer, the way into the module and back included. The same texts as in `benches`, each by
// its first characters. Every package is asked for what it has as its shortest answer to
// "how many segments", and septet and split-sms for the parts too, of which nothing is promised:
// septet gives objects with offsets.
//
//     node speed.mjs           a table, and what was promised
//     node speed.mjs --quick   the same, with less patience
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

import { measure, split } from "../pkg/node.js";

const require = createRequire(import.meta.url);
const { split: splitSms } = require("split-sms");
const { SegmentedMessage } = require("sms-segments-calculator");

const quick = process.argv.includes("--quick");
const NAMES = "plain extensions accented cyrillic cjk emoji marketing turkish hindi".split(" ");
const LENGTHS = [20, 70, 160, 306, 1530];
// What is promised holds from here.
const FROM = 70;
const TIMES_THE_CALCULATOR = 100;
const KEY_PRESS = 1_000_000; // nanoseconds

const WORKS = {
  septet: (text) => measure(text),
  "split-sms": (text) => splitSms(text, { summary: true }),
  calculator: (text) => new SegmentedMessage(text),
  "septet, parts": (text) => split(text),
  "split-sms, parts": (text) => splitSms(text),
};

// What is computed is kept, or it might not be computed.
let kept;
export { kept };

function nanoseconds(run, text, times) {
  const start = process.hrtime.bigint();
  for (let time = 0; time < times; time++) kept = run(text);
  return Number(process.hrtime.bigint() - start) / times;
}

// The time of each work over a text. They take turns, for others share the machine; and the
// shortest turn counts, for others can only make it longer.
function turns(text) {
  const length = quick ? 3e5 : 1e6;
  const works = Object.values(WORKS).map((run) => {
    let times = 1;
    while (nanoseconds(run, text, times) * times < length / 4) times *= 2;
    return { run, times, shortest: Infinity };
  });
  for (let round = 0; round < (quick ? 20 : 40); round++) {
    for (const work of works) {
      work.shortest = Math.min(work.shortest, nanoseconds(work.run, text, work.times));
    }
  }
  return works.map((work) => work.shortest);
}

const shown = (time) => (time < 1e4 ? `${Math.round(time)} ns` : `${Math.round(time / 100) / 10} µs`);
const faults = [];

// All kinds of texts first, so that none is measured by code that has seen only its like.
const texts = NAMES.map((name) => {
  const file = readFileSync(new URL(`../../benches/texts/${name}.txt`, import.meta.url), "utf8");
  return { name, characters: Array.from(file) };
});
for (const { characters } of texts) {
  for (const run of Object.values(WORKS)) nanoseconds(run, characters.join(""), 200);
}

console.log(`node ${process.version}; time of a call, the shortest of several turns\n`);
console.log(`| text | characters | ${Object.keys(WORKS).join(" | ")} | × calculator | × split-sms |`);
console.log(`| --- | ---: | ${"---: | ".repeat(7)}`.trimEnd());
for (const { name, characters } of texts) {
  for (const length of LENGTHS) {
    const text = characters.slice(0, length).join("");
    const times = turns(text);
    const [ours, other, calculator] = times;
    const [overCalculator, overOther] = [calculator / ours, other / ours];
    const row = [name, length, ...times.map(shown), overCalculator.toFixed(0), overOther.toFixed(1)];
    console.log(`| ${row.join(" | ")} |`);
    if (length < FROM) continue;
    const where = `${name}, ${length} characters`;
    if (overCalculator < TIMES_THE_CALCULATOR) faults.push(`${where}: ${overCalculator.toFixed(0)} × the calculator`);
    if (overOther <= 1) faults.push(`${where}: behind split-sms`);
  }
}

// A key press in a text of 1,530 characters, which is a new string each time: with the module of
// node, and with the one of pages. Of a hundred presses the first ten warm up.
const page = await import("../pkg/web.js?page");
page.initSync(readFileSync(new URL("../pkg/septet_bg.wasm", import.meta.url)));
const MODULES = { node: measure, page: page.measure };
console.log("\n| key press in | rules | module | median | slowest of 90 |");
console.log("| --- | --- | --- | ---: | ---: |");
for (const { name, characters } of texts) {
  const text = characters.slice(0, 1529).join("");
  for (const options of [undefined, { provider: "twilio" }, { languages: "all", boundary: "grapheme" }]) {
    for (const [module, count] of Object.entries(MODULES)) {
      const presses = [];
      for (let press = 0; press < 100; press++) {
        const key = String.fromCharCode(97 + (press % 26));
        presses.push(nanoseconds((beginning) => count(beginning + key, options), text, 1));
      }
      const sorted = presses.slice(10).sort((one, other) => one - other);
      const [median, slowest] = [sorted[45], sorted[89]];
      const rules = options ? JSON.stringify(options) : "none";
      console.log(`| ${name} | ${rules} | ${module} | ${shown(median)} | ${shown(slowest)} |`);
      if (median >= KEY_PRESS) faults.push(`a key press in ${name} takes ${shown(median)}`);
    }
  }
}

for (const fault of faults) console.error(`speed: ${fault}`);
process.exitCode = faults.length > 0 ? 1 : 0;
