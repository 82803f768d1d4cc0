// Loaded before the tests, so that they run on the module that pages load: what is loaded first
// stays.
import { readFileSync } from "node:fs";

import { initSync } from "septet/web";

initSync(readFileSync(new URL(import.meta.resolve("septet/septet.wasm"))));
