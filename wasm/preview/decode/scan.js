// Finds octets in what a modem, a log or a trace prints.

/** Fewer digits in a line of a log are not octets. */
const SHORT_RUN = 14;
/** Fewer digits in a line of their own are not octets, unless there is nothing else. */
const SHORT_LINE = 8;

const DATE = "\\d{4}[-/.]\\d\\d[-/.]\\d\\d[T ]+";
const ZONE = "Z|[+-]\\d\\d:?\\d\\d";
const TIME = new RegExp(`(?<![\\da-f:])(?:${DATE})?\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d+)?(?:${ZONE})?(?![\\da-f:])`, "gi");
const SEPARATORS = /0x|\\x|[\s:;,._"'`<>()[\]{}|-]/gi;
const CONTINUOUS = `(?:[\\da-f]{2}){${SHORT_RUN / 2},}[\\da-f]?`;
const SEPARATED = `[\\da-f]{2}(?:[ \\t:,-]+(?:0x)?[\\da-f]{2}){${SHORT_RUN / 2 - 1},}`;
const RUN = new RegExp(`(?<![\\da-z])(?:0x)?(?:${SEPARATED}|${CONTINUOUS})(?![\\da-z])`, "gi");

/** Most characters between the name of a field and its value. Without a limit, spaces take long. */
const BETWEEN = "\\W{1,40}?";
const NUMBER = `(esm_class|data_coding)${BETWEEN}(0x[\\da-f]{1,2}|[\\da-f]{1,3})`;
const OCTETS = `short_message${BETWEEN}((?:0x)?[\\da-f]+(?:[ \\t:]+(?:0x)?[\\da-f]+)*)`;
const SMPP = new RegExp(`(?:${NUMBER}|${OCTETS})(?!\\w)`, "gi");
/** What a modem says of the next PDU. */
const ANNOUNCED = /^\s*(?:>\s*)?(?:\+(?:CMGR|CMGL|CMT|CDS|CDSI)\s*:|AT\+CMG[SW]\s*=)\s*(?:.*,\s*)?(\d{1,3})\s*$/i;
const ENDS = /<ctrl-?z>|\^z|\x1a/gi;

/** Returns the digits of a text, without what stands between octets. */
export function digitsOf(text) {
  return text.replace(SEPARATORS, "").toUpperCase();
}

/**
 * Yields what can be octets, line by line: the `digits`, the number of the `line`, and how they were
 * found. "line" is a line of octets, "run" is a part of a line, and "smpp" is a `short_message`, with
 * the values of the other fields. A line that `isShort` can only be the end of the one before.
 * `length` is the number of octets of the TPDU, if the modem says it.
 */
export function* scan(text) {
  let line = 0;
  let length = null;
  let smpp = {};
  let last = 0; // line of octets

  for (let from = 0; from <= text.length; ) {
    let to = text.indexOf("\n", from);
    if (to < 0) to = text.length;
    line += 1;
    const raw = text.slice(from, to);
    from = to + 1;
    if (raw.trim() === "") continue;
    const announced = ANNOUNCED.exec(raw);
    if (announced) {
      length = Number(announced[1]);
      continue;
    }
    let isSmpp = false;
    for (const [, name, number, octets] of raw.matchAll(SMPP)) {
      isSmpp = true;
      if (name) smpp[name.toLowerCase()] = number;
      else {
        yield { kind: "smpp", line, digits: digitsOf(octets), smpp, length: null };
        smpp = {};
      }
    }
    if (isSmpp) continue;
    const cleaned = raw.replace(ENDS, " ").replace(/^\s*>/, " ");
    const digits = digitsOf(cleaned.replace(TIME, " "));
    const isShort = digits.length < SHORT_LINE;
    if (/^[\dA-F]+$/.test(digits) && (!isShort || last === line - 1)) {
      yield { kind: "line", line, digits, length, isShort };
      length = null;
      last = line;
      continue;
    }
    let isFound = false;
    for (const [run] of cleaned.replace(TIME, (time) => " ".repeat(time.length)).matchAll(RUN)) {
      isFound = true;
      yield { kind: "run", line, digits: digitsOf(run), length };
    }
    if (isFound) length = null;
    yield { kind: "other", line, raw };
  }
}

/** Returns the first character of a text that keeps it from being octets: its offset, or -1. */
export function firstWrong(text) {
  const cleaned = text.replace(SEPARATORS, (found) => " ".repeat(found.length));
  return cleaned.search(/[^\da-f ]/i);
}
