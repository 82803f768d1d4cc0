// How each system is started, and the request that a user makes of it.
import { once } from "node:events";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { freePort, pause } from "../tests/peer/service.mjs";
import { kill, start, startScript, tree } from "./processes.mjs";

const here = import.meta.dirname;
const peer = resolve(here, "../tests/peer");

// What a system with its files in FOLDER needs to know of its message centre: its port, and the
// window, where there is one. With `keep` it continues what an earlier run has stored.

// The databases of the service.
const STORES = {
  sqlite: {
    name: "SQLite",
    start: async (folder) => ({
      url: join(folder, "messages.db"),
      pids: () => [],
      stop: async () => {},
    }),
  },
  postgres: {
    name: "PostgreSQL",
    start: (folder, keep) =>
      startScript("python3", [
        ...[join(here, "postgres.py"), join(folder, "postgres")],
        ...flags({ keep }),
      ]),
  },
};

// Starts a database of the service with its files in FOLDER.
export const startDatabase = (store, folder, keep) => STORES[store].start(folder, keep);

const flags = ({ keep }) => (keep ? ["--keep"] : []);

const query = (values) =>
  Object.entries(values)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join("&");

const configuration = (port, database, centre, window, callbacks) => `
listen = "127.0.0.1:${port}"
database = ${JSON.stringify(database)}
[[account]]
id = "1"
user = "user"
password = "password"
[[application]]
id = "app"
account = "1"
callback = "http://127.0.0.1:${callbacks}/"
types = ["message-delivered", "message-failed"]
[[carrier]]
name = "upstream"
address = "smpp://esme:secret@127.0.0.1:${centre}"
window = ${window}
receipts = false
`;

const answers = async (address) => {
  for (let tries = 0; tries < 400; tries += 1) {
    if ((await fetch(`http://${address}/healthz`).catch(() => null))?.ok) return;
    await pause(50);
  }
  throw new Error("the service does not start");
};

// This project's service, with one of its stores.
export const service = (program, store) => ({
  name: `septet-gateway, ${STORES[store].name}`,
  id: `septet-${store}`,
  ways: [{ name: "septet-gateway", values: () => ({}) }],
  // With DATABASE, one of several instances.
  async start({ folder, database: shared, centre, callbacks, window, keep }) {
    if (!keep) rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const database = shared ?? (await startDatabase(store, folder, keep));
    const port = await freePort();
    const file = join(folder, "gateway.toml");
    writeFileSync(file, configuration(port, database.url, centre, window, callbacks));
    const child = start(program, ["--config", file], {
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, RUST_LOG: "error" },
    });
    const address = `127.0.0.1:${port}`;
    await answers(address);
    const pids = () => [...tree(child.pid), ...(shared ? [] : database.pids())];
    return {
      address,
      pids,
      kill: () => kill(pids()),
      async stop() {
        if (child.exitCode === null && child.signalCode === null) {
          child.kill("SIGTERM");
          await once(child, "exit");
        }
        if (!shared) await database.stop();
      },
    };
  },
  request: ({ address }, to, text) => ({
    address,
    method: "POST",
    target: "/users/1/messages",
    headers: [
      ["Content-Type", "application/json"],
      ["Authorization", `Basic ${btoa("user:password")}`],
    ],
    body: JSON.stringify({ applicationId: "app", from: "+15551230001", to: `+${to}`, text }),
    accepted: [202, "{"],
  }),
  count: async (_, answer) => JSON.parse(answer).segmentCount,
});

const fromScript = async (script, folder, { centre, window, keep }, more = []) => {
  const options = [folder, "--upstream", centre, ...more, ...flags({ keep })];
  const { http, pids, stop } = await startScript("python3", [script, ...options]);
  return { address: `127.0.0.1:${http}`, pids, stop, kill: () => kill(pids()) };
};

const get = (address, target, accepted) => ({
  address,
  method: "GET",
  target,
  headers: [],
  body: "",
  accepted,
});

export const kannel = {
  name: "Kannel",
  id: "kannel",
  ways: [
    { name: "Kannel", values: () => ({}) },
    { name: "Kannel, `coding=2`", values: () => ({ coding: 2 }) },
  ],
  start(options) {
    const script = join(peer, "kannel/bearerbox.py");
    return fromScript(script, options.folder, options, ["--window", options.window]);
  },
  request({ address }, to, text, { callbacks, ...values }) {
    const url = (number) => `http://127.0.0.1:${callbacks}/?${number}`;
    const parameters = query({
      ...{ username: "septet", password: "secret", from: "15551230001", to },
      ...{ text, charset: "UTF-8" },
      // That the message centre has accepted or refused the message.
      ...(callbacks && { "dlr-mask": 24, "dlr-url": url(to) }),
      ...values,
    });
    return get(address, `/cgi-bin/sendsms?${parameters}`, [202, "0: Accepted"]);
  },
  // It says none.
  count: async () => undefined,
};

// Jasmin reads no longer lines of a request.
const LINE = 16000;
const FORM = "application/x-www-form-urlencoded";
const SUCCESS = [200, "Success"];

const ucs2 = (text) => Buffer.from(text, "utf16le").swap16().toString("hex");

export const jasmin = {
  name: "Jasmin",
  id: "jasmin",
  ways: [
    { name: "Jasmin", values: (text) => ({ content: text }) },
    {
      name: "Jasmin, `coding=8`",
      values: (text) => ({ coding: 8, "hex-content": ucs2(text) }),
    },
  ],
  // Its folder has its packages, and it empties the folder in it that has its files.
  start: ({ jasminFolder, ...options }) =>
    fromScript(join(peer, "jasmin/start.py"), jasminFolder, options),
  request({ address }, to, _, { callbacks, ...values }) {
    const parameters = query({
      ...{ username: "septet", password: "secret", from: "15551230001", to },
      ...(callbacks && {
        ...{ dlr: "yes", "dlr-level": 1, "dlr-method": "GET" },
        "dlr-url": `http://127.0.0.1:${callbacks}/`,
      }),
      ...values,
    });
    const target = "/send";
    if (parameters.length < LINE) return get(address, `${target}?${parameters}`, SUCCESS);
    const headers = [["Content-Type", FORM]];
    return { address, method: "POST", target, headers, body: parameters, accepted: SUCCESS };
  },
  // Its answer says none, but it has a request for it.
  async count({ address }, _, to, values) {
    const parameters = query({ username: "septet", password: "secret", to, ...values });
    if (parameters.length >= LINE) return undefined;
    const answer = await fetch(`http://${address}/rate?${parameters}`);
    return (await answer.json().catch(() => ({}))).submit_sm_count;
  },
};
