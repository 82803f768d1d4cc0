// <sms-preview>: shows what a text message costs, and why, as the user types.
//
// It previews the <textarea> that `for` names, in the same document or shadow tree, or has its own.
// The module that counts comes from the property `septet`, the attribute `src`, or `load`.
// `sms-preview.d.ts` documents the public members.
//
// Counting is immediate; drawing waits for the next frame. What is shown is derived by `view.js`.

import { languageOf, moduleAt, priceOf, RULES, rulesOf, setRules, upgrade } from "./attributes.js";
import { measureSent } from "./advice.js";
import { isWritable, replaceAt, selectNext } from "./edit.js";
import { Overlay } from "./overlay.js";
import { Panel } from "./panel.js";
import { sheetOf } from "./sheet.js";
import { english, formatter, messageFormatter, namesOf } from "./strings.js";
import { css } from "./style.js";
import { Target } from "./target.js";
import { advice, figures, segmentsOf } from "./view.js";

export { english };

/** Idle time in ms before the screen reader is updated. */
const PAUSE = 1000;
/** Idle time in ms before a long text is explained, and the length in code units of a long text. */
const SHORT_PAUSE = 200;
const LONG = 5000;

// Servers have no `HTMLElement`, but can import this file.
export class SmsPreview extends (globalThis.HTMLElement ?? Object) {
  static load = null;

  static formAssociated = true;
  static observedAttributes = [
    ...["for", "src", "price", "mms-price", "currency", "locale", "lang", "evidence", "open-rules"],
    ...RULES,
  ];

  #internals = this.attachInternals();
  #overlay = new Overlay();
  #panel;
  #target;
  #septet = null;
  #awaited = null;
  #state = "loading";
  #reason = "";
  #strings = null;
  /** What depends on the language: formatters of messages, numbers, money, scripts and languages. */
  #language = { tag: undefined, message: messageFormatter(null, String), number: String };
  #text = "";
  #measure = null;
  #frame = 0;
  #pauses = [];
  #isPaused = false;
  #isComposing = false;
  #isTouched = false;
  /** Whether the element has been connected before. */
  #isKnown = false;

  constructor() {
    super();
    this.#panel = new Panel({
      update: () => this.#update(),
      act: (action, event) => this.#act(action, event.detail === 0),
      replace: (places, event) => this.#replace(places, event.detail === 0),
      show: (places) => this.#overlay.reveal(selectNext(this.textarea, places)),
      choose: (change) => this.#choose(change),
      redraw: () => this.#schedule(),
      failed: (error) => {
        this.#panel.announce(this.#language.message("rulesFailed"));
        this.#send("sms-preview-error", { error });
      },
    });
    this.#target = new Target(this, {
      created: (own) => {
        if (!own.isConnected) this.#panel.compose.prepend(own);
        own.ariaLabel = this.#language.message("text");
      },
      attached: (textarea) => {
        this.#isComposing = false;
        this.#overlay.attach(textarea);
        this.#count();
      },
      typed: () => {
        this.#isTouched = true;
        this.#count();
      },
      // A scheduled frame draws anyway.
      scrolled: () => this.#frame || this.#overlay.scroll(),
      moved: () => this.#frame || this.#overlay.place(),
      changed: () => {
        this.#overlay.restyle();
        this.#schedule();
      },
      composing: (isComposing) => (this.#isComposing = isComposing),
    });
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheetOf(css)];
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
      mine((module) => (module ? this.#ready(module) : this.#fail(new TypeError("no module")))),
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
    return this.#target.textarea;
  }
  set textarea(textarea) {
    this.#target.give(textarea);
    if (this.hasAttribute("for")) this.removeAttribute("for");
    else if (this.isConnected) this.#target.find();
  }

  get value() {
    return this.#target.value;
  }
  set value(text) {
    if (this.#target.set(text)) this.refresh();
  }

  get measure() {
    return this.#measure;
  }

  get options() {
    return rulesOf(this).options;
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
    if (this.#measure) this.#replace(advice(this.#context(), this.#measure).all, false);
  }

  focus(options) {
    this.textarea?.focus(options);
  }

  connectedCallback() {
    if (!this.#isKnown) this.#panel.rules.element.open = this.hasAttribute("open-rules");
    this.#isKnown = true;
    upgrade(this, ["septet", "strings", "textarea", "value"]);
    this.#updateLanguage();
    this.#target.find();
    // Deferred, because the script that inserted the element may set the module next.
    queueMicrotask(() => this.#awaited || this.#load());
  }

  disconnectedCallback() {
    this.#target.release();
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#pauses.forEach(clearTimeout);
  }

  attributeChangedCallback(name, before, after) {
    if (before === after) return;
    // `connectedCallback` loads another module.
    if (name === "src" && !this.isConnected) this.#awaited = null;
    if (!this.isConnected) return;
    if (name === "for") this.#target.find();
    else if (name === "src") this.#load();
    else if (name === "open-rules") this.#panel.rules.element.open = after !== null;
    else if (["locale", "lang", "currency"].includes(name)) this.#updateLanguage();
    else this.#count();
  }

  formDisabledCallback(isDisabled) {
    this.#target.disable(isDisabled);
    this.refresh();
  }

  formResetCallback() {
    if (this.#target.own) this.value = "";
  }

  #load() {
    const address = this.getAttribute("src");
    if (address !== null) this.septet = moduleAt(address);
    // The promise also rejects if `load` throws.
    else if (SmsPreview.load) this.septet = new Promise((resolve) => resolve(SmsPreview.load()));
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

  #updateLanguage() {
    const tag = languageOf(this);
    const number = formatter(tag);
    const message = messageFormatter(this.#strings, number);
    // The price of a segment is often a fraction of a cent.
    const money = formatter(tag, { currency: this.getAttribute("currency"), maximumFractionDigits: 5 });
    // English sentences have English names.
    const named = this.#strings ? tag : "en";
    const [scripts, languages] = [namesOf("script", named), namesOf("language", named)];
    this.#language = { tag, message, number, money, scripts, languages };
    this.#target.label(message("text"));
    this.#panel.label(message);
    this.#count();
  }

  /** Everything from which `view.js` derives what is shown. */
  #context() {
    const [septet, typed] = [this.#septet, this.value];
    const evidence = this.getAttribute("evidence");
    return { ...this.#language, septet, typed, rules: rulesOf(this), price: priceOf(this), evidence };
  }

  #count() {
    const text = (this.#text = this.value);
    this.#measure = null;
    this.#internals.setFormValue(this.#target.own ? text : null);
    if (this.#septet && this.textarea) {
      try {
        this.#measure = measureSent(this.#septet, text, rulesOf(this));
        this.#state = "ready";
      } catch (error) {
        // An option is invalid, so any number would be wrong.
        this.#state = "failed";
        this.#reason = error?.message ?? String(error);
      }
      const { measure, cost } = this;
      if (measure) this.#send("sms-preview-change", { text, measure, cost });
    }
    this.#isPaused = false;
    this.#schedule();
    this.#pauses.forEach(clearTimeout);
    this.#pauses = [
      setTimeout(() => {
        this.#isPaused = true;
        if (this.#isDeferred()) this.#schedule();
      }, SHORT_PAUSE),
      setTimeout(() => this.#announceState(), PAUSE),
    ];
  }

  #isDeferred() {
    return this.#text.length > LONG;
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

  /** Shows the present text, if that has changed since the last frame. */
  #update() {
    if (!this.#frame && this.value === this.#text) return;
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#draw();
  }

  #draw() {
    // A script may have set the text, or the language of the page.
    if (this.#language.tag !== languageOf(this)) this.#updateLanguage();
    else if (this.value !== this.#text) this.#count();
    const [panel, message] = [this.#panel, this.#language.message];
    panel.rules.show(this.#context());
    if (this.#measure) {
      this.#drawMeasure(this.#measure);
      return;
    }
    if (!this.textarea) {
      panel.answer.only(message("unattached", { id: this.getAttribute("for") ?? "" }), true);
    } else if (this.#state === "failed") {
      panel.answer.only(message("failed", { reason: this.#reason }), true);
    } else {
      panel.answer.only(message("loading"), false);
    }
    panel.showBars([], {}, message);
    panel.showAdvice(null, false, message);
    this.#overlay.clear();
  }

  #drawMeasure(measure) {
    const [panel, context] = [this.#panel, this.#context()];
    const { message, number } = this.#language;
    const shown = figures(context, measure);
    panel.answer.figures(shown, number);
    const isExplained = !shown.isMms && (!(shown.isTooLong || this.#isDeferred()) || this.#isPaused);
    const found = isExplained ? advice(context, measure) : null;
    panel.answer.why(found?.why ?? message(shown.isMms ? "whyMms" : "whyLater", measure));
    panel.showAdvice(found, isWritable(this.textarea), message);
    if (!shown.isWhole) {
      panel.showBars([], measure, message);
      this.#overlay.clear();
      return;
    }
    const segments = segmentsOf(context);
    panel.showBars(segments, measure, message);
    this.#overlay.draw(context.typed, segments, found?.marks ?? []);
  }

  /** After a pause, updates the screen reader. */
  #announceState() {
    const { message } = this.#language;
    if (this.#state === "failed") this.#panel.announce(message("failed", { reason: this.#reason }));
    // Nothing is announced before the user acts.
    if (this.#measure && this.#isTouched && !this.#isComposing) {
      this.#panel.announce(this.#panel.answer.sentence);
    }
  }

  #choose({ options, ...change }) {
    this.#isTouched = true;
    const rules = rulesOf(this);
    setRules(this, { ...rules, ...change, options: { ...rules.options, ...options } });
  }

  #act({ places, rules }, isByKeyboard) {
    this.#isTouched = true;
    const before = this.#measure?.segments;
    if (places.length > 0 && !replaceAt(this.textarea, places)) return;
    setRules(this, rules);
    this.#acted(before, places.length, isByKeyboard);
  }

  #replace(places, isByKeyboard) {
    const before = this.#measure?.segments;
    if (!this.textarea || !replaceAt(this.textarea, places)) return;
    this.#acted(before, places.length, isByKeyboard);
  }

  #acted(before, times, isByKeyboard) {
    this.#draw();
    if (!this.#measure) return;
    const saved = before - this.#measure.segments;
    this.#panel.announce(this.#language.message("replaced", { times, saved }));
    // Keyboard users continue at the next button; otherwise the text keeps the focus, for undo.
    // The button of an action that changes only the rules has had the focus too.
    if (isByKeyboard || times === 0) (this.#panel.next ?? this.textarea).focus({ preventScroll: true });
  }
}

const elements = globalThis.customElements;
if (elements && !elements.get("sms-preview")) elements.define("sms-preview", SmsPreview);
