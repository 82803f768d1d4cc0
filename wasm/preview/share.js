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
      // The address must not name a text that the page no longer shows.
      if (this.#linked !== this.#values()) this.forget();
    });
  }

  /**
   * Sets the text and the rules to those of an address, if that has a text. If the values are not new,
   * what is shown stays, and an address that does not name it loses them.
   */
  open(tab, values, isNew) {
    this.#linked = null;
    if (!values.has("text")) return;
    if (!isNew) {
      this.#linked = this.#values();
      if (JSON.parse(this.#linked).some(([name, value]) => values.get(name) !== value)) this.forget(tab);
      return;
    }
    for (const name of RULES) {
      if (values.has(name)) this.#preview.setAttribute(name, values.get(name));
      else this.#preview.removeAttribute(name);
    }
    this.#preview.value = values.get("text");
    this.#linked = this.#values();
  }

  /**
   * Returns the address of a tab with the text, the rules and other values, and puts it into the
   * address bar.
   */
  link(tab, others = []) {
    this.#linked = this.#values();
    replaceAddress(addressOf(tab, [...JSON.parse(this.#linked), ...others]));
    return location.href;
  }

  /** Takes the values out of the address, because the page no longer shows them. */
  forget(tab = readAddress(location.hash).tab) {
    if (this.#linked === null) return;
    this.#linked = null;
    replaceAddress(addressOf(tab));
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

/**
 * Makes a button copy the link that `link` puts into the address bar and returns. `said` is the
 * element that tells a screen reader.
 */
export function copyLinkBy(button, said, link) {
  copyBy(button, said, link, { done: "Link copied", denied: "The link is in the address bar" });
}
