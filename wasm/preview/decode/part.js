// The octets of one PDU, and its fields in a table. Pointing at either shows the other.

import { h, setText } from "../../element/html.js";
import { itemOf, pointAt, rowOf, select } from "../hex/pointing.js";
import { charactersAt } from "../hex/text.js";
import { hex } from "../hex/words.js";
import { octetMeaning } from "./explain.js";
import { fieldsOf, hexOf } from "./fields.js";
import { faultWords } from "./words.js";

/** Returns the elements of a part. `textItems` are the characters of its text, if they are shown. */
export function partContent(part, root, say, textItems = []) {
  const { octets, error, result } = part;
  const fields = fieldsOf(part);
  const row = rowOf("octets", "Octets");
  const items = [];
  const owners = [];
  for (const field of fields) {
    const group = h("span", { className: `field hue-${field.hue}` });
    group.role = "presentation";
    group.append(h("b", { className: "letter", textContent: field.letter, ariaHidden: "true" }));
    for (const octet of field.octets) {
      const item = itemOf(hex(octet));
      if (isFaulty(error, items.length)) item.className = "faulty";
      owners.push(field);
      items.push(item);
      group.append(item);
    }
    row.append(group);
  }
  // The octets end before what is expected next.
  if (error && error.offset >= items.length) {
    row.append(h("span", { className: "faulty missing", textContent: "··", ariaHidden: "true" }));
  }
  const body = h("tbody");
  const rows = new Map(fields.map((field) => [field, fieldRow(field)]));
  body.append(...rows.values());
  const names = ["Field", "Value", "Octets"].map((name) => h("th", { scope: "col", textContent: name }));
  const head = h("thead", { className: "unseen" }, h("tr", {}, ...names));
  const table = h("table", { className: "fields" }, head, body);

  const said = h("p", { className: "hidden" });
  const hint = h("p", { className: "small", textContent: "Point at an octet to see what it says." });
  const told = h("div", { className: "told" }, said, hint);
  const characters = result?.characters ?? [];
  const strings = characters.map(({ start, end }) => result.text.slice(start, end));

  const itemsOf = (field) => items.filter((item, index) => owners[index] === field);
  const mark = (field, chosen, texts, words) => {
    for (const [one, line] of rows) line.classList.toggle("pointed", one === field);
    select(row, chosen);
    if (textItems.length) select(textItems[0].parentNode, texts);
    setText(said, words);
    said.className = words ? "" : "hidden";
    hint.classList.toggle("hidden", words !== "");
  };
  const show = (item, isSpoken) => {
    const index = items.indexOf(item);
    if (index < 0) {
      const at = textItems.indexOf(item);
      if (at >= 0) showCharacter(at, isSpoken);
      else mark(null, [], [], "");
      return;
    }
    const field = owners[index];
    const meaning = octetMeaning(part, field, index - field.start, strings);
    const words = `octet ${index}, ${field.letter}: ${field.label} · ${meaning}`;
    const texts = field.name === "body" ? charactersAt(characters, index).map((one) => textItems[one]) : [];
    mark(field, [item], texts.filter(Boolean), words);
    if (isSpoken) say(words);
  };
  const showCharacter = (at, isSpoken) => {
    const { octet, octets: count } = characters[at];
    const words = part.words(at, strings[at]);
    mark(owners[octet], items.slice(octet, octet + count), [textItems[at]], words);
    if (isSpoken) say(words);
  };
  for (const [field, line] of rows) {
    line.addEventListener("pointerenter", () => mark(field, itemsOf(field), [], ""));
    line.addEventListener("pointerleave", () => mark(null, [], [], ""));
  }
  const across = (item, step) => {
    const at = textItems.indexOf(item);
    if (at >= 0) return step > 0 ? items[characters[at].octet] : null;
    return step < 0 ? (textItems[charactersAt(characters, items.indexOf(item))[0]] ?? null) : null;
  };
  const lists = [...(textItems.length ? [textItems[0].parentNode] : []), row];
  queueMicrotask(() => pointAt(root, lists, { show, across }));
  const fault = error ? [h("p", { className: "alarm", textContent: faultWords(error) })] : [];
  return [...fault, row, told, table];
}

function isFaulty(error, index) {
  return Boolean(error) && index === error.offset;
}

function fieldRow(field) {
  const letter = h("b", { className: `letter hue-${field.hue}`, textContent: field.letter });
  const name = h("th", { scope: "row" }, letter, ` ${field.label}`);
  const octets = h("td", { className: "hex", textContent: hexOf(field) });
  return h("tr", {}, name, h("td", { className: "value", textContent: field.value, dir: "auto" }), octets);
}
