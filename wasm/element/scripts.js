// The scripts that GSM-7 cannot hold, so that a text in one of them gets a sentence instead of a row
// for each letter.

/** ISO 15924 codes. Latin and Greek are missing, because GSM-7 has some of their letters. */
const CODES = (
  "Arab Armn Beng Cher Cyrl Deva Ethi Geor Gujr Guru Hang Hani Hebr Hira Kana Khmr Knda Laoo Mlym " +
  "Mong Mymr Orya Sinh Syrc Taml Telu Thaa Thai Tibt"
).split(" ");
const known = new Map();

/** Returns the code of the script of a character, or null. */
export function scriptOf(character) {
  let code = known.get(character);
  if (code === undefined) {
    const isOf = (code) => new RegExp(`^\\p{scx=${code}}`, "u").test(character);
    // Marks that many scripts share, such as an acute accent, have none of them.
    code = /[^\p{sc=Zinh}\p{Emoji_Presentation}]/u.test(character) ? (CODES.find(isOf) ?? null) : null;
    known.set(character, code);
  }
  return code;
}
