// The characters that are not in GSM-7, folded away: each can be shown and replaced.

import { button, h, onClick, renderList, setButton, setOptional, setText } from "./html.js";
import { codePoints, named, visible } from "./visible.js";

export class Others {
  #on;
  #groups = [];
  #all = [];
  #summary = h("summary");
  #list = h("ul", { className: "list" });
  #scripts = h("ul", { className: "list scripts" });
  #more = h("p", { className: "small" });
  #replaceAll = h("button", { type: "button", className: "all" });

  /** `on` has `update()`, `replace(places, event)` and `show(places)`. */
  constructor(on) {
    this.#on = on;
    this.element = h(
      "details",
      { className: "others", part: "others", hidden: true },
      this.#summary,
      this.#list,
      this.#more,
      this.#scripts,
      this.#replaceAll,
    );
    this.#replaceAll.addEventListener("click", (event) => {
      on.update();
      if (this.#all.length > 0) on.replace(this.#all, event);
    });
  }

  /** Shows the result of `advice`, or hides everything if it is null. */
  show(advice, isWritable, message) {
    const { groups, all, scripts, more } = advice ?? { groups: [], all: [], scripts: [], more: 0 };
    this.#groups = groups;
    this.#all = all;
    const count = groups.length + more;
    // A script alone has its sentence in the answer.
    this.element.hidden = count === 0;
    setText(this.#summary, message("others", { count }));
    renderList(this.#list, groups, () => this.#create(), (row, group) => {
      updateRow(row, group, { isWritable, canReplace: advice.canReplace, message });
    });
    renderList(this.#scripts, scripts, () => h("li"), setText);
    setOptional(this.#more, more > 0 ? message("more", { count: more }) : "");
    const isSeveral = new Set(all.map(({ from }) => from)).size > 1;
    this.#replaceAll.disabled = !isWritable;
    setOptional(this.#replaceAll, isSeveral ? message("replaceAll", { times: all.length }) : "");
  }

  #create() {
    const [replace, show] = [button("replace"), button()];
    const texts = ["character", "code", "times", "effect"].map((className) => h("span", { className }));
    const [character, code, times, effect] = texts;
    const row = h("li", {}, character, code, times, replace, show, effect);
    const find = (wanted) => {
      this.#on.update();
      return this.#groups.find(({ key }) => key === wanted);
    };
    onClick(replace, row, find, ({ places }, event) => this.#on.replace(places, event));
    onClick(show, row, find, ({ places }) => this.#on.show(places));
    return row;
  }

  /** Returns the next button that replaces, or null. */
  get next() {
    const { element } = this;
    return element.hidden || !element.open ? null : this.#list.querySelector("button.replace:enabled:not([hidden])");
  }
}

function updateRow(row, { key, from, to, places, saved }, { isWritable, canReplace, message }) {
  const [character, code, times, replace, show, effect] = row.children;
  row.key = key;
  const isIrreplaceable = to === null;
  const [form, points] = [visible(from), codePoints(from)];
  setText(character, form);
  character.classList.toggle("irreplaceable", isIrreplaceable);
  // Some characters are visible only as their code, which need not appear twice.
  setText(code, form === points ? "" : points);
  setText(times, message("times", { times: places.length }));
  // A module without substitutes does not know whether there is one.
  const none = canReplace ? message("noSubstitute") : "";
  const saves = isIrreplaceable ? none : message("savesAlone", { saved });
  setText(effect, saves);
  replace.hidden = isIrreplaceable;
  replace.disabled = !isWritable;
  const label = isIrreplaceable ? "" : message("replaceWith", { to: visible(to) });
  setButton(replace, label, `${named(from)}: ${saves}`);
  setButton(show, message("show"), named(from));
}
