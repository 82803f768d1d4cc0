// Writes whole PDUs: 3GPP TS 23.040 §9.2.2.1 and .2.

import { fail, shown } from "../error.js";
import { indexOf } from "../options.js";
import { addressOctets } from "./address.js";
import { encode } from "./encode.js";
import { HEADER } from "./header.js";
import { octetsOf, toHex } from "./octets.js";
import { bitOf, checkNames, checkObject, numberOf } from "./settings.js";
import { FLAGS } from "./tpdu.js";
import { timeOctets, validityOctets } from "./time.js";

const FIELDS = ["type", "address", "addressType", "smsc", "smscType", "pid", "text", "data"];
const OWN_FIELDS = { deliver: ["time"], submit: ["messageReference", "validity"] };
const TYPES = ["deliver", "submit"];
const OPTIONS = [
  "ends",
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

export function encodePdu(fields) {
  checkObject(fields, "fields");
  const number = indexOf("type", fields.type ?? "submit", TYPES);
  const type = TYPES[number];
  const flags = Object.entries(FLAGS[type]);
  const own = [...OWN_FIELDS[type], ...flags.map(([name]) => name)];
  const given = checkNames(fields, [...FIELDS, ...own, ...OPTIONS]);
  if ((given.text === undefined) === (given.data === undefined)) {
    fail("invalid-argument", "expected either text or data");
  }
  const options = {};
  for (const name of OPTIONS) options[name] = given[name];
  const content = given.data === undefined ? checkText(given.text) : octetsOf(given.data, "data");
  const { encoding, segments } = encode(content, options);

  const address = addressOctets("address", given.address, "addressType", given.addressType);
  let smsc = [0];
  if (given.smsc !== undefined && given.smsc !== null) {
    const [, ...octets] = addressOctets("smsc", given.smsc, "smscType", given.smscType);
    // The length of an SMSC address counts octets.
    smsc = [octets.length, ...octets];
  }
  let first = number;
  for (const [name, bit] of flags) {
    // The bit says that there are no more messages.
    if ((bitOf(name, given[name]) === 1) !== (name === "moreMessages")) first |= bit;
  }
  let beforeAddress = [];
  let time = [];
  if (type === "submit") {
    const [format, ...validity] = validityOctets(given.validity);
    first |= format;
    beforeAddress = [numberOf("messageReference", given.messageReference, 255, 0)];
    time = validity;
  } else {
    time = timeOctets("time", given.time);
  }
  const pid = numberOf("pid", given.pid, 255, 0);
  const pdus = segments.map((segment) => {
    const { dcs, udhi, udl, userData } = segment;
    const head = [first | (udhi ? HEADER : 0), ...beforeAddress, ...address, pid, dcs, ...time, udl];
    const tpdu = Uint8Array.of(...head, ...userData);
    return { pdu: toHex(Uint8Array.of(...smsc, ...tpdu)), tpdu, length: tpdu.length, segment };
  });
  return { encoding, pdus };
}

function checkText(text) {
  if (typeof text !== "string") fail("invalid-argument", `text must be a string, not ${shown(text)}`);
  return text;
}
