// Joins the parts of messages: 3GPP TS 23.040 §9.2.3.24.1.

import { fail, shown } from "../error.js";
import { decode, makeLatin1 } from "./decode.js";
import { readPdu } from "./decode-pdu.js";
import { failAt } from "./errors.js";
import { octetsOf, toHex } from "./octets.js";
import { LATIN1 } from "./places.js";
import { bitOf, checkObject, numberOf } from "./settings.js";

// Parts whose times differ by more seconds belong to different messages, because reference numbers
// are used again.
const MAX_AGE = 24 * 60 * 60;

export function join(parts, options) {
  if (!Array.isArray(parts)) fail("invalid-argument", `parts must be a list, not ${shown(parts)}`);
  const messages = [];
  const groups = new Map();
  for (let index = 0; index < parts.length; index++) {
    const part = { index };
    try {
      Object.assign(part, readPart(parts[index], options));
    } catch (error) {
      error.message = `part ${index}: ${error.message}`;
      throw error;
    }
    if (!part.part || part.part.total < 2) {
      const held = new Map([[1, { ...part, part: { reference: null, bits: null, total: 1 } }]]);
      messages.push(joined({ held, parts: [index], duplicates: [] }));
      continue;
    }
    const { type, address, addressType, decoded } = part;
    const { reference, bits, total } = part.part;
    const key = JSON.stringify([type, address, addressType, decoded.text === null, reference, bits, total]);
    const group = groups.get(key);
    if (group) group.push(part);
    else groups.set(key, [part]);
  }
  for (const group of groups.values()) messages.push(...joinGroup(group));
  return messages.sort((one, other) => one.parts[0] - other.parts[0]);
}

/** Returns the user data of a part, and whose part it is. */
function readPart(given, options) {
  const isPdu = typeof given === "string" || ArrayBuffer.isView(given);
  let part = given;
  if (isPdu) {
    part = readPdu(given, options);
    // Half a character at the end of a part belongs to the next one.
    if (part.error && part.error.code !== "text" && !options?.lossy) failAt(part.error);
    if (!part.userData) fail("invalid-argument", `${part.type} has no user data`);
  }
  checkObject(part, "it");
  const { part: place = null } = part;
  const [type, address, time] = ["type", "address", "time"].map((name) => textOrNull(name, part[name]));
  const addressType = numberOf("addressType", part.addressType ?? undefined, 255, null);
  const octets = octetsOf(part.userData, "userData");
  const fields = {
    dcs: numberOf("dcs", part.dcs ?? undefined, 255, 0),
    udl: numberOf("udl", part.udl ?? undefined, 255),
    udhi: bitOf("udhi", part.udhi) === 1,
  };
  const decoded = decode(octets, { ...fields, lossy: true });
  if (part.encoding === LATIN1 && decoded.encoding === "8-bit") makeLatin1(decoded);
  const seconds = Date.parse(time) / 1000 || 0;
  return {
    type,
    address,
    addressType,
    time,
    seconds,
    part: place === null ? null : checkPart(place),
    dcs: fields.dcs,
    content: JSON.stringify([fields, toHex(decoded.userData)]),
    decoded,
  };
}

function textOrNull(name, value = null) {
  if (value !== null && typeof value !== "string") fail("invalid-argument", `${name} must be a string, not ${shown(value)}`);
  return value;
}

function checkPart(place) {
  checkObject(place, "part");
  const sequence = numberOf("sequence", place.sequence, 255, 0);
  const total = numberOf("total", place.total, 255, 0);
  if (sequence < 1 || sequence > total) return null;
  const reference = numberOf("reference", place.reference, 0xffff, 0);
  return { reference, bits: place.bits === 16 ? 16 : 8, sequence, total };
}

const senderOf = ({ type, address, addressType, time }) => ({ type, address, addressType, time });

/** Joins parts of the same sender, reference and total. */
function joinGroup(group) {
  const messages = [];
  let message = null;
  for (const part of group) {
    const { sequence } = part.part;
    const held = message?.held.get(sequence);
    const isOld = message && Math.abs(part.seconds - message.seconds) > MAX_AGE;
    if (held && !isOld && held.content === part.content) {
      message.duplicates.push(part.index);
      continue;
    }
    if (!message || isOld || held) {
      message = { seconds: part.seconds, held: new Map(), parts: [], duplicates: [] };
      messages.push(message);
    }
    message.held.set(sequence, part);
    message.parts.push(part.index);
    if (message.held.size === part.part.total) message = null;
  }
  return withoutRepeated(messages).map(joined);
}

/** Returns the messages without those that only repeat parts of a complete one. */
function withoutRepeated(messages) {
  const isComplete = ({ held, parts }) => parts.length === [...held.values()][0].part.total;
  // The complete messages that have each part.
  const having = new Map();
  const keysOf = ({ held }) => Array.from(held, ([sequence, { content }]) => sequence + content);
  for (const message of messages) {
    if (!isComplete(message)) continue;
    for (const key of keysOf(message)) {
      if (having.has(key)) having.get(key).add(message);
      else having.set(key, new Set([message]));
    }
  }
  return messages.filter((message) => {
    if (isComplete(message)) return true;
    const [fewest, ...others] = keysOf(message)
      .map((key) => having.get(key) ?? new Set())
      .sort((one, other) => one.size - other.size);
    for (const whole of fewest) {
      if (others.every((one) => one.has(whole))) {
        whole.duplicates.push(...message.parts, ...message.duplicates);
        return false;
      }
    }
    return true;
  });
}

// A character of UCS-2 that is a whole one.
const WHOLE = [0x20, 0x20];

const unit = (body, at) => body.at(at) * 256 + body.at(at + 1);

/** Returns whether UCS-2 text ends and goes on with the halves of a character. */
function isDivided({ decoded: one }, { decoded: other }) {
  const isText = [one, other].every(({ encoding, text }) => encoding === "UCS-2" && text !== null);
  return isText && one.body.length % 2 === 0 && unit(one.body, -2) >> 10 === 0x36 && unit(other.body, 0) >> 10 === 0x37;
}

function joined({ held, parts, duplicates }) {
  const first = held.values().next().value;
  const { reference, bits, total } = first.part;
  const missing = [];
  let text = "";
  const octets = [];
  let error = null;
  // Whether the previous part ended with half a character.
  let isStartHalf = false;
  for (let sequence = 1; sequence <= total; sequence++) {
    const part = held.get(sequence);
    const next = held.get(sequence + 1);
    if (!part) {
      missing.push(sequence);
      continue;
    }
    const { body } = part.decoded;
    let { text: own, error: fault } = part.decoded;
    octets.push(...body);
    const isEndHalf = next !== undefined && isDivided(part, next);
    if (isStartHalf || isEndHalf) {
      const { userData, udhi } = part.decoded;
      const whole = userData.slice(0, isEndHalf ? -2 : undefined);
      // In place of a half at the start, so that offsets stay.
      if (isStartHalf) whole.set(WHOLE, userData.length - body.length);
      ({ text: own, error: fault } = decode(whole, { dcs: part.dcs, udhi, lossy: true }));
      if (isStartHalf) own = own.slice(1);
      if (isEndHalf) own += String.fromCharCode(unit(body, -2), unit(next.decoded.body, 0));
    }
    isStartHalf = isEndHalf;
    text += own ?? "";
    if (fault && !error) error = total < 2 ? fault : { ...fault, message: `part ${sequence}: ${fault.message}` };
  }
  const isText = first.decoded.text !== null;
  return {
    ...senderOf(first),
    reference,
    bits,
    total,
    parts,
    duplicates,
    missing,
    isComplete: missing.length === 0,
    text: isText ? text : null,
    data: isText ? null : Uint8Array.from(octets),
    error,
  };
}
