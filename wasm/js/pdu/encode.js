// Encodes texts and binary data as user data. The Rust side is `encode.rs`.

import * as wasm from "glue";

import { fail, shown } from "../error.js";
import { writeOctets, writeUtf8 } from "../memory.js";
import { MAX_SEGMENTS } from "../names.js";
import { MMS, indexOf, optionBits } from "../options.js";
import { codingOf } from "./coding.js";
import { piecesAt } from "./ends.js";
import { octetsOf, toHex } from "./octets.js";
import { unpackedBody } from "./packing.js";
import { placesOf } from "./places.js";
import { Reader } from "./reader.js";
import { bitOf, checkNames, numberOf } from "./settings.js";
import { userDataFrom } from "./user-data.js";

const OPTIONS = ["ends", "reference", "messageClass", "ports", "places", "smpp"];
const FORMS = ["header", "sar"];
const MAX_OCTETS = 140;

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
    const { destination, source } = checkNames(given.ports, ["destination", "source"]);
    ports = [destination, source].map((port) => numberOf("each port", port, 0xffff, 0));
  }

  const isText = typeof content === "string";
  const { set, pieces: found } = isText
    ? encodeText(content, bits, reference, ports)
    : encodeData(content, bits, reference, ports);
  let pieces = found;
  if (given.ends !== undefined) {
    if (!isText) fail("invalid-option", "only the segments of a text can have ends");
    if (given.ends?.length > MAX_SEGMENTS) failTooMany(given.ends.length);
    const partOf = (total, sequence, width) => partElement(width ? width > 8 : isWide(bits), reference, total, sequence);
    pieces = piecesAt(content, given.ends, set, found, partOf);
  }
  // With a message class: 23.038 §4.
  const dcs = messageClass === undefined ? set : 0x10 | set | messageClass;
  let start = 0;
  const segments = pieces.map(({ end, units, udl, octets, hasHeader }) => {
    const data = userDataFrom(dcs, udl, hasHeader, octets, 0);
    if (reference > 0xff && data.part?.bits === 8) {
      fail("invalid-option", `reference must be at most 255 with 8 bits, not ${reference}`);
    }
    const text = isText ? content.slice(start, end) : null;
    const segment = { text, start, end, units, ...data, hex: toHex(octets) };
    if (form) segment.smpp = smppOf(data, form);
    if (hasPlaces && isText) segment.characters = placesOf(text, data, start, 0);
    start = end;
    return segment;
  });
  return { encoding: codingOf(dcs).coding.encoding, segments };
}

/** Returns the TP-DCS of a text without a message class, and its segments. */
function encodeText(text, bits, reference, ports) {
  const [destination, source] = ports ?? [0, 0];
  const address = wasm.encode(writeUtf8(text), bits, reference, ports !== null, destination | (source << 16));
  const reader = new Reader(address);
  const outcome = reader.next();
  const number = reader.next();
  if (outcome === 1) failTooMany(number);
  if (outcome) {
    const point = reader.next().toString(16).toUpperCase().padStart(4, "0");
    fail("unmappable", `U+${point} at offset ${number} has no code in the GSM 7-bit alphabet`);
  }
  const pieces = [];
  while (reader.at < reader.end) {
    const [end, units, udl] = reader.take(3);
    const octets = reader.octets();
    // TP-UDL counts the header and its fill bits too.
    const hasHeader = number ? udl > units * 2 : udl > units;
    pieces.push({ end, units, udl, octets, hasHeader });
  }
  return { set: number ? 8 : 0, pieces };
}

function encodeData(data, bits, reference, ports) {
  if (!ArrayBuffer.isView(data)) {
    fail("invalid-argument", `text must be a string, or data must be bytes, not ${shown(data)}`);
  }
  const octets = octetsOf(data, "data");
  const own = ports ? [5, 4, ...ports.flatMap(twoOctets)] : [];
  const ownLength = own.length && own.length + 1;
  let capacity = MAX_OCTETS - ownLength;
  let total = 1;
  if (octets.length > capacity) {
    capacity = MAX_OCTETS - own.length - (isWide(bits) ? 7 : 6);
    total = Math.ceil(octets.length / capacity);
  }
  if (total > MAX_SEGMENTS) failTooMany(total);
  // Loads the module.
  writeOctets([]);
  const pieces = Array.from({ length: total }, (_, index) => {
    const part = total > 1 ? partElement(isWide(bits), reference, total, index + 1) : [];
    const elements = [...part, ...own];
    const header = elements.length ? [elements.length, ...elements] : [];
    const start = index * capacity;
    const body = octets.subarray(start, start + capacity);
    const userData = Uint8Array.of(...header, ...body);
    return {
      end: start + body.length,
      units: body.length,
      udl: userData.length,
      octets: userData,
      hasHeader: header.length > 0,
    };
  });
  return { set: 4, pieces };
}

// The option is in these bits: see `options.rs`.
const isWide = (bits) => ((bits >> 7) & 3) === 2;

function partElement(isWide, reference, total, sequence) {
  const number = twoOctets(reference);
  return isWide ? [8, 4, ...number, total, sequence] : [0, 3, number[1], total, sequence];
}

const twoOctets = (number) => [number >> 8, number & 0xff];

function failTooMany(segments) {
  fail("too-many-segments", `${segments} segments are needed, a message has at most ${MAX_SEGMENTS}`);
}

/** Returns the fields of a `submit_sm`. */
function smppOf(data, form) {
  const { dcs, part, header } = data;
  const { countsSeptets, coding } = codingOf(dcs);
  const { messageClass, encoding } = coding;
  // UCS-2 has no class there, so it is as in TP-DCS.
  const dataCoding = messageClass === null || encoding === "UCS-2" ? dcs : 0xf0 | (dcs & 7);
  const body = unpackedBody(data, countsSeptets);
  if (form === "header") {
    const shortMessage = Uint8Array.of(...(header ?? []), ...body);
    return { esmClass: header ? 0x40 : 0, dataCoding, shortMessage, sar: null };
  }
  // The elements beside the part would be lost.
  const partLength = part ? (part.bits === 8 ? 6 : 7) : 0;
  if (header && header.length > partLength) {
    fail("invalid-option", 'national tables and ports need a header, which smpp: "sar" does without');
  }
  const sar = part && { reference: part.reference, total: part.total, sequence: part.sequence };
  return { esmClass: 0, dataCoding, shortMessage: body, sar };
}
