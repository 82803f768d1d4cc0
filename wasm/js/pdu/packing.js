// Packed septets: 3GPP TS 23.038 §6.1.2.

/** How many septets a header takes, with its fill bits. */
export const headerSeptets = (octets) => Math.ceil((octets * 8) / 7);

/** Returns the septet at an index of packed octets. */
export function septetAt(octets, index) {
  const bit = index * 7;
  const [low = 0, high = 0] = octets.subarray(bit >> 3, (bit >> 3) + 2);
  return (((high << 8) | low) >> (bit & 7)) & 0x7f;
}

/** Returns a header and packed septets. */
export function pack(header, septets) {
  const skipped = headerSeptets(header.length);
  const octets = new Uint8Array(Math.ceil(((skipped + septets.length) * 7) / 8));
  octets.set(header);
  septets.forEach((septet, index) => {
    const bit = (skipped + index) * 7;
    const value = septet << (bit & 7);
    octets[bit >> 3] |= value;
    if (value > 0xff) octets[(bit >> 3) + 1] |= value >> 8;
  });
  return octets;
}
