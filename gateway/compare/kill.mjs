// How many accepted messages are lost if all processes of a system are killed under load.
import { setTimeout as pause } from "node:timers/promises";
import { table } from "./document.mjs";

const TEXT = "Hello";
const LOAD = { clients: 16, seconds: 30, number: 6e6, "pause-millis": 5 };
const WINDOW = 16;
// The message centre is slow until the kill, so that messages wait.
const RATE = 200;
const SECONDS = 4;
// So long nothing comes after the restart.
const QUIET = 20;
const MANY = 1e9;

const round = async (system, load, options) => {
  const { centre, callbacks } = load;
  const settings = { ...options, centre, callbacks, window: WINDOW };
  await load.reset();
  await load.pace(RATE);
  const before = await system.start(settings);
  const values = { ...system.ways[0].values(TEXT), callbacks };
  const sending = load.send(system.request(before, "1555NUMBER", TEXT, values), LOAD);
  await pause(SECONDS * 1000);
  before.kill();
  await sending;
  await before.stop();
  await load.pace(0);
  const after = await system.start({ ...settings, keep: true });
  try {
    return await load.wait(MANY, 0, QUIET);
  } finally {
    await after.stop();
  }
};

export const run = async (systems, load, optionsOf) => {
  const rows = [];
  for (const system of systems) {
    const { accepted, missing, submitted, distinct } = await round(system, load, optionsOf(system));
    rows.push([system.name, accepted, missing, submitted - distinct]);
  }
  const head = ["", "accepted before the kill", "of these never submitted", "submitted twice"];
  return table(head, rows);
};
