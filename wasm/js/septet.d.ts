import type { LanguageCode, ProviderName, SmartEncodingProviderName } from "./names.js";

export type { LanguageCode, ProviderName, SmartEncodingProviderName } from "./names.js";

/** The encoding of a message. */
export type Encoding = "GSM-7" | "UCS-2";

/** The rules: by default those of the provider or, without a provider, the most common ones. */
export interface Options {
  /** The provider whose rules and limit apply. */
  provider?: ProviderName;
  /** A multimedia message is not split and counts as one segment. By default "sms". */
  channel?: "sms" | "mms";
  /** Whether segments may end between any two characters or only between grapheme clusters. */
  boundary?: "character" | "grapheme";
  /** The width in bits of the reference number in the header of each segment. */
  referenceWidth?: 8 | 16;
  /** The languages whose national tables are allowed. By default none. */
  languages?: readonly LanguageCode[] | "all";
  /** "auto" selects GSM-7 if every character has a code, otherwise UCS-2. By default "auto". */
  encoding?: "auto" | Encoding;
}

/** The cost of a text. */
export interface Measure {
  encoding: Encoding;
  /** Unicode code points, including lone surrogates. */
  characters: number;
  /** Septets or UTF-16 code units, without those left unused at the ends of segments. */
  units: number;
  /** The number of billed segments: at least 1, and always 1 for a multimedia message. */
  segments: number;
  /** The units that each segment of this message can hold. */
  capacity: number;
  /** The units left in the last segment. */
  remaining: number;
  /**
   * Characters that cannot be sent as GSM-7, when "GSM-7" is forced. Each counts as one septet, and
   * `split` throws. Otherwise 0.
   */
  unmappable: number;
  /** The language whose national locking shift table is used. */
  lockingShift: LanguageCode | null;
  /** The language whose national single shift table is used. */
  singleShift: LanguageCode | null;
  limit: LimitCheck;
}

/**
 * The result of checking a message against the provider's limit and the protocol's 255 segments. It
 * describes the provider's limit, unless only the protocol's is certainly exceeded.
 */
export interface LimitCheck {
  /**
   * "may-be-refused" if it is unknown what the limit counts, and the message is within it in some of
   * the possible units only. The rest is then for the unit of which the message has most.
   */
  acceptance: "accepted" | "may-be-refused" | "refused";
  /** "units" are septets or UTF-16 code units, "bytes" are those of UTF-8. */
  unit: "characters" | "units" | "segments" | "bytes";
  /** The maximum for the encoding of the message. */
  max: number;
  /** The size of the message. */
  used: number;
  /** `max` minus `used`, or 0 if the limit is exceeded. */
  remaining: number;
  /** `used` minus `max`, or 0 if the limit is met. */
  excess: number;
}

/** A segment, `text.slice(start, end)` of the whole text. */
export interface Segment {
  text: string;
  /** In UTF-16 code units. */
  start: number;
  /** In UTF-16 code units. */
  end: number;
  /** Septets or UTF-16 code units. */
  units: number;
  /** The units left unused because the next character does not fit; 0 in the last segment. */
  unusedUnits: number;
}

/** A text and its segments. */
export interface Split {
  measure: Measure;
  segments: Segment[];
}

/** A character and its position. */
export interface CharPosition {
  /** In UTF-16 code units. */
  offset: number;
  character: string;
}

/** A character that keeps a text from GSM-7. */
export interface UnmappableChar extends CharPosition {
  /**
   * The text that could replace it, empty if the character can be dropped. Null if there is none,
   * or if the character belongs to one that stays, such as a joiner in an emoji.
   */
  substitute: string | null;
}

/** The end of a segment that is not the last. */
export interface SegmentEnd {
  /** The start of the next segment, in UTF-16 code units. */
  offset: number;
  /** The units left unused because the next character does not fit. */
  unusedUnits: number;
}

/** The characters at the end of a text that must go to save a segment. */
export interface Surplus {
  /** Where they begin, in UTF-16 code units. */
  offset: number;
  characters: number;
  /** The segments without them. Without an emoji, the rest may take fewer by more than one. */
  segments: number;
}

/** The explanation of a cost. Segments outside `measure` are those of SMS, even for MMS. */
export interface Explanation {
  measure: Measure;
  /**
   * The characters that keep the text from GSM-7. If national tables are allowed, the tables that
   * lack the fewest characters decide: in a Turkish text, a typographic apostrophe is unmappable
   * and "ğ" is not. None if the text is sent as GSM-7 or "UCS-2" is forced.
   */
  unmappable: UnmappableChar[];
  /** The only distinct character of `unmappable`; null if there is none, or more than one. */
  onlyUnmappable: string | null;
  /** The segments without the characters of `unmappable`. */
  segmentsWithoutUnmappable: number;
  /** The segments with those of `unmappable` replaced that have a substitute. */
  segmentsWithSubstitutes: number;
  /** The characters that take two septets; none in UCS-2. */
  extensions: CharPosition[];
  /** The segments if `extensions` took one septet each. */
  segmentsWithoutExtensions: number;
  /** The CR of each CR LF line break. Each can be dropped. */
  crlfBreaks: CharPosition[];
  /** The segments with LF in place of CR LF. */
  segmentsWithLineFeeds: number;
  /** The segments with CR LF in place of CR or LF, as forms send them. */
  segmentsWithCrlf: number;
  /** The ends of all segments but the last. */
  segmentEnds: SegmentEnd[];
  /** Null for one segment. */
  surplus: Surplus | null;
  /** The units divided by the capacity, rounded up: the count that some providers document. */
  naiveSegments: number;
}

/**
 * When to replace characters: never, if the result is sent as GSM-7 and the text is not, if the
 * result takes fewer segments, or always. With "ifSaves", a text that remains UCS-2 loses only
 * characters such as invisible ones. Only "always" replaces characters of allowed national tables.
 */
export type Policy = "never" | "ifFits" | "ifSaves" | "always";

/** A group of characters to replace. */
export type Group = "typography" | "spaces" | "accents" | "lookalikes" | "greek";

export interface ReplaceOptions extends Options {
  /** By default "ifSaves": the text changes only if that saves a segment. */
  policy?: Policy;
  /** By default "all". */
  groups?: readonly Group[] | "all";
}

/** A replacement. */
export interface Change {
  /** In UTF-16 code units of the original text. */
  offset: number;
  from: string;
  to: string;
}

/** A text with its replacements. */
export interface Replacement {
  text: string;
  isChanged: boolean;
  changes: Change[];
  before: Measure;
  after: Measure;
  /** Negative if the replacement costs segments, as "ifFits" and "always" allow. */
  savedSegments: number;
}

export type ErrorCode =
  | "invalid-option"
  | "invalid-argument"
  | "not-initialized"
  | "too-many-segments"
  | "unmappable";

/** The error that the functions throw. */
export class SeptetError extends Error {
  constructor(code: ErrorCode, message: string);
  code: ErrorCode;
}

/** Measures a text. Every string has a measure. */
export function measure(text: string, options?: Options): Measure;

/**
 * Splits a text into segments.
 *
 * Throws a `SeptetError` with the code "too-many-segments" above 255 segments, or "unmappable" if
 * "GSM-7" is forced and a character has no code.
 */
export function split(text: string, options?: Options): Split;

/** Explains the cost of a text. Every string has an explanation. */
export function explain(text: string, options?: Options): Explanation;

/** Replaces characters that keep the text from GSM-7 with characters that do not. */
export function replace(text: string, options?: ReplaceOptions): Replacement;

/**
 * Replaces characters as the smart encoding of a provider does. Throws a `SeptetError` with the code
 * "invalid-option" if the provider has none.
 */
export function applySmartEncoding(
  text: string,
  options: Options & { provider: SmartEncodingProviderName },
): Replacement;

/** Returns the longest prefix that fits in `segments` segments and in the provider's limit. */
export function truncate(text: string, segments: number, options?: Options): string;

/** A provider. */
export interface ProviderInfo<Name extends ProviderName = ProviderName> {
  readonly name: Name;
  /** The month in which its rules were last checked, such as "2026-11". */
  readonly revision: string;
  /** Where its segments may end. */
  readonly boundary: "character" | "grapheme";
  readonly hasSmartEncoding: boolean;
}

/** The providers. */
export const providers: readonly ProviderInfo[];

/** The languages with national tables, with their English names. */
export const languages: readonly { readonly code: LanguageCode; readonly name: string }[];

export const version: string;
