// User data as an object. The Rust side is `user_data.rs`.

import { languages } from "../options.js";
import { toHex } from "./octets.js";

const ENCODINGS = ["GSM-7", "8-bit", "UCS-2"];
const WAITING = ["voicemail", "fax", "email", "other"];
const HINTS = [
  null,
  "header-without-flag",
  "byte-order-mark",
  "little-endian-byte-order-mark",
  "little-endian",
  "utf8",
  "latin1",
  "unpacked",
];

const languageOf = (identifier) => languages[identifier - 1]?.code ?? null;

const partOf = ([bits, reference, sequence, total]) => {
  return bits ? { reference, bits, sequence, total } : null;
};

function contentOf([kind, first, second, third, fourth]) {
  switch (kind) {
    case 1:
      return { kind: "part", ...partOf([first, second, third, fourth]) };
    case 2: {
      const waiting = { waiting: WAITING[first & 3], store: first > 3, extension: second };
      return { kind: "waiting", ...waiting, profile: third, count: fourth };
    }
    case 3:
      return { kind: "ports", destination: first, source: second };
    case 4:
      return { kind: "singleShift", language: languageOf(first), languageIdentifier: first };
    case 5:
      return { kind: "lockingShift", language: languageOf(first), languageIdentifier: first };
    default:
      return null;
  }
}

/**
 * Reads user data that begins at `start`. Returns its properties, and apart from them why the text
 * cannot be decoded strictly, and the text.
 */
export function readUserData(reader, start, isPdu) {
  const [dcs, udl, flags, hint, locking, single] = reader.take(6);
  const part = partOf(reader.take(4));
  const error = reader.error(isPdu);
  const headerLength = reader.next();
  let at = start + 1;
  const elements = reader.list(() => {
    const [identifier, length] = reader.take(2);
    const name = reader.name();
    const content = contentOf(reader.take(5));
    const element = { identifier, name, start: at, length: length + 2, content };
    at += length + 2;
    return element;
  });
  const octets = reader.octets();
  for (const element of elements) {
    const first = element.start - start;
    element.data = octets.slice(first + 2, first + element.length);
  }
  const hasText = (flags & 2) !== 0;
  const text = reader.text();
  const body = octets.subarray(headerLength);
  const data = {
    dcs,
    udl,
    udhi: (flags & 1) !== 0,
    encoding: ENCODINGS[(flags >> 4) & 3],
    isCompressed: (flags & 4) !== 0,
    isReserved: (flags & 8) !== 0,
    messageClass: (flags >> 6) & 7 ? ((flags >> 6) & 7) - 1 : null,
    waiting:
      (flags >> 9) & 1
        ? { kind: WAITING[(flags >> 12) & 3], active: ((flags >> 10) & 1) !== 0, store: ((flags >> 11) & 1) !== 0 }
        : null,
    lockingShift: languageOf(locking),
    singleShift: languageOf(single),
    part,
    elements,
    userData: octets,
    header: headerLength ? octets.subarray(0, headerLength) : null,
    body,
    hex: toHex(octets),
  };
  return { data, hint: HINTS[hint], error, text: hasText ? text : null };
}
