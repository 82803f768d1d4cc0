// Imported before the tests, so that they use the module for pages: `septet` is then the entry for
// bundlers, which contains that module.
import { register } from "node:module";

const inlined = new URL("../pkg/inlined.js", import.meta.url).href;
const hooks = `export const resolve = (name, context, next) => {
  return name === "septet" ? next(${JSON.stringify(inlined)}, context) : next(name, context);
};`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);
