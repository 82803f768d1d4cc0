// Reads user data. The Rust side is `decode.rs`.

import * as wasm from "glue";

import { fail, shown } from "../error.js";
import { writeOctets } from "../memory.js";
import { codingOf } from "./coding.js";
import { HEADER_LENGTH, NOT_A_SEPTET, errorFrom, failAt } from "./errors.js";
import { HEADER } from "./header.js";
import { octetsOf, toHex } from "./octets.js";
import { headerSeptets, pack } from "./packing.js";
import { LATIN1, placesOf } from "./places.js";
import { Reader } from "./reader.js";
import { bitOf, checkNames, numberOf } from "./settings.js";
import { userDataFields, userDataFrom, withRest } from "./user-data.js";

const OPTIONS = ["dcs", "udhi", "udl", "unpacked", "dataCoding", "esmClass", "sar", "lossy", "places"];
const SAR = ["reference", "total", "sequence"];
const HINTS = [
  null,
  "header-without-flag",
  "byte-order-mark",
  "little-endian-byte-order-mark",
  "little-endian",
  "utf8",
  "latin1",
  "unpacked",
];

// The flags of `decode` in Rust.
export const UDHI = 1;
export const LOSSY = 2;
export const IN_PDU = 4;

const DATA_CODING_LATIN1 = 3;
// More septets than user data has.
const MOST = 256;

/**
 * Reads user data that begins at `start` of a PDU, or is alone if that is undefined. `error` is why
 * it cannot be read strictly, `textError` why its text cannot be decoded strictly. `data` is missing
 * if it has not been read. If the septets were unpacked, `headerLength` is that of their header.
 */
export function readUserData(octets, dcs, udl, flags, start, headerLength) {
  const { isText, countsSeptets } = codingOf(dcs);
  const length = countsSeptets ? (octets.length * 8) / 7 : octets.length;
  const reader = new Reader(wasm.decode(writeOctets(octets), dcs, udl ?? Math.min(length, 255), flags));
  const error = errorFrom(reader.take(5), start);
  if (reader.at === reader.end) return { error };
  const [readUdl, udhi, hint, ...numbers] = reader.take(8);
  // An octet for each septet.
  if (headerLength !== undefined && numbers[0]) numbers[1] = headerLength + numbers[2] - headerSeptets(headerLength);
  const text = reader.text();
  const data = userDataFrom(dcs, readUdl, udhi === 1, reader.octets(), start ?? 0);
  const content = { text: isText ? text : null, data: isText ? null : data.body };
  return { error, textError: isText ? errorFrom(numbers, start) : null, data, content, hint: HINTS[hint] };
}

export function decode(userData, options) {
  const given = checkNames(options, OPTIONS);
  const sar = given.sar ?? undefined;
  const isSmpp = [given.dataCoding, given.esmClass, sar].some((value) => value !== undefined);
  if (isSmpp && (given.dcs !== undefined || given.udhi !== undefined)) {
    fail("invalid-option", "dataCoding, esmClass and sar take the place of dcs and udhi");
  }
  const isLossy = bitOf("lossy", given.lossy) === 1;
  const hasPlaces = bitOf("places", given.places);
  const isUnpacked = bitOf("unpacked", given.unpacked) === 1 || isSmpp;
  const dataCoding = numberOf("dataCoding", given.dataCoding, 255, 0);
  const dcs = isSmpp ? dcsOf(dataCoding) : numberOf("dcs", given.dcs, 255, 0);
  const udhi = isSmpp ? numberOf("esmClass", given.esmClass, 255, 0) & HEADER : bitOf("udhi", given.udhi);
  const udl = numberOf("udl", given.udl, 255);
  if (isUnpacked && udl !== undefined) fail("invalid-option", "unpacked octets have no udl");
  const octets = octetsOf(userData, "userData", isLossy);
  const total = octets.length;
  let flags = (udhi ? UDHI : 0) | (isLossy ? LOSSY : 0);
  let found;
  if (isUnpacked) {
    const { fault, headerLength, ...input } = codingOf(dcs).countsSeptets ? packed(octets, udhi) : { octets };
    if (fault && !isLossy) failAt(fault);
    flags = headerLength === 0 ? flags & ~UDHI : flags;
    found = readUserData(input.octets, dcs, input.udl, flags, undefined, headerLength);
    if (fault) {
      found.error = fault;
      found.hint = readUserData(octets, 4, undefined, LOSSY).hint;
    }
  } else {
    found = readUserData(octets, dcs, udl, flags);
  }
  const error = found.error ?? found.textError ?? null;
  if (error && !isLossy) failAt(error);
  const { data } = found;
  if (sar !== undefined) data.part = sarOf(sar);
  const result = { ...data, ...found.content, hex: toHex(data.userData), hint: found.hint, error };
  if (isSmpp && dataCoding === DATA_CODING_LATIN1) makeLatin1(result);
  // The places in unpacked octets are not those in user data.
  if (!isUnpacked) Object.assign(result, withRest(userDataFields(data, 0), total));
  if (hasPlaces) result.characters = placesOf(result.text, result, 0, 0);
  return result;
}

/** Makes a result of 8-bit data one of text, which only SMPP says. */
export function makeLatin1(result) {
  result.encoding = LATIN1;
  result.text = String.fromCharCode(...result.body);
  result.data = null;
  if (result.hint === "latin1") result.hint = null;
}

/** Returns unpacked octets packed, their TP-UDL, and what strict reading refuses. */
function packed(octets, udhi) {
  const needed = udhi ? (octets[0] ?? 0) + 1 : 0;
  let fault = null;
  let header = octets.subarray(0, needed);
  if (header.length < needed) {
    fault = errorFrom([HEADER_LENGTH, 0, needed, octets.length]);
    header = octets.subarray(0, 0);
  }
  const body = octets.subarray(header.length);
  const at = body.findIndex((octet) => octet > 0x7f);
  if (at >= 0) fault ??= errorFrom([NOT_A_SEPTET, header.length + at, body[at]]);
  const septets = body.subarray(0, MOST).map((octet) => (octet > 0x7f ? 0x3f : octet));
  const udl = headerSeptets(header.length) + septets.length;
  return { octets: pack(header, septets), headerLength: header.length, udl: Math.min(udl, 255), fault };
}

/** Returns the TP-DCS that a `data_coding` means. */
function dcsOf(dataCoding) {
  if (dataCoding === 2 || dataCoding === DATA_CODING_LATIN1) return 4;
  if ([0, 4, 8].includes(dataCoding) || dataCoding >= 0xf0) return dataCoding;
  fail("invalid-option", `dataCoding must be 0, 2, 3, 4, 8 or 240 to 255, not ${shown(dataCoding)}`);
}

function sarOf(sar) {
  const { reference, total, sequence } = checkNames(sar, SAR, "sar");
  const part = {
    reference: numberOf("reference", reference, 0xffff, 0),
    bits: 16,
    sequence: numberOf("sequence", sequence, 255, 1),
    total: numberOf("total", total, 255, 1),
  };
  return part.sequence && part.sequence <= part.total ? part : null;
}
