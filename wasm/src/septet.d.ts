/** The encoding of a message. */
export type Encoding = "GSM-7" | "UCS-2";

/** A provider whose rules are known. */
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

/** The rules. What is not given is as the provider has it, or as most senders do it. */
export interface Options {
  /** By whose rules it is counted. */
  provider?: ProviderName;
  /** A multimedia message is not divided, and counts as one segment. By default "sms". */
  channel?: "sms" | "mms";
  /** Where a segment may end: between any two characters, or between grapheme clusters. */
  boundary?: "character" | "grapheme";
  /** How wide the reference number is that holds the parts together. */
  referenceBits?: 8 | 16;
  /** The languages whose national tables may be used. By default none. */
  languages?: readonly LanguageCode[] | "all";
  /** GSM-7 if every character has a code and UCS-2 otherwise ("auto"), or one of them. */
  encoding?: "auto" | Encoding;
}

/** What a text costs. */
export interface Measure {
  encoding: Encoding;
  /** Unicode characters; a lone surrogate counts as one. */
  characters: number;
  /** Septets or UTF-16 code units, without what is lost at the ends of segments. */
  units: number;
  /** The number that is billed: at least 1, and always 1 for a multimedia message. */
  segments: number;
  /** The units that each segment of this message holds. */
  capacity: number;
  /** The units left in the last segment. */
  remaining: number;
  /** Characters without a code where the encoding "GSM-7" is asked for: such a text cannot be split. */
  foreign: number;
  /** The language of the national locking shift table that is used, in lower case. */
  locking: string | null;
  /** The language of the national single shift table that is used, in lower case. */
  single: string | null;
  /** Whether the provider takes the text; without a provider, whether 255 segments hold it. */
  withinCap: boolean;
  cap: Cap;
}

/** The longest text that is taken. */
export interface Cap {
  unit: "characters" | "units" | "segments";
  most: number;
  used: number;
  left: number;
  missedBy: number;
}

/** A part of a text, with its place in UTF-16 code units: `text.slice(start, end)`. */
export interface Part {
  text: string;
  start: number;
  end: number;
  /** Septets or UTF-16 code units. */
  units: number;
  /** The units that are left over at its end, because the next character does not fit there; 0 for the last. */
  lost: number;
}

export interface Split extends Measure {
  parts: Part[];
}

/** A character that keeps a text from being GSM-7. */
export interface ForeignCharacter {
  /** In UTF-16 code units. */
  offset: number;
  character: string;
  /** What could stand for it in GSM-7, which may be nothing ("") where it can go; null if that is not known. */
  substitute: string | null;
}

/** Why a text costs what it costs. All numbers of segments are those of a short message. */
export interface Explanation extends Measure {
  foreignCharacters: ForeignCharacter[];
  /** The one character that all of `foreignCharacters` are; null if there are several, or none. */
  onlyOffender: string | null;
  /** The segments without all of `foreignCharacters`. */
  segmentsWithoutForeign: number;
  /** The segments with substitutes in their place; null if one of them has none. */
  segmentsWithSubstitutes: number | null;
  /** Where characters of two septets stand, in UTF-16 code units. */
  extensions: number[];
  /** The segments if each of `extensions` took one septet. */
  segmentsWithoutExtensions: number;
  /** Where line breaks of two characters, CR LF, stand. */
  lineBreaks: number[];
  /** The segments if each of `lineBreaks` were a LF alone. */
  segmentsWithLineFeeds: number;
  /** The ends of all segments but the last, and the units left over there. */
  edges: { offset: number; lost: number }[];
  /** The units divided by what a segment holds: what some providers document. */
  plainDivision: number;
}

/** When characters are replaced: if the text fits GSM-7 then, if it takes fewer segments then. */
export type Policy = "never" | "fit" | "save" | "always";

/** Which characters are replaced. */
export type Group = "typography" | "spaces" | "accents" | "lookalikes";

export interface ReplaceOptions extends Options {
  /** By default "save": a text is not damaged for nothing. */
  policy?: Policy;
  /** By default "all". */
  groups?: readonly Group[] | "all";
}

export interface Replacement {
  text: string;
  changed: boolean;
  /** What is replaced, with the places in the text as it was, in UTF-16 code units. */
  changes: { offset: number; from: string; to: string }[];
  before: Measure;
  after: Measure;
  /** Less than 0 where replacing costs segments, as it can with the policy "always". */
  savedSegments: number;
}

export type ErrorCode =
  | "invalid-option"
  | "invalid-argument"
  | "not-initialized"
  | "too-many-segments"
  | "not-in-alphabet";

/** What is wrong with a call or a text. */
export class SeptetError extends Error {
  constructor(code: ErrorCode, message: string);
  code: ErrorCode;
}

/** What a text costs. Any string has a measure. */
export function measure(text: string, options?: Options): Measure;

/**
 * A text as its parts.
 *
 * Throws a `SeptetError` with the code "too-many-segments" above 255 segments, and
 * "not-in-alphabet" where "GSM-7" is asked for and a character has no code.
 */
export function split(text: string, options?: Options): Split;

/** Why a text costs what it costs. Any string has an explanation. */
export function explain(text: string, options?: Options): Explanation;

/** A text with characters replaced by others that have a code in GSM-7, where it pays. */
export function replace(text: string, options?: ReplaceOptions): Replacement;

/** The longest beginning of a text that so many segments hold and the provider takes. */
export function truncate(text: string, segments: number, options?: Options): string;

/** The providers, with the month of which their rules are. */
export const providers: readonly { readonly name: ProviderName; readonly revision: string }[];

/** The languages, with their names as `locking` and `single` have them. */
export const languages: readonly { readonly code: LanguageCode; readonly name: string }[];

export const version: string;
