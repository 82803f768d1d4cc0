// The entry of `septet/pdu` for pages without a bundler. `pdu-web.d.ts` documents it.

export { default, initSync } from "./memory.js";
export * from "./pdu/pdu.js";
