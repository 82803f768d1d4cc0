// The entry for the element on pages without a bundler. Elements without `src` or `septet` share the
// module of the package. It is imported with the first of them, so that other pages do not load it,
// and dynamically, so that the element can report a failure.
import { SmsPreview } from "../element/sms-preview.js";

export * from "../element/sms-preview.js";

SmsPreview.load = async () => {
  const septet = await import("./web.js");
  await septet.default();
  return septet;
};
