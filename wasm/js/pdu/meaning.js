/** Returns what an octet means, from a list of `names.js`. */
export const meaningOf = (list, octet) => list.findLast(([first]) => first <= octet)[1];
