// The bands, the numbers of the segments and the marks of unmappable characters, drawn over a
// <textarea>.
//
// Nothing can be drawn inside a <textarea>. So a mirror of its text lies over it: the same box,
// the same font, the same line breaks, with transparent letters, and clicks go through it.
// Backgrounds and underlines are CSS custom highlights if the browser has them: they cannot change
// the layout of a text, so the mirror stays exact and the text stays in one piece. Otherwise they
// are spans.
//
// Only the visible part is drawn, and drawn again when the text is scrolled.

import { difference } from "./edit.js";
import { h, say } from "./html.js";

/** The number of colours of the bands. */
const BANDS = 4;
const HIGHLIGHTS = globalThis.CSS?.highlights && globalThis.Highlight && globalThis.StaticRange;

/** The properties that decide the position of a glyph in a textarea. */
const METRICS = [
  ...["direction", "unicode-bidi", "writing-mode", "text-align", "text-align-last", "text-indent"],
  ...["font-family", "font-size", "font-style", "font-weight", "font-stretch", "font-size-adjust"],
  ...["font-variant", "font-feature-settings", "font-variation-settings", "font-kerning"],
  ...["font-optical-sizing", "font-synthesis", "text-rendering", "text-transform"],
  ...["line-height", "letter-spacing", "word-spacing", "tab-size", "line-break", "word-break"],
  ...["white-space-collapse", "text-wrap-mode", "overflow-wrap", "hyphens", "text-spacing-trim"],
  ...["padding-top", "padding-right", "padding-bottom", "padding-left"],
];

/** One for the whole document: all elements share its names. */
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
  #box = h("div", { className: "overlay", hidden: true }, this.#mirror);
  #probe = document.createRange();

  constructor() {
    this.#box.setAttribute("aria-hidden", "true");
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

  /** Shows nothing, for a text that cannot be split. */
  clear() {
    this.#picture = null;
    this.#forget();
    this.#numbers.replaceChildren();
    this.#box.hidden = true;
  }

  /**
   * Shows a text with its segments, `{ start, end }`, and its marks, `{ start, end, name }`, both
   * in order.
   */
  draw(text, segments, marks) {
    if (!this.#textarea) return;
    this.#picture = { text, segments, marks };
    this.#box.hidden = false;
    if (!HIGHLIGHTS) this.#whole();
    // Before the text changes: Firefox leaves traces of ranges that are removed later.
    this.#forget();
    // The empty line after a final line break has a height only if something follows.
    const { start, end, text: between } = difference(this.#text.data, `${text}\n`);
    if (end > start || between) this.#text.replaceData(start, end - start, between);
    this.place();
  }

  /** Reads the style of the textarea again when it is drawn next. */
  restyle() {
    this.#styled = false;
  }

  /** Puts the mirror over the textarea, wherever that is now, and paints. */
  place() {
    const textarea = this.#textarea;
    if (!this.#picture || !textarea) return;
    const style = getComputedStyle(textarea);
    if (!this.#styled) this.#dress(style);
    // With `dir="auto"` a key press can change the direction. It also decides on which side a long
    // line overflows.
    const { direction } = style;
    if (this.#direction !== direction) {
      this.#direction = direction;
      this.#box.style.direction = direction;
      this.#box.classList.toggle("rtl", direction === "rtl");
    }
    // All reads from here on use one layout.
    const at = textarea.getBoundingClientRect();
    this.#box.hidden = at.width === 0 || at.height === 0;
    if (this.#box.hidden) return;
    // A transformation of an ancestor applies to the mirror as well.
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

  #dress(style) {
    for (const name of METRICS) {
      this.#mirror.style.setProperty(name, style.getPropertyValue(name));
    }
    const border = (side) => parseFloat(style.getPropertyValue(`border-${side}-width`)) || 0;
    this.#borders = border("left") + border("right");
    this.#styled = true;
  }

  #set(name, pixels) {
    if (Math.abs((this.#place[name] ?? NaN) - pixels) < 0.01) return;
    this.#place[name] = pixels;
    this.#box.style.setProperty(name, `${pixels}px`);
  }

  /** Follows the textarea. If it was followed before the event came, all is painted already. */
  scroll() {
    if (this.#picture && this.#follow()) this.#paint();
  }

  /** Scrolls to where the textarea is scrolled. Returns whether that was needed. */
  #follow() {
    const { scrollTop, scrollLeft } = this.#textarea;
    if (this.#box.scrollTop === scrollTop && this.#box.scrollLeft === scrollLeft) return false;
    this.#box.scrollTop = scrollTop;
    this.#box.scrollLeft = scrollLeft;
    return true;
  }

  /** Scrolls the textarea so that an offset can be seen. */
  reveal(offset) {
    if (!this.#picture) return;
    const line = this.#rectangle(offset);
    const view = this.#box.getBoundingClientRect();
    if (line.top < view.top || line.bottom > view.bottom) {
      this.#textarea.scrollTop += line.top - (view.top + view.bottom) / 2;
    }
    this.scroll();
  }

  /** Removes the highlights from the document. */
  #forget() {
    for (const [known, range] of this.#drawn) known.delete(range);
    this.#drawn = [];
  }

  #paint() {
    this.#forget();
    const { segments, marks } = this.#picture;
    const asked = new Map();
    const rectangle = (offset) => {
      if (!asked.has(offset)) asked.set(offset, this.#rectangle(offset));
      return asked.get(offset);
    };
    const [first, last] = this.#inView(segments, rectangle);
    const shown = segments.slice(first, last + 1);
    const bands = shown.filter(({ start, end }) => end > start);
    const runs = bands.map(({ start, end }, index) => {
      return { start, end, name: `band-${(first + index) % BANDS}` };
    });
    const [from, to] = [after(marks, shown[0].start), after(marks, shown.at(-1).end)];
    const seen = marks.slice(from, to + 1);
    if (HIGHLIGHTS) {
      for (const { start, end, name } of [...runs, ...seen]) this.#highlight(start, end, name);
    } else {
      this.#spans(runs, seen);
    }
    this.#numbered(segments.length > 1 ? bands : [], first, rectangle);
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

  /** Writes the number of each segment where it begins, for people who do not see the colours. */
  #numbered(bands, first, rectangle) {
    const origin = this.#mirror.getBoundingClientRect();
    const scale = origin.width / this.#mirror.offsetWidth || 1;
    const side = this.#direction === "rtl" ? "right" : "left";
    // All reads come before all writes: each change between them would cost a layout.
    const places = bands.map(({ start }) => {
      const at = rectangle(start);
      const [left, top] = [at[side] - origin.left, at.top - origin.top];
      return `${(left / scale).toFixed(2)}px ${(top / scale).toFixed(2)}px`;
    });
    // Numbers keep their elements: when the text is scrolled, most of them do not move in it.
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
      // Moved, not laid out again.
      if (number.place !== place) number.style.translate = number.place = place;
      number = number.nextSibling;
    });
  }

  /** The first and the last visible segment, or one more at either end. */
  #inView(segments, rectangle) {
    const box = this.#box;
    const all = [0, segments.length - 1];
    if (!HIGHLIGHTS || box.scrollHeight <= box.clientHeight + 1) return all;
    const view = box.getBoundingClientRect();
    let [low, high] = all;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (rectangle(segments[middle].start).bottom < view.top) low = middle;
      else high = middle - 1;
    }
    // The positions of these are needed anyway.
    let last = low;
    while (last < all[1] && rectangle(segments[last].start).top <= view.bottom) last += 1;
    return [low, last];
  }

  #rectangle(offset) {
    if (!HIGHLIGHTS) return this.#rectangleOfSpan(offset);
    this.#probe.setStart(this.#text, offset);
    this.#probe.setEnd(this.#text, Math.min(offset + 1, this.#text.length));
    return this.#probe.getClientRects()[0] ?? this.#probe.getBoundingClientRect();
  }

  // Without highlights: the whole text, in pieces.

  #whole() {
    this.#mirror.replaceChildren(this.#text, this.#numbers);
  }

  #spans(bands, marks) {
    const { text } = this.#picture;
    const offsets = new Set([0, text.length]);
    for (const { start, end } of [...bands, ...marks]) offsets.add(start).add(end);
    const cuts = [...offsets].sort((one, other) => one - other);
    const pieces = cuts.slice(1).map((end, index) => {
      const start = cuts[index];
      const over = [...bands, ...marks].filter((run) => run.start <= start && end <= run.end);
      const className = over.map(({ name }) => name).join(" ");
      const piece = h("span", { className, textContent: text.slice(start, end) });
      piece.start = start;
      return piece;
    });
    this.#mirror.replaceChildren(...pieces, "\n", this.#numbers);
  }

  #rectangleOfSpan(offset) {
    const pieces = [...this.#mirror.querySelectorAll("span")];
    const piece = pieces.find(({ start }) => start === offset) ?? this.#mirror;
    return piece.getClientRects()[0] ?? piece.getBoundingClientRect();
  }
}

/** The index of the first run that ends after an offset. */
function after(runs, offset) {
  let [low, high] = [0, runs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (runs[middle].end > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}
