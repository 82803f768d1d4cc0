// The messaging service in front of the message centre of npm `smpp`, which decodes the texts with
// its own tables: each random text arrives as it was sent, in as many operations as the answer says
// segments, and ends with one callback. Then texts go the other way.
//
//     node peer.mjs GATEWAY
import { spawn } from "node:child_process";
import { createServer } from "node:http";
import { once } from "node:events";
import assert from "node:assert/strict";
import smpp from "smpp";

const TEXTS = 1000;
const PIECES = [
  ..."abcdefghij klmnopqrstuvwxyz ABCDEFG 0123456789 .,:;!?",
  ..."@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ¤¡ÄÖÑÜ§¿äöñüà",
  ..."^{}\\[~]|€",
];
const WIDE = [...PIECES, ..."жукпривет漢字", "👋", "👨‍👩‍👧"];

// A generator of numbers with a seed (mulberry32).
let state = 20261126;
const random = (limit) => {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
};
const text = () => {
  const pieces = random(2) ? PIECES : WIDE;
  const length = [1 + random(20), 150 + random(20), 60 + random(20), 1 + random(900)][random(4)];
  return Array.from({ length }, () => pieces[random(pieces.length)]).join("");
};

// What has arrived: for each recipient its parts by their numbers.
const arrived = new Map();
let operations = 0;
let binds = 0;
let bound;
const centre = smpp.createServer({}, (session) => {
  session.on("bind_transceiver", (pdu) => {
    assert.equal(pdu.system_id, "esme");
    assert.equal(pdu.password, "secret");
    session.send(pdu.response());
    binds += 1;
    bound = session;
  });
  session.on("enquire_link", (pdu) => session.send(pdu.response()));
  session.on("unbind", (pdu) => session.send(pdu.response()));
  session.on("submit_sm", (pdu) => {
    operations += 1;
    const id = operations.toString(16).toUpperCase();
    session.send(pdu.response({ message_id: id }));
    const { message, udh } = pdu.short_message;
    const header = udh?.find((element) => element[0] === 0);
    const [sequence, total] = header ? [header[4], header[3]] : [1, 1];
    const parts = arrived.get(pdu.destination_addr) ?? new Map();
    arrived.set(pdu.destination_addr, parts);
    assert.ok(!parts.has(sequence));
    parts.set(sequence, { message, total });
    // The receipt has the number in decimal.
    session.deliver_sm({
      esm_class: 4,
      source_addr: pdu.destination_addr,
      destination_addr: pdu.source_addr,
      short_message: `id:${operations} sub:001 dlvrd:001 submit date:2605011200 done date:2605011201 stat:DELIVRD err:000 text:`,
    });
  });
  session.on("error", () => {});
});
centre.listen(0, "127.0.0.1");
await once(centre, "listening");

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

const free = createServer().listen(0, "127.0.0.1");
await once(free, "listening");
const { port } = free.address();
free.close();
const gateway = spawn(
  process.argv[2],
  [
    ...["--sandbox", "--listen", `127.0.0.1:${port}`],
    ...["--smpp", `smpp://esme:secret@127.0.0.1:${centre.address().port}`],
    ...["--callback", `http://127.0.0.1:${receiver.address().port}/`],
  ],
  { stdio: ["ignore", "ignore", "inherit"], env: { ...process.env, RUST_LOG: "error" } },
);
process.on("exit", () => gateway.kill("SIGKILL"));
const until = async (what, isSo) => {
  for (let tries = 0; !isSo(); tries += 1) {
    assert.ok(tries < 6000, `${what}: ${events.length} events, ${operations} operations`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};
const base = `http://127.0.0.1:${port}`;
for (;;) {
  const health = await fetch(`${base}/healthz`).catch(() => null);
  if (health?.ok) break;
  await new Promise((resolve) => setTimeout(resolve, 50));
}

const sent = new Map();
const send = async (number) => {
  const to = `+1555${String(1000000 + number)}`;
  const body = { applicationId: "any", from: "+15551230001", to, text: text() };
  const answer = await fetch(`${base}/users/1/messages`, {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      Authorization: `Basic ${btoa("sandbox:sandbox")}`,
    },
    body: JSON.stringify(body),
  });
  assert.equal(answer.status, 202);
  const { segmentCount, id } = await answer.json();
  sent.set(to.slice(1), { text: body.text, segmentCount, id });
};
for (let number = 0; number < TEXTS; number += 20) {
  await Promise.all(Array.from({ length: 20 }, (_, index) => send(number + index)));
}
await until("callbacks", () => events.length >= TEXTS);
let segments = 0;
for (const [to, { text, segmentCount, id }] of sent) {
  const parts = arrived.get(to);
  assert.equal(parts.size, segmentCount);
  const joined = Array.from({ length: parts.size }, (_, index) => {
    const { message, total } = parts.get(index + 1);
    assert.equal(total, segmentCount);
    return message;
  }).join("");
  assert.equal(joined, text);
  const ends = events.filter(({ message }) => message.id === id);
  assert.deepEqual(ends.map(({ type }) => type), ["message-delivered"]);
  assert.equal(ends[0].message.segmentCount, segmentCount);
  segments += segmentCount;
}
assert.equal(operations, segments);

// The other way, with a text that needs two parts.
const received = ["Hello [€]", "привет 👋"];
for (const message of received) {
  bound.deliver_sm({
    source_addr_ton: 1,
    source_addr: "15551230009",
    dest_addr_ton: 1,
    destination_addr: "15551230001",
    short_message: { message },
  });
}
for (const [sequence, message] of [
  [2, "World"],
  [1, "Hello "],
]) {
  bound.deliver_sm({
    esm_class: 0x40,
    source_addr_ton: 1,
    source_addr: "15551230009",
    dest_addr_ton: 1,
    destination_addr: "15551230001",
    short_message: { udh: Buffer.from([5, 0, 3, 7, 2, sequence]), message },
  });
}
received.push("Hello World");
await until("received", () => events.length >= TEXTS + received.length);
const texts = events.slice(TEXTS).map((event) => {
  assert.equal(event.type, "message-received");
  assert.equal(event.message.from, "+15551230009");
  return event.message.text;
});
assert.deepEqual(texts.sort(), received.sort());

gateway.kill("SIGTERM");
const [code] = await once(gateway, "exit");
assert.equal(code, 0);
console.log(`${TEXTS} texts in ${segments} segments arrived through ${binds} bind, ${received.length} came back`);
process.exit(0);
