// The answer: the number of segments, what it costs, and why.

import { h, renderList, setOptional, setText } from "./html.js";

export class Answer {
  #count = h("span", { className: "count" });
  #noun = h("span", { className: "noun" });
  #cost = h("span", { className: "cost" });
  #rows = h("dl", { className: "facts" });
  #why = h("p", { className: "why" });
  #limit = h("p", { className: "limit" });

  constructor() {
    const total = h("p", { className: "total" }, h("span", {}, this.#count, " ", this.#noun), this.#cost);
    this.element = h("div", { className: "answer", part: "answer" }, total, this.#rows, this.#why, this.#limit);
  }

  /** Shows one sentence instead of numbers, if there is no measure. */
  only(sentence, isAlarm) {
    this.figures({ count: "", noun: "", cost: "", rows: [], limit: "", isAlarm: false });
    this.why(sentence);
    this.#why.classList.toggle("alarm", isAlarm);
  }

  figures({ count, noun, cost, rows, limit, isAlarm }, number = String) {
    setText(this.#count, count === "" ? "" : number(count));
    setText(this.#noun, noun);
    setText(this.#cost, cost);
    this.#why.classList.remove("alarm");
    const create = () => h("div", {}, h("dt"), h("dd"));
    renderList(this.#rows, rows, create, ({ firstChild, lastChild }, [term, value]) => {
      setText(firstChild, term);
      setText(lastChild, value);
    });
    setOptional(this.#limit, limit);
    this.#limit.classList.toggle("alarm", isAlarm);
  }

  why(sentence) {
    setText(this.#why, sentence);
  }

  /** Returns what a screen reader is told after a pause. */
  get sentence() {
    const [count, noun] = [this.#count.textContent, this.#noun.textContent];
    const rows = [...this.#rows.children].map(({ firstChild, lastChild }) => {
      return lastChild.textContent && `${firstChild.textContent} ${lastChild.textContent}`;
    });
    const alarm = this.#limit.classList.contains("alarm") ? this.#limit.textContent : "";
    const parts = [`${count} ${noun}`, this.#cost.textContent, rows[0], rows[3], alarm];
    return parts.filter(Boolean).join(", ");
  }
}
