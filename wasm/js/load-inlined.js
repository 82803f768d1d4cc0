// Loads the module that the JavaScript contains, so that an entry needs no other file. Importing this
// does nothing: the first call compiles the module. It does so synchronously, which works in every
// module format.

import hexadecimal from "module.hex";

import { loadOnDemand } from "./memory.js";

// Compressed files with hexadecimal digits are smaller than with base64, because each byte remains
// a unit in which the compressor finds repetitions.
const digit = (code) => code - (code > 0x39 ? 0x57 : 0x30);

loadOnDemand(() => {
  const bytes = new Uint8Array(hexadecimal.length / 2);
  for (let at = 0; at < bytes.length; at++) {
    const [high, low] = [hexadecimal.charCodeAt(2 * at), hexadecimal.charCodeAt(2 * at + 1)];
    bytes[at] = digit(high) * 16 + digit(low);
  }
  return bytes;
});
