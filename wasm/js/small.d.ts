import type { CharPosition, Explanation, Measure, Options, ProviderInfo, ProviderName, Split } from "./septet.js";
import type { ClusterProviderName } from "./names.js";

export { SeptetError, version } from "./septet.js";
export type * from "./septet.js";
export { default, initSync } from "./web.js";

/** The providers that do not keep grapheme clusters whole. */
export type SmallProviderName = Exclude<ProviderName, ClusterProviderName>;

/** `Options` without grapheme clusters and national tables. */
export interface SmallOptions extends Omit<Options, "provider" | "boundary" | "languages"> {
  provider?: SmallProviderName;
  boundary?: "character";
}

/** `Explanation` without substitutes and surplus. */
export interface SmallExplanation
  extends Omit<Explanation, "unmappable" | "segmentsWithSubstitutes" | "surplus"> {
  unmappable: (CharPosition & { substitute: null })[];
  segmentsWithSubstitutes: null;
  surplus: null;
}

export const providers: readonly ProviderInfo<SmallProviderName>[];
export function measure(text: string, options?: SmallOptions): Measure;
export function split(text: string, options?: SmallOptions): Split;
export function explain(text: string, options?: SmallOptions): SmallExplanation;
