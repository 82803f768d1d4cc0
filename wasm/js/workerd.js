// The entry for workerd, the runtime of Cloudflare Workers. It forbids compiling WebAssembly from
// bytes, and imports compiled modules instead.

import module from "./septet_bg.wasm";

import { loadOnDemand } from "./memory.js";

loadOnDemand(() => module);

export * from "./septet.js";
