/** The encoding of a message. */
export type Encoding = "GSM-7" | "UCS-2";

/** A provider with known rules. */
export type ProviderName =
  | "bandwidth"
  | "twilio"
  | "twilio-toll-free"
  | "vonage"
  | "plivo"
  | "sinch"
  | "telnyx";

/** A language with national tables (3GPP TS 23.038). */
export type LanguageCode =
  | "tr"
  | "es"
  | "pt"
  | "bn"
  | "gu"
  | "hi"
  | "kn"
  | "ml"
  | "or"
  | "pa"
  | "ta"
  | "te"
  | "ur";

/** The rules. An option that is not given is the provider's, or that of most senders. */
export interface Options {
  /** The provider whose rules and limit apply. */
  provider?: ProviderName;
  /** A multimedia message is not split, and counts as one segment. By default "sms". */
  channel?: "sms" | "mms";
  /** Where a segment may end: between any two characters, or between grapheme clusters. */
  boundary?: "character" | "grapheme";
  /** The width in bits of the reference number in the segments of a long message. */
  referenceWidth?: 8 | 16;
  /** The languages whose national tables may be used. By default none. */
  languages?: readonly LanguageCode[] | "all";
  /** "auto" is GSM-7 if every character has a code, otherwise UCS-2. By default "auto". */
  encoding?: "auto" | Encoding;
}

/** What a text costs. */
export interface Measure {
  encoding: Encoding;
  /** Unicode characters; a lone surrogate counts as one. */
  characters: number;
  /** Septets or UTF-16 code units, without the unused ones at the ends of segments. */
  units: number;
  /** The number that is billed: at least 1, and always 1 for a multimedia message. */
  segments: number;
  /** The units that fit in each segment of this message. */
  capacity: number;
  /** The units left in the last segment. */
  remaining: number;
  /**
   * Characters that GSM-7 cannot encode, when "GSM-7" is forced. Each counts as one septet, and
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
 * The message checked against the limit of the provider and the 255 segments of the protocol:
 * the first limit that it exceeds, or the provider's if it exceeds none.
 */
export interface LimitCheck {
  unit: "characters" | "units" | "segments";
  /** What the limit allows. */
  max: number;
  /** What the message takes. */
  used: number;
  /** What is left below the limit; 0 if the limit is exceeded. */
  remaining: number;
  /** What is above the limit; 0 if the limit is met. */
  excess: number;
  isMet: boolean;
}

/** A segment of a text: `text.slice(start, end)`, in UTF-16 code units. */
export interface Segment {
  text: string;
  /** In UTF-16 code units. */
  start: number;
  /** In UTF-16 code units. */
  end: number;
  /** Septets or UTF-16 code units. */
  units: number;
  /** The units left over because the next character does not fit; 0 in the last segment. */
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

/** A character that forces UCS-2. */
export interface UnmappableChar extends CharPosition {
  /**
   * What could replace it in GSM-7, or null if nothing is known. An empty string means that the
   * character can be removed.
   */
  substitute: string | null;
}

/** The end of a segment that is followed by another. */
export interface SegmentEnd {
  /** Where the next segment begins, in UTF-16 code units. */
  offset: number;
  /** The units left over because the next character does not fit. */
  unusedUnits: number;
}

/** Why a text costs what it costs. All numbers of segments are those of a short message. */
export interface Explanation {
  measure: Measure;
  /** The characters that force UCS-2; none if national tables can encode the text. */
  unmappable: UnmappableChar[];
  /** The character, if all of `unmappable` are the same one; otherwise null. */
  onlyUnmappable: string | null;
  /** The segments of the text without the characters of `unmappable`. */
  segmentsWithoutUnmappable: number;
  /** The segments with substitutes for all of `unmappable`; null if one of them has none. */
  segmentsWithSubstitutes: number | null;
  /** The characters that take two septets; none in UCS-2. */
  extensions: CharPosition[];
  /** The segments if each of `extensions` took one septet. */
  segmentsWithoutExtensions: number;
  /** The CR of each line break CR LF, which can be removed. */
  crlfBreaks: CharPosition[];
  /** The segments if each of `crlfBreaks` were LF alone. */
  segmentsWithLineFeeds: number;
  /** The ends of all segments but the last. */
  segmentEnds: SegmentEnd[];
  /** The units divided by the capacity and rounded up, as some providers document it. */
  naiveSegments: number;
}

/**
 * When characters are replaced: never; if the result fits GSM-7; if it also takes fewer segments;
 * or whenever a substitute is known.
 */
export type Policy = "never" | "ifFits" | "ifSaves" | "always";

/** Which characters are replaced. */
export type Group = "typography" | "spaces" | "accents" | "lookalikes";

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
  /** Negative if replacing costs segments, which is possible with the policy "always". */
  savedSegments: number;
}

export type ErrorCode =
  | "invalid-option"
  | "invalid-argument"
  | "not-initialized"
  | "too-many-segments"
  | "unmappable";

/** The error of every function here. */
export class SeptetError extends Error {
  constructor(code: ErrorCode, message: string);
  code: ErrorCode;
}

/** Returns what a text costs. Every string has a measure. */
export function measure(text: string, options?: Options): Measure;

/**
 * Splits a text into segments.
 *
 * Throws a `SeptetError` with the code "too-many-segments" above 255 segments, and "unmappable"
 * if "GSM-7" is forced and a character has no code.
 */
export function split(text: string, options?: Options): Split;

/** Explains why a text costs what it costs. Every string has an explanation. */
export function explain(text: string, options?: Options): Explanation;

/** Replaces characters that force UCS-2 with ones that GSM-7 can encode. */
export function replace(text: string, options?: ReplaceOptions): Replacement;

/** Returns the longest prefix that fits in `segments` segments and in the provider's limit. */
export function truncate(text: string, segments: number, options?: Options): string;

/** The providers, each with the month in which its rules were last checked. */
export const providers: readonly { readonly name: ProviderName; readonly revision: string }[];

/** The languages with national tables, with their English names. */
export const languages: readonly { readonly code: LanguageCode; readonly name: string }[];

export const version: string;
