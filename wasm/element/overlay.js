// The bands, the numbers of the segments and the marks under foreign characters, drawn over
// a <textarea>.
//
// Nothing can be drawn inside a <textarea>. So a mirror of its text lies over it: the same
// box, the same font, the same line breaks, letters that cannot be seen, and clicks that go
// through. Backgrounds and underlines are CSS custom highlights where there are such: they
// cannot change how a text is laid out, so the mirror stays true and the text is left in one
// piece. Elsewhere they are spans.
//
// Only what can be seen is drawn, and again when the text is scrolled.

import { difference } from "./edit.js";
import { h, say } from "./html.js";

/** Bands take turns in so many colours. */
const BANDS = 4;
const HIGHLIGHTS = globalThis.CSS?.highlights && globalThis.Highlight && globalThis.StaticRange;

/** What decides where a glyph of a textarea comes to lie. */
const METRICS = [
  ...["direction", "unicode-bidi", "writing-mode", "text-align", "text-align-last", "text-indent"],
  ...["font-family", "font-size", "font-style", "font-weight", "font-stretch", "font-size-adjust"],
  ...["font-variant", "font-feature-settings", "font-variation-settings", "font-kerning"],
  ...["font-optical-sizing", "font-synthesis", "text-rendering", "text-transform"],
  ...["line-height", "letter-spacing", "word-spacing", "tab-size", "line-break", "word-break"],
  ...["white-space-collapse", "text-wrap-mode", "overflow-wrap", "hyphens", "text-spacing-trim"],
  ...["padding-top", "padding-right", "padding-bottom", "padding-left"],
];

/** One for the whole document: its names are known to every element. */
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

  /** Shows nothing, as for a text that cannot be divided. */
  clear() {
    this.#picture = null;
    this.#forget();
    this.#numbers.replaceChildren();
    this.#box.hidden = true;
  }

  /**
   * Shows a text: `parts` are its segments, `{ start, end }`, and `marks` what stands out,
   * `{ start, end, name }`; both in order.
   */
  draw(text, parts, marks) {
    if (!this.#textarea) return;
    this.#picture = { text, parts, marks };
    this.#box.hidden = false;
    if (!HIGHLIGHTS) this.#whole();
    // While the text is still theirs: of ranges that go later, Firefox keeps traces in the new one.
    this.#forget();
    // The last line of a text that ends in a line break has a height only if something follows.
    const { start, end, text: between } = difference(this.#text.data, `${text}\n`);
    if (end > start || between) this.#text.replaceData(start, end - start, between);
    this.place();
  }

  /** The looks of the textarea may have changed. They are read when it is drawn next. */
  restyle() {
    this.#styled = false;
  }

  /** Puts the mirror over the textarea, wherever that has gone, and paints. */
  place() {
    const textarea = this.#textarea;
    if (!this.#picture || !textarea) return;
    const style = getComputedStyle(textarea);
    if (!this.#styled) this.#dress(style);
    // Of `dir="auto"` a key press can make another direction. It also decides to which side a
    // long line goes out of the box.
    const { direction } = style;
    if (this.#direction !== direction) {
      this.#direction = direction;
      this.#box.style.direction = direction;
      this.#box.classList.toggle("rtl", direction === "rtl");
    }
    // All that is read from here on is of one layout.
    const at = textarea.getBoundingClientRect();
    this.#box.hidden = at.width === 0 || at.height === 0;
    if (this.#box.hidden) return;
    // What a transformation of an ancestor makes of it would be done to the mirror as well.
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

  /** Follows the textarea. Where it has gone before it is told, all is painted already. */
  scroll() {
    if (this.#picture && this.#follow()) this.#paint();
  }

  /** Scrolls as the textarea is scrolled, and says whether that was needed. */
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

  /** Takes back what is known to the whole document. */
  #forget() {
    for (const [known, range] of this.#drawn) known.delete(range);
    this.#drawn = [];
  }

  #paint() {
    this.#forget();
    const { parts, marks } = this.#picture;
    const asked = new Map();
    const rectangle = (offset) => {
      if (!asked.has(offset)) asked.set(offset, this.#rectangle(offset));
      return asked.get(offset);
    };
    const [first, last] = this.#inView(parts, rectangle);
    const shown = parts.slice(first, last + 1);
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
    this.#numbered(parts.length > 1 ? bands : [], first, rectangle);
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

  /** The number of each segment where it begins, for whom colours say nothing. */
  #numbered(bands, first, rectangle) {
    const origin = this.#mirror.getBoundingClientRect();
    const scale = origin.width / this.#mirror.offsetWidth || 1;
    const side = this.#direction === "rtl" ? "right" : "left";
    // First all is read and then all is written: each turn would cost a layout.
    const places = bands.map(({ start }) => {
      const at = rectangle(start);
      const [left, top] = [at[side] - origin.left, at.top - origin.top];
      return `${(left / scale).toFixed(2)}px ${(top / scale).toFixed(2)}px`;
    });
    // Each keeps its element: when the text is scrolled, most of them stay where they are in it.
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

  /** The first and the last of the parts that can be seen, or one more at either end. */
  #inView(parts, rectangle) {
    const box = this.#box;
    const all = [0, parts.length - 1];
    if (!HIGHLIGHTS || box.scrollHeight <= box.clientHeight + 1) return all;
    const view = box.getBoundingClientRect();
    let [low, high] = all;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (rectangle(parts[middle].start).bottom < view.top) low = middle;
      else high = middle - 1;
    }
    // Where these begin has to be known anyway.
    let last = low;
    while (last < all[1] && rectangle(parts[last].start).top <= view.bottom) last += 1;
    return [low, last];
  }

  #rectangle(offset) {
    if (!HIGHLIGHTS) return this.#rectangleOfSpan(offset);
    this.#probe.setStart(this.#text, offset);
    this.#probe.setEnd(this.#text, Math.min(offset + 1, this.#text.length));
    return this.#probe.getClientRects()[0] ?? this.#probe.getBoundingClientRect();
  }

  // Where there are no highlights: the text in pieces, and all of it.

  #whole() {
    this.#mirror.replaceChildren(this.#text, this.#numbers);
  }

  #spans(bands, marks) {
    const { text } = this.#picture;
    const edges = new Set([0, text.length]);
    for (const { start, end } of [...bands, ...marks]) edges.add(start).add(end);
    const cuts = [...edges].sort((one, other) => one - other);
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
