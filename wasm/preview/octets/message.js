// The octets of the text of the page, by its rules.

import { rulesOf } from "../../element/attributes.js";
import { sentText } from "../../element/sent.js";
import { MAX_SEGMENTS } from "../../js/names.js";
import { calledExactly, many } from "../hex/words.js";

/** A text of several segments. */
const LONG = "a".repeat(1000);

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
  let text = value;
  try {
    ({ text } = sentText(septet, value, rules));
    const { boundary, provider } = options;
    const known = septet.providers.find(({ name }) => name === provider);
    // The rules of some providers need grapheme clusters, which `septet/pdu` does not have.
    if (boundary !== "grapheme" && known?.boundary !== "grapheme") return { text, options };
    return { text, options: optionsWithEnds(septet, text, options) };
  } catch (error) {
    return { reason: reasonOf(error, text) };
  }
}

/** Returns options by which `encode` ends segments where `split` has ended them. */
function optionsWithEnds(septet, text, options) {
  const { measure, segments } = septet.split(text, options);
  const { encoding } = measure;
  const { languages, provider } = options;
  const ends = segments.map(({ end }) => end);
  const referenceWidth = options.referenceWidth ?? widthOf(septet, provider);
  return { encoding, ends, referenceWidth, ...(languages && { languages }) };
}

/** Returns the bits of the reference numbers of a provider, which its capacities show. */
function widthOf(septet, provider) {
  const capacity = (options) => septet.measure(LONG, { ...options, ...(provider && { provider }) }).capacity;
  return capacity({}) === capacity({ referenceWidth: 8 }) ? 8 : 16;
}

/** Returns why a text cannot be encoded, in plain words. `text` is the one that is sent. */
export function reasonOf({ code, message }, text) {
  if (code === "too-many-segments") {
    const [needed] = /\d+/.exec(message);
    return `This text cannot be sent: it needs ${many(Number(needed), "segment")}, and a message has at most ${MAX_SEGMENTS}.`;
  }
  if (code === "unmappable") {
    const point = text.codePointAt(Number(/at offset (\d+)/.exec(message)?.[1] ?? text.length));
    const character = point === undefined ? "a character of it" : calledExactly(String.fromCodePoint(point));
    return `This text cannot be sent: GSM-7 is selected in the rules, but has no code for ${character}.`;
  }
  return `This text cannot be encoded: ${message}.`;
}
