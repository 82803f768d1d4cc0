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
  };
  /** Absent from "septet/small". Without it, letters and their marks are replaced separately. */
  replace?(
    text: string,
    options?: object,
  ): { changes: { offset: number; from: string; to: string }[]; savedSegments: number };
  readonly providers: readonly { readonly name: string }[];
  /** The names of the languages, if the module has national tables. */
  readonly languages?: readonly { readonly code: string; readonly name: string }[];
}

/** The cost of a text. The types of the package document it. */
export interface Measure {
  encoding: "GSM-7" | "UCS-2";
  characters: number;
  units: number;
  segments: number;
  capacity: number;
  remaining: number;
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

/** The messages of the element. By default they are those of `english`. */
export interface Strings {
  region: Message;
  text: Message;
  loading: Message;
  /** `reason` is empty if the module did not load. */
  failed: Message<{ reason: string }>;
  unattached: Message<{ id: string }>;
  provider: Message;
  anyProvider: Message;
  providerName: Message<{ name: string }>;
  mms: Message;
  segments: Message<Measure>;
  messages: Message<Measure>;
  remaining: Message<Measure>;
  cost: Message<{ cost: string }>;
  /** `extensions` is the number of characters that take two septets. */
  whyGsm7: Message<{ extensions: number }>;
  /** `unmappable` is null if the text is too long to be sent. */
  whyUcs2: Message<{ unmappable: number | null }>;
  /** If allowed national tables have every character, but would save no segment. */
  whyNoNational: Message;
  whyNational: Message<{ tables: string }>;
  /** `language` is the name of the language. */
  lockingShift: Message<{ language: string }>;
  singleShift: Message<{ language: string }>;
  whyMms: Message;
  tooLong: Message<{ segments: number; max: number }>;
  limitExceeded: Message<{ provider: string; unit: string; max: number; excess: number }>;
  limitUncertain: Message<{ provider: string; unit: string; max: number; used: number }>;
  limitMet: Message<{ provider: string; unit: string; max: number; remaining: number }>;
  bars: Message;
  bar: Message<{ sequence: number; units: number; capacity: number; encoding: string }>;
  unmappable: Message;
  noUnmappable: Message;
  later: Message;
  times: Message<{ times: number }>;
  /** `to` is empty if the character can be dropped. */
  replace: Message<{ to: string }>;
  replaceSpoken: Message<{ from: string; to: string; times: number; saves: string }>;
  show: Message;
  /** `saved` can be negative; `alone` is true for one of several characters. */
  saves: Message<{ saved: number; alone: boolean }>;
  noSubstitute: Message;
  replaceAll: Message<{ times: number; saves: string }>;
  /** In place of `replaceAll`, if replacing fewer characters saves more. */
  replaceSome: Message<{ times: number; saves: string }>;
  more: Message<{ count: number }>;
  replaced: Message<{ times: number; saves: string }>;
}

export const english: Strings;

export interface SmsPreviewEventMap extends HTMLElementEventMap {
  /** Dispatched after each key press, and when the options change. */
  "sms-preview-change": CustomEvent<{ text: string; measure: Measure; cost: number | null }>;
  /** Dispatched if the module does not load. */
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
  /** The options for the module, from the attributes. */
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
