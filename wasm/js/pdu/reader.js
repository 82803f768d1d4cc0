// Reads the numbers of a result in order.

import { resultIndex, words } from "../memory.js";

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

  /** Reads octets, which are copied. */
  octets() {
    const count = this.next();
    const octets = new Uint8Array(words.buffer, this.at * 4, count).slice();
    this.at += (count + 3) >> 2;
    return octets;
  }

  text() {
    const points = this.take(this.next());
    let text = "";
    for (let start = 0; start < points.length; start += CHUNK) {
      text += String.fromCodePoint(...points.subarray(start, start + CHUNK));
    }
    return text;
  }
}
