// The entry for `require` of the element. It shares the module with `require("septet")`.
import { SmsPreview } from "../element/sms-preview.js";

export * from "../element/sms-preview.js";

SmsPreview.load = async () => require("./inlined.cjs");
