// The panel below the text: figures, segments, unmappable characters and choices.

import { codePoints, MAX_LISTED, visible } from "./characters.js";
import { h, setText } from "./html.js";

const BANDS = 4;
let panels = 0;

export class Panel {
  #on;
  #shown = [];
  #groups = new Map();
  #offer = null;
  #offered = "";
  #labelled = [];
  #bars = [];

  /**
   * `on` has `choose({ provider } or { channel })`, `replace(places, event)`, `show(places)`, and
   * `update()`, which shows the present text before a button acts on it.
   */
  constructor(on) {
    this.#on = on;
    const span = (className) => h("span", { className });
    const id = `list-${(panels += 1)}`;
    this.segments = span("segments");
    this.remaining = span("remaining quiet");
    this.cost = span("cost");
    this.why = h("div", { className: "why quiet" });
    this.limit = h("div", { className: "limit" });
    this.bars = h("ol", { className: "bars", tabIndex: 0 });
    this.title = h("div", { id, className: "title" });
    this.all = h("button", { type: "button", className: "main", hidden: true });
    this.list = h("ul", { className: "list" });
    this.scroll = h("div", { className: "scroll", tabIndex: 0, hidden: true }, this.list);
    this.scroll.setAttribute("role", "group");
    this.scroll.setAttribute("aria-labelledby", id);
    this.provider = h("select", { part: "provider" });
    this.providerLabel = h("span");
    this.mms = h("input", { type: "checkbox", part: "mms" });
    this.mms.setAttribute("role", "switch");
    this.mmsLabel = h("span");
    this.spoken = h("div", { className: "unseen" });
    this.spoken.setAttribute("role", "status");

    const unmappable = h(
      "div",
      { className: "unmappable", part: "unmappable" },
      h("div", { className: "heading" }, this.title, this.all),
      this.scroll,
    );
    this.element = h(
      "div",
      { className: "panel", part: "panel" },
      h("div", { className: "figures", part: "figures" }, this.segments, this.remaining, this.cost),
      h("div", { className: "words", part: "words" }, this.why, this.limit),
      this.bars,
      unmappable,
      h(
        "div",
        { className: "choices", part: "choices" },
        h("label", {}, this.providerLabel, this.provider),
        h("label", {}, this.mms, this.mmsLabel),
      ),
      this.spoken,
    );
    this.element.setAttribute("role", "group");
    this.provider.addEventListener("change", () => on.choose({ provider: this.provider.value }));
    this.mms.addEventListener("change", () => {
      on.choose({ channel: this.mms.checked ? "mms" : "sms" });
    });
    this.all.addEventListener("click", (event) => {
      on.update();
      if (this.#offer) on.replace(this.#offer.places, event);
    });
  }

  /** Updates the parts that do not depend on the text. */
  label(message, providers, provider, channel) {
    const [oldMessage, offered] = this.#labelled;
    if (oldMessage !== message || offered !== providers) this.#relabel(message, providers);
    const mms = channel === "mms";
    if (this.provider.value !== provider) this.provider.value = provider;
    if (this.mms.checked !== mms) this.mms.checked = mms;
  }

  #relabel(message, providers) {
    this.#labelled = [message, providers];
    this.element.setAttribute("aria-label", message("region"));
    this.bars.setAttribute("aria-label", message("bars"));
    setText(this.providerLabel, message("provider"));
    setText(this.mmsLabel, message("mms"));
    const names = providers.map(({ name }) => name);
    const offered = ["", ...names].map((name) => {
      return [name, name ? message("providerName", { name }) : message("anyProvider")];
    });
    if (this.#offered !== JSON.stringify(offered)) {
      this.#offered = JSON.stringify(offered);
      const options = offered.map(([value, textContent]) => h("option", { value, textContent }));
      this.provider.replaceChildren(...options);
    }
    this.provider.disabled = names.length === 0;
    this.mms.disabled = names.length === 0;
  }

  /** Shows one sentence instead of numbers, if there is no measure. */
  only(sentence, alarm) {
    this.showFigures("", "", "", "");
    this.showLimit(sentence, alarm);
    this.showBars([]);
    this.showTitle("");
  }

  showFigures(segments, remaining, cost, why) {
    setText(this.segments, segments);
    setText(this.remaining, remaining);
    setText(this.cost, cost);
    setText(this.why, why);
  }

  sentence(encoding) {
    const { segments, remaining, cost, limit } = this;
    const alarm = limit.classList.contains("alarm") ? limit.textContent : "";
    const figures = [segments.textContent, remaining.textContent, encoding, cost.textContent];
    return [...figures, alarm].filter(Boolean).join(", ");
  }

  showLimit(sentence, alarm) {
    setText(this.limit, sentence);
    this.limit.classList.toggle("alarm", alarm);
  }

  /** Shows a bar for each segment. Leaves unchanged bars alone. */
  showBars(segments, capacity, encoding, message) {
    while (this.#bars.length < segments.length) {
      const [filled, number, of, spoken] = [h("i"), h("b"), h("span"), h("span")];
      of.className = "of";
      spoken.className = "unseen";
      number.setAttribute("aria-hidden", "true");
      of.setAttribute("aria-hidden", "true");
      number.textContent = String(this.#bars.length + 1);
      const bar = h("li", {}, filled, number, of, spoken);
      bar.style.setProperty("--_band", `var(--_band-${this.#bars.length % BANDS})`);
      this.#bars.push({ bar, filled, of, spoken, state: [] });
      this.bars.append(bar);
    }
    for (const { bar } of this.#bars.splice(segments.length)) bar.remove();
    this.#bars.forEach((known, index) => {
      const { units } = segments[index];
      const state = [units, capacity, encoding, message];
      if (state.every((value, at) => value === known.state[at])) return;
      known.state = state;
      setText(known.spoken, message("bar", { sequence: index + 1, units, capacity, encoding }));
      setText(known.of, `${units}/${capacity}`);
      known.filled.style.backgroundSize = `${(100 * units) / capacity}% 100%`;
    });
  }

  /** Shows only the title, if the unmappable characters are unknown or there are none. */
  showTitle(title) {
    setText(this.title, title);
    this.#groups.clear();
    this.#offer = null;
    if (this.#shown.length === 0) return;
    this.#shown = [];
    this.all.hidden = true;
    this.scroll.hidden = true;
    this.list.replaceChildren();
  }

  /**
   * Lists the unmappable characters: `groups` and `offer` are the argument and the result of
   * `computeSavings`.
   */
  showUnmappable(message, groups, offer, writable) {
    const listed = groups.slice(0, MAX_LISTED);
    // The buttons act on these, because an edit can move characters without changing the list.
    this.#groups = new Map(listed.map((group) => [group.key, group]));
    this.#offer = offer;
    const rows = listed.map(({ key, places, saved }) => [key, places.length, saved]);
    const { places, saved, isAll } = offer;
    const state = [
      message,
      JSON.stringify([writable, groups.length, places.length, saved, isAll, rows]),
    ];
    if (state.every((value, at) => value === this.#shown[at])) return;
    this.#shown = state;
    setText(this.title, message("unmappable"));
    const alone = groups.length > 1;
    const items = listed.map((group) => this.#row(message, group, alone, writable));
    if (groups.length > MAX_LISTED) {
      const textContent = message("more", { count: groups.length - MAX_LISTED });
      items.push(h("li", { className: "quiet", textContent }));
    }
    this.list.replaceChildren(...items);
    this.scroll.hidden = false;
    // A single row has this button already.
    this.all.hidden = new Set(places.map(({ from }) => from)).size < 2;
    this.all.disabled = !writable;
    const saves = message("saves", { saved, alone: false });
    const name = isAll ? "replaceAll" : "replaceSome";
    setText(this.all, message(name, { times: places.length, saves }));
  }

  #row(message, group, alone, writable) {
    const { key, places, saved } = group;
    const from = visible(group.from);
    const times = places.length;
    const code = codePoints(group.from);
    // Some characters are visible only as their code, which need not appear twice.
    const named = from === code ? code : `${from} ${code}`;
    // The accessible name of a button is its visible text, followed by details.
    const button = (seen, spoken, does) => {
      const unseen = h("span", { className: "unseen", textContent: ` ${spoken}` });
      const element = h("button", { type: "button" }, seen, unseen);
      element.addEventListener("click", (event) => {
        this.#on.update();
        const present = this.#groups.get(key);
        if (present) does(present.places, event);
      });
      return element;
    };
    const show = button(message("show"), named, (places) => this.#on.show(places));
    const irreplaceable = group.to === null;
    const className = `character${irreplaceable ? " irreplaceable" : ""}`;
    const row = [
      h("span", { className, textContent: from }),
      h("span", { className: "code", textContent: from === code ? "" : code }),
      h("span", { className: "quiet", textContent: message("times", { times }) }),
    ];
    if (irreplaceable) {
      row.push(show, h("span", { className: "quiet", textContent: message("noSubstitute") }));
    } else {
      const to = visible(group.to);
      const saves = message("saves", { saved, alone });
      const spoken = message("replaceSpoken", { from: named, to, times, saves });
      const replace = button(message("replace", { to }), spoken, this.#on.replace);
      replace.className = "replace";
      replace.disabled = !writable;
      row.push(replace, show, h("span", { className: "quiet", textContent: saves }));
    }
    return h("li", {}, ...row);
  }

  /** Returns the button to focus after a replacement by keyboard. */
  next() {
    const { all, list } = this;
    return (all.hidden ? null : all) ?? list.querySelector("button.replace:enabled");
  }
}
