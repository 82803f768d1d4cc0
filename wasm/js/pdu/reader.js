// Reads the numbers of a result in order.

import { resultIndex, string, words } from "../memory.js";
import { errorFrom } from "./errors.js";

const CHUNK = 8192;

export class Reader {
  constructor(address) {
    this.at = resultIndex(address);
    this.end = this.at + words[this.at];
    this.at++;
  }

  next() {
    return words[this.at++];
  }

  take(count) {
    return words.subarray(this.at, (this.at += count));
  }

  /** Reads as many items as the next number says. */
  list(read) {
    const items = [];
    for (let left = this.next(); left > 0; left--) items.push(read());
    return items;
  }

  /** Reads octets, which are copied. */
  octets() {
    const count = this.next();
    const octets = new Uint8Array(words.buffer, this.at * 4, count).slice();
    this.at += (count + 3) >> 2;
    return octets;
  }

  text() {
    const count = this.next();
    const units = new Uint16Array(words.buffer, this.at * 4, count);
    this.at += (count + 1) >> 1;
    let text = "";
    for (let start = 0; start < count; start += CHUNK) {
      text += String.fromCharCode.apply(null, units.subarray(start, start + CHUNK));
    }
    return text;
  }

  /** Reads a static string of the module, or null. */
  name() {
    const [address, length] = this.take(2);
    return length ? string(address, length) : null;
  }

  error(isPdu) {
    return errorFrom(this.take(6), isPdu);
  }
}
