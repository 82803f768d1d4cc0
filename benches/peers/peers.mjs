// The peers that run under Node.js. `src/node.rs` writes one line of JSON per question, and reads
// one line per answer.
//
//     node peers.mjs PEER
//
// | question | answer |
// | --- | --- |
// | {ask: "version"} | {version} |
// | {ask: "answer", work, text} | {answer}, as an `Answer` of `src/peer.rs` |
// | {ask: "time", work, text, times} | {nanoseconds} for `times` repetitions |
//
// A text is {name, characters}, the first characters of a file in ../texts, or {literal}.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const require = createRequire(import.meta.url);

const peers = {
  "split-sms": () => {
    const { split } = require("split-sms");
    const encodings = { GSM: "GSM-7", Unicode: "UCS-2" };
    return {
      measure: {
        // The summary omits the texts of the parts.
        run: (text) => split(text, { summary: true }),
        answer: ({ characterSet, parts }) => ({
          encoding: encodings[characterSet],
          segments: parts.length,
        }),
      },
      split: {
        run: (text) => split(text),
        answer: ({ parts }) => parts.map(({ content }) => content),
      },
    };
  },
  "sms-segments-calculator": () => {
    const { SegmentedMessage } = require("sms-segments-calculator");
    return {
      measure: {
        run: (text) => new SegmentedMessage(text),
        answer: ({ encodingName, segmentsCount }) => ({
          encoding: encodingName,
          segments: segmentsCount,
        }),
      },
    };
  },
};

const peer = process.argv[2];
const works = peers[peer]();

// Reads the file, because not every package exports its manifest.
function version() {
  const manifest = new URL(`node_modules/${peer}/package.json`, import.meta.url);
  return JSON.parse(readFileSync(manifest, "utf8")).version;
}

const texts = new Map();

// Reads each text only once.
function textOf({ name, characters, literal }) {
  if (literal !== undefined) return literal;
  const key = `${name} ${characters}`;
  if (!texts.has(key)) {
    const file = readFileSync(new URL(`../texts/${name}.txt`, import.meta.url), "utf8");
    texts.set(key, Array.from(file).slice(0, characters).join(""));
  }
  return texts.get(key);
}

// Stores the last result, so that the work is not optimised away.
let kept;

function nanoseconds(run, text, times) {
  const start = process.hrtime.bigint();
  for (let time = 0; time < times; time++) kept = run(text);
  return Number(process.hrtime.bigint() - start);
}

function reply({ ask, work, text, times }) {
  if (ask === "version") return { version: `${version()} on node ${process.version}` };
  const { run, answer } = works[work];
  if (ask === "answer") return { answer: answer(run(textOf(text))) };
  return { nanoseconds: nanoseconds(run, textOf(text), times) };
}

for await (const line of createInterface({ input: process.stdin })) {
  let answer;
  try {
    answer = reply(JSON.parse(line));
  } catch (error) {
    answer = { error: String(error) };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
