// What the systems put on the air for hard texts, as tshark reads it, and what they answer.
import { recorder } from "../tests/peer/recorder.mjs";
import { table } from "./document.mjs";
import { texts } from "./hard.mjs";

// Nothing has come for so many seconds.
const QUIET = 8;
const MANY = 1e9;
const WINDOW = 16;
const ESCAPE = 0x1b;

const number = (index) => `1555${String(index).padStart(7, "0")}`;

const post = async ({ address, method, target, headers, body, accepted }) => {
  const options = { method, headers, ...(method === "POST" && { body }) };
  try {
    const answer = await fetch(`http://${address}${target}`, options);
    const text = await answer.text();
    const isAccepted = answer.status === accepted[0] && text.startsWith(accepted[1]);
    return { status: answer.status, isAccepted, text };
  } catch (error) {
    return { status: 0, isAccepted: false, text: String(error.cause ?? error) };
  }
};

const isUcs2 = ({ coding }) => Number(coding) === 8;

// Whether a handset that shows the part by itself would see half a character.
const endsWithin = (part) => {
  const { body } = part;
  if (body.length === 0) return false;
  if (!isUcs2(part)) return body.at(-1) === ESCAPE;
  return body.length % 2 === 1 || (body.at(-2) & 0xfc) === 0xd8;
};

const shown = (part) =>
  isUcs2(part) ? Buffer.from(part.body).swap16().toString("utf16le") : part.written;

const marks = (text) => text.split("?").length - 1;

// What has become of a text: a word, and the number of its segments.
const verdict = (text, answer, parts) => {
  const segments = parts.length;
  if (!answer.isAccepted) return { word: "refused", status: answer.status, segments };
  if (segments === 0) return { word: "nothing sent", segments };
  const sorted = parts.toSorted((one, other) => one.sequence - other.sequence);
  const isWhole = sorted.every(
    ({ sequence, total }, index) => sequence === index + 1 && total === segments,
  );
  if (!isWhole) return { word: "parts missing", segments };
  if (sorted.slice(0, -1).some(endsWithin)) return { word: "torn", segments };
  const isOdd = (part) => isUcs2(part) && part.body.length % 2 === 1;
  if (sorted.some(isOdd)) return { word: "altered", segments };
  const arrived = sorted.map(shown).join("");
  if (arrived === text) return { word: "right", segments };
  if (text.startsWith(arrived)) return { word: "cut", segments };
  const lost = marks(arrived) - marks(text);
  return lost > 0 ? { word: "`?`", lost, segments } : { word: "altered", arrived, segments };
};

// Sends all texts in each way that a system has. Returns for each way what has become of each text.
const send = async (system, load, options) => {
  const recorded = await recorder(load.centre);
  const running = await system.start({
    ...options,
    centre: recorded.port,
    callbacks: load.callbacks,
    window: WINDOW,
  });
  const sent = [];
  try {
    for (const [index, way] of system.ways.entries()) {
      for (const [at, [, text]] of texts.entries()) {
        const to = number(1000 * (index + 1) + at);
        const values = way.values(text);
        const answer = await post(system.request(running, to, text, values));
        const count = answer.isAccepted
          ? await system.count(running, answer.text, to, values)
          : undefined;
        sent.push({ way: index, at, to, text, answer, count });
      }
    }
    await load.reset();
    await load.wait(MANY, 0, QUIET);
  } finally {
    await running.stop();
    recorded.stop();
  }
  const parts = new Map(sent.map(({ to }) => [to, []]));
  for (const part of recorded.submitted()) parts.get(part.to.replace("+", "")).push(part);
  return system.ways.map(({ name }, index) => ({
    name,
    verdicts: sent
      .filter(({ way }) => way === index)
      .map(({ to, text, answer, count }) => ({
        ...verdict(text, answer, parts.get(to)),
        count,
      })),
  }));
};

// The words that count as right: a text that fits no message must be refused.
const isRight = ({ word }, at) =>
  word === "right" || (word === "refused" && at >= texts.length - 2);

const cell = ({ word, status, lost, segments, count }, fewest) => {
  const said = count === undefined || count === segments ? "" : `, says ${count}`;
  if (word === "refused") return `refused (${status})`;
  const more = word === "right" && segments > fewest ? ` instead of ${fewest}` : "";
  const what = word === "`?`" ? `\`?\` × ${lost}` : word;
  return `${what}, ${segments}${more}${said}`;
};

// Only one of the stores of the service is asked: what is sent does not depend on it.
const distinct = (systems) => {
  const nameOf = ({ ways: [{ name }] }) => name;
  const first = (name) => systems.findIndex((system) => nameOf(system) === name);
  return systems.filter((system, at) => first(nameOf(system)) === at);
};

// The tables of the document.
export const run = async (systems, load, optionsOf) => {
  const ways = [];
  for (const system of distinct(systems)) {
    ways.push(...(await send(system, load, optionsOf(system))));
  }
  return report(ways);
};

const report = (ways) => {
  const fewest = texts.map((_, at) => {
    const right = ways.map(({ verdicts }) => verdicts[at]).filter(({ word }) => word === "right");
    return Math.min(...right.map(({ segments }) => segments));
  });
  const count = (verdicts, is) => verdicts.filter(is).length;
  const summary = ways.map(({ name, verdicts }) => [
    name,
    count(verdicts, isRight),
    count(verdicts, (one, at) => one.word === "right" && one.segments > fewest[at]),
    count(verdicts, ({ word }) => word === "torn"),
    count(verdicts, ({ word }) => word === "`?`"),
    count(verdicts, (one, at) => !isRight(one, at) && !["torn", "`?`"].includes(one.word)),
    verdicts.every(({ count: said }) => said === undefined)
      ? "none"
      : count(verdicts, ({ count: said, segments }) => said !== undefined && said !== segments),
  ]);
  const rows = texts.map(([name], at) => [
    name,
    ...ways.map(({ verdicts }) => cell(verdicts[at], fewest[at])),
  ]);
  return [
    table(
      [
        "",
        `right, of ${texts.length}`,
        "of these with more segments than needed",
        "torn",
        "`?`",
        "otherwise wrong",
        "wrong counts",
      ],
      summary,
    ),
    table(["text", ...ways.map(({ name }) => name)], rows),
  ].join("\n\n");
};
