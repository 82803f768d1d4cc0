export * from "./pdu.js";

/**
 * Loads the module, by default from the directory of this file: see `init` of `septet/web`. Until the
 * module is loaded, all functions but `fromHex` and `toHex` throw a `SeptetError` with the code
 * "not-initialized".
 */
export { default, initSync } from "./web.js";
