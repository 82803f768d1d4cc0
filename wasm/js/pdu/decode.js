// Reads user data. The Rust side is `read.rs`.

import * as wasm from "glue";

import { fail, shown } from "../error.js";
import { writeOctets } from "../memory.js";
import { failAt } from "./errors.js";
import { readFields } from "./fields.js";
import { octetsOf } from "./octets.js";
import { placesOf } from "./places.js";
import { Reader } from "./reader.js";
import { bitOf, checkNames, checkObject, numberOf } from "./settings.js";
import { readUserData } from "./user-data.js";

const OPTIONS = ["dcs", "udhi", "udl", "unpacked", "dataCoding", "esmClass", "sar", "lossy", "places"];
const SMPP = ["dataCoding", "esmClass", "sar"];
const SAR = ["reference", "total", "sequence"];

// The flags of `decode` in Rust.
const UDHI = 1;
const LOSSY = 2;
const UNPACKED = 4;
const FROM_OCTETS = 256;

const LATIN1 = 3;
const HEADER = 0x40;

export function decode(userData, options) {
  const given = checkNames(options, OPTIONS);
  const isSmpp = SMPP.some((name) => given[name] !== undefined);
  if (isSmpp && (given.dcs !== undefined || given.udhi !== undefined)) {
    fail("invalid-option", "dataCoding, esmClass and sar take the place of dcs and udhi");
  }
  const isLossy = bitOf("lossy", given.lossy);
  const dataCoding = numberOf("dataCoding", given.dataCoding, 255, 0);
  const dcs = isSmpp ? dcsOf(dataCoding) : numberOf("dcs", given.dcs, 255, 0);
  const udhi = isSmpp
    ? numberOf("esmClass", given.esmClass, 255, 0) & HEADER
    : bitOf("udhi", given.udhi);
  const unpacked = bitOf("unpacked", given.unpacked) || isSmpp;
  const flags = (udhi ? UDHI : 0) | (isLossy ? LOSSY : 0) | (unpacked ? UNPACKED : 0);
  const udl = numberOf("udl", given.udl, 255, FROM_OCTETS);
  const octets = octetsOf(userData, "userData", isLossy);
  const reader = new Reader(wasm.decode(writeOctets(octets), dcs, udl, flags));
  const fault = reader.error(false);
  if (!reader.next()) failAt(fault);
  const fields = readFields(reader);
  const { data, hint, error, text } = readUserData(reader, 0, false);
  if (error && !isLossy) failAt(error);
  if (given.sar !== undefined) data.part = sarOf(given.sar);
  const result = { ...data, ...contentOf(data, text), hint, error: fault ?? error };
  if (isSmpp && dataCoding === LATIN1) result.text = String.fromCharCode(...data.body);
  // The places in unpacked octets are not those in user data.
  if (!unpacked) Object.assign(result, fields);
  if (bitOf("places", given.places)) result.characters = text === null ? [] : placesOf(text, data, 0, 0);
  return result;
}

/** Returns the text, or the octets that are not text. */
export function contentOf(data, text) {
  return { text, data: text === null ? data.body : null };
}

/** Returns the TP-DCS that a `data_coding` means. */
function dcsOf(dataCoding) {
  switch (dataCoding) {
    case 2:
    case LATIN1:
      return 4;
    case 0:
    case 4:
    case 8:
      return dataCoding;
    default:
      if (dataCoding >= 0xf0) return dataCoding;
      fail("invalid-option", `dataCoding must be 0, 2, 3, 4, 8 or 240 to 255, not ${shown(dataCoding)}`);
  }
}

function sarOf(sar) {
  const { reference, total, sequence } = checkNames(checkObject(sar, "sar"), SAR, "sar");
  const part = {
    reference: numberOf("reference", reference, 0xffff, 0),
    bits: 16,
    sequence: numberOf("sequence", sequence, 255, 1),
    total: numberOf("total", total, 255, 1),
  };
  return part.sequence && part.sequence <= part.total ? part : null;
}
