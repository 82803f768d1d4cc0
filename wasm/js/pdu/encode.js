// Encodes texts and binary data as user data. The Rust side is `encode.rs`.

import * as wasm from "glue";

import { fail, shown } from "../error.js";
import { MAX_SEGMENTS } from "../names.js";
import { writeOctets, writeUtf8 } from "../memory.js";
import { MMS, indexOf, optionBits } from "../options.js";
import { octetsOf } from "./octets.js";
import { placesOf } from "./places.js";
import { Reader } from "./reader.js";
import { bitOf, checkNames, numberOf } from "./settings.js";
import { readUserData } from "./user-data.js";

const OPTIONS = ["reference", "messageClass", "ports", "places", "smpp"];
const ENCODINGS = ["GSM-7", "UCS-2", "8-bit"];

// The flags of `encode` in Rust.
const PORTS = 1;
const UNPACKED = 2;
const WITHOUT_HEADER = 4;
const CLASS = 4;

export function encode(content, options) {
  const bits = optionBits(options, OPTIONS);
  const given = options ?? {};
  if (bits & MMS) fail("invalid-option", 'channel must be "sms", because MMS has no user data');
  const reference = numberOf("reference", given.reference, 0xffff, 0);
  const hasPlaces = bitOf("places", given.places);
  let form = 0;
  if (given.smpp !== undefined) form = indexOf("smpp", given.smpp, ["header", "sar"]) + 1;
  let flags = [0, UNPACKED, UNPACKED | WITHOUT_HEADER][form];
  if (given.messageClass !== undefined) {
    flags |= (numberOf("messageClass", given.messageClass, 3) + 1) << CLASS;
  }
  let ports = 0;
  if (given.ports !== undefined) {
    const { destination, source } = checkNames(given.ports, ["destination", "source"], "ports");
    ports = numberOf("destination", destination, 0xffff, 0) | (numberOf("source", source, 0xffff, 0) << 16);
    flags |= PORTS;
  }

  const isText = typeof content === "string";
  let address;
  if (isText) {
    address = wasm.encode(writeUtf8(content), bits, reference, ports, flags);
  } else {
    if (!ArrayBuffer.isView(content)) {
      fail("invalid-argument", `text must be a string, or data must be bytes, not ${shown(content)}`);
    }
    const octets = octetsOf(content, "data");
    address = wasm.encode_data(writeOctets(octets), bits, reference, ports, flags);
  }
  const reader = new Reader(address);
  const outcome = reader.next();
  if (outcome) failEncode(outcome, reader);
  const encoding = ENCODINGS[reader.next()];
  const segments = [];
  let start = 0;
  while (reader.at < reader.end) {
    const [end, units] = reader.take(2);
    const { data } = readUserData(reader, 0);
    if (reference > 0xff && data.part?.bits === 8) {
      fail("invalid-option", `reference must be at most 255 with 8 bits, not ${reference}`);
    }
    const text = isText ? content.slice(start, end) : null;
    const segment = { text, start, end, units, ...data };
    if (form) segment.smpp = smppOf(data, form, reader.octets());
    if (hasPlaces && isText) segment.characters = placesOf(text, data, start, 0);
    segments.push(segment);
    start = end;
  }
  return { encoding, segments };
}

function failEncode(outcome, reader) {
  const [number, character] = reader.take(2);
  if (outcome === 1) {
    fail("too-many-segments", `this needs ${number} segments, a message has at most ${MAX_SEGMENTS}`);
  }
  const point = character.toString(16).toUpperCase().padStart(4, "0");
  fail("unmappable", `U+${point} at offset ${number} has no code in the GSM 7-bit alphabet`);
}

// The `data_coding` of each character set without a message class.
const DATA_CODINGS = { "GSM-7": 0, "8-bit": 4, "UCS-2": 8 };

/** Returns the fields of a `submit_sm`: `form` is 1 with a header and 2 with `sar_` parameters. */
function smppOf({ encoding, messageClass, dcs, part, header }, form, shortMessage) {
  let dataCoding = DATA_CODINGS[encoding];
  if (messageClass !== null) dataCoding = encoding === "UCS-2" ? dcs : 0xf0 | dataCoding | messageClass;
  if (form === 1) return { esmClass: header ? 0x40 : 0, dataCoding, shortMessage, sar: null };
  // The elements beside the part would be lost.
  const partLength = part ? (part.bits === 8 ? 6 : 7) : 0;
  if ((header?.length ?? 0) > partLength) {
    fail("invalid-option", "national tables and ports need a header, which smpp: \"sar\" does without");
  }
  const sar = part && { reference: part.reference, total: part.total, sequence: part.sequence };
  return { esmClass: 0, dataCoding, shortMessage, sar };
}
