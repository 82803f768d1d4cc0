// Where the characters are that force UCS-2. To explain a text takes the module much longer than
// to count and to divide it, and a key press changes one place: what was found before that place
// and behind it is still right.

import { difference } from "./edit.js";

export class Foreign {
  #last = null;

  /**
   * The foreign characters of a text. With its measure they are only looked for where there are
   * any, and where the text is another than the last time.
   */
  of(septet, text, options, measure) {
    if (measure?.encoding === "GSM-7") return [];
    if (!measure) return septet.explain(text, options).foreignCharacters;
    const rules = JSON.stringify(options);
    const same = this.#last?.septet === septet && this.#last.rules === rules;
    const found =
      (same && changed(this.#last, text, (piece) => septet.explain(piece, options))) ||
      septet.explain(text, options).foreignCharacters;
    this.#last = { septet, rules, text, found };
    return found;
  }
}

/**
 * What has been found in a text, after a change of it; null if that cannot be said of the piece
 * that has changed. Whether a character is foreign is a matter of the character alone where the
 * whole text is UCS-2, as the last one and this one are.
 */
function changed({ text: before, found }, text, explain) {
  let { start, end, text: between } = difference(before, text);
  let behind = start + between.length;
  // No surrogate pair is cut, neither that which was there nor that which is there now.
  if (/[\ud800-\udbff]/.test(text.charAt(start - 1))) start -= 1;
  if (/[\udc00-\udfff]/.test(text.charAt(behind))) {
    end += 1;
    behind += 1;
  }
  const { encoding, locking, single, foreignCharacters } = explain(text.slice(start, behind));
  // National tables hold the piece, but not the text.
  if (encoding === "GSM-7" && (locking || single)) return null;
  const shifted = (one, by) => (by === 0 ? one : { ...one, offset: one.offset + by });
  return [
    ...found.filter(({ offset }) => offset < start),
    ...foreignCharacters.map((one) => shifted(one, start)),
    ...found.filter(({ offset }) => offset >= end).map((one) => shifted(one, behind - end)),
  ];
}
