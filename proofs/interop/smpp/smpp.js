// Exposes the npm package smpp through the line protocol of ../src/process.rs. It parses a
// submit_sm that is written here octet by octet, and the octets of a submit_sm that it writes are
// found here.
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import smpp from "smpp";

const { version } = JSON.parse(readFileSync("node_modules/smpp/package.json", "utf8"));

const fromHex = (digits) => Buffer.from(digits === "-" ? "" : digits, "hex");
const toHex = (octets) => octets.toString("hex").toUpperCase() || "-";
const utf16 = (text) => Buffer.from(text, "utf16le").swap16();

/** The offset of sm_length, because all addresses and times are empty. */
const SM_LENGTH = 32;
const MESSAGE_PAYLOAD = 0x0424;

const number = (value, length) => {
  const octets = Buffer.alloc(length);
  octets.writeUIntBE(value, 0, length);
  return octets;
};

const parameter = (tag, value) => Buffer.concat([number(tag, 2), number(value.length, 2), value]);

function submit(esmClass, dataCoding, octets, [reference, total, sequence], isPayload) {
  const fields = Buffer.alloc(16);
  fields[7] = esmClass;
  fields[14] = dataCoding;
  const body = [fields];
  if (isPayload) {
    body.push(number(0, 1), parameter(MESSAGE_PAYLOAD, octets));
  } else {
    body.push(number(octets.length, 1), octets);
  }
  if (total > 0) {
    body.push(parameter(0x020c, number(reference, 2)));
    body.push(parameter(0x020e, number(total, 1)), parameter(0x020f, number(sequence, 1)));
  }
  const length = body.reduce((sum, part) => sum + part.length, 16);
  const header = [length, 0x00000004, 0, 1].map((value) => number(value, 4));
  return Buffer.concat([...header, ...body]);
}

/** F: parses a submit_sm. */
function parsed([esmClass, dataCoding, octets, reference, total, sequence, isPayload]) {
  const sar = [reference, total, sequence].map(Number);
  const sent = submit(+esmClass, +dataCoding, fromHex(octets), sar, isPayload === "1");
  const read = new smpp.PDU(sent);
  const { udh, message } = isPayload === "1" ? read.message_payload : read.short_message;
  const numbers = [read.sar_msg_ref_num, read.sar_total_segments, read.sar_segment_seqnum];
  return [
    toHex(typeof message === "string" ? utf16(message) : message),
    toHex(Buffer.concat(udh ?? [])),
    ...numbers.map((value) => value ?? 0),
  ];
}

/** G: writes a submit_sm. */
function written([dataCoding, header, text, isPayload]) {
  const udh = fromHex(header);
  const message = fromHex(text).swap16().toString("utf16le");
  const content = udh.length > 0 ? { udh, message } : { message };
  const pdu = new smpp.PDU("submit_sm", {
    esm_class: udh.length > 0 ? 0x40 : 0,
    data_coding: +dataCoding,
    [isPayload === "1" ? "message_payload" : "short_message"]: content,
  });
  const octets = pdu.toBuffer();
  const start = SM_LENGTH + 1;
  if (isPayload === "1") {
    return [toHex(octets.subarray(start + 4, start + 4 + octets.readUInt16BE(start + 2)))];
  }
  return [toHex(octets.subarray(start, start + octets[SM_LENGTH]))];
}

const answers = { V: () => [version], F: parsed, G: written };

for await (const line of createInterface({ input: process.stdin })) {
  const [command, ...fields] = line.split(" ");
  try {
    console.log(answers[command](fields).join(" "));
  } catch (error) {
    console.log(`! ${error.message.replaceAll("\n", " ")}`);
  }
}
