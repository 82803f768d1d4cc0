export * from "./septet.js";

/**
 * Loads the module, by default from the directory of this file. The source can be another URL, a
 * response, the octets or a compiled module. Rejects if loading fails, and can be called again.
 * Until it has resolved, every function throws "not-initialized".
 */
export default function init(
  source?: string | URL | Request | Response | BufferSource | WebAssembly.Module,
): Promise<void>;

/** Loads the module synchronously, from its octets or a compiled module. */
export function initSync(source: BufferSource | WebAssembly.Module): void;
