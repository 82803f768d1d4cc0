// Encodes texts and binary data as user data. The Rust side is `encode.rs`.

import * as wasm from "glue";

import { fail, shown } from "../error.js";
import { needModule, writeUtf8 } from "../memory.js";
import { MAX_OCTETS, MAX_SEGMENTS } from "../names.js";
import { MMS, indexOf, isWide, optionBits } from "../options.js";
import { codingOf } from "./coding.js";
import { failAt } from "./errors.js";
import { HEADER } from "./header.js";
import { octetsOf, toHex } from "./octets.js";
import { headerSeptets, pack } from "./packing.js";
import { placesOf } from "./places.js";
import { Reader } from "./reader.js";
import { bitOf, checkNames, numberOf } from "./settings.js";
import { userDataFrom } from "./user-data.js";

const OPTIONS = ["ends", "reference", "messageClass", "ports", "places", "smpp"];
const FORMS = ["header", "sar"];
const ESCAPE = 0x1b;
// How many numbers of a result come before its septets.
const MEASURED = 6;

export function encode(content, options) {
  const bits = optionBits(options, OPTIONS);
  const given = options ?? {};
  if (bits & MMS) fail("invalid-option", 'channel must be "sms", because MMS has no user data');
  const reference = numberOf("reference", given.reference, 0xffff, 0);
  const hasPlaces = bitOf("places", given.places);
  const messageClass = numberOf("messageClass", given.messageClass, 3);
  const form = given.smpp === undefined ? null : FORMS[indexOf("smpp", given.smpp, FORMS)];
  let ports = null;
  if (given.ports !== undefined) {
    const { destination, source } = checkNames(given.ports, ["destination", "source"], "ports");
    ports = [destination, source].map((port) => numberOf("each port", port, 0xffff, 0));
  }

  const isText = typeof content === "string";
  const { ends } = given;
  const { set, shifts = [], pieces } = isText
    ? encodeText(content, bits, ports !== null, ends)
    : encodeData(content, bits, ports);
  // With a message class: 23.038 §4.
  const dcs = messageClass === undefined ? set : 0x10 | set | messageClass;
  const { countsSeptets, coding } = codingOf(dcs);
  const total = pieces.length;
  if (total > MAX_SEGMENTS) failTooMany(total);
  const isOther = ends !== undefined && (ends?.length !== total || pieces.some(({ end }, index) => end !== ends[index]));
  let start = 0;
  const segments = pieces.map(({ end, units, body }, index) => {
    const header = headerOf(reference, isWide(bits), index + 1, total, shifts, ports);
    const userData = countsSeptets ? pack(header, body) : Uint8Array.of(...header, ...body);
    const udl = countsSeptets ? headerSeptets(header.length) + units : userData.length;
    if (isOther || userData.length > MAX_OCTETS) fail("invalid-option", "ends must be the ends of segments");
    const data = userDataFrom(dcs, udl, header.length > 0, userData, 0);
    if (reference > 0xff && data.part?.bits === 8) {
      fail("invalid-option", `reference must be at most 255 with 8 bits, not ${reference}`);
    }
    const text = isText ? content.slice(start, end) : null;
    const segment = { text, start, end, units, ...data, hex: toHex(userData) };
    if (form) segment.smpp = smppOf(data, form, body);
    if (hasPlaces && isText) segment.characters = placesOf(text, data, start, 0);
    start = end;
    return segment;
  });
  return { encoding: coding.encoding, segments };
}

/** Returns the header of a part, without octets if it would have no elements. */
function headerOf(reference, isWide, sequence, total, shifts, ports) {
  const number = twoOctets(reference);
  const part = isWide ? [8, 4, ...number] : [0, 3, number[1]];
  const elements = [...(total > 1 ? [...part, total, sequence] : []), ...shifts];
  if (ports) elements.push(5, 4, ...ports.flatMap(twoOctets));
  return elements.length ? [elements.length, ...elements] : [];
}

/**
 * Returns the TP-DCS of a text without a message class, the elements of its tables, and its segments.
 * They end at `ends`, if there are any.
 */
function encodeText(text, bits, hasPorts, ends) {
  const reader = new Reader(wasm.encode(writeUtf8(text), bits, hasPorts));
  const [isUcs2, locking, single, total, capacity, unmappable] = reader.take(MEASURED);
  if (total > MAX_SEGMENTS && !unmappable) failTooMany(total);
  const shifts = [...(single ? [0x24, 1, single] : []), ...(locking ? [0x25, 1, locking] : [])];
  const pieces = [];
  let body = [];
  let end = 0;
  for (const character of text) {
    const units = isUcs2 ? codeUnits(character) : [reader.next()];
    if (!isUcs2 && units[0] > 0x7f) failUnmappable(character, end, "has no code in the GSM 7-bit alphabet");
    if (!isUcs2 && units[0] === ESCAPE) units.push(reader.next());
    if (ends ? end > 0 && end === ends[pieces.length] : body.length + units.length > capacity) {
      pieces.push({ end, units: body.length, body });
      body = [];
    }
    body.push(...units);
    end += character.length;
  }
  if (unmappable) failExcluded(text, bits);
  pieces.push({ end, units: body.length, body });
  if (isUcs2) for (const piece of pieces) piece.body = piece.body.flatMap(twoOctets);
  return { set: isUcs2 ? 8 : 0, shifts, pieces };
}

/** Returns the code units of a character. A lone surrogate becomes U+FFFD. */
function codeUnits(character) {
  const first = character.charCodeAt(0);
  if (character.length > 1) return [first, character.charCodeAt(1)];
  return [first >> 11 === 0x1b ? 0xfffd : first];
}

function failUnmappable(character, offset, why) {
  const point = character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
  const message = `U+${point} at offset ${offset} ${why}`;
  failAt({ code: "unmappable", offset, message });
}

/** Fails for the first character that has a code, but that the provider does not send so. */
function failExcluded(text, bits) {
  let offset = 0;
  for (const character of text) {
    const unmappable = new Reader(wasm.encode(writeUtf8(character), bits, false)).take(MEASURED).at(-1);
    if (unmappable) failUnmappable(character, offset, "is not sent as GSM-7 by the provider");
    offset += character.length;
  }
}

function encodeData(data, bits, ports) {
  if (!ArrayBuffer.isView(data)) {
    fail("invalid-argument", `text must be a string, or data must be bytes, not ${shown(data)}`);
  }
  const octets = octetsOf(data, "data");
  needModule();
  let capacity = MAX_OCTETS - headerOf(0, false, 1, 1, [], ports).length;
  if (octets.length > capacity) capacity = MAX_OCTETS - headerOf(0, isWide(bits), 1, 2, [], ports).length;
  const total = Math.ceil(octets.length / capacity) || 1;
  const pieces = Array.from({ length: total }, (_, index) => {
    const start = index * capacity;
    const body = octets.subarray(start, start + capacity);
    return { end: start + body.length, units: body.length, body };
  });
  return { set: 4, pieces };
}

const twoOctets = (number) => [number >> 8, number & 0xff];

function failTooMany(segments) {
  fail("too-many-segments", `${segments} segments are needed, a message has at most ${MAX_SEGMENTS}`);
}

/** Returns the fields of a `submit_sm`. */
function smppOf({ dcs, part, header, encoding, messageClass }, form, body) {
  // A data_coding has a class only from 0xF0: SMPP 3.4 §5.2.19.
  if (messageClass !== null && encoding === "UCS-2") {
    fail("invalid-option", "messageClass is not possible with smpp and UCS-2, because no data_coding says both");
  }
  const dataCoding = messageClass === null ? dcs : 0xf0 | (dcs & 7);
  if (form === "header") {
    const shortMessage = Uint8Array.of(...(header ?? []), ...body);
    return { esmClass: header ? HEADER : 0, dataCoding, shortMessage, sar: null };
  }
  // The elements beside the part would be lost.
  const partLength = part ? (part.bits === 8 ? 6 : 7) : 0;
  if (header && header.length > partLength) {
    fail("invalid-option", 'national tables and ports need a header, which smpp: "sar" does without');
  }
  const sar = part && { reference: part.reference, total: part.total, sequence: part.sequence };
  return { esmClass: 0, dataCoding, shortMessage: Uint8Array.from(body), sar };
}
