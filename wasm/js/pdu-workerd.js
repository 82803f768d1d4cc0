// The entry of `septet/pdu` for workerd: see `workerd.js`.

import module from "./pdu_bg.wasm";

import { loadOnDemand } from "./memory.js";

loadOnDemand(() => module);

export * from "./pdu/pdu.js";
