/** A compiled module, as runtimes and bundlers that support WebAssembly import it. */
declare const module: WebAssembly.Module;
export default module;
