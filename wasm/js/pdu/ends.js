// Segments that end where the caller says, and not where the rules end them.

import { fail, shown } from "../error.js";
import { headerSeptets, pack, unpackedBody } from "./packing.js";
import { userDataFrom } from "./user-data.js";

const ESCAPE = 0x1b;
const MAX_OCTETS = 140;
const MAX_SEPTETS = 160;

/**
 * Returns the pieces of a text that end at `ends`. `pieces` have its units, which do not depend on
 * where segments end, and `partOf` returns the element of a part.
 */
export function piecesAt(text, ends, set, pieces, partOf) {
  checkEnds(ends, text);
  const isPacked = set === 0;
  const parts = pieces.map(({ udl, octets, hasHeader }) => userDataFrom(set, udl, hasHeader, octets, 0));
  const units = parts.flatMap((data) => [...unpackedBody(data, isPacked)]);
  const others = parts[0].elements.filter(({ content }) => content?.kind !== "part");
  const own = others.flatMap(({ identifier, data }) => [identifier, data.length, ...data]);
  let at = 0;
  let from = 0;
  return ends.map((end, index) => {
    const part = ends.length > 1 ? partOf(ends.length, index + 1, parts[0].part?.bits) : [];
    const elements = [...part, ...own];
    const header = elements.length ? [elements.length, ...elements] : [];
    const skipped = isPacked ? headerSeptets(header.length) : header.length;
    let to = from;
    while (at < end) {
      const length = text.codePointAt(at) > 0xffff ? 2 : 1;
      at += length;
      to += isPacked ? (units[to] === ESCAPE ? 2 : 1) : length * 2;
    }
    if (at > end) fail("invalid-option", `no character ends at offset ${end}`);
    const body = units.slice(from, to);
    const room = isPacked ? MAX_SEPTETS - skipped : MAX_OCTETS - skipped;
    if (body.length > room) fail("invalid-option", `the segment that ends at offset ${end} is too long`);
    from = to;
    return {
      end,
      units: isPacked ? body.length : body.length / 2,
      udl: skipped + body.length,
      octets: isPacked ? pack(header, body) : Uint8Array.of(...header, ...body),
      hasHeader: header.length > 0,
    };
  });
}

function checkEnds(ends, { length }) {
  const isAscending = (end, index) => Number.isInteger(end) && (index === 0 ? end >= 0 : end > ends[index - 1]);
  if (!Array.isArray(ends) || !ends.every(isAscending) || ends.at(-1) !== length) {
    fail("invalid-option", `ends must be ascending offsets up to ${length}, not ${shown(ends)}`);
  }
}
