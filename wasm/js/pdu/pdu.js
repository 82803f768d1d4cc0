// The functions of `septet/pdu`. `pdu.d.ts` documents them.

/* global VERSION -- set by wasm/build */

export { SeptetError } from "../error.js";
export { decode } from "./decode.js";
export { decodePdu } from "./decode-pdu.js";
export { encode } from "./encode.js";
export { encodePdu } from "./encode-pdu.js";
export { join } from "./join.js";
export { fromHex, toHex } from "./octets.js";
export const version = VERSION;
