// The types for `require`. They refer to those for `import`, because the types of a custom element
// are global and can be declared only once.
type Element = typeof import("./element.js", { with: { "resolution-mode": "import" } });

export type * from "./element.js" with { "resolution-mode": "import" };

export declare const SmsPreview: Element["SmsPreview"];
export type SmsPreview = InstanceType<Element["SmsPreview"]>;
export declare const english: Element["english"];
