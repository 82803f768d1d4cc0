// The functions of the package. `septet.d.ts` documents them.

/* global VERSION -- set by wasm/build */

export { SeptetError } from "./error.js";
export { explain } from "./explain.js";
export { measure, split } from "./measure.js";
export { languages, providers } from "./listed.js";
export { applySmartEncoding, replace } from "./replace.js";
export { truncate } from "./truncate.js";
export const version = VERSION;
