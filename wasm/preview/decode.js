// The tab "Decode": octets from a modem, a log or a trace, and what they say.

import { h, setText } from "../element/html.js";
import { sheetOf } from "../element/sheet.js";
import { addressOf, readAddress, replaceAddress } from "./address.js";
import { messageCard } from "./decode/card.js";
import { EXAMPLES } from "./decode/examples.js";
import { choices } from "./decode/choices.js";
import { inSlices, readText } from "./decode/messages.js";
import { css } from "./decode/style.js";
import { summary, wrongWords } from "./decode/words.js";
import { useOctets } from "./hex/module.js";
import { css as hexStyle } from "./hex/style.js";
import { many } from "./hex/words.js";
import { copyLinkBy } from "./share.js";

/** The messages that are shown at a time. */
const AT_ONCE = 20;
/** Idle time in ms before the screen reader is updated. */
const PAUSE = 500;

const lead = "Paste octets as a modem, a log or a trace prints them. Parts are joined.";

/** Fills the tab. Returns a function that shows what an address says. */
export function openDecode(section) {
  document.adoptedStyleSheets.push(sheetOf(hexStyle), sheetOf(css));
  let stop = () => {};
  let timer = null;
  let isLinked = false;

  const link = h("button", { type: "button", className: "link", textContent: "Copy link to these octets" });
  const linked = h("span", { className: "unseen" });
  const spoken = h("p", { className: "unseen" });
  linked.role = spoken.role = "status";
  const area = h("textarea", { id: "octets-text", rows: 7, spellcheck: false, autocapitalize: "characters" });
  area.placeholder = "0791…";
  const label = h("label", { className: "unseen", htmlFor: area.id, textContent: "Octets" });
  const chips = h("div", { className: "chips", ariaLabel: "Example octets" });
  chips.role = "group";
  for (const [name, text] of Object.entries(EXAMPLES)) {
    const chip = h("button", { type: "button", textContent: name });
    chip.addEventListener("click", () => enter(text));
    chips.append(chip);
  }
  const choice = choices(() => changed());
  const entry = h("div", { className: "entry" }, chips, label, area, choice.element);
  const list = h("div", { className: "messages" });
  section.append(
    h("p", { className: "lead quiet" }, lead, link, linked),
    h("div", { className: "decoding" }, entry, list),
    spoken,
  );

  const address = () => addressOf("decode", [["octets", area.value], ...choice.entries()]);

  function enter(text, chosen = {}) {
    area.value = text;
    choice.set(chosen);
    changed();
  }

  function changed() {
    if (isLinked) replaceAddress(addressOf("decode"));
    isLinked = false;
    show();
  }

  function show() {
    stop();
    clearTimeout(timer);
    const { pdu, failure } = octets;
    if (!pdu) {
      list.replaceChildren(h("p", { className: failure ? "alarm" : "quiet", textContent: failure ?? "Loading…" }));
      return;
    }
    // What was shown before is not said of the present octets.
    list.replaceChildren(h("p", { className: "quiet", textContent: "Decoding…" }));
    stop = inSlices(readText(pdu, area.value, choice.value), {
      begun: (parts) => {
        const alone = parts.filter(({ result }) => !result?.part).slice(0, AT_ONCE);
        list.append(...cardsOf(alone.map((part) => ({ parts: [part], joined: null })), 0, Infinity));
      },
      done: draw,
    });
  }

  const cardsOf = (messages, first, total) => {
    return messages.map((message, index) => messageCard(message, first + index, total, (words) => setText(spoken, words)));
  };

  function draw(found) {
    const { messages, skipped, wrong } = found;
    const content = [];
    if (wrong) content.push(wrongNote(wrong));
    else if (messages.length === 0) {
      content.push(h("p", { className: "quiet", textContent: "What the octets say appears here." }));
    }
    if (messages.length > 1) {
      content.push(h("p", { className: "quiet", textContent: `${many(messages.length, "message")}.` }));
    }
    if (skipped > 0) {
      const words = `${many(skipped, "other run")} of digits ${skipped === 1 ? "is" : "are"} no PDU.`;
      content.push(h("p", { className: "small", textContent: words }));
    }
    list.replaceChildren(...content);
    let next = 0;
    const more = h("button", { type: "button" });
    const add = () => {
      const cards = cardsOf(messages.slice(next, next + AT_ONCE), next, messages.length);
      next += AT_ONCE;
      more.remove();
      list.append(...cards);
      if (next >= messages.length) return;
      setText(more, `Show more: ${many(messages.length - next, "message")}`);
      list.append(more);
    };
    more.addEventListener("click", () => {
      const first = list.lastChild.previousSibling;
      add();
      first?.nextSibling?.querySelector("[tabindex='0']")?.focus();
    });
    add();
    timer = setTimeout(() => setText(spoken, summary(found)), PAUSE);
  }

  area.addEventListener("input", changed);
  copyLinkBy(link, linked, () => {
    replaceAddress(address());
    isLinked = true;
    return location.href;
  });

  const octets = useOctets(show);
  show();
  return (values, isNew) => {
    if (!values.has("octets")) return;
    if (isNew) {
      isLinked = false;
      enter(values.get("octets"), Object.fromEntries(values));
    }
    isLinked = isNew || address() === addressOf("decode", [...values]);
    if (!isLinked && readAddress(location.hash).tab === "decode") replaceAddress(addressOf("decode"));
  };
}

/** Returns a sentence about a text without octets, with the wrong character marked. */
function wrongNote(wrong) {
  const note = h("div", { className: "message wrong" }, h("p", { className: "alarm", textContent: wrongWords(wrong) }));
  const { raw, at } = wrong;
  if (at >= 0) {
    const end = at + String.fromCodePoint(raw.codePointAt(at)).length;
    const mark = h("mark", { textContent: raw.slice(at, end) });
    note.append(h("code", {}, raw.slice(Math.max(at - 40, 0), at), mark, raw.slice(end, end + 40)));
  }
  return note;
}
