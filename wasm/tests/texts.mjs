// Random texts, the same in every run.

// Returns a generator of numbers from 0 to below 1 (mulberry32).
export function random(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), seed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const PLAIN = [..."abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,!?@\n"];
const GSM7 = ["é", "ü", "Ç", "Ω", "Δ", "£", "¤", "ß", "\r\n", "\r"];
const PAIRS = [..."^{}\\[~]|€\f"];
const REPLACED = [..."“”’–—…ê½™çАΑﬁＡ①", "\u00a0", "\u200b", "\u200d", "e\u0301", "\u0301", "=\u0338", "\u2028"];
const TURKISH = [..."ğşıİŞĞ"];
const HINDI = [..."नमस्ते दुनिया ।"];
const OTHERS = [..."жшщ中文字हि", "\t", "\0", "\u{10FFFF}", "\uFFFD", "\uFEFF"];
const CLUSTERS = ["👋", "👨‍👩‍👧‍👦", "🇫🇷", "👍🏽", "❤️", "e\u0301\u0302", "각", "\u1112\u1161\u11ab", "🇩"];
const LONE = ["\ud83d", "\udc4b", "\ud800", "\udfff"];

// Each kind of text mixes pieces of its lists; a list that is repeated is more frequent.
const KINDS = [
  [PLAIN],
  [PLAIN, PLAIN, PLAIN, PAIRS],
  [PLAIN, GSM7, PAIRS],
  [PLAIN, PLAIN, PLAIN, PLAIN, PLAIN, PLAIN, REPLACED],
  [PLAIN, PLAIN, PLAIN, TURKISH],
  [PLAIN, PLAIN, TURKISH, TURKISH, REPLACED],
  [HINDI, HINDI, HINDI, PAIRS],
  [PLAIN, OTHERS],
  [CLUSTERS],
  [PLAIN, CLUSTERS, LONE],
  [LONE, REPLACED, OTHERS],
  [PLAIN, GSM7, PAIRS, REPLACED, TURKISH, HINDI, OTHERS, CLUSTERS, LONE],
];
const LENGTHS = [3, 20, 72, 165, 320, 700];

// Yields texts of all kinds, with lengths from empty to several segments.
export function* randomTexts(count, seed) {
  const next = random(seed);
  const one = (list) => list[Math.floor(next() * list.length)];
  for (let made = 0; made < count; made++) {
    const kind = one(KINDS);
    const pieces = Math.floor(next() * one(LENGTHS));
    let text = "";
    for (let piece = 0; piece < pieces; piece++) text += one(one(kind));
    yield text;
  }
}
