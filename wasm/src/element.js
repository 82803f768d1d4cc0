// The element as the package has it: an element that is given no module loads the package's own,
// once for all of them. Not before there is one, so that a page without is not slowed down; and
// not by an import above, so that an element is there to say what did not load.
import { SmsPreview } from "../element/sms-preview.js";

export * from "../element/sms-preview.js";

SmsPreview.load = async () => {
  const septet = await import("./web.js");
  await septet.default();
  return septet;
};
