// Texts that are easy to count, divide or encode wrongly.

const plain = (length) => "Your table for two is confirmed. ".repeat(200).slice(0, length);
const cyrillic = (length) => "Ваш столик заказан. ".repeat(100).slice(0, length);

// The basic table of GSM 7-bit, without its escape (3GPP TS 23.038 §6.2.1).
const BASIC =
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?" +
  "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
const EXTENSION = "\f^{}\\[~]|€";

export const texts = [
  ["160 plain characters", plain(160)],
  ["161 plain characters", plain(161)],
  ["306 plain characters, two full segments", plain(306)],
  ["1,530 plain characters", plain(1530)],
  ["1,531 plain characters", plain(1531)],
  ["80 `]`, each two septets", "]".repeat(80)],
  ["153 `]`", "]".repeat(153)],
  ["`€` as septets 159 and 160", `${plain(158)}€`],
  ["`€` as septets 160 and 161", `${plain(159)}€`],
  ["`€` as septets 153 and 154 of 165", `${plain(152)}€${plain(11)}`],
  ["`€` as septets 153 and 154, and 306 and 307", `${plain(152)}€${plain(151)}€${plain(9)}`],
  ["`@` first, the septet 0", `@${plain(40)}`],
  ["`@` last", `${plain(40)}@`],
  ["seven septets and a CR", "1234567\r"],
  ["the basic table", BASIC],
  ["the extension table, with a form feed", EXTENSION],
  ["capitals of Greek that GSM 7-bit has", "ΔΦΓΛΩΠΨΣΘΞ"],
  ["Greek", "Καλημέρα, το τραπέζι σας"],
  ["German", "Größe: süß, Äpfel, Öl, Übung"],
  ["`Ç`, which GSM 7-bit has", "FAÇADE"],
  ["`ç`, which it has not", "façade"],
  ["Turkish", "İstanbul'da ığdır, şeker, ğ"],
  ["Portuguese accents", "Não, você está à âncora: ÁÍÓÚ âêô"],
  ["70 Cyrillic characters", cyrillic(70)],
  ["71 Cyrillic characters", cyrillic(71)],
  ["an emoji as units 67 and 68", `${cyrillic(66)}😀${cyrillic(10)}`],
  ["36 emoji", "😀".repeat(36)],
  ["a family over the end of a segment", `${cyrillic(62)}👨‍👩‍👧‍👦${cyrillic(9)}`],
  ["30 flags", "🇩🇪🇧🇷🇮🇳".repeat(10)],
  ["71 characters of Hindi", "आपकी मेज़ आरक्षित है। ".repeat(4).slice(0, 71)],
  ["ideographs outside the BMP", "𠮷野家で𩸽を".repeat(8)],
  ["Arabic with a direction mark", "طاولتك محجوزة\u200f: 19:30"],
  ["typographic quotes", "“It’s ready” – see you…"],
  ["a no-break space", "10\u00a0000 €"],
  ["a tab", "one\ttwo"],
  ["CR and LF", "one\r\ntwo\r\n"],
  ["NUL and other controls", "one\u0000two\u0001\u001b<"],
  ["combining marks, one of them alone", "\u0301e\u0301 Zoe\u0308"],
  ["39,016 characters: 256 segments", plain(6600).repeat(6).slice(0, 39016)],
  ["no characters", ""],
];
