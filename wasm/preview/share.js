// Addresses that contain the text and its rules, so that a question about a text can be a link.

import { RULES } from "../element/attributes.js";
import { addressOf, readAddress, replaceAddress } from "./address.js";

/** How long in ms a button says that the link was copied. */
const TOLD = 2000;

/** The text of the page and its rules, in an `<sms-preview>` and in the address. */
export class SharedText {
  #preview;
  /** The text and rules for which the address stands, or null. */
  #linked = null;

  constructor(preview) {
    this.#preview = preview;
    preview.addEventListener("sms-preview-change", () => {
      if (this.#linked === null || this.#linked === this.#values()) return;
      // The address must not name a text that the page no longer shows.
      this.#linked = null;
      replaceAddress(addressOf(readAddress(location.hash).tab));
    });
  }

  /** Sets the text and the rules to those of an address, if that has a text. */
  open(values) {
    this.#linked = null;
    if (!values.has("text")) return;
    for (const name of RULES) {
      if (values.has(name)) this.#preview.setAttribute(name, values.get(name));
      else this.#preview.removeAttribute(name);
    }
    this.#preview.value = values.get("text");
    this.#linked = this.#values();
  }

  /** Returns the address of a tab with the text and the rules, and puts it into the address bar. */
  link(tab) {
    this.#linked = this.#values();
    replaceAddress(addressOf(tab, JSON.parse(this.#linked)));
    return location.href;
  }

  #values() {
    const rules = RULES.map((name) => [name, this.#preview.getAttribute(name)]);
    return JSON.stringify([["text", this.#preview.value], ...rules]);
  }
}

/**
 * Makes a button copy what `text` returns, unless that is null, and say so: "Link copied". `said` is
 * the element that tells a screen reader, and `denied` is said if the browser does not allow to copy.
 */
export function copyBy(button, said, text, { done, denied }) {
  const label = button.textContent;
  let timer;
  button.addEventListener("click", async () => {
    const copied = text();
    if (copied === null) return;
    const told = await navigator.clipboard?.writeText(copied).then(() => done, () => denied) ?? denied;
    clearTimeout(timer);
    said.textContent = button.textContent = told;
    timer = setTimeout(() => {
      button.textContent = label;
      said.textContent = "";
    }, TOLD);
  });
}
