// Which lines of octets are one PDU: programs wrap long ones.

import { MOST_OCTETS, faultlessPdu } from "./read.js";

/** How often lines are joined, because a long text without any PDU must not take long. */
const MOST_TRIES = 400;

/**
 * Yields the candidates of `scan`, with the lines of a wrapped PDU as one. Those that are PDUs have
 * their `reading`. Also yields null, so that the caller can pause.
 */
export function* joinLines(pdu, candidates) {
  let block = [];
  const tries = { left: MOST_TRIES };
  for (const candidate of candidates) {
    const isNext = candidate.kind === "line" && candidate.length === null;
    if (block.length && isNext && candidate.line === block.at(-1).line + 1) {
      block.push(candidate);
      // Long lists need not be collected before the first is shown.
      if (block.length > MOST_OCTETS) yield* unwrapped(pdu, block.splice(0, block.length), tries);
      continue;
    }
    yield* unwrapped(pdu, block, tries);
    block = [];
    if (candidate.kind === "line") block = [candidate];
    else yield candidate;
  }
  yield* unwrapped(pdu, block, tries);
}

function readingOf(pdu, digits, length) {
  if (digits.length % 2 || digits.length > MOST_OCTETS * 2) return null;
  return faultlessPdu(pdu, pdu.fromHex(digits), length);
}

/** Yields the PDUs of consecutive lines. */
function* unwrapped(pdu, block, tries) {
  let rest = [];
  for (let from = 0; from < block.length; ) {
    yield null;
    let digits = "";
    let reading = null;
    let to = from;
    while (!reading && to < block.length && digits.length <= MOST_OCTETS * 2 && (to === from || tries.left > 0)) {
      digits += block[to].digits;
      if (to > from) tries.left -= 1;
      to += 1;
      reading = readingOf(pdu, digits, block[from].length);
    }
    if (reading) {
      yield* alone(rest, false);
      rest = [];
      yield { ...block[from], digits, reading };
      from = to;
    } else {
      rest.push(block[from]);
      from += 1;
    }
  }
  yield* alone(rest, rest.length === block.length);
}

/** Yields lines that are no PDUs. If they are a whole block, they can be one that is damaged. */
function* alone(lines, isBlock) {
  const digits = lines.map((one) => one.digits).join("");
  const isHeader = ({ digits }) => /^0[56]0[08]0/.test(digits);
  if (isBlock && lines.length > 1 && digits.length <= MOST_OCTETS * 2 && !lines.some(isHeader)) {
    yield { ...lines[0], digits };
  } else {
    yield* lines.filter(({ isShort }) => !isShort);
  }
}
