// Processes of a system with all their children: what they use, and their end.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, readdirSync } from "node:fs";
import { createInterface } from "node:readline";

// Of the clock in /proc/PID/stat; Linux shows it to programs in hundredths of a second.
const TICKS = 100;

const read = (file) => {
  try {
    return readFileSync(file, "utf8");
  } catch {
    // The process has ended.
    return "";
  }
};

// The fields of /proc/PID/stat after the name, which may have spaces.
const fields = (pid) => read(`/proc/${pid}/stat`).split(") ").at(-1).split(" ");

// A process and all its descendants.
export const tree = (root) => {
  const children = new Map();
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name)).map(Number)) {
    const parent = Number(fields(pid)[1]);
    children.set(parent, [...(children.get(parent) ?? []), pid]);
  }
  const all = [root];
  for (const pid of all) all.push(...(children.get(pid) ?? []));
  return all;
};

// The memory of processes in octets. What they share counts once.
export const memory = (pids) => {
  const proportional = (pid) =>
    Number(read(`/proc/${pid}/smaps_rollup`).match(/^Pss: +(\d+)/m)?.[1] ?? 0);
  return 1024 * pids.reduce((sum, pid) => sum + proportional(pid), 0);
};

// The seconds of processor time that processes and their ended children have used.
export const processorSeconds = (pids) => {
  const ticks = (pid) => fields(pid).slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
  return pids.reduce((sum, pid) => sum + (ticks(pid) || 0), 0) / TICKS;
};

export const kill = (pids) => {
  for (const pid of pids) {
    try {
      process.kill(pid, "SIGKILL");
    } catch (error) {
      if (error.code !== "ESRCH") throw error;
    }
  }
};

const running = new Set();
process.on("exit", () => {
  for (const child of running) kill(tree(child.pid));
});
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(1));

// Starts a process that ends, with its children, at the latest with this one.
export const start = (command, parameters, options) => {
  const child = spawn(command, parameters, options);
  running.add(child);
  child.on("exit", () => running.delete(child));
  return child;
};

// Starts a script that prints what it has started as a line of JSON, and ends when its input does.
export const startScript = async (command, parameters) => {
  const child = start(command, parameters, { stdio: ["pipe", "pipe", "inherit"] });
  const ended = once(child, "exit");
  const [line] = await Promise.race([once(createInterface(child.stdout), "line"), ended]);
  if (child.exitCode !== null) throw new Error(`${command} ${parameters[0]} does not start`);
  return {
    ...JSON.parse(line),
    // Without the script itself.
    pids: () => tree(child.pid).slice(1),
    async stop() {
      child.stdin.end();
      await ended;
    },
  };
};
