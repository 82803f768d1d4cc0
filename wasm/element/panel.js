// Everything below and beside the text: the answer, the bars, the advice and the rules.

import { Answer } from "./answer.js";
import { Bars } from "./bars.js";
import { Card } from "./card.js";
import { Fold } from "./fold.js";
import { h, renderList, setText } from "./html.js";
import { Others } from "./others.js";

export class Panel {
  answer = new Answer();
  rules;
  #bars = new Bars();
  #card;
  #others;
  #notes = h("ul", { className: "notes" });
  #legend = h("p", { className: "legend" });
  #spoken = h("div", { className: "unseen", role: "status" });
  /** Contains the slot for the text area, or the element's own. */
  compose = h("div", { className: "compose" }, h("slot", { name: "text" }), this.#bars.element, this.#legend);

  /**
   * `on` has `update()`, which shows the present text before a button acts on it, `act(action,
   * event)`, `replace(places, event)`, `show(places)`, and what `Fold` needs.
   */
  constructor(on) {
    this.#card = new Card(on);
    this.#others = new Others(on);
    this.rules = new Fold(on);
    const side = h(
      "div",
      { className: "side" },
      this.answer.element,
      this.#card.element,
      this.#notes,
      this.#others.element,
    );
    const layout = h("div", { className: "layout" }, this.compose, side, this.rules.element);
    this.element = h("div", { className: "panel", part: "panel", role: "group" }, layout, this.#spoken);
  }

  label(message) {
    this.element.ariaLabel = message("region");
    this.#bars.label(message);
    setText(this.#legend, message("legend"));
  }

  /** Shows the bars and the legend, or neither if there are no segments to show. */
  showBars(segments, measure, message) {
    this.#bars.element.hidden = this.#legend.hidden = segments.length === 0;
    this.#bars.show(segments, measure, message);
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
