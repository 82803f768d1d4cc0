// The messaging service, its callbacks, and what each test with a message centre asks of them.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { texts } from "./texts.mjs";

export const OWNER = "15551230001";
export const HANDSET = "15551230009";

export const pause = (milliseconds) =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

// Waits at most `seconds` until `isSo()`.
export const until = async (what, isSo, seconds = 60) => {
  for (const end = Date.now() + seconds * 1000; !isSo(); await pause(10)) {
    if (Date.now() > end) throw new Error(`not within ${seconds} s: ${what()}`);
  }
};

export const freePort = async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
};

// Starts a process that is killed with this one.
export const start = (command, parameters, options) => {
  const child = spawn(command, parameters, options);
  process.on("exit", () => child.kill("SIGKILL"));
  return child;
};

// A configuration with one carrier, whose table has these keys and values.
const configuration = (folder, port, callback, carrier) => {
  const lines = Object.entries({ name: "peer", application: "app", ...carrier });
  return `
listen = "127.0.0.1:${port}"
database = ${JSON.stringify(join(folder, "messages.db"))}
[[account]]
id = "1"
user = "sandbox"
password = "sandbox"
[[application]]
id = "app"
account = "1"
callback = "${callback}"
types = ["message-delivered", "message-failed", "message-received"]
[[carrier]]
${lines.map(([key, value]) => `${key} = ${JSON.stringify(value)}`).join("\n")}
`;
};

// Starts the service with a carrier: the sandbox with its address, or a configuration with its table.
export const service = async (gateway, carrier) => {
  const events = [];
  const receiver = createServer((request, response) => {
    let body = "";
    request.on("data", (data) => (body += data));
    request.on("end", () => {
      events.push(...JSON.parse(body));
      response.end();
    });
  });
  receiver.listen(0, "127.0.0.1");
  await once(receiver, "listening");

  const folder = mkdtempSync(join(tmpdir(), "septet-peer-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  const port = await freePort();
  const callback = `http://127.0.0.1:${receiver.address().port}/`;
  let parameters = ["--sandbox", "--smpp", carrier, "--callback", callback];
  parameters.push("--listen", `127.0.0.1:${port}`);
  if (typeof carrier !== "string") {
    const file = join(folder, "gateway.toml");
    writeFileSync(file, configuration(folder, port, callback, carrier));
    parameters = ["--config", file];
  }
  const child = start(gateway, parameters, {
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, RUST_LOG: "error" },
  });
  const base = `http://127.0.0.1:${port}`;
  for (let tries = 0; ; tries += 1) {
    if ((await fetch(`${base}/healthz`).catch(() => null))?.ok) break;
    assert.ok(tries < 400 && child.exitCode === null, "the service does not start");
    await pause(50);
  }

  const post = async (to, text) => {
    const answer = await fetch(`${base}/users/1/messages`, {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        Authorization: `Basic ${btoa("sandbox:sandbox")}`,
      },
      body: JSON.stringify({ applicationId: "app", from: `+${OWNER}`, to: `+${to}`, text }),
    });
    assert.equal(answer.status, 202, await answer.clone().text());
    const { segmentCount, id } = await answer.json();
    return { to, text, segmentCount, id };
  };

  return {
    events,
    // Sends random texts, each to a number of its own, and waits for their callbacks.
    async send(number) {
      const sent = [];
      const all = texts(number).entries();
      const sender = async () => {
        for (const [index, text] of all) sent.push(await post(`1555${1000000 + index}`, text));
      };
      await Promise.all(Array.from({ length: 20 }, sender));
      const told = () => events.filter(({ type }) => type !== "message-received").length;
      await until(() => `${told()} of ${number} callbacks`, () => told() >= number, 180);
      return sent;
    },
    // Each text arrived as it was sent, in `segmentCount` parts, and has one callback.
    // `arrived` has the parts of each number: `{ sequence, total, text }`.
    check(sent, arrived) {
      let segments = 0;
      for (const { to, text, segmentCount, id } of sent) {
        const parts = (arrived.get(to) ?? []).toSorted((one, other) => one.sequence - other.sequence);
        assert.equal(parts.length, segmentCount, `${to}: ${JSON.stringify(text)}`);
        for (const [index, { sequence, total }] of parts.entries()) {
          assert.deepEqual([sequence, total], [index + 1, segmentCount]);
        }
        assert.equal(parts.map((part) => part.text).join(""), text);
        const ends = events.filter(({ message }) => message.id === id);
        assert.deepEqual(ends.map(({ type }) => type), ["message-delivered"]);
        assert.equal(ends[0].message.segmentCount, segmentCount);
        segments += segmentCount;
      }
      assert.equal([...arrived.values()].flat().length, segments);
      return segments;
    },
    // The application was told of these texts, in any order, and of no others.
    async received(expected, from = `+${HANDSET}`) {
      const told = () => events.filter(({ type }) => type === "message-received");
      const count = () => `${told().length} of ${expected.length} received messages`;
      await until(count, () => told().length >= expected.length);
      assert.deepEqual(
        told().map(({ message }) => message.text).toSorted(),
        expected.toSorted(),
      );
      for (const { message } of told()) assert.equal(message.from, from);
    },
    async stop() {
      child.kill("SIGTERM");
      const [code] = await once(child, "exit");
      assert.equal(code, 0);
      receiver.close();
    },
  };
};

