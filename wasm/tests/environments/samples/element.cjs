// Requiring the element where there is no document has no effect.
const before = Object.keys(globalThis).length;
const { SmsPreview } = require("septet/element");
console.log(JSON.stringify([typeof SmsPreview, Object.keys(globalThis).length - before]));
