/** Returns what an octet means, from a list of `names.js`, or null. */
export function meaningOf(list, octet) {
  const lines = list.split("\n").slice(1);
  return lines.filter((line) => Number(`0x${line.slice(0, 2)}`) <= octet).at(-1).slice(2) || null;
}
