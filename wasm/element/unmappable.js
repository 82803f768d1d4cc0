// Finds the characters that force UCS-2. Explaining a text takes much longer than measuring and
// splitting it, so after a key press only the changed piece is explained.

import { difference } from "./edit.js";

export class UnmappableFinder {
  #last = null;

  /**
   * Returns the unmappable characters of a text. If its measure is given, this explains only the
   * difference from the last text, or nothing if the text is GSM-7.
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
 * Returns the unmappable characters of a text, from the last result and the changed piece, or null
 * if the piece is not conclusive. Both texts are UCS-2, where a character is unmappable or not
 * regardless of the characters around it.
 */
function updated({ text: before, found }, text, explain) {
  let { start, end, text: between } = difference(before, text);
  let after = start + between.length;
  // The piece must not cut a surrogate pair of either text.
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
