// Types of `<sms-preview>` in TSX come with the element.
import "./jsx.js";

export * from "./sms-preview.js";
