// Imported before the tests, so that they use the module for pages: `septet` is then the entry for
// bundlers, which contains that module, and `septet/pdu` the entry for pages.
import { register } from "node:module";

const inlined = new URL("../pkg/inlined.js", import.meta.url).href;
const pdu = new URL("page-pdu.mjs", import.meta.url).href;
const entries = JSON.stringify({ septet: inlined, "septet/pdu": pdu });
const hooks = `export const resolve = (name, context, next) => next((${entries})[name] ?? name, context);`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);
