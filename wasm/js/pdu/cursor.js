// Reads the fields of a PDU in order.

import { failAt } from "./errors.js";

/**
 * The octets of a PDU, and the fields that have been read. If the octets end, reading goes on with
 * zeros, and `check` fails.
 */
export class Cursor {
  constructor(octets) {
    this.octets = octets;
    this.at = 0;
    this.fields = [];
    this.missingField = "";
  }

  get rest() {
    return this.octets.subarray(this.at);
  }

  /** Reads octets of a field with this name, in an error too. */
  take(length, words) {
    if (length > this.octets.length - this.at) {
      this.at = this.octets.length;
      this.missingField ||= words;
      return new Uint8Array(length);
    }
    return this.octets.subarray(this.at, (this.at += length));
  }

  octet(words) {
    return this.take(1, words)[0];
  }

  /** Reads with a function, and adds what it has read as a field. */
  field(name, read) {
    const start = this.at;
    const value = read();
    if (this.at > start) this.fields.push({ name, start, length: this.at - start });
    return value;
  }

  fieldOctets(name, length, words) {
    return this.field(name, () => this.take(length, words));
  }

  fieldOctet(name, words) {
    return this.fieldOctets(name, 1, words)[0];
  }

  /** Fails if the octets ended within a field. */
  check() {
    const offset = this.octets.length;
    if (this.missingField) this.fail("truncated", offset, `the octets end at offset ${offset}, within ${this.missingField}`);
  }

  /** Fails also if octets are left, unless reading is lossy. */
  finish(isLossy) {
    this.check();
    if (!isLossy && this.rest.length) {
      this.fail("trailing", this.at, `octets from offset ${this.at} follow the last field`);
    }
  }

  fail(code, offset, message) {
    failAt({ code, offset, message });
  }
}
