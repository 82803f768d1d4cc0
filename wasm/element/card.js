// The advice: a card that exists only when something saves a segment.

import { button, h, onClick, renderList, setButton, setOptional, setText } from "./html.js";

export class Card {
  #on;
  #actions = [];
  #title = h("p", { className: "title" });
  #list = h("ul", { className: "actions" });
  #tables = h("p", { className: "small" });

  /** `on` has `update()`, `act(action, event)` and `show(places)`. */
  constructor(on) {
    this.#on = on;
    this.element = h(
      "div",
      { className: "card", part: "advice", hidden: true },
      this.#title,
      this.#list,
      this.#tables,
    );
  }

  /** Shows actions `{ label, saves, saved, places, isText, languages }`, the first as the main one. */
  show(actions, isWritable, message) {
    this.#actions = actions;
    this.element.hidden = actions.length === 0;
    setText(this.#title, actions.length > 0 ? message("saveTitle", actions[0]) : "");
    const isTables = actions.some(({ languages }) => languages.length > 0);
    setOptional(this.#tables, isTables ? message("tablesNote") : "");
    renderList(this.#list, actions, () => this.#create(), (row, action, index) => {
      const [act, saves, show] = row.children;
      row.key = identity(action);
      act.className = index === 0 ? "main" : "";
      act.disabled = action.isText && !isWritable;
      setButton(act, action.label, action.saves);
      setText(saves, action.saves);
      show.hidden = !action.isText;
      setButton(show, message("show"), action.label);
    });
  }

  #create() {
    const [act, show] = [button(), button("quiet")];
    const saves = h("span", { className: "saves", ariaHidden: "true" });
    const row = h("li", {}, act, saves, show);
    const find = (key) => {
      this.#on.update();
      return this.#actions.find((one) => identity(one) === key);
    };
    onClick(act, row, find, (action, event) => this.#on.act(action, event));
    onClick(show, row, find, ({ places }) => this.#on.show(places));
    return row;
  }

  /** Returns the main button, or null. */
  get main() {
    return this.element.hidden ? null : this.#list.querySelector("button:enabled");
  }
}

/** What an action does, wherever in the text it does it. */
function identity({ kind, places, languages }) {
  const pairs = new Set(places.map(({ from, to }) => `${from}\n${to}`));
  return JSON.stringify([kind, languages, [...pairs].sort()]);
}
