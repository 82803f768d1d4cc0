// PDUs and user data for tests: the vectors of the crate, and damaged ones.
import { readFileSync } from "node:fs";

import { random } from "./texts.mjs";

/** Returns the rows of a table of test data, each as a list of cells. */
function rows(name) {
  const table = readFileSync(new URL(`../../tests/data/${name}`, import.meta.url), "utf8");
  return table.trimEnd().split("\n").slice(1).map((line) => line.split("\t"));
}

/** The rows of `tpdu-vectors.tsv`, with the options that read them. */
export const PDUS = rows("tpdu-vectors.tsv").map((cells) => {
  const [id, , direction, hasSmsc, hex, type, smsc, address, , , , , more] = cells;
  const rpError = JSON.parse(more).report !== undefined;
  const options = { direction, rpError, smsc: hasSmsc === "1" };
  return { id, hex, type, smsc, address: address && JSON.parse(address), text: cells[14], strict: cells[15], options };
});

/** The rows of `packing.tsv`. */
export const USER_DATA = rows("packing.tsv").map((cells) => {
  const [id, kind, text, reference, total, sequence, single, locking, udl, hex] = cells;
  const number = (cell) => (cell ? Number(cell) : null);
  const part = total
    ? { reference: number(reference), bits: kind.includes("16") ? 16 : 8, sequence: number(sequence), total: number(total) }
    : null;
  const fields = { dcs: kind.startsWith("ucs2") ? 8 : 0, udhi: Boolean(part || single || locking), udl: number(udl) };
  return { id, text: JSON.parse(text), part, single: number(single), locking: number(locking), fields, hex };
});

/** Yields octets that are damaged in some place, as hexadecimal digits. */
export function* damaged(sources, count, seed) {
  const next = random(seed);
  const below = (most) => Math.floor(next() * most);
  for (let made = 0; made < count; made++) {
    const octets = [...Buffer.from(sources[below(sources.length)].replaceAll(/[^\dA-Fa-f]/g, ""), "hex")];
    for (let left = 1 + below(3); left > 0; left--) {
      const at = below(octets.length + 1);
      switch (below(6)) {
        case 0:
          octets[at] = below(256);
          break;
        case 1:
          octets[at] ^= 1 << below(8);
          break;
        case 2:
          octets.length = at;
          break;
        case 3:
          octets.splice(at, 0, below(256));
          break;
        case 4:
          octets.splice(at, 1);
          break;
        default:
          // The first octets decide most.
          octets[below(Math.min(octets.length, 24))] = below(256);
      }
    }
    yield Buffer.from(octets).toString("hex").toUpperCase();
  }
}

/** Returns what a call returns, or what it throws. */
export function outcome(call) {
  try {
    return { value: call() };
  } catch (error) {
    return { error };
  }
}
