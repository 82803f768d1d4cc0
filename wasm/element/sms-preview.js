// <sms-preview>: shows what a text message costs, and why, as the user types.
//
// It previews the <textarea> that `for` names, in the same document or shadow tree, or has its own.
// The module that counts comes from the property `septet`, the attribute `src`, or `load`.
// `sms-preview.d.ts` documents the public members.

import { languageOf, moduleAt, optionsOf, priceOf, upgrade } from "./attributes.js";
import { computeSavings, findGroups, replaceable } from "./characters.js";
import { isWritable, replaceAt, selectNext } from "./edit.js";
import { h } from "./html.js";
import { Overlay } from "./overlay.js";
import { Panel } from "./panel.js";
import { english, formatter, messageFormatter } from "./strings.js";
import { sheet } from "./style.js";
import { UnmappableFinder } from "./unmappable.js";
import { followId, textareaOf, watch } from "./watch.js";
import { encodingReason, limitSentence } from "./words.js";

export { english };

/** The most segments that a message can have, 3GPP TS 23.040 §9.2.3.24.1. */
const MAX_SEGMENTS = 255;
/** Idle time in ms before the screen reader is updated and a very long text is explained. */
const PAUSE = 1000;
const NONE = [];

// Servers have no `HTMLElement`, but can import this file.
export class SmsPreview extends (globalThis.HTMLElement ?? Object) {
  static load = null;

  static formAssociated = true;
  static observedAttributes = [
    ...["for", "src", "provider", "channel", "price", "mms-price", "currency", "locale", "lang"],
    ...["languages", "boundary"],
  ];

  #internals = this.attachInternals();
  #overlay = new Overlay();
  #finder = new UnmappableFinder();
  #panel;
  #own = null;
  #given = null;
  #textarea = null;
  #septet = null;
  #awaited = null;
  #state = "loading";
  #reason = "";
  #strings = null;
  #message = messageFormatter(null, String);
  #number = String;
  #language = undefined;
  #text = "";
  #money = null;
  #measure = null;
  #frame = 0;
  #pause = 0;
  #announced = "";
  #composing = false;
  #touched = false;
  #endWatching = () => {};
  #endFollowing = () => {};

  constructor() {
    super();
    this.#panel = new Panel({
      choose: (choice) => this.#choose(choice),
      replace: (places, event) => this.#replace(places, event.detail === 0),
      show: (places) => this.#overlay.reveal(selectNext(this.#textarea, places)),
      update: () => this.#update(),
    });
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet()];
    root.append(this.#panel.element, this.#overlay.element);
  }

  get septet() {
    return this.#septet;
  }
  set septet(septet) {
    this.#awaited = septet;
    if (typeof septet?.then !== "function") {
      this.#ready(septet);
      return;
    }
    this.#ready(null);
    const mine = (does) => (value) => septet === this.#awaited && does(value);
    septet.then(
      mine((module) => this.#ready(module)),
      mine((error) => this.#fail(error)),
    );
  }

  get strings() {
    return this.#strings ?? english;
  }
  set strings(strings) {
    this.#strings = strings;
    this.#updateLanguage();
  }

  get state() {
    return this.#state;
  }

  get textarea() {
    return this.#textarea;
  }
  set textarea(textarea) {
    this.#given = textarea;
    if (this.hasAttribute("for")) this.removeAttribute("for");
    else if (this.isConnected) this.#find();
  }

  get value() {
    return (this.#textarea ?? this.#own)?.value ?? "";
  }
  set value(text) {
    // An element that is not connected yet has no text area, but its own can be created and filled.
    const early = () => (this.hasAttribute("for") ? null : (this.#given ?? this.#ownTextarea()));
    const textarea = this.#textarea ?? early();
    if (!textarea) return;
    textarea.value = text;
    this.refresh();
  }

  get measure() {
    return this.#measure;
  }

  get options() {
    return optionsOf(this);
  }

  get cost() {
    const price = priceOf(this);
    return this.#measure && price !== null ? this.#measure.segments * price : null;
  }

  refresh() {
    this.#overlay.restyle();
    this.#count();
  }

  replaceAll() {
    if (this.#measure) this.#replace(replaceable(this.#unmappable().groups), false);
  }

  focus(options) {
    this.#textarea?.focus(options);
  }

  connectedCallback() {
    upgrade(this, ["septet", "strings", "textarea", "value"]);
    this.#updateLanguage();
    this.#find();
    // Deferred, because the script that inserted the element may set the module next.
    queueMicrotask(() => this.#awaited || this.#load());
  }

  disconnectedCallback() {
    this.#attach(null);
    this.#endFollowing();
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    clearTimeout(this.#pause);
  }

  attributeChangedCallback(name, before, after) {
    if (before === after || !this.isConnected) return;
    if (name === "for") this.#find();
    else if (name === "src") this.#load();
    else if (["locale", "lang", "currency"].includes(name)) this.#updateLanguage();
    else this.#count();
  }

  formResetCallback() {
    if (this.#own) this.value = "";
  }

  #load() {
    const address = this.getAttribute("src");
    if (address !== null) this.septet = moduleAt(address);
    else if (SmsPreview.load) this.septet = SmsPreview.load();
  }

  #ready(module) {
    this.#septet = module ?? null;
    this.#state = module ? "ready" : "loading";
    this.#updateLanguage();
  }

  #fail(error) {
    this.#septet = null;
    this.#measure = null;
    this.#state = "failed";
    this.#reason = "";
    this.#updateLanguage();
    this.#send("sms-preview-error", { error });
  }

  /** Finds the text area, now and when its id names another one. */
  #find() {
    this.#endFollowing();
    const id = this.getAttribute("for");
    if (id === null) {
      this.#attach(this.#given ?? this.#ownTextarea());
      return;
    }
    this.#given = null;
    const root = this.getRootNode();
    this.#attach(textareaOf(root, id));
    this.#endFollowing = followId(root, id, () => this.#find());
  }

  #ownTextarea() {
    this.#own ??= h("textarea", { className: "own", part: "text", dir: "auto" });
    this.shadowRoot.prepend(this.#own);
    this.#own.setAttribute("aria-label", this.#message("text"));
    return this.#own;
  }

  #attach(textarea) {
    if (this.#own && textarea !== this.#own) this.#own.remove();
    this.#endWatching();
    this.#textarea = textarea;
    this.#overlay.attach(textarea);
    if (textarea) {
      this.#endWatching = watch(textarea, this, {
        typed: () => {
          this.#touched = true;
          this.#count();
        },
        // A scheduled frame draws anyway.
        scrolled: () => this.#frame || this.#overlay.scroll(),
        moved: () => this.#frame || this.#overlay.place(),
        changed: () => {
          this.#overlay.restyle();
          this.#schedule();
        },
        composing: (whether) => (this.#composing = whether),
      });
    }
    this.#count();
  }

  /** Updates everything that depends on the language. */
  #updateLanguage() {
    const tag = (this.#language = languageOf(this));
    const currency = this.getAttribute("currency");
    this.#number = formatter(tag);
    // The price of a segment is often a fraction of a cent.
    this.#money = formatter(tag, { currency, maximumFractionDigits: 5 });
    this.#message = messageFormatter(this.#strings, this.#number);
    if (this.#own) this.#own.setAttribute("aria-label", this.#message("text"));
    this.#count();
  }

  // Measuring is immediate; drawing waits for the next frame.

  #count() {
    const text = (this.#text = this.value);
    this.#measure = null;
    this.#internals.setFormValue(this.#own && this.#own === this.#textarea ? text : null);
    if (this.#septet && this.#textarea) {
      try {
        this.#measure = this.#septet.measure(text, this.options);
        this.#state = "ready";
      } catch (error) {
        // An option is invalid, so any number would be wrong.
        this.#state = "failed";
        this.#reason = error?.message ?? String(error);
      }
      const { measure, cost } = this;
      if (measure) this.#send("sms-preview-change", { text, measure, cost });
    }
    this.#schedule();
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.#paused(), PAUSE);
  }

  #send(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
  }

  #schedule() {
    if (!this.#frame && this.isConnected) {
      this.#frame = requestAnimationFrame(() => {
        this.#frame = 0;
        this.#draw();
      });
    }
  }

  /** Shows what has changed since the last frame. */
  #update() {
    if (!this.#frame && this.value === this.#text) return;
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#draw();
  }

  #draw() {
    // A script may have set the text, or the language of the page.
    if (this.#language !== languageOf(this)) this.#updateLanguage();
    else if (this.value !== this.#text) this.#count();
    const [panel, message] = [this.#panel, this.#message];
    const options = this.options;
    panel.label(message, this.#septet?.providers ?? NONE, options.provider ?? "", options.channel);
    if (!this.#textarea) {
      panel.only(message("unattached", { id: this.getAttribute("for") ?? "" }), true);
    } else if (this.#state === "failed") {
      panel.only(message("failed", { reason: this.#reason }), true);
    } else if (!this.#measure) {
      panel.only(message("loading"), false);
    } else {
      this.#figures(options);
      return;
    }
    this.#overlay.clear();
  }

  #figures({ provider, channel }) {
    const [panel, message, measure] = [this.#panel, this.#message, this.#measure];
    const mms = channel === "mms";
    const tooLong = !mms && measure.segments > MAX_SEGMENTS;
    const whole = !mms && !tooLong;
    const [septet, text, options] = [this.#septet, this.#text, this.options];
    const unmappable = whole ? this.#unmappable(measure) : null;
    const priced = this.cost !== null && !tooLong;
    const cost = priced ? message("cost", { cost: this.#money(this.cost) }) : "";
    panel.showFigures(
      message(mms ? "messages" : "segments", measure),
      whole ? message("remaining", measure) : "",
      cost,
      encodingReason(message, measure, mms, unmappable?.count ?? null, septet.languages ?? NONE),
    );
    const max = tooLong ? MAX_SEGMENTS : Infinity;
    panel.showLimit(...limitSentence(message, measure, provider, max));
    if (!whole) {
      panel.showBars([]);
      const title = measure.encoding === "GSM-7" ? "noUnmappable" : "later";
      panel.showTitle(mms ? "" : message(title));
      this.#overlay.clear();
      return;
    }
    const { segments } = septet.split(text, options);
    const { capacity, encoding } = measure;
    panel.showBars(segments, capacity, encoding, message);
    this.#offer(unmappable);
    this.#overlay.draw(text, segments, unmappable.marks);
  }

  #unmappable(measure) {
    const { value, options } = this;
    const found = this.#finder.find(this.#septet, value, options, measure);
    return findGroups(this.#septet, value, options, found);
  }

  #offer({ groups }) {
    const [panel, message, measure] = [this.#panel, this.#message, this.#measure];
    if (groups.length === 0) {
      panel.showTitle(message("noUnmappable"));
      return;
    }
    const offer = computeSavings(groups, this.#septet, this.value, this.options, measure.segments);
    panel.showUnmappable(message, groups, offer, isWritable(this.#textarea));
  }

  /** After a pause: explains a text that is too long to send, and updates the screen reader. */
  #paused() {
    const measure = this.#measure;
    if (this.#state === "failed") this.#announce(this.#message("failed", { reason: this.#reason }));
    if (!measure || this.#composing) return;
    const mms = this.options.channel === "mms";
    if (!mms && measure.segments > MAX_SEGMENTS) {
      this.#offer(this.#unmappable());
    }
    // Nothing is announced before the user acts.
    if (!this.#touched) return;
    this.#announce(this.#panel.sentence(mms ? "" : measure.encoding));
  }

  #announce(text) {
    if (this.#announced === text) return;
    this.#announced = text;
    this.#panel.spoken.textContent = text;
  }

  #choose({ provider, channel }) {
    this.#touched = true;
    if (provider) this.setAttribute("provider", provider);
    else if (provider === "") this.removeAttribute("provider");
    if (channel) this.setAttribute("channel", channel);
  }

  #replace(places, byKeyboard) {
    const before = this.#measure?.segments;
    if (!this.#textarea || !replaceAt(this.#textarea, places) || !this.#measure) return;
    const saved = before - this.#measure.segments;
    const saves = this.#message("saves", { saved, alone: false });
    this.#draw();
    this.#announce(this.#message("replaced", { times: places.length, saves }));
    // Keyboard users continue at the next button; otherwise the text keeps the focus, for undo.
    if (byKeyboard) this.#panel.next()?.focus();
  }
}

const elements = globalThis.customElements;
if (elements && !elements.get("sms-preview")) elements.define("sms-preview", SmsPreview);
