// The text area that an element previews: that of `for`, one that was set, or its own.

import { h } from "./html.js";
import { followId, textareaOf, watch } from "./watch.js";

export class Target {
  #element;
  #on;
  #own = null;
  #given = null;
  #textarea = null;
  /** A text that was set before there was a text area. */
  #early = null;
  #isDisabled = false;
  #endWatching = () => {};
  #endFollowing = () => {};

  /** `on` has the functions of `watch`, and `attached(textarea)`. */
  constructor(element, on) {
    this.#element = element;
    this.#on = on;
  }

  get textarea() {
    return this.#textarea;
  }

  /** The element's own text area if it is in use, or null. */
  get own() {
    return this.#own && this.#own === this.#textarea ? this.#own : null;
  }

  give(textarea) {
    this.#given = textarea;
  }

  /** Finds the text area, now and when its id names another one. */
  find() {
    this.#endFollowing();
    const id = this.#element.getAttribute("for");
    if (id === null) {
      this.#attach(this.#given ?? this.#ownTextarea());
      return;
    }
    this.#given = null;
    const root = this.#element.getRootNode();
    this.#attach(textareaOf(root, id));
    this.#endFollowing = followId(root, id, () => this.find());
  }

  release() {
    this.#attach(null);
    this.#endFollowing();
  }

  get value() {
    return (this.#textarea ?? this.#own)?.value ?? "";
  }

  /** Sets the text, now or when there is a text area. Returns whether there is one. */
  set(text) {
    // An element that is not connected yet has no text area, but its own can be created and filled.
    const early = () => (this.#element.hasAttribute("for") ? null : (this.#given ?? this.#ownTextarea()));
    const textarea = this.#textarea ?? early();
    if (textarea) textarea.value = text;
    else this.#early = text;
    return Boolean(textarea);
  }

  label(text) {
    if (this.#own) this.#own.ariaLabel = text;
  }

  /** Disables the element's own text area, as a <fieldset> does. */
  disable(isDisabled) {
    this.#isDisabled = isDisabled;
    if (this.#own) this.#own.disabled = isDisabled;
  }

  #ownTextarea() {
    this.#own ??= h("textarea", { className: "own", part: "text", dir: "auto" });
    this.#own.disabled = this.#isDisabled;
    this.#on.created(this.#own);
    return this.#own;
  }

  #attach(textarea) {
    if (this.#own && textarea !== this.#own) this.#own.remove();
    this.#endWatching();
    this.#textarea = textarea;
    if (textarea && this.#early !== null) {
      textarea.value = this.#early;
      this.#early = null;
    }
    if (textarea) this.#endWatching = watch(textarea, this.#element, this.#on);
    this.#on.attached(textarea);
  }
}
