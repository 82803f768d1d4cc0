// `septet/pdu/web` with its module loaded.
import { readFileSync } from "node:fs";

import init from "../pkg/pdu-web.js";

await init(readFileSync(new URL("../pkg/pdu_bg.wasm", import.meta.url)));

export * from "../pkg/pdu-web.js";
