// For node and what is like it: loads the module from the disk, at once. It is another one than
// pages load: larger, and faster.
import { readFileSync } from "node:fs";
import { initSync } from "./web.js";

initSync(readFileSync(new URL("./septet_fast.wasm", import.meta.url)));

export * from "./web.js";
