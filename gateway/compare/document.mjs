// Writes results between the markers of the document.
import { readFileSync, writeFileSync } from "node:fs";

export const table = (head, rows) =>
  [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");

export const write = (file, part, text) => {
  const [begin, end] = [`<!-- ${part}: written by compare/run -->`, `<!-- end of ${part} -->`];
  const before = readFileSync(file, "utf8");
  const [start, stop] = [before.indexOf(begin), before.indexOf(end)];
  if (start < 0 || stop < start) throw new Error(`${file} has no markers of ${part}`);
  const head = before.slice(0, start + begin.length);
  writeFileSync(file, `${head}\n\n${text}\n\n${before.slice(stop)}`);
};
