// Extracts the code blocks of a README and the results that their comments state.
import { readFileSync } from "node:fs";

/** Returns the blocks in a language, each with the number of its first line. */
export function blocks(file, language) {
  const text = readFileSync(new URL(`../${file}`, import.meta.url), "utf8");
  return [...text.matchAll(/^```(\w+)\n(.*?)^```$/gms)]
    .filter((found) => found[1] === language)
    .map((found) => ({ line: text.slice(0, found.index).split("\n").length + 1, code: found[2] }));
}

/**
 * Turns a block into a program that calls `check(value, expected)` for each
 * `expression; // expected`, and returns it with the number of these calls. The comment can also be
 * on the next line. `resolve` makes import specifiers absolute.
 */
export function program(code, resolve) {
  let expectations = 0;
  const lines = code.replaceAll(/;\n\/\/ (?=\S)/g, "; // ").split("\n");
  const source = lines.map((line) => {
    const from = /^(import .*?)"([^"]+)";/.exec(line);
    if (from) return `${from[1]}${JSON.stringify(resolve(from[2]))};`;
    const found = /^(.+?); \/\/ (.+)$/.exec(line);
    if (!found || /^(const|let) /.test(line)) return line;
    expectations += 1;
    return `check(${found[1]}, ${JSON.stringify(found[2])});`;
  });
  return { source: source.join("\n"), expectations };
}
