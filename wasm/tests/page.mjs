// Imported before the tests, so that they run on the module that pages load: the first one that is
// loaded is used.
import { readFileSync } from "node:fs";

import { initSync } from "septet/web";

initSync(readFileSync(new URL(import.meta.resolve("septet/septet.wasm"))));
