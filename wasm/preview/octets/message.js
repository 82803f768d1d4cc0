// The octets of the text of the page, by its rules.

import { rulesOf } from "../../element/attributes.js";
import { sentText } from "../../element/sent.js";
import { calledExactly, many } from "../hex/words.js";

/** The units that a part of a message has with an 8-bit reference number. */
const EIGHT_BITS = { "GSM-7": 153, "UCS-2": 67 };

/**
 * Returns what `encode` takes for the text of the page as it is sent: `text` and `options`. Without
 * them, the `reason` says why the text has no octets.
 */
export function sentBy(preview) {
  const { septet, value } = preview;
  const rules = rulesOf(preview);
  const { channel, ...options } = rules.options;
  if (channel === "mms") {
    return { reason: "Sent as MMS, a text has no SMS octets. Switch “Send as MMS” off in the rules of Write." };
  }
  try {
    const { text } = sentText(septet, value, rules);
    const { boundary, provider } = options;
    const known = septet.providers.find(({ name }) => name === provider);
    // The rules of some providers need grapheme clusters, which `septet/pdu` does not have.
    if (boundary !== "grapheme" && known?.boundary !== "grapheme") return { text, options };
    return { text, options: optionsWithEnds(septet.split(text, options), options) };
  } catch (error) {
    return { reason: reasonOf(error, value) };
  }
}

/** Returns options by which `encode` ends segments where `split` has ended them. */
function optionsWithEnds({ measure, segments }, { languages }) {
  const { encoding, capacity } = measure;
  const ends = segments.map(({ end }) => end);
  const isWide = segments.length > 1 && capacity < EIGHT_BITS[encoding];
  return { encoding, ends, referenceWidth: isWide ? 16 : 8, ...(languages && { languages }) };
}

/** Returns why a text cannot be encoded, in plain words. */
export function reasonOf({ code, message }, text) {
  if (code === "too-many-segments") {
    const [needed] = /\d+/.exec(message);
    return `This text cannot be sent: it needs ${many(Number(needed), "segment")}, and a message has at most 255.`;
  }
  if (code === "unmappable") {
    const offset = Number(/at offset (\d+)/.exec(message)?.[1]);
    const character = String.fromCodePoint(text.codePointAt(offset) ?? 0xfffd);
    return `This text cannot be sent: GSM-7 is selected in the rules, but has no code for ${calledExactly(character)}.`;
  }
  return `This text cannot be encoded: ${message}.`;
}
