// Messages from a handset, as a message centre hands them over.

const ucs2 = (text) => Buffer.from(text, "utf16le").swap16();

// The parts of a text in UCS-2, which may end within a character. They come in another order.
const parts = (text, reference) => {
  const octets = ucs2(text);
  const total = Math.ceil(octets.length / 134);
  const all = Array.from({ length: total }, (_, index) => ({
    esm_class: 0x40,
    data_coding: 8,
    octets: Buffer.concat([
      Buffer.from([5, 0, 3, reference, total, index + 1]),
      octets.subarray(134 * index, 134 * (index + 1)),
    ]),
  }));
  return [...all.slice(1).reverse(), all[0]];
};

const long = "Съешь же ещё этих мягких французских булок, да выпей чаю 👋漢字. ".repeat(9);

export const texts = ["Hello [€]", "привет 👋", "Hello World", long];

export const messages = [
  // 23.038 §6.2.1: the bracket and the euro sign are of the extension table.
  { esm_class: 0, data_coding: 0, octets: Buffer.from("Hello \x1b<\x1be\x1b>", "latin1") },
  { esm_class: 0, data_coding: 8, octets: ucs2("привет 👋") },
  ...[2, 1].map((sequence) => ({
    esm_class: 0x40,
    data_coding: 0,
    octets: Buffer.concat([
      Buffer.from([5, 0, 3, 7, 2, sequence]),
      Buffer.from(["Hello ", "World"][sequence - 1]),
    ]),
  })),
  ...parts(long, 8),
];
