// For bundlers, and for pages that need not say when the module is loaded: whoever imports
// this waits for it.
import init from "./web.js";

await init();

export * from "./web.js";
