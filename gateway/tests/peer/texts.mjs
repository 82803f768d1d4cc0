// Random texts that are the same in each run.

const LATIN = [
  ..."abcdefghij klmnopqrstuvwxyz ABCDEFG 0123456789 .,:;!?\n",
  ..."@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ¤¡ÄÖÑÜ§¿äöñüà",
];
const EXTENSION = [..."^{}\\[~]|€"];
const CYRILLIC = [..."привет жуки, Ёлка"];
const WIDE = [..."漢字仮名日本語 العربية हिन्दी ’“”—âêîôûç"];
const ASTRAL = ["👋", "😀", "𝄞", "👨‍👩‍👧", "🇺🇸", "👍🏽"];
const MOST = 2048;

// mulberry32
export const generator = (seed) => (limit) => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
};

// Returns `number` texts, most of them of a few segments and some of `MOST` characters.
export const texts = (number, seed = 20261126) => {
  const random = generator(seed);
  const any = (pieces) => pieces[random(pieces.length)];
  const filled = (length, pieces) => Array.from({ length }, () => any(pieces)).join("");
  const length = () =>
    [
      () => 1 + random(20),
      () => 60 + random(20),
      () => 130 + random(10),
      () => 150 + random(20),
      () => 1 + random(900),
      () => 1 + random(MOST),
    ][random(random(4) ? 5 : 6)]();
  // What takes two units is put where the segments of long texts end: after 153 or 67 units.
  const edges = (unit, pieces, twice) =>
    Array.from({ length: 2 + random(3) }, () => filled(unit - 2 + random(3), pieces) + any(twice));
  const kinds = [
    () => filled(length(), LATIN),
    () => filled(length(), [...LATIN, ...EXTENSION]),
    () => edges(153, LATIN, EXTENSION).join(""),
    () => filled(length(), [...LATIN, ..."âêîôûçÁÍÓÚ"]),
    () => filled(length(), CYRILLIC),
    () => filled(length(), WIDE),
    () => filled(length(), [...LATIN, ...EXTENSION, ...WIDE, ...ASTRAL]),
    () => edges(67, CYRILLIC, ASTRAL).join(""),
    () => filled(1 + random(600), ASTRAL),
  ];
  return Array.from({ length: number }, () => {
    let text = any(kinds)();
    // A text that is cut keeps whole characters.
    while (text.length > MOST) text = [...text].slice(0, -1).join("");
    // Spaces alone are no text.
    return text.trim() ? text : "a";
  });
};
