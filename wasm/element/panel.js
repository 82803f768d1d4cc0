// Everything below and beside the text: the answer, the bars, the advice and the rules.

import { Answer } from "./answer.js";
import { Bars } from "./bars.js";
import { Card } from "./card.js";
import { h, renderList, setText } from "./html.js";
import { Others } from "./others.js";
import { Rules } from "./rules.js";

export class Panel {
  answer = new Answer();
  #bars = new Bars();
  #card;
  #others;
  #rules;
  #notes = h("ul", { className: "notes" });
  #legend = h("p", { className: "legend" });
  #spoken = h("div", { className: "unseen" });
  /** Contains the slot for the text area, or the element's own. */
  compose = h("div", { className: "compose" }, h("slot", { name: "text" }), this.#bars.element, this.#legend);

  /**
   * `on` has `update()`, which shows the present text before a button acts on it, `act(action,
   * event)`, `replace(places, event)`, `show(places)` and `choose(change)`.
   */
  constructor(on) {
    this.#card = new Card(on);
    this.#others = new Others(on);
    this.#rules = new Rules(on);
    this.#spoken.setAttribute("role", "status");
    const side = h(
      "div",
      { className: "side" },
      this.answer.element,
      this.#card.element,
      this.#notes,
      this.#others.element,
    );
    const layout = h("div", { className: "layout" }, this.compose, side, this.#rules.element);
    this.element = h("div", { className: "panel", part: "panel" }, layout, this.#spoken);
    this.element.setAttribute("role", "group");
  }

  get rules() {
    return this.#rules.element;
  }

  label(message) {
    this.element.setAttribute("aria-label", message("region"));
    this.#bars.label(message);
    setText(this.#legend, message("legend"));
  }

  /** Shows the bars and the legend, or neither if there are no segments to show. */
  showBars(segments, measure, message) {
    this.#bars.element.hidden = this.#legend.hidden = segments.length === 0;
    this.#bars.show(segments, measure, message);
  }

  showRules(context, known) {
    this.#rules.show(context, known);
  }

  /** Shows the result of `advice`, or hides it if it is null. */
  showAdvice(advice, isWritable, message) {
    this.#card.show(advice?.actions ?? [], isWritable, message);
    this.#others.show(advice, isWritable, message);
    const notes = advice?.notes ?? [];
    renderList(this.#notes, notes, () => h("li"), setText);
    this.#notes.hidden = notes.length === 0;
  }

  announce(text) {
    if (this.#spoken.textContent !== text) this.#spoken.textContent = text;
  }

  /** Returns the button to focus after a replacement by keyboard, or null. */
  get next() {
    return this.#card.main ?? this.#others.next;
  }
}
