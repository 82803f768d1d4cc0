// For node and compatible runtimes: reads the module from disk, synchronously. Node has its own
// module, larger and faster than that of pages.
import { readFileSync } from "node:fs";
import { initSync } from "./web.js";

initSync(readFileSync(new URL("./septet_fast.wasm", import.meta.url)));

export * from "./web.js";
