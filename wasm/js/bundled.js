// The entry for bundlers. Its import waits until the module is loaded.
import init from "./web.js";

await init();

export * from "./web.js";
