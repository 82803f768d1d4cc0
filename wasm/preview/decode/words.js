// Faults, hints and summaries in plain words.

import { listed, many } from "../hex/words.js";
import { taken } from "./read.js";

const capital = (text) => text[0].toUpperCase() + text.slice(1);

/** Returns a fault with its place if it has one, for example "Octet 12: the octets end, within TP-SCTS." */
export function faultWords({ offset, message }) {
  const words = message
    .replace(/^user data at offset \d+: /, "")
    .replace(/ (?:at|from) offset \d+(?=[ ,;]|$)/, "")
    .replace(/^the octets end, within/, "the octets end here, within");
  return offset === undefined ? `${capital(words)}.` : `Octet ${offset}: ${words}.`;
}

const HINTS = {
  "header-without-flag": "The text begins like a header, but the flag for a header (TP-UDHI) is not set.",
  "byte-order-mark": "The text begins with a byte order mark, which phones may show.",
  "little-endian-byte-order-mark": "The text begins with a byte order mark in the wrong order: it is little-endian.",
  "little-endian": "The text looks like UTF-16 in the wrong order (little-endian).",
  "utf8": "The text looks like UTF-8 that was sent with another coding.",
  "latin1": "The text looks like Latin-1 that was sent with another coding.",
  "unpacked": "The text looks like GSM-7 with one septet per octet, not packed.",
};

export const hintWords = (hint) => HINTS[hint] ?? "";

/** Returns how octets were read, for example "Read as user data alone: GSM-7, with a header." */
export function takenWords({ kind, guess, line }, isAmongOthers) {
  if (!kind) return "";
  const coding = guess ? `, as ${guess.dcs === 8 ? "UCS-2" : "GSM-7"}${guess.udhi ? " with a header" : ""}` : "";
  return `Read as ${taken(kind)}${coding}${isAmongOthers ? `, line ${line}` : ""}.`;
}

/** Returns which parts of a message are there. */
export function partsWords({ total, parts, missing, duplicates }) {
  const words = [missing.length ? `${parts.length} of ${many(total, "part")}` : `${many(total, "part")}, complete`];
  if (missing.length) {
    const [noun, verb] = missing.length === 1 ? ["part", "is"] : ["parts", "are"];
    words.push(`${noun} ${listed(missing)} ${verb} missing`);
  }
  if (duplicates.length) words.push(`${many(duplicates.length, "part")} repeated`);
  return `${capital(words.join("; "))}.`;
}

/** Returns what is announced to a screen reader. */
export function summary({ messages, wrong }) {
  if (wrong) return wrongWords(wrong);
  if (messages.length === 0) return "";
  const [{ parts, joined }] = messages;
  const [{ result, error }] = parts;
  const text = joined ? joined.text : (result?.text ?? null);
  const said = text !== null ? `Text: ${text}` : error ? faultWords(error) : "No text.";
  return messages.length === 1 ? said : `${many(messages.length, "message")}. The first: ${said}`;
}

/** Returns why a text has no octets. */
export function wrongWords({ raw, at, line }) {
  if (at < 0) return "There are no octets in this text: pairs of hexadecimal digits, such as 07 91 44.";
  return `Line ${line}, character ${at + 1}: “${String.fromCodePoint(raw.codePointAt(at))}” is not a hexadecimal digit.`;
}
