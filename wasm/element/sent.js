// The text that is sent, which can differ from the text that was typed: line breaks become CR LF,
// and the smart encoding of the provider replaces characters.

import { replaced } from "./edit.js";

/**
 * Returns the text that is sent by these rules, and a function that turns ascending offsets in it
 * into offsets in the typed text.
 */
export function sentText(septet, typed, { options, isCrlf, isSmart }) {
  const steps = [];
  let text = typed;
  if (isCrlf && typed.includes("\n")) {
    const changes = [...typed.matchAll(/(?<!\r)\n/g)].map(({ index }) => {
      return { offset: index, from: "\n", to: "\r\n" };
    });
    text = replaced(text, changes);
    steps.unshift(changes);
  }
  if (isSmart && hasSmartEncoding(septet, options.provider)) {
    const smart = septet.applySmartEncoding(text, options);
    text = smart.text;
    steps.unshift(smart.changes);
  }
  return { text, typedOffsets: (offsets) => steps.reduce(offsetsBefore, offsets) };
}

export function hasSmartEncoding(septet, provider) {
  const known = septet?.providers?.find(({ name }) => name === provider);
  return Boolean(known?.hasSmartEncoding && septet.applySmartEncoding);
}

/** Turns ascending offsets in a changed text into offsets before these changes. */
function offsetsBefore(offsets, changes) {
  let next = 0;
  let growth = 0; // by the changes before `next`
  return offsets.map((offset) => {
    let change = changes[next];
    while (change && change.offset + growth + change.to.length <= offset) {
      growth += change.to.length - change.from.length;
      change = changes[(next += 1)];
    }
    // What is inside a replacement ends after the replaced characters.
    if (change && change.offset + growth < offset) return change.offset + change.from.length;
    return offset - growth;
  });
}
