// The header of user data: 3GPP TS 23.040 §9.2.3.24.

import { languageCodes } from "../options.js";
import { WAITING } from "./coding.js";
import { ELEMENTS } from "./names.js";
import { meaningOf } from "./meaning.js";

/** The bit that announces a header: TP-UDHI in the first octet of a TPDU, or in an `esm_class`. */
export const HEADER = 0x40;

const word = (data, at) => data[at] * 256 + data[at + 1];

function contentOf(identifier, data) {
  const { length } = data;
  const isWide = identifier === 8;
  if ((identifier === 0 && length === 3) || (isWide && length === 4)) {
    const [total, sequence] = data.subarray(-2);
    if (sequence < 1 || sequence > total) return null;
    const reference = isWide ? word(data, 0) : data[0];
    return { kind: "part", reference, bits: isWide ? 16 : 8, sequence, total };
  }
  const [first, second] = data;
  if (identifier === 1 && length === 2) {
    const waiting = { waiting: WAITING[first & 3], store: first > 127, extension: (first >> 2) & 7 };
    return { kind: "waiting", ...waiting, profile: ((first >> 5) & 3) + 1, count: second };
  }
  if (identifier === 4 && length === 2) return { kind: "ports", destination: first, source: second };
  if (identifier === 5 && length === 4) {
    return { kind: "ports", destination: word(data, 0), source: word(data, 2) };
  }
  if ((identifier === 0x24 || identifier === 0x25) && length === 1) {
    const kind = identifier === 0x24 ? "singleShift" : "lockingShift";
    return { kind, language: languageCodes[first - 1] ?? null, languageIdentifier: first };
  }
  return null;
}

/** Returns the elements of a header that begins at `start`: none if the last one is cut off. */
export function elementsOf(header, start) {
  const elements = [];
  for (let at = 1; at < header.length; ) {
    const [identifier, dataLength] = header.subarray(at);
    const length = 2 + dataLength;
    // A comparison with NaN is false too.
    if (!(at + length <= header.length)) return [];
    const data = header.subarray(at + 2, at + length);
    const content = contentOf(identifier, data);
    elements.push({ identifier, name: meaningOf(ELEMENTS, identifier), content, start: start + at, length, data });
    at += length;
  }
  return elements;
}
