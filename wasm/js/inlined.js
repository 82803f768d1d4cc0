// The entries that contain the module.

import "./load-inlined.js";

export * from "./septet.js";
