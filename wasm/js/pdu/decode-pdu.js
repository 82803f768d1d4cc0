// Reads whole PDUs. The Rust side is `tpdu.rs`.

import * as wasm from "glue";

import { writeOctets } from "../memory.js";
import { indexOf } from "../options.js";
import { contentOf } from "./decode.js";
import { failAt } from "./errors.js";
import { readFields } from "./fields.js";
import { octetsOf } from "./octets.js";
import { placesOf } from "./places.js";
import { Reader } from "./reader.js";
import { bitOf, checkNames } from "./settings.js";
import { readUserData } from "./user-data.js";

const OPTIONS = ["direction", "rpError", "smsc", "lossy", "places"];
const DIRECTIONS = ["stored", "mt", "mo"];
const TYPES = [, "deliver", "submit", "status-report", "deliver-report", "submit-report", "command"];
const FLAGS = [
  "moreMessages",
  "loopPrevention",
  "statusReport",
  "replyPath",
  "rejectDuplicates",
  "ofCommand",
  "udhi",
];
const OUTCOMES = [null, "completed", "trying", "failed", "given-up"];
// The fields of one octet that are numbers.
const NUMBERS = ["messageReference", "pid", "dcs", "status", "failure", "command", "messageNumber"];

// The flags of `decode_pdu` in Rust.
const SMSC = 1;
const LOSSY = 2;

/** What a TPDU without user data has in place of it. */
const NO_USER_DATA = {
  udl: null,
  encoding: null,
  isCompressed: false,
  isReserved: false,
  messageClass: null,
  waiting: null,
  lockingShift: null,
  singleShift: null,
  part: null,
  elements: [],
  header: null,
  body: null,
  userData: null,
  text: null,
  hint: null,
};

export function decodePdu(pdu, options) {
  const result = readPdu(pdu, options);
  if (result.error && !options?.lossy) failAt(result.error);
  return result;
}

/** Reads a PDU. Its text may be damaged also if `lossy` is not set. */
export function readPdu(pdu, options) {
  const given = checkNames(options, OPTIONS);
  const isLossy = bitOf("lossy", given.lossy);
  const hasSmsc = given.smsc === undefined || bitOf("smsc", given.smsc);
  const hasPlaces = bitOf("places", given.places);
  let direction = indexOf("direction", given.direction ?? "stored", DIRECTIONS);
  if (bitOf("rpError", given.rpError)) {
    indexOf("direction of an RP-ERROR", given.direction, DIRECTIONS.slice(1));
    direction += 2;
  }
  const octets = octetsOf(pdu, "pdu", isLossy);
  const flags = (hasSmsc ? SMSC : 0) | (isLossy ? LOSSY : 0);
  const reader = new Reader(wasm.decode_pdu(writeOctets(octets), direction, flags));
  const fault = reader.error(true);
  const type = TYPES[reader.next()];
  if (!type) failAt(fault);
  const bits = reader.next();
  const { fields, skipped } = readFields(reader);
  const smsc = readAddress(reader);
  const address = readAddress(reader);
  const result = {
    type,
    smsc: smsc.text,
    smscType: smsc.type,
    address: address.text,
    addressType: address.type,
    time: readTime(reader),
    dischargeTime: readTime(reader),
    validity: readValidity(reader),
    statusMeaning: reader.name(),
    failureMeaning: reader.name(),
    outcome: OUTCOMES[reader.next()],
  };
  const fieldOf = (wanted) => fields.find(({ name }) => name === wanted);
  for (const name of NUMBERS) result[name] = octets[fieldOf(name)?.start] ?? null;
  for (const [bit, name] of FLAGS.entries()) result[name] = ((bits >> bit) & 1) !== 0;
  const command = reader.octets();
  Object.assign(result, NO_USER_DATA, { data: type === "command" ? command : null });
  let error = null;
  if (reader.next()) {
    const start = (fieldOf("udl")?.start ?? octets.length - 1) + 1;
    const found = readUserData(reader, start, true);
    const { hex, ...data } = found.data;
    Object.assign(result, data, contentOf(found.data, found.text), { hint: found.hint });
    error = found.error;
    if (hasPlaces) result.characters = placesOf(found.text ?? "", found.data, 0, start);
  }
  return Object.assign(result, { fields, skipped, error: fault ?? error });
}

function readAddress(reader) {
  return reader.next() ? { type: reader.next(), text: reader.text() } : { type: null, text: null };
}

const padded = (number) => String(number).padStart(2, "0");

/** Reads a time in the format of RFC 3339, or null if there is none or it is not valid. */
function readTime(reader) {
  if (!reader.next()) return null;
  const [year, month, day, hour, minute, second, quarters] = reader.take(7);
  if (!month) return null;
  const zone = Math.abs(quarters | 0);
  const offset = `${padded(zone >> 2)}:${padded((zone & 3) * 15)}`;
  const date = [year, padded(month), padded(day)].join("-");
  const time = [hour, minute, second].map(padded).join(":");
  return `${date}T${time}${(quarters | 0) < 0 ? "-" : "+"}${offset}`;
}

function readValidity(reader) {
  const kind = reader.next();
  if (kind === 1) {
    const seconds = reader.next();
    return seconds ? { seconds: seconds - 1 } : null;
  }
  const until = kind ? readTime(reader) : null;
  return until && { until };
}
