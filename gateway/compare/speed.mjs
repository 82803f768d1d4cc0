// The systems under the same load, one after another, in several rounds.
import { setTimeout as pause } from "node:timers/promises";
import { table } from "./document.mjs";
import { memory, processorSeconds } from "./processes.mjs";

const [CLIENTS, WINDOW, SECONDS, ROUNDS] = [
  ["CLIENTS", 128],
  ["WINDOW", 256],
  ["SECONDS", 10],
  ["ROUNDS", 5],
].map(([name, usual]) => Number(process.env[`SEPTET_${name}`] ?? usual));
const TEXT = "Your table for two is confirmed for today at 19:30. See you soon!";
const TO = "1555NUMBER";
// Before the measurement.
const WARM = { clients: 8, seconds: 3, number: 500, first: 9000000 };
// So many seconds without any submission or callback end a round.
const QUIET = 10;
const MANY = 1e9;
const SAMPLE = 1000;

// Starts a system and measures it once.
const measure = async (system, load, options) => {
  const { centre, callbacks } = load;
  await load.reset();
  const running = await system.start({ ...options, centre, callbacks, window: WINDOW });
  try {
    const values = { ...system.ways[0].values(TEXT), callbacks };
    const request = system.request(running, TO, TEXT, values);
    const warm = await load.send(request, WARM);
    if (warm.errors) throw new Error(`${system.name}: ${warm.told}`);
    await load.wait(warm.accepted, warm.accepted, QUIET);
    let [isOver, most] = [false, 0];
    const samples = (async () => {
      for (; !isOver; await pause(SAMPLE)) most = Math.max(most, memory(running.pids()));
    })();
    const processor = processorSeconds(running.pids());
    await load.reset();
    const sent = await load.send(request, { clients: CLIENTS, seconds: SECONDS, number: 6e6 });
    const ended = await load.wait(sent.accepted, sent.accepted, QUIET);
    const used = processorSeconds(running.pids()) - processor;
    isOver = true;
    await samples;
    if (sent.errors) console.error(`${system.name}: ${sent.errors} errors: ${sent.told}`);
    if (ended.called < sent.accepted) {
      console.error(`${system.name}: ${ended.called} callbacks for ${sent.accepted} messages`);
    }
    return {
      accepted: sent.acceptedRate,
      submitted: ended.submittedRate,
      delivered: ended.calledRate,
      median: sent.median,
      slow: sent.slow,
      memory: most,
      processor: (1e6 * used) / ended.submitted,
    };
  } finally {
    await running.stop();
  }
};

const median = (values) => values.toSorted((one, other) => one - other)[values.length >> 1];

const whole = (value) => Math.round(value).toLocaleString("en-US");

const spread = (values) =>
  values.length === 1
    ? whole(values[0])
    : `${whole(median(values))} (${whole(Math.min(...values))} to ${whole(Math.max(...values))})`;

const ROWS = [
  ["accepted per second", ({ accepted }) => accepted],
  ["submitted per second", ({ submitted }) => submitted],
  ["called back per second", ({ delivered }) => delivered],
  ["answer, median, ms", ({ median }) => median],
  ["answer, 99 %, ms", ({ slow }) => slow],
  ["memory, MB", ({ memory: octets }) => octets / 1e6],
  ["processor time per message, µs", ({ processor }) => processor],
];

// How many times as many segments as another system the service submits, or calls back: the median of
// all rounds, and the least.
const ratios = (what, of, results, others) =>
  others.map(({ name, rounds }) => [
    `${what}, times ${name}`,
    ...results.map((one) => {
      if (others.includes(one)) return "";
      const all = one.rounds.map((values, at) => of(values) / of(rounds[at]));
      return `${median(all).toFixed(1)} (at least ${Math.min(...all).toFixed(1)})`;
    }),
  ]);

export const run = async (systems, load, optionsOf) => {
  const limits = await load.limits(CLIENTS, WINDOW);
  const results = systems.map(({ name, id }) => ({ name, id, rounds: [] }));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [at, system] of systems.entries()) {
      results[at].rounds.push(await measure(system, load, optionsOf(system)));
      console.error(`round ${round + 1}, ${system.name}:`, results[at].rounds.at(-1));
    }
  }
  const others = results.filter(({ id }) => !id.startsWith("septet"));
  const rows = ROWS.map(([name, of]) => [
    name,
    ...results.map(({ rounds }) => spread(rounds.map(of))),
  ]);
  const compared = [
    ...ratios("submitted", ({ submitted }) => submitted, results, others),
    ...ratios("called back", ({ delivered }) => delivered, results, others),
  ];
  return [
    `${CLIENTS} clients for ${SECONDS} seconds, a window of ${WINDOW}; the median of ${ROUNDS} ` +
      `rounds, and the lowest and the highest.`,
    table(["", ...results.map(({ name }) => name)], [...rows, ...compared]),
    `By themselves, the clients send ${whole(limits.answers)} requests per second to the receiver\n` +
      `of callbacks, which answers them, and the message centre answers ` +
      `${whole(limits.operations)}\nsegments per second.`,
  ].join("\n\n");
};
