// The element as the package exports it: elements without a module of their own load that of the
// package, once for all of them. It is loaded with the first element, so that a page without one
// does not pay for it, and dynamically, so that the element can report a failed load.
import { SmsPreview } from "../element/sms-preview.js";

export * from "../element/sms-preview.js";

SmsPreview.load = async () => {
  const septet = await import("./web.js");
  await septet.default();
  return septet;
};
