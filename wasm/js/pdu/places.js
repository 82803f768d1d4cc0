// The places of characters in the octets of user data.

const ESCAPE = 0x1b;

/**
 * Returns for each character of a text its place in the text and in the user data. `start` is the
 * place of the text, `octet` that of the user data.
 */
export function placesOf(text, data, start, octet) {
  const isPacked = data.encoding === "GSM-7";
  const { body, header, udl, userData } = data;
  const headerOctets = header?.length ?? 0;
  // Septets begin at a septet boundary of the whole user data.
  const skipped = isPacked ? Math.ceil((headerOctets * 8) / 7) : 0;
  const bits = isPacked ? 7 : 16;
  const firstBit = isPacked ? skipped * 7 : headerOctets * 8;
  const count = isPacked ? udl - skipped : Math.ceil(body.length / 2);
  const septet = (index) => {
    const bit = (skipped + index) * 7;
    const [low = 0, high = 0] = userData.subarray(bit >> 3, (bit >> 3) + 2);
    return (((high << 8) | low) >> (bit & 7)) & 0x7f;
  };
  const places = [];
  let unit = 0;
  for (let at = 0; at < text.length && unit < count; ) {
    const length = text.codePointAt(at) > 0xffff ? 2 : 1;
    let units = length;
    if (isPacked) units = septet(unit) === ESCAPE && unit + 1 < count ? 2 : 1;
    const from = firstBit + unit * bits;
    const first = from >> 3;
    const end = Math.min((from + units * bits + 7) >> 3, userData.length);
    places.push({ start: start + at, end: start + at + length, unit, units, octet: octet + first, octets: end - first });
    at += length;
    unit += units;
  }
  return places;
}
