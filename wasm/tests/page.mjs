// Imported before the tests, so that they use the module for pages: the first module loaded wins.
import { readFileSync } from "node:fs";

import { initSync } from "septet/web";

initSync(readFileSync(new URL(import.meta.resolve("septet/septet.wasm"))));
