// Joins the parts of messages. The Rust side is `join.rs`.

import * as wasm from "glue";

import { fail, shown } from "../error.js";
import { writeOctets } from "../memory.js";
import { decode } from "./decode.js";
import { readPdu } from "./decode-pdu.js";
import { errorFrom, failAt } from "./errors.js";
import { octetsOf, toHex } from "./octets.js";
import { Reader } from "./reader.js";
import { bitOf, checkObject, numberOf } from "./settings.js";

// What `join` in Rust says of a part.
const DUPLICATE = 2;
const MESSAGE = 4;

export function join(parts, options) {
  if (!Array.isArray(parts)) fail("invalid-argument", `parts must be a list, not ${shown(parts)}`);
  const messages = [];
  const groups = new Map();
  for (let index = 0; index < parts.length; index++) {
    const part = readPart(parts[index], options, index);
    if (!part.part || part.part.total < 2) {
      messages.push(single(part));
      continue;
    }
    const { type, address, addressType, encoding } = part;
    const { reference, bits, total } = part.part;
    const key = JSON.stringify([type, address, addressType, encoding, reference, bits, total]);
    const group = groups.get(key);
    if (group) group.push(part);
    else groups.set(key, [part]);
  }
  for (const group of groups.values()) messages.push(...joinGroup(group));
  return messages.sort((one, other) => one.parts[0] - other.parts[0]);
}

/** Returns the user data of a part, and whose part it is. */
function readPart(given, options, index) {
  const isPdu = typeof given === "string" || ArrayBuffer.isView(given);
  let part = given;
  if (isPdu) {
    part = readPdu(given, options);
    // Half a character at the end of a part belongs to the next one.
    if (part.error && part.error.code !== "text" && !options?.lossy) failPart(part.error, index);
  }
  checkObject(part, `part ${index}`);
  const { type = null, address = null, addressType = null, time = null, part: place = null } = part;
  if (isPdu && !part.userData) {
    failPart({ code: "invalid-argument", offset: 0, message: `${type} has no user data` }, index);
  }
  const octets = octetsOf(part.userData, `userData of part ${index}`);
  const fields = {
    dcs: numberOf("dcs", part.dcs ?? undefined, 255, 0),
    udl: numberOf("udl", part.udl, 255),
    udhi: bitOf("udhi", part.udhi) === 1,
  };
  const decoded = decode(octets, { ...fields, lossy: true });
  const seconds = Date.parse(time) / 1000;
  return {
    index,
    type,
    address,
    addressType,
    time,
    seconds: seconds > 0 && seconds <= 0xffffffff ? Math.floor(seconds) : 0,
    part: place === null ? null : checkPart(place),
    ...fields,
    encoding: decoded.encoding,
    octets: decoded.userData,
    decoded,
  };
}

function checkPart(place) {
  checkObject(place, "part");
  const sequence = numberOf("sequence", place.sequence, 255, 0);
  const total = numberOf("total", place.total, 255, 0);
  if (sequence < 1 || sequence > total) return null;
  const reference = numberOf("reference", place.reference, 0xffff, 0);
  return { reference, bits: place.bits === 16 ? 16 : 8, sequence, total };
}

function failPart({ code, offset, message }, index) {
  failAt({ code, offset, message: `part ${index}: ${message}` });
}

const senderOf = ({ type, address, addressType, time }) => ({ type, address, addressType, time });

function single(part) {
  const { text, data, error } = part.decoded;
  return {
    ...senderOf(part),
    reference: null,
    bits: null,
    total: 1,
    parts: [part.index],
    duplicates: [],
    missing: [],
    isComplete: true,
    text,
    data,
    error,
  };
}

/** Joins parts of the same sender, reference and total. */
function joinGroup(group) {
  const input = group.flatMap(({ part, dcs, udhi, udl, seconds, octets }) => {
    const time = [0, 8, 16, 24].map((shift) => (seconds >>> shift) & 0xff);
    return [part.sequence, part.total, dcs, udhi ? 1 : 0, udl, ...time, octets.length, ...octets];
  });
  const reader = new Reader(wasm.join(writeOctets(input)));
  const messages = [];
  let parts = [];
  let duplicates = [];
  let next = 0;
  while (reader.at < reader.end) {
    const event = reader.next();
    if (event !== MESSAGE) {
      (event === DUPLICATE ? duplicates : parts).push(group[next++]);
      continue;
    }
    messages.push(readMessage(reader, parts, duplicates));
    parts = [];
    duplicates = [];
  }
  return withoutRepeated(messages, group);
}

function readMessage(reader, parts, duplicates) {
  const [kind, offset, sequence, ...details] = reader.take(6);
  const error = errorFrom([kind, offset, 0, ...details], false);
  if (error) error.message = `part ${sequence}: ${error.message}`;
  const missing = reader.list(() => reader.next());
  const isText = reader.next() === 1;
  const { reference, bits, total } = parts[0].part;
  return {
    ...senderOf(parts[0]),
    reference,
    bits,
    total,
    parts: parts.map(({ index }) => index),
    duplicates: duplicates.map(({ index }) => index),
    missing,
    isComplete: missing.length === 0,
    text: isText ? reader.text() : null,
    data: isText ? null : reader.octets(),
    error,
  };
}

/** Returns the messages without those that only repeat parts of a complete one. */
function withoutRepeated(messages, group) {
  const contents = new Map(group.map(({ index, part, octets }) => [index, `${part.sequence} ${toHex(octets)}`]));
  const contentsOf = ({ parts }) => parts.map((index) => contents.get(index));
  const complete = messages.filter(({ isComplete }) => isComplete);
  return messages.filter((message) => {
    if (message.isComplete) return true;
    const found = contentsOf(message);
    const whole = complete.find((one) => {
      const known = contentsOf(one);
      return found.every((content) => known.includes(content));
    });
    whole?.duplicates.push(...message.parts, ...message.duplicates);
    return !whole;
  });
}
