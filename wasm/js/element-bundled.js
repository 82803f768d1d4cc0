// The entry for the element in bundlers. It shares the module with `import "septet"`. The import is
// dynamic, so that bundlers put the module in a file of its own.
import { SmsPreview } from "../element/sms-preview.js";

export * from "../element/sms-preview.js";

SmsPreview.load = () => import("./inlined.js");
