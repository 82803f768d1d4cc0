// The JavaScript of the package: options to bits of a number, the text into the memory of the
// module, and the numbers that come back to objects. `exports.rs`, `options.rs` and `abi.rs`
// are the other end. `wasm/build` puts this and what wasm-bindgen writes into one file.
import load, * as flat from "glue";

/* global GRAPHEMES, NATIONAL, SUBSTITUTES, VERSION -- set by wasm/build */

export const version = VERSION;

// Their places are numbers in `options.rs`.
const PROVIDERS = [
  "bandwidth",
  "twilio",
  "twilio-toll-free",
  "vonage",
  "plivo",
  "sinch",
  "telnyx",
];
const REVISION = "2026-11";
// NaN is found nowhere: what these rules need is not in this build.
const PLACES = PROVIDERS.map((name) => (GRAPHEMES || !name.startsWith("twilio") ? name : NaN));
const isThere = (choice) => choice === choice;

export const providers = PLACES.filter(isThere).map((name) => ({ name, revision: REVISION }));

export const languages = NATIONAL
  ? (
      "tr turkish,es spanish,pt portuguese,bn bengali,gu gujarati,hi hindi,kn kannada," +
      "ml malayalam,or oriya,pa punjabi,ta tamil,te telugu,ur urdu"
    )
      .split(",")
      .map((one) => ({ code: one.slice(0, 2), name: one.slice(3) }))
  : [];

/** What is wrong with a call or a text, by its `code`. */
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

// A value in an error.
function shown(value) {
  try {
    return typeof value === "function" ? "a function" : (JSON.stringify(value) ?? String(value));
  } catch {
    return typeof value;
  }
}

// Loading ----------------------------------------------------------------------------------

let memory; // of the module, once there is one
let octets = new Uint8Array(); // where a text is written in UTF-8
let units = new Uint16Array(); // the same place, for code units of UTF-16
let words = new Uint32Array(); // all of the memory, where answers stand
let mostUnits; // how long a text may be to be written in code units
let loading;

function start(module) {
  memory = module.memory;
  mostUnits = flat.most_units();
}

/** Loads the module: from beside this file, a URL, a Response, octets or a compiled module. */
export default function init(source) {
  if (!memory) {
    loading ??= load(source === undefined ? source : { module_or_path: source }).then(
      start,
      (error) => {
        loading = undefined; // so that one can try again
        throw error;
      },
    );
  }
  return memory ? Promise.resolve() : loading;
}

/** Loads the module now, from its octets or a compiled module. */
export function initSync(source) {
  if (!memory) start(flat.initSync({ module: source }));
}

// Handing over -----------------------------------------------------------------------------

const encoder = new TextEncoder();
const decoder = new TextDecoder();

// What is longer is written faster by the encoder.
const SHORT = 24;
// No code unit takes more octets.
const WIDEST = 3;
// The octets that a text may take: addresses have 32 bits, and half of them are for texts.
const MOST = 0x7ffffff0;

function check(text) {
  if (typeof text !== "string") fail("invalid-argument", `text must be a string, not ${shown(text)}`);
  if (!memory) fail("not-initialized", "await init(), or call initSync(octets), before anything else");
  return text;
}

// Writes the text into the memory: how many octets it takes there. A lone surrogate becomes
// U+FFFD, which costs the same and has no code in any alphabet either.
function enter(text) {
  const { length } = check(text);
  // There are none left of a memory that was moved.
  if (length * WIDEST >= octets.length) makeRoom(length * WIDEST + 1);
  let written = 0;
  if (length <= SHORT) {
    while (written < length) {
      const unit = text.charCodeAt(written);
      if (unit > 0x7f) break;
      octets[written++] = unit;
    }
    if (written === length) return written;
  }
  return encoder.encodeInto(text, octets).written;
}

// Writes the text into the memory as it is: how many code units it has. That takes pages less
// time than the encoder does, and most of the time that counting takes: hence four at a time.
function enterUnits(text) {
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

// Makes room for a text of so many octets, and looks at the memory anew: when it grows, it is
// moved.
function makeRoom(needed) {
  const size = (Math.max(needed, 1024) + 3) >> 2;
  octets = new Uint8Array();
  units = new Uint16Array();
  const address = needed > MOST ? 0 : flat.reserve(size);
  if (!address) tooLong();
  octets = new Uint8Array(memory.buffer, address, size * 4);
  units = new Uint16Array(memory.buffer, address, size * 2);
}

function tooLong() {
  fail("invalid-argument", "the text is too long for the memory");
}

// Where the numbers of an answer begin among the words.
function answer(address) {
  if (!address) tooLong();
  // There are none left of a memory that was moved, nor any of one that was replaced.
  if (words.length === 0) words = new Uint32Array(memory.buffer);
  return address >>> 2;
}

const strings = new Map();

// A string of the module. There are few, so each is read once.
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

// What an option may be, the bit where its number begins, and the number of the first.
const CHOICES = new Map([
  ["provider", [PLACES, 0, 1]],
  ["channel", [["sms", "mms"], 4, 0]],
  ["boundary", [GRAPHEMES ? ["character", "grapheme"] : ["character"], 5, 1]],
  ["referenceBits", [[8, 16], 7, 1]],
  ["encoding", [["auto", "GSM-7", "UCS-2"], 9, 1]],
]);
const POLICIES = ["never", "fit", "save", "always"];
const GROUPS = ["typography", "spaces", "accents", "lookalikes"];

const listed = (choices) => choices.filter(isThere).map(shown).join(", ");

function placeOf(name, value, choices) {
  const place = choices.indexOf(value);
  if (place < 0) fail("invalid-option", `${name} must be one of ${listed(choices)}, not ${shown(value)}`);
  return place;
}

// The bits of a list, or of all.
function bitsOf(name, value, choices) {
  if (value === "all") return (1 << choices.length) - 1;
  if (!Array.isArray(value)) {
    fail("invalid-option", `${name} must be "all" or a list of ${listed(choices)}, not ${shown(value)}`);
  }
  return value.reduce((bits, one) => bits | (1 << placeOf(`each of ${name}`, one, choices)), 0);
}

// The bits of `options.rs`. Options are read with each call: that takes less time than it would
// take to find out whether they are the same as before. `more` are options that others read.
function rulesOf(options, more) {
  let bits = 0;
  if (options === undefined) return bits;
  if (typeof options !== "object" || options === null) {
    fail("invalid-argument", `options must be an object, not ${shown(options)}`);
  }
  for (const name in options) {
    const value = options[name];
    const choice = CHOICES.get(name);
    if (choice) {
      if (value !== undefined) bits |= (placeOf(name, value, choice[0]) + choice[2]) << choice[1];
    } else if (NATIONAL && name === "languages") {
      if (value !== undefined) {
        bits |= bitsOf(name, value, languages.map(({ code }) => code)) << FIRST_LANGUAGE;
      }
    } else if (!more?.includes(name)) {
      const known = [...CHOICES.keys(), ...(NATIONAL ? ["languages"] : []), ...(more ?? [])];
      fail("invalid-option", `${shown(name)} is no option; there are ${listed(known)}`);
    }
  }
  return bits;
}

// Answers ----------------------------------------------------------------------------------

const ENCODINGS = ["GSM-7", "UCS-2"];
const LIMITS = ["characters", "units", "segments"];
const tables = (identifier) => (identifier ? languages[identifier - 1].name : null);

// A measure from the numbers behind the first, and how many there are of all these.
const MEASURE = 13;

function measureAt(at) {
  const most = words[at + 11];
  const used = words[at + 12];
  return {
    encoding: ENCODINGS[words[at + 1]],
    characters: words[at + 2],
    units: words[at + 3],
    segments: words[at + 4],
    capacity: words[at + 5],
    remaining: words[at + 6],
    foreign: words[at + 7],
    locking: NATIONAL ? tables(words[at + 8]) : null,
    single: NATIONAL ? tables(words[at + 9]) : null,
    withinCap: used <= most,
    cap: {
      unit: LIMITS[words[at + 10]],
      most,
      used,
      left: used < most ? most - used : 0,
      missedBy: used > most ? used - most : 0,
    },
  };
}

function measureBy(text, rules) {
  // The answer is the same. A text that begins beyond Latin-1 is hardly all Latin-1, which alone
  // is sooner written in UTF-8.
  const isUnits = rules === 0 && (check(text).length <= mostUnits || text.charCodeAt(0) > 0xff);
  const address = isUnits ? flat.measure_units(enterUnits(text)) : flat.measure(enter(text), rules);
  return measureAt(answer(address));
}

/** What a text costs. */
export function measure(text, options) {
  return measureBy(text, rulesOf(options));
}

/** A text as its parts. */
export function split(text, options) {
  const rules = rulesOf(options);
  if (rules & MMS) {
    // It is not divided.
    const cost = measureBy(text, rules);
    cost.parts = [{ text, start: 0, end: text.length, units: cost.units, lost: 0 }];
    return cost;
  }
  let at = answer(flat.split(enter(text), rules));
  const behind = at + words[at];
  const cost = measureAt(at);
  at += MEASURE;
  if (words[at]) refuse(words.subarray(at, behind));
  const parts = [];
  let start = 0;
  for (at++; at < behind; at += 2) {
    const end = words[at];
    const units = words[at + 1];
    const lost = at + 2 < behind ? cost.capacity - units : 0;
    parts.push({ text: text.slice(start, end), start, end, units, lost });
    start = end;
  }
  cost.parts = parts;
  return cost;
}

function refuse([why, number, character]) {
  if (why === 1) {
    fail("too-many-segments", `the text takes ${number} segments, and a message has 255 at most`);
  }
  const point = character.toString(16).toUpperCase().padStart(4, "0");
  fail("not-in-alphabet", `U+${point} at ${number} has no code in the GSM 7-bit alphabet`);
}

/** Why a text costs what it costs. */
export function explain(text, options) {
  const rules = rulesOf(options);
  let at = answer(flat.explain(enter(text), rules));
  const why = measureAt(at);
  at += MEASURE;
  const [withoutForeign, withSubstitutes, withoutExtensions, withLineFeeds, plainDivision] =
    words.subarray(at, (at += 5));
  const [foreign, extensions, lineBreaks, edges] = words.subarray(at, (at += 4));
  const list = (numbers, width, make) => {
    const items = [];
    for (const end = at + numbers; at < end; at += width) items.push(make(at));
    return items;
  };

  why.foreignCharacters = list(foreign, 3, (at) => {
    const offset = words[at];
    const length = words[at + 2];
    return {
      offset,
      character: String.fromCodePoint(text.codePointAt(offset)),
      substitute: SUBSTITUTES && length ? string(words[at + 1], length) : null,
    };
  });
  // Lone surrogates are all alike to the module, but not here.
  const first = why.foreignCharacters[0]?.character;
  const isOne = why.foreignCharacters.every(({ character }) => character === first);
  why.onlyOffender = (isOne && first) || null;
  why.segmentsWithoutForeign = withoutForeign;
  why.segmentsWithSubstitutes = withSubstitutes || null;
  why.extensions = list(extensions, 1, (at) => words[at]);
  why.segmentsWithoutExtensions = withoutExtensions;
  why.lineBreaks = list(lineBreaks, 1, (at) => words[at]);
  why.segmentsWithLineFeeds = withLineFeeds;
  why.edges = list(edges, 2, (at) => ({ offset: words[at], lost: words[at + 1] }));
  why.plainDivision = plainDivision;
  return why;
}

const HOW = ["policy", "groups"];

/** A text with characters replaced, where it pays. */
export function replace(text, options) {
  const rules = rulesOf(options, HOW);
  const policy = placeOf("policy", options?.policy ?? "save", POLICIES);
  const groups = bitsOf("groups", options?.groups ?? "all", GROUPS);
  let at = answer(flat.replace(enter(text), rules, (policy << 4) | groups));
  const behind = at + words[at];
  const before = measureAt(at);
  const changes = [];
  let replaced = "";
  let kept = 0;
  for (at += MEASURE; at < behind; at += 4) {
    const offset = words[at];
    const end = offset + words[at + 1];
    const to = string(words[at + 2], words[at + 3]);
    changes.push({ offset, from: text.slice(offset, end), to });
    replaced += text.slice(kept, offset) + to;
    kept = end;
  }
  replaced += text.slice(kept);
  const after = measureBy(replaced, rules);
  return {
    text: replaced,
    changed: changes.length > 0,
    changes,
    before,
    after,
    savedSegments: before.segments - after.segments,
  };
}

/** The longest beginning of a text that so many segments hold. */
export function truncate(text, segments, options) {
  if (!Number.isInteger(segments) || segments < 0) {
    fail("invalid-argument", `segments must be a whole number from 0 up, not ${shown(segments)}`);
  }
  const rules = rulesOf(options);
  // More than a message can have is as good as any number.
  const length = flat.truncate(enter(text), rules, Math.min(segments, 256));
  return text.slice(0, length);
}
