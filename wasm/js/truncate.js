// Shortens. The Rust side is `truncate` in `exports.rs`.

import * as wasm from "glue";

import { fail, shown } from "./error.js";
import { writeUtf8 } from "./memory.js";
import { MAX_SEGMENTS } from "./names.js";
import { optionBits } from "./options.js";

export function truncate(text, segments, options) {
  if (!Number.isInteger(segments) || segments < 0) {
    fail("invalid-argument", `segments must be a non-negative integer, not ${shown(segments)}`);
  }
  const bits = optionBits(options);
  // All numbers above this are equivalent.
  const length = wasm.truncate(writeUtf8(text), bits, Math.min(segments, MAX_SEGMENTS + 1));
  return text.slice(0, length);
}
