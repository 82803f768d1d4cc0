// Importing the element where there is no document has no effect.
const before = Object.keys(globalThis).length;
const { SmsPreview } = await import("septet/element");
console.log(JSON.stringify([typeof SmsPreview, Object.keys(globalThis).length - before]));
