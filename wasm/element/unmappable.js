// Finds the characters that force UCS-2. Explaining a text takes much longer than measuring and
// splitting it, so after a key press only the changed piece is explained.

import { difference } from "./edit.js";

/** The second half of a surrogate pair, marks, joiners and tags. */
const TRAIL = /[\udc00-\udfff\p{M}\u200c\u200d\u{e0000}-\u{e007f}]/u;

export class UnmappableFinder {
  #last = null;

  /**
   * Returns the unmappable characters of a text. If its measure is given, this explains only the
   * difference from the last text, or nothing if the text is GSM-7.
   */
  find(septet, text, options, measure) {
    if (measure?.encoding === "GSM-7") return [];
    // With national tables, a character is unmappable or not depending on the whole text.
    if (!measure || options.languages) return septet.explain(text, options).unmappable;
    const rules = JSON.stringify(options);
    const same = this.#last?.septet === septet && this.#last.rules === rules;
    const found = same
      ? updated(this.#last, text, (piece) => septet.explain(piece, options))
      : septet.explain(text, options).unmappable;
    this.#last = { septet, rules, text, found };
    return found;
  }
}

/** Returns whether what is at an offset may belong to the character before it. */
function isTrail(text, offset) {
  const point = text.codePointAt(offset);
  return point > 0x7f && TRAIL.test(String.fromCodePoint(point));
}

/** Returns the unmappable characters of a text, from the last result and the changed piece. */
function updated({ text: before, found }, text, explain) {
  let { start, end, text: between } = difference(before, text);
  let after = start + between.length;
  // The piece must not cut a surrogate pair of either text, nor separate marks and joiners from the
  // character before them, which decides whether they can be replaced.
  while (start > 0 && (isTrail(text, start) || isTrail(before, start))) start -= 1;
  while (isTrail(text, after)) {
    end += 1;
    after += 1;
  }
  const shifted = (one, by) => (by === 0 ? one : { ...one, offset: one.offset + by });
  return [
    ...found.filter(({ offset }) => offset < start),
    ...explain(text.slice(start, after)).unmappable.map((one) => shifted(one, start)),
    ...found.filter(({ offset }) => offset >= end).map((one) => shifted(one, after - end)),
  ];
}
