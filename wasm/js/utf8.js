// Encodes and decodes UTF-8.

/* global INLINED -- set by wasm/build */

// Some test environments, such as jsdom in Jest, have no `TextEncoder` and `TextDecoder`. Pages have
// them, so the entries for pages do without these.
const slowEncoder = {
  encodeInto(text, bytes) {
    let written = 0;
    for (const character of text) {
      const point = character.codePointAt(0);
      const isLone = point >= 0xd800 && point <= 0xdfff;
      written = encodePoint(isLone ? 0xfffd : point, bytes, written);
    }
    return { written };
  },
};

// Writes a code point at `at`, and returns where the next one goes.
function encodePoint(point, bytes, at) {
  if (point < 0x80) {
    bytes[at] = point;
    return at + 1;
  }
  // Each following byte has six bits; the first byte has as many leading ones as there are bytes.
  const following = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
  bytes[at] = ((0xf00 >> (following + 1)) & 0xff) | (point >> (6 * following));
  for (let left = following; left > 0; left--) {
    bytes[at + following - left + 1] = 0x80 | ((point >> (6 * (left - 1))) & 0x3f);
  }
  return at + following + 1;
}

const slowDecoder = {
  decode(bytes) {
    const escapes = Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, "0")}`);
    return decodeURIComponent(escapes.join(""));
  },
};

// Created by the first call, so that importing the package needs neither.
let encoder;
let decoder;

export function encodeInto(text, bytes) {
  encoder ??= INLINED && typeof TextEncoder === "undefined" ? slowEncoder : new TextEncoder();
  return encoder.encodeInto(text, bytes).written;
}

export function decode(bytes) {
  decoder ??= INLINED && typeof TextDecoder === "undefined" ? slowDecoder : new TextDecoder();
  return decoder.decode(bytes);
}
