// Encodes options as bits, writes the text to the memory of the module, and turns the numbers of
// the result into objects. The Rust side is `exports.rs`, `options.rs` and `abi.rs`. `wasm/build`
// bundles this file with the output of wasm-bindgen; `septet.d.ts` and `web.d.ts` document it.
import load, * as wasm from "glue";

/* global GRAPHEMES, NATIONAL, SUBSTITUTES, VERSION -- set by wasm/build */

export const version = VERSION;

// In the order of `options.rs`.
const PROVIDERS = [
  "bandwidth",
  "twilio",
  "twilio-toll-free",
  "vonage",
  "plivo",
  "sinch",
  "telnyx",
  "aws",
];
const REVISION = "2026-11";
// Without grapheme clusters, NaN replaces the providers that need them: `indexOf` never finds it.
const AVAILABLE = PROVIDERS.map((name) => (GRAPHEMES || !name.startsWith("twilio") ? name : NaN));
const isAvailable = (choice) => choice === choice;

export const providers = AVAILABLE.filter(isAvailable).map((name) => {
  return { name, revision: REVISION };
});

export const languages = NATIONAL
  ? (
      "tr Turkish,es Spanish,pt Portuguese,bn Bengali,gu Gujarati,hi Hindi,kn Kannada," +
      "ml Malayalam,or Oriya,pa Punjabi,ta Tamil,te Telugu,ur Urdu"
    )
      .split(",")
      .map((entry) => ({ code: entry.slice(0, 2), name: entry.slice(3) }))
  : [];

export class SeptetError extends Error {
  constructor(code, message) {
    super(message);
    this.name = "SeptetError";
    this.code = code;
  }
}

function fail(code, message) {
  throw new SeptetError(code, message);
}

function shown(value) {
  try {
    return typeof value === "function" ? "a function" : (JSON.stringify(value) ?? String(value));
  } catch {
    return typeof value;
  }
}

// Loading ----------------------------------------------------------------------------------

let memory; // the memory of the module, once loaded
let bytes = new Uint8Array(); // a UTF-8 view of the buffer for texts
let units = new Uint16Array(); // a UTF-16 view of the same buffer
let words = new Uint32Array(); // a view of the whole memory, which contains the results
let maxUnits; // see `max_units` in `abi.rs`
let loading;

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

// Passing texts ----------------------------------------------------------------------------

const encoder = new TextEncoder();
const decoder = new TextDecoder();

// `TextEncoder` is faster for longer texts.
const SHORT = 24;
// The most bytes that a UTF-16 code unit takes in UTF-8.
const WIDEST = 3;
// The most bytes that a text can take: half of a 32-bit address space.
const MAX_BYTES = 0x7ffffff0;

function check(text) {
  if (typeof text !== "string") fail("invalid-argument", `text must be a string, not ${shown(text)}`);
  if (!memory) fail("not-initialized", "await init() or call initSync() before any other function");
  return text;
}

// Writes the text to the memory as UTF-8 and returns the number of bytes. A lone surrogate becomes
// U+FFFD, which costs the same and is unmappable too.
function writeUtf8(text) {
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
  return encoder.encodeInto(text, bytes).written;
}

// Writes the text to the memory as UTF-16 and returns the number of code units. In browsers this is
// faster than `TextEncoder`. The loop is unrolled because it takes most of the time of a call.
function writeUtf16(text) {
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

// Returns the index in `words` of the result at `address`.
function resultIndex(address) {
  if (!address) failTooLong();
  // When the memory grows, existing views become empty.
  if (words.length === 0) words = new Uint32Array(memory.buffer);
  return address >>> 2;
}

const strings = new Map();

// Returns a static string of the module. There are few, so each is decoded once.
function string(address, length) {
  const key = address * 8 + length;
  let known = strings.get(key);
  if (known === undefined) {
    known = decoder.decode(new Uint8Array(memory.buffer, address, length - 1));
    strings.set(key, known);
  }
  return known;
}

// Options ----------------------------------------------------------------------------------

const MMS = 1 << 4;
const FIRST_LANGUAGE = 11;

// For each option: its values, its lowest bit, and the number of its first value.
const CHOICES = new Map([
  ["provider", [AVAILABLE, 0, 1]],
  ["channel", [["sms", "mms"], 4, 0]],
  ["boundary", [GRAPHEMES ? ["character", "grapheme"] : ["character"], 5, 1]],
  ["referenceWidth", [[8, 16], 7, 1]],
  ["encoding", [["auto", "GSM-7", "UCS-2"], 9, 1]],
]);
const POLICIES = ["never", "ifFits", "ifSaves", "always"];
const GROUPS = ["typography", "spaces", "accents", "lookalikes", "greek"];

const listed = (choices) => choices.filter(isAvailable).map(shown).join(", ");

function indexOf(name, value, choices) {
  const index = choices.indexOf(value);
  if (index < 0) fail("invalid-option", `${name} must be one of ${listed(choices)}, not ${shown(value)}`);
  return index;
}

// Returns a bit for each value of a list, or for "all" values.
function bitsOf(name, value, choices) {
  if (value === "all") return (1 << choices.length) - 1;
  if (!Array.isArray(value)) {
    fail("invalid-option", `${name} must be "all" or a list of ${listed(choices)}, not ${shown(value)}`);
  }
  const bit = (item) => 1 << indexOf(`each item of ${name}`, item, choices);
  return value.reduce((bits, item) => bits | bit(item), 0);
}

// Encodes the options as in `options.rs`. The bits are not cached, because comparing the options
// with those of the last call would take longer. `more` lists options that the caller reads.
function optionBits(options, more) {
  let bits = 0;
  if (options === undefined) return bits;
  if (typeof options !== "object" || options === null) {
    fail("invalid-argument", `options must be an object, not ${shown(options)}`);
  }
  for (const name in options) {
    const value = options[name];
    const choice = CHOICES.get(name);
    if (choice) {
      if (value !== undefined) bits |= (indexOf(name, value, choice[0]) + choice[2]) << choice[1];
    } else if (NATIONAL && name === "languages") {
      if (value !== undefined) {
        bits |= bitsOf(name, value, languages.map(({ code }) => code)) << FIRST_LANGUAGE;
      }
    } else if (!more?.includes(name)) {
      const known = [...CHOICES.keys(), ...(NATIONAL ? ["languages"] : []), ...(more ?? [])];
      fail("invalid-option", `${shown(name)} is not an option; the options are ${listed(known)}`);
    }
  }
  return bits;
}

// Results ----------------------------------------------------------------------------------

const ENCODINGS = ["GSM-7", "UCS-2"];
const LIMITS = ["characters", "units", "segments", "bytes"];
const ACCEPTANCE = ["accepted", "may-be-refused", "refused"];
const codeOf = (identifier) => (identifier ? languages[identifier - 1].code : null);

// The numbers before those that a function appends: the length of the result and a measure.
const MEASURE_LENGTH = 13;

function measureAt(at) {
  const max = words[at + 11];
  const used = words[at + 12];
  return {
    encoding: ENCODINGS[words[at + 1]],
    characters: words[at + 2],
    units: words[at + 3],
    segments: words[at + 4],
    capacity: words[at + 5],
    remaining: words[at + 6],
    unmappable: words[at + 7],
    lockingShift: NATIONAL ? codeOf(words[at + 8]) : null,
    singleShift: NATIONAL ? codeOf(words[at + 9]) : null,
    limit: {
      acceptance: ACCEPTANCE[words[at + 10] >> 2],
      unit: LIMITS[words[at + 10] & 3],
      max,
      used,
      remaining: used < max ? max - used : 0,
      excess: used > max ? used - max : 0,
    },
  };
}

function measureWith(text, bits) {
  // The result is the same either way. Above `maxUnits`, UTF-8 is faster only if all characters are
  // Latin-1; the first character decides, because checking them all would take longer.
  const isUnits = bits === 0 && (check(text).length <= maxUnits || text.charCodeAt(0) > 0xff);
  const address = isUnits
    ? wasm.measure_units(writeUtf16(text))
    : wasm.measure(writeUtf8(text), bits);
  return measureAt(resultIndex(address));
}

export function measure(text, options) {
  return measureWith(text, optionBits(options));
}

export function split(text, options) {
  const bits = optionBits(options);
  if (bits & MMS) {
    const measure = measureWith(text, bits);
    const segment = { text, start: 0, end: text.length, units: measure.units, unusedUnits: 0 };
    return { measure, segments: [segment] };
  }
  let at = resultIndex(wasm.split(writeUtf8(text), bits));
  const last = at + words[at];
  const measure = measureAt(at);
  at += MEASURE_LENGTH;
  if (words[at]) failSplit(words.subarray(at, last));
  const segments = [];
  let start = 0;
  for (at++; at < last; at += 2) {
    const end = words[at];
    const units = words[at + 1];
    const unusedUnits = at + 2 < last ? measure.capacity - units : 0;
    segments.push({ text: text.slice(start, end), start, end, units, unusedUnits });
    start = end;
  }
  return { measure, segments };
}

function failSplit([reason, number, character]) {
  if (reason === 1) {
    fail("too-many-segments", `the text needs ${number} segments, a message has at most 255`);
  }
  const point = character.toString(16).toUpperCase().padStart(4, "0");
  fail("unmappable", `U+${point} at offset ${number} has no code in the GSM 7-bit alphabet`);
}

export function explain(text, options) {
  const bits = optionBits(options);
  let at = resultIndex(wasm.explain(writeUtf8(text), bits));
  const measure = measureAt(at);
  at += MEASURE_LENGTH;
  const [withoutUnmappable, withSubstitutes, withoutExtensions, withLineFeeds, naiveSegments] =
    words.subarray(at, (at += 5));
  const lengths = words.subarray(at, (at += 4));
  // The lists are consecutive: each call advances `at`.
  const list = (length, width, make) => {
    const items = [];
    for (const end = at + length; at < end; at += width) items.push(make(words[at], at));
    return items;
  };
  const position = (offset) => {
    return { offset, character: String.fromCodePoint(text.codePointAt(offset)) };
  };

  const unmappable = list(lengths[0], 3, (offset, at) => {
    const length = words[at + 2];
    const substitute = SUBSTITUTES && length ? string(words[at + 1], length) : null;
    return { ...position(offset), substitute };
  });
  // The module cannot tell lone surrogates apart, so this compares the original characters.
  const first = unmappable[0]?.character;
  const allSame = unmappable.every(({ character }) => character === first);
  return {
    measure,
    unmappable,
    onlyUnmappable: (allSame && first) || null,
    segmentsWithoutUnmappable: withoutUnmappable,
    segmentsWithSubstitutes: SUBSTITUTES ? withSubstitutes : null,
    extensions: list(lengths[1], 1, position),
    segmentsWithoutExtensions: withoutExtensions,
    crlfBreaks: list(lengths[2], 1, position),
    segmentsWithLineFeeds: withLineFeeds,
    segmentEnds: list(lengths[3], 2, (offset, at) => ({ offset, unusedUnits: words[at + 1] })),
    naiveSegments,
  };
}

const REPLACE_OPTIONS = ["policy", "groups"];

export function replace(text, options) {
  const bits = optionBits(options, REPLACE_OPTIONS);
  const policy = indexOf("policy", options?.policy ?? "ifSaves", POLICIES);
  const groups = bitsOf("groups", options?.groups ?? "all", GROUPS);
  let at = resultIndex(wasm.replace(writeUtf8(text), bits, (policy << GROUPS.length) | groups));
  const last = at + words[at];
  const before = measureAt(at);
  const changes = [];
  let replaced = "";
  let kept = 0;
  for (at += MEASURE_LENGTH; at < last; at += 4) {
    const offset = words[at];
    const end = offset + words[at + 1];
    const to = string(words[at + 2], words[at + 3]);
    changes.push({ offset, from: text.slice(offset, end), to });
    replaced += text.slice(kept, offset) + to;
    kept = end;
  }
  replaced += text.slice(kept);
  const after = measureWith(replaced, bits);
  return {
    text: replaced,
    isChanged: changes.length > 0,
    changes,
    before,
    after,
    savedSegments: before.segments - after.segments,
  };
}

export function truncate(text, segments, options) {
  if (!Number.isInteger(segments) || segments < 0) {
    fail("invalid-argument", `segments must be a non-negative integer, not ${shown(segments)}`);
  }
  const bits = optionBits(options);
  // A message has at most 255 segments, so all larger numbers are equivalent.
  const length = wasm.truncate(writeUtf8(text), bits, Math.min(segments, 256));
  return text.slice(0, length);
}
