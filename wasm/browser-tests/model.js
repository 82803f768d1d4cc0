// Runs in the page: drives an element with random edits and compares it with a fresh element.

const PIECES = [
  ...["a", "b ", "]", "€", "word ", "\n", "’", "“", "”", "—", "…", "😀", "👩\u200d👩\u200d👧", "ğ", "ş", "ı", "é", "e\u0301"],
  ...["ж", "Привет ", "مرحبا ", "क्षि", "\u200e", "\u200b", "=\u0338", "ő", "Ω", "\u00a0", "🇫🇷"],
];
/** What most of a message is, so that a few characters cost segments. */
const PLAIN = "Your parcel is on its way and arrives today. ";
const VALUES = {
  provider: [null, "bandwidth", "twilio", "twilio-toll-free", "telnyx", "plivo", "sinch"],
  channel: [null, "sms", "sms", "sms", "mms"],
  boundary: [null, "grapheme"],
  encoding: [null, null, "GSM-7", "UCS-2"],
  "reference-width": [null, "16"],
  languages: [null, null, "tr", "hi es", "all"],
  "line-breaks": [null, "crlf"],
  "smart-encoding": [null, ""],
  price: [null, "0.01"],
  locale: [null, "de"],
};

/**
 * Returns an element as text, folded parts included. Neither whether they are folded nor the order in
 * which attributes were set counts.
 */
function outline(node) {
  if (node.nodeType !== Node.ELEMENT_NODE) return node.data;
  // The announcement says what has happened, and the text area is compared by its text.
  if (node.matches("[role=status], textarea")) return "";
  const attributes = [...node.attributes].filter(({ name }) => name !== "open");
  const set = attributes.map(({ name, value }) => `${name}=${value}`).sort();
  return `<${[node.localName, ...set].join(" ")}>${[...node.childNodes].map(outline).join("")}`;
}

const rulesOf = ({ shadowRoot }) => shadowRoot.querySelector(".rules");
const hasControls = (element) => rulesOf(element).querySelector("select") !== null;

/** Returns where two texts differ. */
function differing(found, expected) {
  let at = 0;
  while (found[at] === expected[at]) at += 1;
  const near = (text) => text.slice(Math.max(at - 200, 0), at + 200);
  return { found: near(found), expected: near(expected) };
}

/** Returns the same random numbers for the same seed. */
function generator(seed) {
  let state = seed;
  return (below) => (state = (state * 48_271) % 2_147_483_647) % below;
}

export class Model {
  constructor(septet, seed) {
    this.septet = septet;
    this.random = generator(seed);
    this.main = document.querySelector("main");
    this.live = this.create({}, "", false);
    this.kinds = {};
  }

  create(attributes, text, hasRules) {
    const element = document.createElement("sms-preview");
    for (const name in attributes) element.setAttribute(name, attributes[name]);
    element.septet = this.septet;
    // Only the visible part of a text is drawn, so all of it must be visible.
    element.style.setProperty("--sms-preview-text-size", "3000px");
    this.main.append(element);
    element.value = text;
    element.shadowRoot.querySelector(".others").open = true;
    rulesOf(element).open = hasRules;
    return element;
  }

  pick(list) {
    return list[this.random(list.length)];
  }

  text() {
    const few = Array.from({ length: 1 + this.random(4) }, () => this.pick(PIECES)).join("");
    return PLAIN.repeat(this.random(3)) + few;
  }

  /** Edits the text or changes the rules. Returns what was done. */
  act(isHasty) {
    const own = this.live.textarea;
    const place = () => this.random(own.value.length + 1);
    const select = (start, end) => {
      own.focus();
      own.setSelectionRange(Math.min(start, end), Math.max(start, end));
    };
    const kinds = {
      type: () => {
        const at = place();
        select(at, at);
        document.execCommand("insertText", false, this.pick(PIECES));
      },
      paste: () => {
        select(place(), place());
        document.execCommand("insertText", false, this.text());
      },
      delete: () => {
        const at = place();
        select(at, at + 1 + this.random(40));
        document.execCommand("delete");
      },
      undo: () => {
        own.focus();
        document.execCommand("undo");
      },
      redo: () => {
        own.focus();
        document.execCommand("redo");
      },
      value: () => (this.live.value = this.text() + PLAIN + this.pick(PIECES)),
      script: () => {
        const at = place();
        own.setRangeText(this.pick(PIECES), at, at);
        // A click must act on the present text even if the script has not said that it changed it.
        if (!isHasty) this.live.refresh();
      },
      rules: () => {
        const name = this.pick(Object.keys(VALUES));
        const value = this.pick(VALUES[name]);
        if (value === null) this.live.removeAttribute(name);
        else this.live.setAttribute(name, value);
      },
      fold: () => rulesOf(this.live).toggleAttribute("open"),
      shorten: () => {
        if (own.value.length > 1500) this.live.value = own.value.slice(-200);
      },
    };
    const kind = this.pick(["type", "type", "type", "paste", "paste", "shorten", ...Object.keys(kinds)]);
    this.kinds[kind] = (this.kinds[kind] ?? 0) + 1;
    kinds[kind]();
    return kind;
  }

  attributes() {
    const rules = [...this.live.attributes].filter(({ name }) => name in VALUES);
    return Object.fromEntries(rules.map(({ name, value }) => [name, value]));
  }

  /** Returns everything that an element shows. */
  describe(element) {
    const { shadowRoot } = element;
    const panel = shadowRoot.querySelector(".panel");
    const mirror = shadowRoot.querySelector(".mirror");
    const drawn = [...CSS.highlights].flatMap(([name, ranges]) => {
      const own = [...ranges].filter(({ startContainer }) => mirror.contains(startContainer));
      return own.map(({ startOffset, endOffset }) => `${name} ${startOffset} ${endOffset}`);
    });
    const fields = [...shadowRoot.querySelectorAll("select, input")].map((one) => `${one.value} ${one.checked}`);
    const sms = element.measure && { ...element.measure };
    return JSON.stringify({ panel: outline(panel), drawn: drawn.sort(), fields, sms, cost: element.cost });
  }

  /** Waits for the rules that are unfolded to load, and for frames. */
  async settled(...elements) {
    const isLoading = (element) => rulesOf(element).open && !hasControls(element);
    while (elements.some(isLoading)) await new Promise((then) => window.soon(then));
    for (let round = 0; round < 3; round += 1) await new Promise((then) => window.soon(then));
  }

  buttons(element) {
    return [...element.shadowRoot.querySelectorAll("button")].filter((one) => {
      return !one.disabled && !one.closest("[hidden]");
    });
  }

  /** Returns what a click can change. */
  effect(element) {
    const { value, selectionStart, selectionEnd } = element.textarea;
    const names = Object.keys(VALUES);
    const rules = names.map((name) => element.getAttribute(name) && [name, element.getAttribute(name)]);
    return JSON.stringify([value, selectionStart, selectionEnd, rules]);
  }

  /** Runs steps. Returns the first difference, or null, and how often each kind was done. */
  async run(steps) {
    let clicks = 0;
    for (let step = 0; step < steps; step += 1) {
      const done = this.act(false);
      await this.settled(this.live);
      // After every other edit, another one comes in the moment before the click.
      const isHasty = step % 2 === 1;
      const before = this.buttons(this.live);
      const advised = before.filter((one) => one.closest(".card"));
      const name = this.pick(advised.length > 0 && this.random(3) > 0 ? advised : before)?.textContent;
      const late = isHasty && this.act(true);
      const hasRules = rulesOf(this.live).open || hasControls(this.live);
      const fresh = this.create(this.attributes(), this.live.value, hasRules);
      await this.settled(this.live, fresh);
      const at = { step, done, text: this.live.value, attributes: this.attributes() };
      if (!isHasty) {
        const [found, expected] = [this.describe(this.live), this.describe(fresh)];
        if (found !== expected) return { difference: { ...at, ...differing(found, expected) }, kinds: this.kinds, clicks };
      }
      // The button with the same name does the same in both, from the same selection.
      const other = this.buttons(fresh).find(({ textContent }) => textContent === name);
      const mine = this.buttons(this.live).find(({ textContent }) => textContent === name);
      if (mine && other) {
        const caret = this.random(this.live.value.length + 1);
        for (const [element, button] of [[fresh, other], [this.live, mine]]) {
          element.textarea.setSelectionRange(caret, caret);
          button.click();
        }
        clicks += 1;
        const [found, expected] = [this.effect(this.live), this.effect(fresh)];
        if (found !== expected) {
          return { difference: { ...at, button: name, ...differing(found, expected) }, kinds: this.kinds, clicks };
        }
      }
      fresh.remove();
      if (late === "script") this.live.refresh();
    }
    return { difference: null, kinds: this.kinds, clicks };
  }
}
