export * from "./septet.js";

/**
 * Loads the module. Without a source it is fetched from beside this file; one can name
 * another URL, or give a response, the octets or a compiled module. Rejects if that fails,
 * and can be called again. Everything else throws "not-initialized" until it is loaded.
 */
export default function init(
  source?: string | URL | Request | Response | BufferSource | WebAssembly.Module,
): Promise<void>;

/** Loads the module at once, from its octets or a compiled module. */
export function initSync(source: BufferSource | WebAssembly.Module): void;
