/** What the element needs of the package: `import * as septet from "septet/web"`, loaded. */
export interface Septet {
  measure(text: string, options?: object): Measure;
  split(text: string, options?: object): Measure & {
    parts: { start: number; end: number; units: number }[];
  };
  explain(text: string, options?: object): Measure & {
    foreignCharacters: { offset: number; character: string; substitute: string | null }[];
  };
  readonly providers: readonly { readonly name: string }[];
}

/** What a text costs. The package has the whole type. */
export interface Measure {
  encoding: "GSM-7" | "UCS-2";
  characters: number;
  units: number;
  segments: number;
  capacity: number;
  remaining: number;
  locking: string | null;
  single: string | null;
  withinCap: boolean;
  cap: { unit: string; most: number; used: number; left: number; missedBy: number };
}

/** Writes a number as the reader's language does. */
export type Numbers = (number: number) => string;

/** A plain string, in which `{name}` stands for a value, or a function of the values. */
export type Message<Values = Record<never, never>> =
  | string
  | ((values: Values, number: Numbers) => string);

/** All that the element says. In English: `english`. */
export interface Strings {
  region: Message;
  text: Message;
  loading: Message;
  /** `reason` is empty where the module did not load. */
  failed: Message<{ reason: string }>;
  unattached: Message<{ id: string }>;
  provider: Message;
  anyProvider: Message;
  providerName: Message<{ name: string }>;
  mms: Message;
  segments: Message<Measure>;
  messages: Message<Measure>;
  left: Message<Measure>;
  cost: Message<{ cost: string }>;
  whyGsm7: Message<{ pairs: number }>;
  /** `foreign` is null where the text is too long to say at once. */
  whyUcs2: Message<{ foreign: number | null }>;
  whyNational: Message<{ tables: string }>;
  locking: Message<{ language: string }>;
  single: Message<{ language: string }>;
  whyMms: Message;
  tooLong: Message<{ segments: number; most: number }>;
  beyondCap: Message<{ provider: string; unit: string; most: number; missedBy: number }>;
  withinCap: Message<{ provider: string; unit: string; most: number; left: number }>;
  bars: Message;
  bar: Message<{ sequence: number; units: number; capacity: number; encoding: string }>;
  foreign: Message;
  noForeign: Message;
  later: Message;
  times: Message<{ times: number }>;
  /** `to` is empty where the character can go. */
  replace: Message<{ to: string }>;
  replaceSpoken: Message<{ from: string; to: string; times: number; saves: string }>;
  show: Message;
  /** `saved` is less than 0 where it costs segments; `alone` if it is one of several. */
  saves: Message<{ saved: number; alone: boolean }>;
  noSubstitute: Message;
  replaceAll: Message<{ times: number; saves: string }>;
  more: Message<{ count: number }>;
  replaced: Message<{ times: number; saves: string }>;
}

export const english: Strings;

export interface SmsPreviewEventMap extends HTMLElementEventMap {
  /** With every count: at each key press, and when the rules change. */
  "sms-preview-change": CustomEvent<{ text: string; measure: Measure; cost: number | null }>;
  /** The module did not load. */
  "sms-preview-error": CustomEvent<{ error: unknown }>;
}

export class SmsPreview extends HTMLElement {
  /**
   * How elements get their module that have neither `src` nor `septet`. In the package it loads
   * the package's own; set it before the first element is there to have another for all.
   */
  static load: (() => Promise<Septet>) | null;
  /** The module, loaded, or a promise of it. */
  get septet(): Septet | null;
  set septet(septet: Septet | Promise<Septet> | null);
  /** Some or all messages in another language. */
  get strings(): Partial<Strings>;
  set strings(strings: Partial<Strings> | null);
  /** The text area that is watched. Setting it does what `for` does, without an id. */
  get textarea(): HTMLTextAreaElement | null;
  set textarea(textarea: HTMLTextAreaElement | null);
  value: string;
  readonly state: "loading" | "ready" | "failed";
  readonly measure: Measure | null;
  /** What the module is asked with: the attributes. */
  readonly options: object;
  /** Segments times the price, or null without a price. */
  readonly cost: number | null;
  /** Counts and draws anew, after the text was set or the text area was moved by a script. */
  refresh(): void;
  /** Replaces all that forces UCS-2 and has a substitute, as one step that undo takes back. */
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
