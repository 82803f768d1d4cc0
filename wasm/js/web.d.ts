export * from "./septet.js";

/**
 * Loads the module, by default from the directory of this file. `source` can be another URL, a
 * request, a response, the bytes of the module or a compiled module. Rejects if loading fails; the
 * next call tries again. Until the module is loaded, all other functions throw a `SeptetError` with
 * the code "not-initialized".
 */
export default function init(
  source?: string | URL | Request | Response | BufferSource | WebAssembly.Module,
): Promise<void>;

/** Loads the module synchronously, from its bytes or a compiled module. */
export function initSync(source: BufferSource | WebAssembly.Module): void;
