// The entry for Node.js and compatible runtimes. It reads the module from disk synchronously. This
// module is larger and faster than the one for pages.
import { readFileSync } from "node:fs";
import { initSync } from "./web.js";

initSync(readFileSync(new URL("./septet_fast.wasm", import.meta.url)));

export * from "./web.js";
