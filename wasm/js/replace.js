// Replaces characters. The Rust side is `exports.rs`.

import * as wasm from "glue";

import { MEASURE_LENGTH, measureAt, measureWith } from "./measure.js";
import { resultIndex, string, words, writeUtf8 } from "./memory.js";
import { providers } from "./listed.js";
import { GROUPS, POLICIES } from "./names.js";
import { bitsOf, indexOf, optionBits } from "./options.js";

const REPLACE_OPTIONS = ["policy", "groups"];

export function replace(text, options) {
  const bits = optionBits(options, REPLACE_OPTIONS);
  const policy = indexOf("policy", options?.policy ?? "ifSaves", POLICIES);
  const groups = bitsOf("groups", options?.groups ?? "all", GROUPS);
  const how = (policy << GROUPS.length) | groups;
  return replacement(text, bits, wasm.replace(writeUtf8(text), bits, how));
}

const SMART = providers.filter(({ hasSmartEncoding }) => hasSmartEncoding).map(({ name }) => name);

export function applySmartEncoding(text, options) {
  const bits = optionBits(options);
  indexOf("provider", options?.provider, SMART);
  return replacement(text, bits, wasm.apply_smart_encoding(writeUtf8(text), bits));
}

function replacement(text, bits, address) {
  let at = resultIndex(address);
  const last = at + words[at];
  const before = measureAt(at);
  const changes = [];
  let replaced = "";
  let kept = 0;
  for (at += MEASURE_LENGTH; at < last; at += 4) {
    const offset = words[at];
    const end = offset + words[at + 1];
    const to = string(words[at + 2], words[at + 3]);
    changes.push({ offset, from: text.slice(offset, end), to });
    replaced += text.slice(kept, offset) + to;
    kept = end;
  }
  replaced += text.slice(kept);
  const after = measureWith(replaced, bits);
  return {
    text: replaced,
    isChanged: changes.length > 0,
    changes,
    before,
    after,
    savedSegments: before.segments - after.segments,
  };
}
