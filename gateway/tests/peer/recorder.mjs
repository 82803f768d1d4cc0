// Records what the service sends to a message centre that does not tell, and has tshark read it.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pause } from "./service.mjs";

const FIELDS = [
  "smpp.command_id",
  "smpp.destination_addr",
  "smpp.data_coding",
  "smpp.message",
  "smpp.message_text",
  "gsm_sms.dis_field_udh.user_data_header_length",
  "gsm_sms.udh.mm.msg_parts",
  "gsm_sms.udh.mm.msg_part",
  "smpp.sar_total_segments",
  "smpp.sar_segment_seqnum",
];

const run = (command, parameters) => {
  const options = { encoding: "utf8", maxBuffer: 1 << 30 };
  const { status, stdout, stderr, error } = spawnSync(command, parameters, options);
  assert.equal(status, 0, `${command}: ${error ?? stderr}`);
  return stdout;
};

// What tshark reads in these operations, of which each is an array of octets.
const read = (operations) => {
  const folder = mkdtempSync(join(tmpdir(), "septet-tshark-"));
  try {
    const [dump, capture] = ["dump.txt", "capture.pcapng"].map((name) => join(folder, name));
    const lines = operations.map((octets) => `000000 ${octets.toString("hex").replace(/../g, "$& ")}`);
    writeFileSync(dump, `${lines.join("\n")}\n`);
    run("text2pcap", ["-q", "-T", "40000,2775", dump, capture]);
    const output = run("tshark", [
      ...["-r", capture, "-d", "tcp.port==2775,smpp", "-T", "json"],
      // What data_coding 0 means, an octet for each septet.
      ...["-o", "smpp.decode_sms_over_smpp:GSM 7-bit", "-o", "smpp.gsm7_unpacked:TRUE"],
      // It would join parts for different recipients.
      ...["-o", "gsm_sms.reassemble:FALSE", "-o", "tcp.desegment_tcp_streams:FALSE"],
      ...FIELDS.flatMap((field) => ["-e", field]),
    ]);
    return JSON.parse(output).map(({ _source: { layers } }) =>
      FIELDS.map((field) => {
        assert.ok((layers[field] ?? []).length <= 1, field);
        return layers[field]?.[0];
      }),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

export const version = () => run("tshark", ["--version"]).split("\n")[0].match(/[\d.]+\d/)[0];

// Connects when something listens, which takes a message centre a moment.
const connected = async (port) => {
  for (let tries = 0; ; tries += 1) {
    const socket = connect(port, "127.0.0.1");
    try {
      await once(socket, "connect");
      return socket;
    } catch (error) {
      if (tries === 100) throw error;
      await pause(100);
    }
  }
};

// Passes on what comes to its port. Returns the port and a function that reads what has come.
export const recorder = async (port) => {
  const operations = [];
  const server = createServer(async (service) => {
    const centre = await connected(port);
    service.on("error", () => centre.destroy());
    centre.on("error", () => service.destroy());
    centre.pipe(service);
    let received = Buffer.alloc(0);
    service.on("data", (data) => {
      centre.write(data);
      received = Buffer.concat([received, data]);
      // Each operation begins with its length.
      while (received.length >= 4 && received.length >= received.readUInt32BE()) {
        const length = received.readUInt32BE();
        operations.push(Buffer.from(received.subarray(0, length)));
        received = received.subarray(length);
      }
    });
    service.on("end", () => centre.end());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: server.address().port,
    stop: () => server.close(),
    // What was submitted, in this order: the octets after the header, and the text that tshark reads.
    submitted() {
      const all = read(operations).filter(([id]) => Number(id) === 4);
      return all.map(([, to, coding, octets = "", written = "", header, ...numbers]) => {
        const [ofHeader, ofParameters] = [numbers.slice(0, 2), numbers.slice(2)];
        const [total, sequence] = header === undefined ? ofParameters : ofHeader;
        const body = Buffer.from(octets, "hex").subarray(header === undefined ? 0 : Number(header) + 1);
        const [part, parts] = [Number(sequence ?? 1), Number(total ?? 1)];
        return { to, sequence: part, total: parts, coding, octets, body, written };
      });
    },
    // The parts for each recipient.
    arrived() {
      const arrived = new Map();
      for (const { to, body, written, ...part } of this.submitted()) {
        // tshark reads UCS-2 without surrogates; the octets are UTF-16.
        const text =
          Number(part.coding) === 8
            ? new TextDecoder("utf-16be", { fatal: true }).decode(body)
            : written;
        if (!/[\u{10000}-\u{10ffff}]/u.test(text)) assert.equal(written, text);
        arrived.set(to, [...(arrived.get(to) ?? []), { ...part, text }]);
      }
      return arrived;
    },
  };
};
