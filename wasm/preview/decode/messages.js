// Reads a whole text: its octets, and the messages that they are.

import { joinLines } from "./blocks.js";
import { digitsOf, firstWrong, scan } from "./scan.js";
import { MOST_OCTETS, readAutomatically, readPdu, readSmpp, readUserData } from "./read.js";

/** A part of this many ms of the work is done before the browser gets time to draw. */
const SLICE = 30;
/** What is read after this many ms is shown before the rest. */
const LONG = 60;

/** After this many faults in a text, its octets are read as PDUs or not at all. */
const MANY_FAULTS = 200;

/** Returns how to read octets as what the user has chosen. */
function reader(pdu, { kind, dcs, udhi, unpacked }) {
  switch (kind) {
    case "pdu":
    case "tpdu":
      return (octets) => readPdu(pdu, octets, kind);
    case "user-data":
      return (octets) => readUserData(pdu, octets, { dcs, udhi, unpacked });
    default:
      return (octets, candidate, faults) =>
        candidate.reading ?? readAutomatically(pdu, octets, candidate, faults > MANY_FAULTS);
  }
}

/** Reads a candidate of `scan`. */
function readCandidate(pdu, candidate, read, faults) {
  const { digits, line } = candidate;
  if (digits.length > MOST_OCTETS * 2) {
    const message = `no PDU is longer than ${MOST_OCTETS} octets, and this has ${Math.ceil(digits.length / 2)}`;
    const octets = pdu.fromHex(digits.slice(0, MOST_OCTETS * 2));
    return { kind: null, line, octets, error: { code: "too-long", offset: MOST_OCTETS, message } };
  }
  if (digits.length % 2) {
    const octets = pdu.fromHex(`${digits}0`);
    const message = "a digit is missing: each octet has two";
    return { kind: null, line, octets, error: { code: "hex", offset: octets.length - 1, message } };
  }
  const octets = pdu.fromHex(digits);
  const found = candidate.smpp ? readSmpp(pdu, octets, candidate.smpp) : read(octets, candidate, faults);
  const { length } = candidate;
  const tpdu = found.kind === "pdu" ? octets.length - 1 - octets[0] : octets.length;
  const isCut = length !== null && found.error && length !== tpdu;
  return { ...found, line, note: isCut ? `The modem announces ${length} octets, and here are ${tpdu}.` : "" };
}

/**
 * Reads a text. Often yields the parts that it has read, so that the caller can pause. Returns the
 * `messages`, each with its `parts`, in the order in which they begin, how many runs of digits were
 * `skipped`, and what is `wrong` with a text without octets.
 */
export function* readText(pdu, text, choice) {
  const read = reader(pdu, choice);
  const parts = [];
  const others = [];
  let wrong = null;
  let skipped = 0;
  let faults = 0;
  for (const candidate of joinLines(pdu, scan(text))) {
    yield parts;
    if (!candidate) continue;
    if (candidate.kind === "other") {
      wrong ??= candidate;
      continue;
    }
    const found = readCandidate(pdu, candidate, read, faults);
    if (found.error) faults += 1;
    // A log has other hex, such as identifiers.
    if (candidate.kind === "run" && found.error && !found.note) {
      others.push(found);
      skipped += 1;
    } else parts.push(found);
  }
  if (parts.length === 0 && others.length > 0) {
    skipped -= 1;
    parts.push(others.reduce((one, other) => (other.error.offset > one.error.offset ? other : one)));
  }
  // A few digits are octets if there is nothing else.
  const digits = parts.length === 0 && text.length < 200 ? digitsOf(text) : "";
  if (/^[\dA-F]+$/.test(digits)) {
    parts.push(readCandidate(pdu, { kind: "line", line: 1, digits, length: null }, read, 0));
  }
  const messages = yield* joinParts(pdu, parts);
  return { messages, skipped, wrong: messages.length ? null : wrongCharacter(text, wrong) };
}

/** Returns the character that keeps a text from being octets, if it looks like octets at all. */
function wrongCharacter(text, wrong) {
  if (text.trim() === "") return null;
  const raw = (wrong?.raw ?? text).trimEnd().slice(0, 2000);
  const line = wrong?.line ?? 1;
  const digits = raw.match(/[\da-f]/gi)?.length ?? 0;
  const at = firstWrong(raw);
  const isOctets = at >= 0 && digits >= 8 && digits >= raw.replace(/\s/g, "").length * 0.8;
  return { raw, line, at: isOctets ? at : -1 };
}

function* joinParts(pdu, parts) {
  const groups = new Map();
  const messages = [];
  for (const [index, part] of parts.entries()) {
    part.index = index;
    const { result } = part;
    if (!result?.part || result.part.total < 2 || !result.userData) {
      messages.push({ parts: [part], joined: null });
      continue;
    }
    const { type, address, part: { reference, total } } = result;
    const key = JSON.stringify([type, address, reference, total]);
    if (groups.has(key)) groups.get(key).push(part);
    else groups.set(key, [part]);
  }
  for (const group of groups.values()) {
    yield parts;
    for (const joined of pdu.join(group.map(({ result }) => result))) {
      const own = [...joined.parts, ...joined.duplicates].sort((one, other) => one - other);
      messages.push({ parts: own.map((index) => group[index]), joined });
    }
  }
  return messages.sort((one, other) => one.parts[0].index - other.parts[0].index);
}

/**
 * Runs a generator in slices. `done` is called with what it returns, and `begun` once with what it
 * yields, if it takes long. Returns a function that stops it.
 */
export function inSlices(steps, { begun, done }) {
  const begin = performance.now();
  let timer = null;
  let isTold = false;
  const run = () => {
    const end = performance.now() + SLICE;
    let step;
    do step = steps.next();
    while (!step.done && performance.now() < end);
    if (step.done) done(step.value);
    else {
      if (!isTold && performance.now() - begin > LONG) {
        isTold = true;
        begun(step.value);
      }
      timer = setTimeout(run);
    }
  };
  run();
  return () => clearTimeout(timer);
}
