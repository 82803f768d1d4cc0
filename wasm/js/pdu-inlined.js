// The entries of `septet/pdu` that contain the module.

import "./load-inlined.js";

export * from "./pdu/pdu.js";
