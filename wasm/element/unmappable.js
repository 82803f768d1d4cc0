// Finds the characters that force UCS-2. Explaining a text takes the module much longer than
// measuring and splitting it, and a key press changes one place: what was found before and after
// that place is still right.

import { difference } from "./edit.js";

export class UnmappableFinder {
  #last = null;

  /**
   * The characters of a text that have no code in GSM-7. With the measure of the text, only the
   * difference from the last text is explained, and nothing if the text is GSM-7.
   */
  find(septet, text, options, measure) {
    if (measure?.encoding === "GSM-7") return [];
    if (!measure) return septet.explain(text, options).unmappable;
    const rules = JSON.stringify(options);
    const same = this.#last?.septet === septet && this.#last.rules === rules;
    const found =
      (same && updated(this.#last, text, (piece) => septet.explain(piece, options))) ||
      septet.explain(text, options).unmappable;
    this.#last = { septet, rules, text, found };
    return found;
  }
}

/**
 * The result for a changed text, from the last result and the piece that has changed; null if the
 * piece does not decide. In a text that is UCS-2, as the last one and this one are, each character
 * alone decides whether it is unmappable.
 */
function updated({ text: before, found }, text, explain) {
  let { start, end, text: between } = difference(before, text);
  let after = start + between.length;
  // No surrogate pair is cut, neither one of the last text nor one of this text.
  if (/[\ud800-\udbff]/.test(text.charAt(start - 1))) start -= 1;
  if (/[\udc00-\udfff]/.test(text.charAt(after))) {
    end += 1;
    after += 1;
  }
  const { measure, unmappable } = explain(text.slice(start, after));
  // National tables can encode the piece, but not the text.
  if (measure.encoding === "GSM-7" && (measure.lockingShift || measure.singleShift)) return null;
  const shifted = (one, by) => (by === 0 ? one : { ...one, offset: one.offset + by });
  return [
    ...found.filter(({ offset }) => offset < start),
    ...unmappable.map((one) => shifted(one, start)),
    ...found.filter(({ offset }) => offset >= end).map((one) => shifted(one, after - end)),
  ];
}
