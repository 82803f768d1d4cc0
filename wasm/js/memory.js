// Loads the module, writes texts to its memory and reads results from it. The Rust side is `abi.rs`.

import load, * as wasm from "glue";

import { fail, shown } from "./error.js";
import { decode, encodeInto } from "./utf8.js";

let memory; // the memory of the module, once loaded
let bytes = new Uint8Array(); // a UTF-8 view of the buffer for texts
let units = new Uint16Array(); // a UTF-16 view of the same buffer
let maxUnits; // see `max_units` in `abi.rs`
let loading;

/** A view of the whole memory, which contains the results. */
export let words = new Uint32Array();

function start(module) {
  memory = module.memory;
  maxUnits = wasm.max_units();
}

export default function init(source) {
  if (!memory) {
    loading ??= load(source === undefined ? source : { module_or_path: source }).then(
      start,
      (error) => {
        loading = undefined; // the next call tries again
        throw error;
      },
    );
  }
  return memory ? Promise.resolve() : loading;
}

export function initSync(source) {
  if (!memory) start(wasm.initSync({ module: source }));
}

// What a call does before the module is loaded.
let loadFirst = () => {
  fail("not-initialized", "await init() or call initSync() before any other function");
};

/** Loads the module if that is possible on demand. Fails if it is not loaded then. */
export function needModule() {
  if (!memory) loadFirst();
}

/** Makes the first call load the module, from the bytes or the compiled module that `read` returns. */
export function loadOnDemand(read) {
  loadFirst = () => initSync(read());
}

// Writing texts ----------------------------------------------------------------------------

// `TextEncoder` is faster for longer texts.
const SHORT = 24;
// The most bytes that a UTF-16 code unit takes in UTF-8.
const WIDEST = 3;
// The most bytes that a text can take: half of a 32-bit address space.
const MAX_BYTES = 0x7ffffff0;

function check(text) {
  if (typeof text !== "string") fail("invalid-argument", `text must be a string, not ${shown(text)}`);
  needModule();
  return text;
}

/**
 * Writes the text to the memory as UTF-8 and returns the number of bytes. A lone surrogate becomes
 * U+FFFD, which costs the same and is unmappable too.
 */
export function writeUtf8(text) {
  const { length } = check(text);
  // When the memory grows, existing views become empty.
  if (length * WIDEST >= bytes.length) makeRoom(length * WIDEST + 1);
  let written = 0;
  if (length <= SHORT) {
    while (written < length) {
      const unit = text.charCodeAt(written);
      if (unit > 0x7f) break;
      bytes[written++] = unit;
    }
    if (written === length) return written;
  }
  return encodeInto(text, bytes);
}

/**
 * Writes the text to the memory as UTF-16 and returns the number of code units. In browsers this is
 * faster than `TextEncoder`. The loop is unrolled because it takes most of the time of a call.
 */
export function writeUtf16(text) {
  const { length } = text;
  if (length >= units.length) makeRoom(length * 2 + 1);
  let at = 0;
  for (; at + 3 < length; at += 4) {
    units[at] = text.charCodeAt(at);
    units[at + 1] = text.charCodeAt(at + 1);
    units[at + 2] = text.charCodeAt(at + 2);
    units[at + 3] = text.charCodeAt(at + 3);
  }
  for (; at < length; at++) units[at] = text.charCodeAt(at);
  return length;
}

/** Writes octets to the memory and returns their number. */
export function writeOctets(octets) {
  needModule();
  const { length } = octets;
  if (length >= bytes.length) makeRoom(length + 1);
  bytes.set(octets);
  return length;
}

/**
 * Returns whether `measure` without options should read the text as UTF-16. The result is the same
 * either way. Above `maxUnits`, UTF-8 is faster only if all characters are Latin-1; the first
 * character decides, because checking them all would take longer.
 */
export function prefersUtf16(text) {
  return check(text).length <= maxUnits || text.charCodeAt(0) > 0xff;
}

// Reserves `needed` bytes for a text and renews the views, because the memory may move as it grows.
function makeRoom(needed) {
  const size = (Math.max(needed, 1024) + 3) >> 2;
  bytes = new Uint8Array();
  units = new Uint16Array();
  const address = needed > MAX_BYTES ? 0 : wasm.reserve(size);
  if (!address) failTooLong();
  bytes = new Uint8Array(memory.buffer, address, size * 4);
  units = new Uint16Array(memory.buffer, address, size * 2);
}

function failTooLong() {
  fail("invalid-argument", "the text does not fit in memory");
}

// Reading results --------------------------------------------------------------------------

/** Returns the index in `words` of the result at `address`. */
export function resultIndex(address) {
  if (!address) failTooLong();
  // When the memory grows, existing views become empty.
  if (words.length === 0) words = new Uint32Array(memory.buffer);
  return address >>> 2;
}

const strings = new Map();

/** Returns a static string of the module. There are few, so each is decoded once. */
export function string(address, length) {
  const key = address * 8 + length;
  let known = strings.get(key);
  if (known === undefined) {
    known = decode(new Uint8Array(memory.buffer, address, length - 1));
    strings.set(key, known);
  }
  return known;
}
