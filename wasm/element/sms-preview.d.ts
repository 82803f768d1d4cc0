/** The exports of the package that the element uses, for example those of "septet/web". */
export interface Septet {
  measure(text: string, options?: object): Measure;
  split(
    text: string,
    options?: object,
  ): { segments: { start: number; end: number; units: number }[] };
  explain(
    text: string,
    options?: object,
  ): {
    measure: Measure;
    unmappable: { offset: number; character: string; substitute: string | null }[];
    segmentsWithoutUnmappable: number;
    segmentsWithCrlf: number;
    surplus: { characters: number; segments: number } | null;
  };
  /** Absent from "septet/small". Without it, nothing can be replaced. */
  replace?(
    text: string,
    options?: object,
  ): Replaced;
  /** Absent from "septet/small". */
  applySmartEncoding?(text: string, options: never): Replaced;
  readonly providers: readonly {
    readonly name: string;
    readonly revision: string;
    readonly boundary: "character" | "grapheme";
    readonly hasSmartEncoding: boolean;
  }[];
  /** The names of the languages, if the module has national tables. */
  readonly languages?: readonly { readonly code: string; readonly name: string }[];
}

/** A text with replacements. */
interface Replaced {
  text: string;
  isChanged: boolean;
  changes: { offset: number; from: string; to: string }[];
  savedSegments: number;
}

/** The cost of a text. The types of the package document it. */
export interface Measure {
  encoding: "GSM-7" | "UCS-2";
  characters: number;
  units: number;
  segments: number;
  capacity: number;
  remaining: number;
  unmappable: number;
  lockingShift: string | null;
  singleShift: string | null;
  limit: {
    unit: string;
    max: number;
    used: number;
    remaining: number;
    excess: number;
    acceptance: "accepted" | "may-be-refused" | "refused";
  };
}

/** Formats a number for the locale. */
export type Numbers = (number: number) => string;

/** A string, in which `{name}` stands for a value, or a function of the values. */
export type Message<Values = Record<never, never>> =
  | string
  | ((values: Values, number: Numbers) => string);

/** The limits that are known of a provider, from an empty text. */
interface KnownLimit {
  /** The units of a single segment, and of a segment of several. */
  alone: number;
  part: number;
  limit: Measure["limit"];
}

/** The messages of the element. By default they are those of `english`. */
export interface Strings {
  region: Message;
  text: Message;
  loading: Message;
  /** `reason` is empty if the module did not load. */
  failed: Message<{ reason: string }>;
  unattached: Message<{ id: string }>;

  // The answer
  number: Message<{ value: number }>;
  /** The noun after the number. */
  segments: Message<Measure>;
  messages: Message<Measure>;
  cost: Message<{ cost: string }>;
  encoding: Message;
  characters: Message;
  units: Message<{ encoding: string }>;
  unitsOf: Message<{ units: number; most: number; encoding: string }>;
  remaining: Message<{ segments: number }>;
  /** `extensions` is the number of characters that take two septets. */
  whyGsm7: Message<{ extensions: number }>;
  /** Until the text is explained. */
  whyLater: Message<Measure>;
  /** `what` is a `list`; `without` is null if the characters cost no segment. */
  whyUcs2Because: Message<{ what: string; isOne: boolean; without: number | null }>;
  list: Message<{ names: readonly string[]; more: number }>;
  script: Message<{ script: string }>;
  /** If allowed national tables have every character, but would save no segment. */
  whyNoNational: Message;
  whyNational: Message<{ tables: string }>;
  lockingShift: Message<{ language: string }>;
  singleShift: Message<{ language: string }>;
  whyForced: Message<{ encoding: string }>;
  whyUnmappable: Message<{ unmappable: number }>;
  whyMms: Message;
  whyEmpty: Message;
  cannotBeSent: Message;
  tooLong: Message<{ segments: number; max: number }>;
  limitExceeded: Message<{ provider: string; unit: string; max: number; excess: number }>;
  limitUncertain: Message<{ provider: string; unit: string; max: number; used: number }>;
  limitMet: Message<{ provider: string; unit: string; max: number; remaining: number }>;
  bars: Message;
  bar: Message<{ sequence: number; units: number; capacity: number; encoding: string }>;
  /** One bar for the segments of a long message. */
  barOfAll: Message<{ segments: number; units: number; most: number }>;
  legend: Message;

  // The advice
  saveTitle: Message<{ saved: number }>;
  /** `to` is empty if the character can be dropped. */
  replace: Message<{ from: string; to: string }>;
  replaceSome: Message<{ times: number }>;
  useSmartEncoding: Message;
  /** `replaces` is empty, or what is replaced too. */
  useTables: Message<{ languages: readonly string[]; replaces: string }>;
  /** `cost` is null without a price. */
  saves: Message<{ saved: number; cost: string | null }>;
  tablesNote: Message;
  show: Message;
  surplus: Message<{ characters: number; segments: number }>;
  crlf: Message<{ segments: number }>;
  others: Message<{ count: number }>;
  times: Message<{ times: number }>;
  replaceWith: Message<{ to: string }>;
  /** `saved` can be negative. */
  savesAlone: Message<{ saved: number }>;
  noSubstitute: Message;
  scriptRow: Message<{ script: string; count: number }>;
  replaceAll: Message<{ times: number }>;
  more: Message<{ count: number }>;
  /** `times` is 0 if only the rules have changed. */
  replaced: Message<{ times: number; saved: number }>;

  // The rules
  rules: Message;
  /** If the file with the controls of the rules does not load. */
  rulesFailed: Message;
  provider: Message;
  anyProvider: Message;
  providerName: Message<{ name: string }>;
  providerNote: Message<{
    provider: string;
    gsm7: KnownLimit;
    ucs2: KnownLimit;
    keepsClusters: boolean;
    revision: string;
  }>;
  evidence: Message;
  encodingRule: Message;
  automatic: Message;
  referenceWidth: Message;
  defaultWidth: Message;
  bits: Message<{ width: number }>;
  languages: Message;
  noLanguage: Message;
  allLanguages: Message;
  lineBreaks: Message;
  lf: Message;
  crlfRule: Message;
  smartEncoding: Message;
  mms: Message;
}

export const english: Strings;

export interface SmsPreviewEventMap extends HTMLElementEventMap {
  /** Dispatched after each key press, and when the options change. */
  "sms-preview-change": CustomEvent<{ text: string; measure: Measure; cost: number | null }>;
  /** Dispatched if the module or the controls of the rules do not load. */
  "sms-preview-error": CustomEvent<{ error: unknown }>;
}

export class SmsPreview extends HTMLElement {
  /**
   * Loads the module for elements without `src` or `septet`, by default that of the package. To use
   * another module in all elements, set this before the first element exists.
   */
  static load: (() => Promise<Septet>) | null;
  /** The loaded module, or a promise of it. */
  get septet(): Septet | null;
  set septet(septet: Septet | Promise<Septet> | null);
  /** Some or all messages in another language. */
  get strings(): Partial<Strings>;
  set strings(strings: Partial<Strings> | null);
  /**
   * The previewed text area: that of `for`, the one set here, or the element's own. Setting it
   * removes `for`.
   */
  get textarea(): HTMLTextAreaElement | null;
  set textarea(textarea: HTMLTextAreaElement | null);
  value: string;
  readonly state: "loading" | "ready" | "failed";
  readonly measure: Measure | null;
  /** The options of the package, from the attributes. */
  readonly options: object;
  /** The segments times the price, or null without a price. */
  readonly cost: number | null;
  /** Measures and draws again, after a script has set the text or moved the text area. */
  refresh(): void;
  /** Replaces all characters that force UCS-2 and have a substitute, as one undo step. */
  replaceAll(): void;

  addEventListener<Name extends keyof SmsPreviewEventMap>(
    name: Name,
    listener: (this: SmsPreview, event: SmsPreviewEventMap[Name]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    name: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<Name extends keyof SmsPreviewEventMap>(
    name: Name,
    listener: (this: SmsPreview, event: SmsPreviewEventMap[Name]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    name: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "sms-preview": SmsPreview;
  }
}
