// Characters in a form that is visible outside their text.

export function visible(text) {
  // The joiners in an emoji are part of it.
  return /[\p{Extended_Pictographic}\p{RI}]/u.test(text) ? text : [...text].map(seen).join("");
}

// Controls, invisible characters, direction controls, lone surrogates and unassigned code points.
const INVISIBLE = /[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/u;
const isInvisible = (character) => INVISIBLE.test(character);

function seen(character, index) {
  const point = character.codePointAt(0);
  if (point < 0x20) return String.fromCodePoint(0x2400 + point);
  if (point === 0x7f) return "\u2421";
  if (isInvisible(character)) return codePoint(character);
  // A combining mark needs a base.
  if (index === 0 && /\p{M}/u.test(character)) return `\u25CC${character}`;
  return character;
}

/** Returns the code points of a text, for example "U+0065 U+0301". */
export function codePoints(text) {
  return [...text].map(codePoint).join(" ");
}

function codePoint(character) {
  return `U+${character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
}

/** Returns a text with its code points, for example "’ (U+2019)", or only these if it is invisible. */
export function named(text) {
  const [form, points] = [visible(text), codePoints(text)];
  return form === points ? points : `${form} (${points})`;
}
