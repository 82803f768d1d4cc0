// The tab "Octets": the text of Write as it is sent, segment by segment.

import { h, setText } from "../element/html.js";
import { sheetOf } from "../element/sheet.js";
import { useOctets } from "./hex/module.js";
import { css as hexStyle } from "./hex/style.js";
import { copyingFields } from "./octets/copying.js";
import { reasonOf, sentBy } from "./octets/message.js";
import { segmentCard } from "./octets/segment.js";
import { css } from "./octets/style.js";
import { copyLinkBy } from "./share.js";

/** Segments that are drawn at once. Others are drawn before they are scrolled to. */
const AT_ONCE = 3;
const MARGIN = "800px";

const lead = "Point at a character to see its octets, or at an octet to see its characters, counted from 0.";

/**
 * Fills the tab. `loaded` is settled when the module of `preview` is loaded, or is not. Returns a
 * function that shows the present text and rules, with the reference number of an address.
 */
export function openOctets(section, preview, loaded, shared) {
  document.adoptedStyleSheets.push(sheetOf(hexStyle), sheetOf(css));
  /** What is shown: the text, the options and the segments, or null. */
  let shown = null;
  let drawn = null;

  const link = h("button", { type: "button", className: "link", textContent: "Copy link to these octets" });
  const linked = h("span", { className: "unseen" });
  const spoken = h("span", { className: "unseen" });
  linked.role = spoken.role = "status";
  const change = h("a", { className: "link", href: "#write", textContent: "Change the text" });
  const lines = h("p", { className: "lead quiet" }, lead, h("span", { className: "links" }, change, link), linked);
  const reason = h("p", { className: "alarm", hidden: true });
  reason.role = "status";
  const segments = h("div", { className: "segments" });
  const copying = copyingFields(() => present() && { pdu: octets.pdu, ...shown }, () => {
    shared.forget();
    show();
  });
  section.append(lines, copying.element, reason, segments, spoken);
  const others = () => (copying.isLong ? [["reference", copying.typed]] : []);
  copyLinkBy(link, linked, () => shared.link("octets", others()));

  const waiting = new Map();
  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) if (isIntersecting) draw(target);
  }, { rootMargin: MARGIN });
  function draw(element) {
    observer.unobserve(element);
    waiting.get(element)?.();
    waiting.delete(element);
  }

  /** Returns the text and the options that `encode` takes, or why the text has no octets. */
  function sent() {
    if (octets.failure) return { reason: octets.failure };
    if (preview.state === "failed") return { reason: "The text cannot be counted. Write says why." };
    if (!octets.pdu || !preview.septet) return { reason: "Loading…" };
    return sentBy(preview);
  }

  /** Encodes the present text with the present reference number. Returns null if it cannot be. */
  function present() {
    const found = sent();
    shown = null;
    let total = 0;
    let { text, options, reason: why = "" } = found;
    const { pdu } = octets;
    if (!why) {
      try {
        const { segments } = pdu.encode(text, options);
        total = segments.length;
        copying.update(total, segments[0].part?.bits ?? 8);
        const reference = total > 1 ? copying.reference : 0;
        if (reference === null) why = "Without a valid reference number, there are no octets.";
        else {
          options = { ...options, reference };
          shown = { text, options, segments: pdu.encode(text, { ...options, places: true }).segments };
        }
      } catch (error) {
        why = reasonOf(error, text);
      }
    }
    if (total === 0) copying.update(0, 8);
    setText(reason, why);
    reason.hidden = why === "";
    return shown;
  }

  function show() {
    present();
    const key = shown && JSON.stringify([shown.text, shown.options]);
    // What is shown already keeps its place and its focus.
    if (key !== null && key === drawn) return;
    drawn = key;
    observer.disconnect();
    waiting.clear();
    const all = shown?.segments ?? [];
    const cards = all.map((segment, index) => segmentCard(segment, index, all.length, (words) => setText(spoken, words)));
    segments.replaceChildren(...cards.map(({ element }) => element));
    for (const [index, { element, draw }] of cards.entries()) {
      if (index < AT_ONCE) draw();
      else {
        waiting.set(element, draw);
        observer.observe(element);
      }
    }
  }

  const showIfOpen = () => section.hidden || show();
  for (const name of ["change", "error"]) preview.addEventListener(`sms-preview-${name}`, showIfOpen);
  // No event says that the rules are wrong.
  loaded.then(showIfOpen, showIfOpen);
  const octets = useOctets(showIfOpen);
  show();
  return (values, isNew) => {
    const reference = values.get("reference");
    if (isNew && reference !== null) copying.typed = reference;
    else if (reference !== null && reference !== copying.typed) shared.forget();
    show();
  };
}
