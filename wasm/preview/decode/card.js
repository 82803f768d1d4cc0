// A message: its text first, then its parts with their octets and fields.

import { h } from "../../element/html.js";
import { visible } from "../../element/visible.js";
import { itemOf, rowOf } from "../hex/pointing.js";
import { characterWords } from "../hex/text.js";
import { many, spaced } from "../hex/words.js";
import { partContent } from "./part.js";
import { timeValue, typeName } from "./fields.js";
import { hintWords, partsWords, takenWords } from "./words.js";

/** Returns the element of a message. `total` is the number of messages, Infinity if it is not known. */
export function messageCard({ parts, joined }, index, total, say) {
  const of = total === Infinity ? "" : ` of ${total}`;
  const name = total === 1 ? "Message" : `Message ${index + 1}${of}`;
  const element = h("article", { className: "message", ariaLabel: name });
  if (total > 1) element.append(h("h2", { className: "small", textContent: name }));
  element.append(...(joined ? joinedContent(parts, joined, total, say) : singleContent(parts[0], element, total, say)));
  return element;
}

function notes(part, total) {
  const { result, note } = part;
  const words = [takenWords(part, total > 1), result?.hint ? `Hint: ${hintWords(result.hint)}` : "", note ?? ""];
  return words.filter(Boolean).map((text) => h("p", { className: "small", textContent: text }));
}

/** Returns what a message says, or what it is if it has no text. */
function substance({ result }) {
  if (!result) return null;
  const { text, data, type, statusMeaning, isCompressed } = result;
  if (text) return null;
  if (statusMeaning) return statusMeaning;
  if (isCompressed) return "Compressed text, which is not decoded";
  if (data?.length) return `Data: ${spaced(data)}`;
  return text === "" ? "(empty text)" : `${typeName(type) ?? "No text"} without text`;
}

function singleContent(part, root, total, say) {
  const { result } = part;
  const other = substance(part);
  const places = result?.characters ?? [];
  let textItems = [];
  const content = [];
  if (result?.text && places.length > 0) {
    const row = rowOf("text said", "Characters of the text");
    row.dir = "auto";
    textItems = places.map(({ start, end }) => characterItem(result.text.slice(start, end)));
    row.append(...textItems);
    content.push(row);
    const start = result.fields ? result.fields.find(({ name }) => name === "body").start - (result.header?.length ?? 0) : 0;
    part.words = (at, character) => characterWords(result, character, places[at], start);
  } else if (result?.text) {
    content.push(h("p", { className: "text said", dir: "auto", textContent: result.text }));
  } else if (other) {
    content.push(h("p", { className: "text said", textContent: other }));
  }
  return [...content, ...partContent(part, root, say, textItems), ...notes(part, total)];
}

/** Returns an item for a character. Only controls are shown by signs, so that words stay whole. */
function characterItem(character) {
  const isControl = /[\p{Cc}\p{Cs}]/u.test(character) && character !== "\n";
  const item = itemOf(isControl ? visible(character) : character);
  if (character === " ") item.ariaLabel = "space";
  if (character === "\n") item.ariaLabel = "line feed";
  return item;
}

function joinedContent(parts, joined, total, say) {
  const { text, data, address, time, missing } = joined;
  const said = text !== null ? text : `Data: ${spaced(data ?? [])}`;
  const content = [h("p", { className: "text said", dir: "auto", textContent: said })];
  content.push(h("p", { className: missing.length ? "alarm" : "small", textContent: partsWords(joined) }));
  const from = [address, time && timeValue(time)].filter(Boolean).join(" · ");
  if (from) content.push(h("p", { textContent: from, className: "small" }));
  for (const part of parts) {
    const { sequence, total: count } = part.result.part;
    const summary = h("summary", { textContent: `Part ${sequence} of ${count}: ${many(part.octets.length, "octet")}` });
    const box = h("div", { className: "part" });
    const details = h("details", {}, summary, box);
    // Most parts are never looked at.
    details.addEventListener("toggle", () => {
      if (details.open && !box.firstChild) box.append(...singleContent(part, box, total, say));
    });
    content.push(details);
  }
  return content;
}
