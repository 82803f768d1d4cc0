// Whether a message is on disk before its answer: strace sees the requests, the answers, and the
// calls that wait for the disk.
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { table } from "./document.mjs";
import { start } from "./processes.mjs";

const MESSAGES = 50;
// Between messages, so that what a system does after an answer has ended before the next request.
const PAUSE = 200;
// Before strace is attached, so that the processes and connections of a system are there.
const FIRST = { clients: 1, seconds: 60, number: 10, first: 9000000, "pause-millis": PAUSE };
const TEXT = "Hello";
const CALLS = [
  "fsync,fdatasync,sync_file_range,msync",
  "read,recvfrom,readv,recvmsg,write,writev,sendto,sendmsg",
].join(",");

const REQUEST =
  /\b(read|recvfrom|readv|recvmsg)(\(| resumed).*"(POST \/users|GET \/cgi-bin|GET \/send)/;
const ANSWER = /\b(write|writev|sendto|sendmsg)\(.*"HTTP\/1\.[01] 20[02]/;
const SYNC = /\b(fsync|fdatasync|sync_file_range|msync)(\(| resumed).*= 0$/;

// How many answers there are, and how many of them after a call that has waited for the disk.
const read = (lines) => {
  let [isAsked, isSynced, answers, synced] = [false, false, 0, 0];
  for (const line of lines) {
    if (REQUEST.test(line)) [isAsked, isSynced] = [true, false];
    else if (SYNC.test(line)) isSynced = true;
    else if (isAsked && ANSWER.test(line)) {
      answers += 1;
      synced += Number(isSynced);
      isAsked = false;
    }
  }
  return { answers, synced };
};

const trace = async (pids, act) => {
  const folder = mkdtempSync(join(tmpdir(), "septet-strace-"));
  try {
    const file = join(folder, "trace");
    const parameters = ["-f", "-qq", "-s", "24", "-e", `trace=${CALLS}`, "-o", file];
    const attached = pids.flatMap((pid) => ["-p", String(pid)]);
    const stdio = ["ignore", "ignore", "pipe"];
    const tracer = start("strace", [...parameters, ...attached], { stdio });
    let errors = "";
    tracer.stderr.on("data", (data) => (errors += data));
    await pause(2000);
    if (tracer.exitCode !== null) throw new Error(`strace does not run: ${errors}`);
    await act();
    tracer.kill("SIGINT");
    await once(tracer, "exit");
    return readFileSync(file, "latin1").split("\n");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

export const run = async (systems, load, optionsOf) => {
  const rows = [];
  for (const system of systems) {
    const { centre, callbacks } = load;
    await load.reset();
    const running = await system.start({ ...optionsOf(system), centre, callbacks, window: 16 });
    try {
      const values = { ...system.ways[0].values(TEXT), callbacks };
      const request = system.request(running, "1555NUMBER", TEXT, values);
      await load.send(request, FIRST);
      const settings = { clients: 1, seconds: 60, number: MESSAGES, "pause-millis": PAUSE };
      const lines = await trace(running.pids(), async () => {
        const sent = await load.send(request, settings);
        if (sent.errors) throw new Error(`${system.name}: ${sent.told}`);
      });
      const { answers, synced } = read(lines);
      if (answers !== MESSAGES) throw new Error(`${system.name}: strace saw ${answers} answers`);
      const syncs = lines.filter((line) => SYNC.test(line)).length;
      rows.push([system.name, `${synced} of ${answers}`, syncs]);
    } finally {
      await running.stop();
    }
  }
  return table(["", "answers after a write that waited for the disk", "such writes in all"], rows);
};
