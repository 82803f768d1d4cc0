// The fields of each type of TPDU: 3GPP TS 23.040 §9.2.2. The errors are those of the crate.

import { needModule } from "../memory.js";
import { addressText } from "./address.js";
import { codingOf } from "./coding.js";
import { Cursor } from "./cursor.js";
import { IN_PDU, LOSSY, UDHI, readUserData } from "./decode.js";
import { failAt } from "./errors.js";
import { HEADER } from "./header.js";
import { meaningOf } from "./meaning.js";
import { FAILURES, STATUSES } from "./names.js";
import { timeIn, validityIn } from "./time.js";
import { userDataFields } from "./user-data.js";

const MAX_SEMI_OCTETS = 20;
const MAX_COMMAND_DATA = 157;

const OUTCOMES = ["completed", "trying", "failed"];

// The bits of the first octet of each type that are flags. `moreMessages` is the opposite of its bit.
export const FLAGS = {
  deliver: { moreMessages: 4, loopPrevention: 8, statusReport: 0x20, replyPath: 0x80 },
  submit: { rejectDuplicates: 4, statusReport: 0x20, replyPath: 0x80 },
  "status-report": { moreMessages: 4, loopPrevention: 8, ofCommand: 0x20 },
  command: { statusReport: 0x20, udhi: HEADER },
};

// The keys of what a type may not have, and their values then.
const FALSE = "moreMessages loopPrevention statusReport replyPath rejectDuplicates ofCommand udhi isCompressed isReserved";
const NULL =
  "smsc smscType address addressType time dischargeTime validity messageReference pid dcs status statusMeaning outcome failure failureMeaning command messageNumber udl encoding messageClass waiting lockingShift singleShift part userData header body text data hint";

const VALUES = { type: "", elements: [] };
for (const name of FALSE.split(" ")) VALUES[name] = false;
for (const name of NULL.split(" ")) VALUES[name] = null;
// V8 copies an object a hundred times faster if its keys were not added one by one.
const NONE = { ...VALUES };

/** Reads a PDU. The direction is 0 as stored, 1 to the mobile or 2 to the message centre. */
export function readTpdu(octets, direction, isError, hasSmsc, isLossy) {
  needModule();
  const cursor = new Cursor(octets);
  const tpdu = new Tpdu(cursor, isError, isLossy);
  if (hasSmsc) tpdu.smsc();
  const offset = cursor.at;
  const first = cursor.fieldOctet("firstOctet", "the first octet");
  cursor.check();
  const type = typeOf(first & 3, direction);
  if (!type) {
    cursor.fail("type", offset, `type ${first & 3} at offset ${offset} is reserved in this direction`);
  }
  const { result } = tpdu;
  result.type = type;
  for (const [name, bit] of Object.entries(FLAGS[type] ?? {})) {
    result[name] = (first & bit) !== 0 !== (name === "moreMessages");
  }
  tpdu.first = first;
  tpdu[type]();
  return tpdu;
}

function typeOf(type, direction) {
  if (direction === 2) return ["deliver-report", "submit", "command"][type];
  return ["deliver", direction ? "submit-report" : "submit", "status-report", "deliver"][type];
}

class Tpdu {
  error = null;
  textError = null;

  constructor(cursor, isError, isLossy) {
    this.cursor = cursor;
    this.isError = isError;
    this.isLossy = isLossy;
    this.result = { ...NONE };
  }

  smsc() {
    const { cursor } = this;
    const length = cursor.octets[0] ?? 0;
    const value = cursor.field("smsc", () => {
      cursor.octet("the SMSC address");
      cursor.check();
      if (length === 1 || length > 11) {
        const message = `the SMSC address at offset 0 has length ${length}, expected 0 or 2 to 11 octets; the TPDU may have no SMSC address`;
        cursor.fail("smsc-length", 0, message);
      }
      return cursor.take(length, "the SMSC address");
    });
    cursor.check();
    if (!length) return;
    const hasFiller = length > 1 && value[length - 1] >> 4 === 15;
    this.result.smscType = value[0];
    this.result.smsc = addressText(value[0], value.subarray(1), 2 * (length - 1) - (hasFiller ? 1 : 0));
  }

  address() {
    const { cursor, result } = this;
    const words = "the address";
    cursor.field("address", () => {
      const offset = cursor.at;
      const length = cursor.octet(words);
      if (length > MAX_SEMI_OCTETS) {
        const message = `the address at offset ${offset} has length ${length}, expected at most 20 semi-octets`;
        cursor.fail("address-length", offset, message);
      }
      result.addressType = cursor.octet(words);
      result.address = addressText(result.addressType, cursor.take((length + 1) >> 1, words), length);
    });
  }

  /** Reads a field of one octet that is a number. */
  number(name, words) {
    this.result[name] = this.cursor.fieldOctet(name, words);
  }

  time(name, words) {
    this.result[name] = timeIn(this.cursor.fieldOctets(name, 7, words));
  }

  deliver() {
    this.address();
    this.number("pid", "TP-PID");
    this.number("dcs", "TP-DCS");
    this.time("time", "TP-SCTS");
    this.userData();
  }

  submit() {
    const { cursor, result, first } = this;
    this.number("messageReference", "TP-MR");
    this.address();
    this.number("pid", "TP-PID");
    this.number("dcs", "TP-DCS");
    const format = first & 0x18;
    if (format) {
      const octets = cursor.fieldOctets("validity", format === 0x10 ? 1 : 7, "TP-VP");
      result.validity = validityIn(format, octets);
    }
    this.userData();
  }

  "status-report"() {
    const { cursor, result } = this;
    this.number("messageReference", "TP-MR");
    this.address();
    this.time("time", "TP-SCTS");
    this.time("dischargeTime", "TP-DT");
    this.number("status", "TP-ST");
    result.statusMeaning = meaningOf(STATUSES, result.status);
    result.outcome = OUTCOMES[result.status >> 5] ?? "given-up";
    cursor.check();
    if (!cursor.rest.length) return;
    const kept = { ...result };
    const { at } = cursor;
    const fields = [...cursor.fields];
    try {
      this.parameters(this.indicator());
      if (!this.isLossy || !cursor.rest.length) return;
    } catch (error) {
      if (!this.isLossy) throw error;
    }
    // Lossy reading shows the report without optional fields.
    this.error = this.textError = null;
    Object.assign(result, kept);
    Object.assign(cursor, { at, fields });
  }

  "deliver-report"() {
    this.parameters(this.failure());
  }

  "submit-report"() {
    const indicator = this.failure();
    this.time("time", "TP-SCTS");
    this.parameters(indicator);
  }

  command() {
    const { cursor, result } = this;
    this.number("messageReference", "TP-MR");
    this.number("pid", "TP-PID");
    this.number("command", "TP-CT");
    this.number("messageNumber", "TP-MN");
    this.address();
    const length = cursor.fieldOctet("dataLength", "TP-CDL");
    const offset = cursor.at + MAX_COMMAND_DATA;
    result.data = cursor.fieldOctets("data", length, "TP-CD").slice();
    cursor.finish(this.isLossy);
    if (length > MAX_COMMAND_DATA) {
      cursor.fail("too-long", offset, `the octets from offset ${offset} do not fit`);
    }
  }

  /** Reads TP-FCS, if there is one, and TP-PI. */
  failure() {
    const { cursor, result, isError } = this;
    if (!isError && !(cursor.octets[cursor.at] & 0x80)) return this.indicator();
    this.number("failure", isError ? "TP-FCS" : "TP-PI");
    result.failureMeaning = meaningOf(FAILURES, result.failure);
    return this.indicator();
  }

  /** Reads TP-PI, and returns its first octet and whether a reserved bit is set. */
  indicator() {
    const { cursor } = this;
    return cursor.field("parameterIndicator", () => {
      const first = cursor.octet("TP-PI");
      let reserved = first & 0x78;
      for (let last = first; last & 0x80; ) {
        last = cursor.octet("TP-PI");
        reserved |= last & 0x7f;
      }
      return [first, reserved !== 0];
    });
  }

  /** Reads the fields that TP-PI announces. What reserved bits announce is ignored. */
  parameters([bits, hasReserved]) {
    const { cursor } = this;
    if (bits & 1) this.number("pid", "TP-PID");
    if (bits & 2) this.number("dcs", "TP-DCS");
    if (bits & 4) this.userData(hasReserved);
    if (hasReserved) cursor.at = cursor.octets.length;
    cursor.finish(this.isLossy);
  }

  /** Reads TP-UDL and TP-UD. */
  userData(discardsRest) {
    const { cursor, result, isLossy, first } = this;
    const dcs = result.dcs ?? 0;
    cursor.check();
    const udl = cursor.fieldOctet("udl", "TP-UDL");
    if (isLossy) cursor.missingField = "";
    cursor.check();
    const start = cursor.at;
    let octets = cursor.rest;
    cursor.at = cursor.octets.length;
    if (discardsRest) {
      octets = octets.subarray(0, codingOf(dcs).countsSeptets ? Math.ceil((udl * 7) / 8) : udl);
    }
    const flags = (first & HEADER ? UDHI : 0) | (isLossy ? LOSSY : 0) | IN_PDU;
    const { error, textError, data, content, hint: found } = readUserData(octets, dcs, udl, flags, start);
    if (!data) failAt(error);
    const hint = error ? readUserData(cursor.octets.subarray(start), dcs, udl, flags).hint : found;
    Object.assign(result, data, content, { hint });
    this.error = error;
    this.textError = textError;
    this.userDataStart = start;
    cursor.fields.push(...userDataFields(data, start));
  }
}
