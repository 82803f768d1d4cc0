import type { CharPosition, Explanation, Measure, Options, ProviderName, Split } from "./septet.js";

export { SeptetError, version } from "./septet.js";
export type * from "./septet.js";
export { default, initSync } from "./web.js";

/** The providers that do not keep grapheme clusters whole. */
export type SmallProviderName = Exclude<ProviderName, "twilio" | "twilio-toll-free">;

/** `Options` without grapheme clusters and national tables. */
export interface SmallOptions extends Omit<Options, "provider" | "boundary" | "languages"> {
  provider?: SmallProviderName;
  boundary?: "character";
}

/** `Explanation` without substitutes. */
export interface SmallExplanation
  extends Omit<Explanation, "unmappable" | "segmentsWithSubstitutes"> {
  unmappable: (CharPosition & { substitute: null })[];
  segmentsWithSubstitutes: null;
}

export const providers: readonly { readonly name: SmallProviderName; readonly revision: string }[];
export function measure(text: string, options?: SmallOptions): Measure;
export function split(text: string, options?: SmallOptions): Split;
export function explain(text: string, options?: SmallOptions): SmallExplanation;
