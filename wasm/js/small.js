// The small build, without grapheme clusters, national tables and substitutes.

/* global VERSION -- set by wasm/build */

export { SeptetError } from "./error.js";
export { explain } from "./explain.js";
export { measure, split } from "./measure.js";
export { default, initSync } from "./memory.js";
export { providers } from "./listed.js";
export const version = VERSION;
