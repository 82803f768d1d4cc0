// A bar for each segment, which share the width, or one bar for all segments of a long message.

import { h, renderList, setText } from "./html.js";

const BANDS = 4;
/** From this number of segments on, there is one bar for all. */
const MANY = 20;

export class Bars {
  element = h("ol", { className: "bars", part: "bars" });

  label(message) {
    this.element.ariaLabel = message("bars");
  }

  /** Shows segments `{ units }`. */
  show(segments, { capacity, encoding, units }, message) {
    const isOne = segments.length >= MANY;
    const most = capacity * segments.length;
    const bars = isOne
      ? [
          {
            name: "",
            of: message("barOfAll", { segments: segments.length, units, most }),
            spoken: "",
            filled: units / most,
            band: 0,
          },
        ]
      : segments.map(({ units }, index) => {
          return {
            name: String(index + 1),
            of: `${units}/${capacity}`,
            spoken: message("bar", { sequence: index + 1, units, capacity, encoding }),
            filled: units / capacity,
            band: index % BANDS,
          };
        });
    this.element.classList.toggle("one", isOne);
    this.element.style.setProperty("--_segments", segments.length);
    renderList(this.element, bars, create, update);
  }
}

function create() {
  const name = h("b", { className: "name", ariaHidden: "true" });
  const [of, spoken] = ["of", "unseen"].map((className) => h("span", { className }));
  return h("li", {}, name, of, spoken, h("i", {}, h("i")));
}

function update(bar, { name, of, spoken, filled, band }) {
  const [nameElement, ofElement, spokenElement, track] = bar.children;
  setText(nameElement, name);
  setText(ofElement, of);
  // A screen reader gets the sentence in place of the figures, if there is one.
  ofElement.ariaHidden = spoken ? "true" : null;
  setText(spokenElement, spoken);
  bar.className = `band-${band}`;
  track.firstChild.style.inlineSize = `${100 * filled}%`;
}
