// The fold of the rules. Its controls are in a file of their own, which loads when the fold is first
// opened.

import { h, setText } from "./html.js";
import { sheetOf } from "./sheet.js";

export class Fold {
  #on;
  #summary = h("summary");
  /** Takes the place of the controls until they are loaded. */
  #status = h("p", { className: "small" });
  #rules = null;
  #loading = null;
  #hasFailed = false;
  element = h("details", { className: "rules", part: "rules" }, this.#summary, this.#status);

  /**
   * `on` has `choose(change)`, `redraw()`, which calls `show` in the next frame, and `failed(error)`,
   * which is called if the controls do not load.
   */
  constructor(on) {
    this.#on = on;
    this.element.addEventListener("toggle", () => {
      if (this.element.open) this.#load();
      on.redraw();
    });
  }

  #load() {
    if (this.#loading) return;
    this.#hasFailed = false;
    this.#loading = import("./rules.js")
      .then(({ Rules, css }) => {
        const rules = new Rules(this.#on);
        this.element.getRootNode().adoptedStyleSheets.push(sheetOf(css));
        this.#status.replaceWith(...rules.elements);
        this.#rules = rules;
      })
      .catch((error) => {
        this.#loading = null;
        this.#hasFailed = true;
        this.#on.failed(error);
      })
      .then(this.#on.redraw);
  }

  /** Shows what `Rules` shows, also while the fold is closed, so that it never opens out of date. */
  show(context) {
    const { message } = context;
    setText(this.#summary, message("rules"));
    setText(this.#status, message(this.#hasFailed ? "rulesFailed" : "loading"));
    this.#status.classList.toggle("alarm", this.#hasFailed);
    this.#rules?.show(context);
  }
}
