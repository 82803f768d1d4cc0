// How the service scales: one, two and four instances with one PostgreSQL database, beside one with
// SQLite, and what a message costs each of them.
//
//     node scale.mjs GATEWAY LOAD FOLDER
//
// GATEWAY is the service and LOAD the program in `load/`. The results are printed and written to
// `docs/SCALE.md`.
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { table, write } from "./document.mjs";
import { startLoad } from "./load.mjs";
import { processorSeconds } from "./processes.mjs";
import { service, startDatabase } from "./systems.mjs";

const [SECONDS, CLIENTS, WINDOW] = [Number(process.env.SEPTET_SECONDS ?? 10), 128, 256];
const TEXT = "Your table for two is confirmed for today at 19:30. See you soon!";
const DOCUMENT = resolve(import.meta.dirname, "../docs/SCALE.md");
// Long enough for a queue whose size can be measured.
const QUEUE_SECONDS = 8;

const [gateway, program, folder] = process.argv.slice(2);

const [version] = readdirSync("/usr/lib/postgresql").toSorted((one, other) => other - one);
const query = (url, sql) => {
  const { stdout, stderr, status } = spawnSync(
    `/usr/lib/postgresql/${version}/bin/psql`,
    [url, "-XAtq", "-F", " ", "-c", sql],
    { encoding: "utf8" },
  );
  if (status !== 0) throw new Error(stderr);
  return stdout.trim().split(" ").map(Number);
};

// What the server has done so far.
const done = (url) => {
  const [commits, bytes, syncs] = query(
    url,
    `SELECT (SELECT sum(xact_commit) FROM pg_stat_database),
      pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0'), (SELECT wal_sync FROM pg_stat_wal)`,
  );
  return { commits, bytes, syncs };
};

// Instances of the service, each with clients, a message centre and a receiver of its own.
const startInstances = async (store, number, name) => {
  const place = join(folder, name);
  // Without what an earlier run has left.
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place, { recursive: true });
  const database = await startDatabase(store, place);
  const loads = [];
  const instances = [];
  for (let one = 0; one < number; one += 1) {
    const load = await startLoad(program);
    const { centre, callbacks } = load;
    const options = { folder: join(place, `${one}`), database, centre, callbacks, window: WINDOW };
    loads.push(load);
    instances.push(await service(gateway, store).start(options));
  }
  return {
    database,
    loads,
    instances,
    requests: instances.map((one) => service(gateway, store).request(one, "1555NUMBER", TEXT)),
    async stop() {
      for (const one of instances) await one.stop();
      for (const one of loads) await one.stop();
      await database.stop();
    },
  };
};

const sum = (values) => values.reduce((all, one) => all + one, 0);
const own = (instance) => instance.pids().slice(0, 1);

// One run under full load.
const measure = async (store, number) => {
  const running = await startInstances(store, number, `scale-${store}-${number}`);
  const { database, loads, instances, requests } = running;
  const all = (act) => Promise.all(loads.map((load, at) => act(load, requests[at])));
  const clients = CLIENTS / number;
  const warm = { clients: 8, seconds: 3, number: 500, first: 9000000 };
  await all(async (load, request) => {
    const { accepted } = await load.send(request, warm);
    await load.wait(accepted, accepted, 10);
    await load.reset();
  });
  const used = () => ({
    gateway: processorSeconds(instances.flatMap(own)),
    database: processorSeconds(database.pids()),
  });
  const isPostgres = store === "postgres";
  const [before, server] = [used(), isPostgres ? done(database.url) : undefined];
  const settings = { clients, seconds: SECONDS, number: 6e6 };
  const sent = await all((load, request) => load.send(request, settings));
  const wait = (load, { accepted }) => load.wait(accepted, accepted, 10);
  const ended = await Promise.all(loads.map((load, at) => wait(load, sent[at])));
  const after = used();
  const messages = sum(ended.map((one) => one.submitted));
  const each = (value) => value / messages;
  const result = {
    store,
    number,
    accepted: sum(sent.map((one) => one.acceptedRate)),
    submitted: sum(ended.map((one) => one.submittedRate)),
    called: sum(ended.map((one) => one.calledRate)),
    lost: sum(sent.map((one) => one.accepted)) - sum(ended.map((one) => one.called)),
    median: Math.max(...sent.map((one) => one.median)),
    gateway: 1e6 * each(after.gateway - before.gateway),
    database: 1e6 * each(after.database - before.database),
  };
  if (isPostgres) {
    const { commits, bytes, syncs } = done(database.url);
    result.log = each(bytes - server.bytes);
    result.commits = each(commits - server.commits);
    result.syncs = each(syncs - server.syncs);
  }
  await running.stop();
  if (result.lost) console.error(`${store}, ${number}: ${result.lost} without a callback`);
  console.error(result);
  return result;
};

// The octets of a message that waits because its carrier is slow.
const queue = async (store) => {
  const running = await startInstances(store, 1, `scale-queue-${store}`);
  const { database, loads: [load], requests: [request] } = running;
  await load.pace(1);
  const settings = { clients: CLIENTS, seconds: QUEUE_SECONDS, number: 6e6 };
  const { accepted } = await load.send(request, settings);
  const isPostgres = store === "postgres";
  const size = "SELECT pg_total_relation_size('septet.messages')";
  const [inTables] = isPostgres ? query(database.url, size) : [];
  await running.stop();
  // With what was in its log.
  const octets = inTables ?? statSync(database.url).size;
  return { store, waiting: accepted, octets: octets / accepted };
};

const whole = (value) => (value === undefined ? "" : Math.round(value).toLocaleString("en-US"));
const fine = (value) => (value === undefined ? "" : value.toFixed(3));

const runs = [await measure("sqlite", 1)];
for (const number of [1, 2, 4]) runs.push(await measure("postgres", number));
const queues = [await queue("sqlite"), await queue("postgres")];
const names = runs.map(({ store, number }) =>
  store === "sqlite" ? "SQLite" : `PostgreSQL, ${number} instance${number > 1 ? "s" : ""}`,
);
const rows = [
  ["accepted per second", "accepted", whole],
  ["submitted per second", "submitted", whole],
  ["called back per second", "called", whole],
  ["answer, median, ms", "median", whole],
  ["processor time of the instances per message, µs", "gateway", whole],
  ["of PostgreSQL, µs", "database", whole],
  ["write-ahead log per message, octets", "log", whole],
  ["transactions per message", "commits", fine],
  ["waits for the disk per message", "syncs", fine],
].map(([name, field, form]) => [name, ...runs.map((one) => form(one[field]))]);
const waiting = queues.map(({ store, octets }) => {
  return `${whole(octets)} octets with ${store === "sqlite" ? "SQLite" : "PostgreSQL"}`;
});
const report = [
  table(["", ...names], rows),
  `A message that waits takes ${waiting.join(", and ")}, with all indexes.`,
].join("\n\n");
console.log(report);
write(DOCUMENT, "measured", report);
process.exit(0);
