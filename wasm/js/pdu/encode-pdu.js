// Writes whole PDUs. The Rust side is `write.rs`.

import * as wasm from "glue";

import { fail, shown } from "../error.js";
import { writeOctets, writeUtf8 } from "../memory.js";
import { indexOf } from "../options.js";
import { encodeInto } from "../utf8.js";
import { encode } from "./encode.js";
import { failAt } from "./errors.js";
import { octetsOf, toHex } from "./octets.js";
import { Reader } from "./reader.js";
import { bitOf, checkNames, checkObject, numberOf } from "./settings.js";

const FIELDS = ["type", "address", "addressType", "smsc", "smscType", "pid", "text", "data"];
const SUBMIT_FIELDS = ["messageReference", "validity"];
const DELIVER_FIELDS = ["time"];
// In the order of the bits in `write.rs`.
const FLAGS = ["moreMessages", "loopPrevention", "statusReport", "replyPath", "rejectDuplicates"];
const SUBMIT_FLAGS = ["statusReport", "replyPath", "rejectDuplicates"];
const DELIVER_FLAGS = ["moreMessages", "loopPrevention", "statusReport", "replyPath"];
const OPTIONS = [
  "provider",
  "boundary",
  "referenceWidth",
  "languages",
  "encoding",
  "reference",
  "messageClass",
  "ports",
  "places",
];

// The flags of `encode_address` in Rust.
const NAME = 1;
const SMSC = 2;
const TYPE = 8;

const ALPHANUMERIC = 5;
// The most seconds of a validity period: 63 weeks.
const SHORTEST = 300;
const LONGEST = 63 * 604_800;
// The zone takes two digits of quarters of an hour.
const MOST_QUARTERS = 79;

export function encodePdu(fields) {
  checkObject(fields, "fields");
  const isSubmit = indexOf("type", fields.type ?? "submit", ["deliver", "submit"]) === 1;
  const own = isSubmit ? [...SUBMIT_FIELDS, ...SUBMIT_FLAGS] : [...DELIVER_FIELDS, ...DELIVER_FLAGS];
  const given = checkNames(fields, [...FIELDS, ...own, ...OPTIONS]);
  if ((given.text === undefined) === (given.data === undefined)) {
    fail("invalid-argument", "expected either text or data");
  }

  const flags = addressFlags("addressType", given.addressType);
  encodeAddress("address", given.address, flags);
  let smsc = new Uint8Array(1);
  if (given.smsc !== undefined && given.smsc !== null) {
    smsc = encodeAddress("smsc", given.smsc, SMSC | addressFlags("smscType", given.smscType));
  }
  let bits = 0;
  for (const [bit, name] of FLAGS.entries()) bits |= bitOf(name, given[name]) << bit;
  const head = [
    isSubmit ? 1 : 0,
    bits,
    numberOf("messageReference", given.messageReference, 255, 0),
    numberOf("pid", given.pid, 255, 0),
  ];
  const time = isSubmit ? validityOf(given.validity) : [2, ...timeOf("time", given.time)];

  const options = {};
  for (const name of OPTIONS) options[name] = given[name];
  const content = given.data === undefined ? checkText(given.text) : octetsOf(given.data, "data");
  const { encoding, segments } = encode(content, options);
  const pdus = segments.map((segment) => {
    const { dcs, udhi, udl, userData } = segment;
    // A name has at most 11 characters, of up to three bytes.
    const name = new Uint8Array(given.address.length * 3);
    const nameLength = encodeInto(given.address, name);
    const input = [...head, dcs, udhi ? 1 : 0, udl, nameLength, ...time, ...name.subarray(0, nameLength), ...userData];
    const tpdu = new Reader(wasm.write_pdu(writeOctets(input), flags)).octets();
    if (!tpdu.length) fail("invalid-option", `the time is not valid: ${shown(given.time ?? given.validity)}`);
    return { pdu: toHex(smsc) + toHex(tpdu), tpdu, length: tpdu.length, segment };
  });
  return { encoding, pdus };
}

function checkText(text) {
  if (typeof text !== "string") fail("invalid-argument", `text must be a string, not ${shown(text)}`);
  return text;
}

function addressFlags(name, type) {
  const octet = numberOf(name, type, 255, -1);
  if (octet < 0) return 0;
  return ((octet + 1) << TYPE) | (((octet >> 4) & 7) === ALPHANUMERIC ? NAME : 0);
}

function encodeAddress(name, address, flags) {
  if (typeof address !== "string") {
    fail("invalid-argument", `${name} must be a string, not ${shown(address)}`);
  }
  const reader = new Reader(wasm.encode_address(writeUtf8(address), flags));
  const outcome = reader.next();
  if (outcome === 0) return reader.octets();
  const [offset, character] = outcome === 1 ? [0] : reader.take(outcome - 1);
  const message = [
    `${name} is empty`,
    `${name} is too long from offset ${offset}: at most 20 digits or 11 septets`,
    `${shown(String.fromCodePoint(character ?? 0))} at offset ${offset} is not allowed in ${name}`,
  ][outcome - 1];
  failAt({ code: "address", offset, message });
}

/** Returns the kind of a validity period, and its seven numbers. */
function validityOf(validity) {
  const none = new Array(8).fill(0);
  if (validity === undefined || validity === null) return none;
  const { seconds, until } = checkNames(checkObject(validity, "validity"), ["seconds", "until"]);
  if ((seconds === undefined) === (until === undefined)) {
    fail("invalid-option", "validity must have either seconds or until");
  }
  if (until !== undefined) return [2, ...timeOf("until", until)];
  numberOf("seconds", seconds, LONGEST);
  if (seconds < SHORTEST) fail("invalid-option", `seconds must be at least ${SHORTEST}, not ${seconds}`);
  const bytes = [0, 8, 16, 24].map((shift) => (seconds >> shift) & 0xff);
  return [1, ...bytes, 0, 0, 0];
}

const TIME = /^(\d\d\d\d)-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:Z|([+-])(\d\d):(\d\d))$/;

/** Returns the seven numbers of a time: the year in its century, …, and the quarters of the zone. */
function timeOf(name, time) {
  const found = typeof time === "string" ? TIME.exec(time) : null;
  const [, year, month, day, hour, minute, second, sign = "+", hours = 0, minutes = 0] = found ?? [];
  const quarters = (hours * 60 + +minutes) / 15;
  const isInRange = year >= 1990 && year <= 2089 && Number.isInteger(quarters) && quarters <= MOST_QUARTERS;
  if (!found || !isInRange) {
    const like = '"2026-11-26T12:00:00+01:00"';
    fail("invalid-option", `${name} must be a time from 1990 to 2089 such as ${like}, not ${shown(time)}`);
  }
  const numbers = [year % 100, month, day, hour, minute, second, sign === "-" ? -quarters : quarters];
  return numbers.map((number) => number & 0xff);
}
