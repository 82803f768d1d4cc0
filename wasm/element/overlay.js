// Draws bands, segment numbers and marks of unmappable characters over a <textarea>.
//
// Nothing can be drawn inside a <textarea>, so a mirror of its text lies over it, with the same
// box, font and line breaks, transparent letters and no pointer events. Bands and marks are CSS
// custom highlights, which cannot change the layout of the text. Only the visible part is drawn, and
// scrolling draws it again. Browsers without highlights show the segments as bars only.

import { difference } from "./edit.js";
import { h } from "./html.js";

/** The number of band colours. */
const BANDS = 4;
const HIGHLIGHTS = globalThis.CSS?.highlights && globalThis.Highlight && globalThis.StaticRange;

/** The CSS properties that determine where a textarea places its glyphs. */
const METRICS = [
  ...["direction", "unicode-bidi", "writing-mode", "text-align", "text-align-last", "text-indent"],
  ...["font-family", "font-size", "font-style", "font-weight", "font-stretch", "font-size-adjust"],
  ...["font-variant", "font-feature-settings", "font-variation-settings", "font-kerning"],
  ...["font-optical-sizing", "font-synthesis", "text-rendering", "text-transform"],
  ...["line-height", "letter-spacing", "word-spacing", "tab-size", "line-break", "word-break"],
  ...["white-space-collapse", "text-wrap-mode", "overflow-wrap", "hyphens", "text-spacing-trim"],
  ...["padding-top", "padding-right", "padding-bottom", "padding-left"],
];

/** Returns the highlight with this name, which all elements of the document share. */
function highlight(name) {
  let known = CSS.highlights.get(name);
  if (!known) {
    known = new Highlight();
    known.priority = name.includes("band") ? 0 : 1;
    CSS.highlights.set(name, known);
  }
  return known;
}

export class Overlay {
  #textarea = null;
  #picture = null;
  #drawn = [];
  #styled = false;
  #direction = "";
  #borders = 0;
  #place = {};
  #text = document.createTextNode("\n");
  #mirror = h("div", { className: "mirror" }, this.#text);
  #numbers = h("div", { className: "numbers" });
  #box = h("div", { className: "overlay", hidden: true, ariaHidden: "true" }, this.#mirror);
  #probe = document.createRange();

  constructor() {
    this.#mirror.append(this.#numbers);
  }

  get element() {
    return this.#box;
  }

  attach(textarea) {
    this.clear();
    this.#styled = false;
    this.#textarea = textarea;
  }

  clear() {
    this.#picture = null;
    this.#clearHighlights();
    this.#numbers.replaceChildren();
    this.#box.hidden = true;
  }

  /** Draws a text, its segments `{ start, end }` and its marks `{ start, end, name }`, in order. */
  draw(text, segments, marks) {
    if (!this.#textarea || !HIGHLIGHTS) return;
    this.#picture = { text, segments, marks };
    this.#box.hidden = false;
    // Must precede the text change: Firefox leaves traces of ranges that are removed later.
    this.#clearHighlights();
    // The added line break gives an empty last line its height.
    const { start, end, text: between } = difference(this.#text.data, `${text}\n`);
    if (end > start || between) this.#text.replaceData(start, end - start, between);
    this.place();
  }

  /** Makes the next draw read the style of the textarea again. */
  restyle() {
    this.#styled = false;
  }

  /** Moves the mirror to the textarea and paints. */
  place() {
    const textarea = this.#textarea;
    if (!this.#picture || !textarea) return;
    const style = getComputedStyle(textarea);
    // With `dir="auto"` a key press can change the direction.
    if (!this.#styled || this.#direction !== style.direction) this.#copyStyle(style);
    // The reads from here on share one layout.
    const at = textarea.getBoundingClientRect();
    this.#box.hidden = at.width === 0 || at.height === 0;
    if (this.#box.hidden) return;
    // The transform of an ancestor applies to the mirror too, so its scale is divided out.
    const { offsetWidth, clientWidth, clientHeight, clientLeft, clientTop } = textarea;
    const scale = Math.abs(at.width - offsetWidth) < 1 ? 1 : at.width / offsetWidth;
    const bar = offsetWidth - clientWidth - Math.round(this.#borders);
    const mine = this.#box.getBoundingClientRect();
    const place = this.#place;
    this.#set("width", at.width / scale - this.#borders - bar);
    this.#set("height", clientHeight);
    this.#set("left", (place.left ?? 0) + (at.left - mine.left) / scale + clientLeft);
    this.#set("top", (place.top ?? 0) + (at.top - mine.top) / scale + clientTop);
    this.#follow();
    this.#paint();
  }

  #copyStyle(style) {
    for (const name of METRICS) {
      this.#mirror.style.setProperty(name, style.getPropertyValue(name));
    }
    const border = (side) => parseFloat(style.getPropertyValue(`border-${side}-width`)) || 0;
    this.#borders = border("left") + border("right");
    // The direction determines the side on which a long line overflows.
    this.#direction = style.direction;
    this.#box.style.direction = this.#direction;
    this.#box.classList.toggle("rtl", this.#direction === "rtl");
    this.#styled = true;
  }

  #set(name, pixels) {
    if (Math.abs((this.#place[name] ?? NaN) - pixels) < 0.01) return;
    this.#place[name] = pixels;
    this.#box.style.setProperty(name, `${pixels}px`);
  }

  /** Scrolls with the textarea. Paints only if `place` has not already done so. */
  scroll() {
    if (this.#picture && this.#follow()) this.#paint();
  }

  /** Copies the scroll position of the textarea. Returns whether it has changed. */
  #follow() {
    const { scrollTop, scrollLeft } = this.#textarea;
    if (this.#box.scrollTop === scrollTop && this.#box.scrollLeft === scrollLeft) return false;
    this.#box.scrollTop = scrollTop;
    this.#box.scrollLeft = scrollLeft;
    return true;
  }

  /** Scrolls the textarea so that an offset is visible. */
  reveal(offset) {
    // The mirror is needed even if no bands are shown.
    const isShown = this.#picture !== null;
    const { value } = this.#textarea;
    if (!isShown) this.draw(value, [{ start: 0, end: value.length }], []);
    if (!this.#picture) return;
    const line = this.#rectangle(offset);
    const view = this.#box.getBoundingClientRect();
    if (line.top < view.top || line.bottom > view.bottom) {
      this.#textarea.scrollTop += line.top - (view.top + view.bottom) / 2;
    }
    if (isShown) this.scroll();
    else this.clear();
  }

  /** Removes the highlights from the document. */
  #clearHighlights() {
    for (const [known, range] of this.#drawn) known.delete(range);
    this.#drawn = [];
  }

  #paint() {
    this.#clearHighlights();
    const { segments, marks } = this.#picture;
    const cache = new Map();
    const rectangle = (offset) => {
      if (!cache.has(offset)) cache.set(offset, this.#rectangle(offset));
      return cache.get(offset);
    };
    const [first, last] = this.#inView(segments, rectangle);
    const shown = segments.slice(first, last + 1);
    const bands = shown.filter(({ start, end }) => end > start);
    const runs = bands.map(({ start, end }, index) => {
      return { start, end, name: `band-${(first + index) % BANDS}` };
    });
    const [from, to] = [after(marks, shown[0].start), after(marks, shown.at(-1).end)];
    const seen = marks.slice(from, to + 1);
    for (const { start, end, name } of [...runs, ...seen]) this.#highlight(start, end, name);
    this.#drawNumbers(segments.length > 1 ? bands : [], first, rectangle);
  }

  #highlight(start, end, name) {
    const known = highlight(`sms-preview-${name}`);
    const [startContainer, endContainer] = [this.#text, this.#text];
    const range = new StaticRange({
      startContainer,
      startOffset: start,
      endContainer,
      endOffset: end,
    });
    known.add(range);
    this.#drawn.push([known, range]);
  }

  /** Puts a number at the start of each segment, for people who cannot tell the colours apart. */
  #drawNumbers(bands, first, rectangle) {
    const origin = this.#mirror.getBoundingClientRect();
    const scale = origin.width / this.#mirror.offsetWidth || 1;
    const side = this.#direction === "rtl" ? "right" : "left";
    // All reads precede all writes, because each write in between would cost a layout.
    const places = bands.map(({ start }) => {
      const at = rectangle(start);
      const [left, top] = [at[side] - origin.left, at.top - origin.top];
      return `${(left / scale).toFixed(2)}px ${(top / scale).toFixed(2)}px`;
    });
    // Elements are reused, because scrolling does not move most numbers within the text.
    for (const number of [...this.#numbers.children]) {
      if (!places[number.sequence - first]) number.remove();
    }
    let number = this.#numbers.firstChild;
    places.forEach((place, index) => {
      const sequence = first + index;
      if (number?.sequence !== sequence) {
        const created = h("span", { sequence, className: `number band-${sequence % BANDS}` });
        created.textContent = String(sequence + 1);
        this.#numbers.insertBefore(created, number);
        number = created;
      }
      // `translate` needs no layout.
      if (number.place !== place) number.style.translate = number.place = place;
      number = number.nextSibling;
    });
  }

  /** Returns the indices of the first and last visible segments, or one more at either end. */
  #inView(segments, rectangle) {
    const box = this.#box;
    const all = [0, segments.length - 1];
    if (box.scrollHeight <= box.clientHeight + 1) return all;
    const view = box.getBoundingClientRect();
    let [low, high] = all;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (rectangle(segments[middle].start).bottom < view.top) low = middle;
      else high = middle - 1;
    }
    // Not a binary search, because `#drawNumbers` needs these positions anyway.
    let last = low;
    while (last < all[1] && rectangle(segments[last].start).top <= view.bottom) last += 1;
    return [low, last];
  }

  #rectangle(offset) {
    this.#probe.setStart(this.#text, offset);
    this.#probe.setEnd(this.#text, Math.min(offset + 1, this.#text.length));
    return this.#probe.getClientRects()[0] ?? this.#probe.getBoundingClientRect();
  }
}

/** Returns the index of the first run that ends after an offset. */
function after(runs, offset) {
  let [low, high] = [0, runs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (runs[middle].end > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}
