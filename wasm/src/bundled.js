// For bundlers, and for pages that do not control when the module is loaded: the import waits
// for it.
import init from "./web.js";

await init();

export * from "./web.js";
