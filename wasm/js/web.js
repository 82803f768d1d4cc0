// The entry for pages without a bundler, which fetches the module. `web.d.ts` documents it.

export { default, initSync } from "./memory.js";
export * from "./septet.js";
