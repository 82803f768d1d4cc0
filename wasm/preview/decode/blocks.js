// Which lines of octets are one PDU: programs wrap long ones.

import { MOST_OCTETS, faultlessPdu } from "./read.js";

/**
 * How often lines are joined to something that is no PDU, because a long text without any must not
 * take long.
 */
const MOST_FAILURES = 400;
/** Consecutive lines of which the finished ones are yielded before the last line is read. */
const BLOCK = 200;

/**
 * Yields the candidates of `scan`, with the lines of a wrapped PDU as one. Those that are PDUs have
 * their `reading`; those that have been tried in vain are `isTried`. Also yields null, so that the
 * caller can pause.
 */
export function* joinLines(pdu, candidates) {
  let block = newBlock();
  const failures = { left: MOST_FAILURES };
  let last = 0; // line of the block
  for (const candidate of candidates) {
    const isLine = candidate.kind === "line";
    if (!isLine || candidate.length !== null || candidate.line !== last + 1) {
      yield* unwrapped(pdu, block, failures);
      block = newBlock();
    }
    if (!isLine) {
      yield candidate;
      continue;
    }
    last = candidate.line;
    block.lines.push(candidate);
    if (block.lines.length > BLOCK) {
      block = { lines: yield* unwrapped(pdu, block, failures, false), isWhole: false };
    }
  }
  yield* unwrapped(pdu, block, failures);
}

/** Consecutive lines: `isWhole` if none before them have been yielded. */
const newBlock = () => ({ lines: [], isWhole: true });

function readingOf(pdu, digits, length) {
  if (digits.length % 2 || digits.length > MOST_OCTETS * 2) return null;
  return faultlessPdu(pdu, pdu.fromHex(digits), length);
}

/**
 * Yields the PDUs of consecutive lines, and the lines that belong to none. Unless the block ends
 * here, returns the last lines if those that follow can complete them.
 */
function* unwrapped(pdu, { lines, isWhole }, failures, isEnd = true) {
  let rest = [];
  for (let from = 0; from < lines.length; ) {
    yield null;
    const { length } = lines[from];
    let { digits } = lines[from];
    let reading = readingOf(pdu, digits, length);
    let to = from + 1;
    const canGrow = () => !reading && digits.length < MOST_OCTETS * 2 && failures.left > to - from - 1;
    while (to < lines.length && canGrow()) {
      digits += lines[to].digits;
      to += 1;
      reading = readingOf(pdu, digits, length);
    }
    if (!isEnd && to === lines.length && canGrow()) {
      yield* alone(rest, false);
      return lines.slice(from);
    }
    if (reading) {
      yield* alone(rest, false);
      rest = [];
      yield { ...lines[from], digits, reading };
      from = to;
    } else {
      failures.left -= to - from - 1;
      rest.push(lines[from]);
      from += 1;
    }
  }
  yield* alone(rest, isWhole && rest.length === lines.length);
  return [];
}

/** Yields lines that are no PDUs. If they are a whole block, they can be one that is damaged. */
function* alone(lines, isBlock) {
  const digits = lines.map((one) => one.digits).join("");
  const isHeader = ({ digits }) => /^0[56]0[08]0/.test(digits);
  const isOne = digits.length <= MOST_OCTETS * 2 && lines.length > 1 && !lines.some(isHeader);
  // Octets with a line each are never shown alone.
  if (isBlock && (isOne || (lines.length > 1 && lines.every(({ isShort }) => isShort)))) {
    yield { ...lines[0], digits };
  } else {
    for (const line of lines) if (!line.isShort) yield { ...line, isTried: true };
  }
}
