// A segment: its text and its octets, which can be pointed at.

import { BANDS } from "../../element/bands.js";
import { h, setText } from "../../element/html.js";
import { visible } from "../../element/visible.js";
import { headerOctet, headerWords } from "../hex/header.js";
import { itemOf, pointAt, rowOf, select } from "../hex/pointing.js";
import { charactersAt, characterWords, fillBits, octetWords } from "../hex/text.js";
import { hex, many } from "../hex/words.js";

/** Returns an element for a segment, which has its text and octets after `draw` is called. */
export function segmentCard(segment, index, total, say) {
  const { encoding, dcs, udhi, udl, userData } = segment;
  const facts = [
    encoding,
    `TP-DCS ${hex(dcs)}`,
    `TP-UDHI ${udhi ? 1 : 0}`,
    `TP-UDL ${udl}`,
    many(userData.length, "octet"),
  ];
  const name = `Segment ${index + 1} of ${total}`;
  const number = h("span", { className: `number band-${index % BANDS.length}`, ariaHidden: "true", textContent: index + 1 });
  const heading = h("h2", { textContent: name });
  const title = h("div", { className: "title" }, number, heading);
  title.append(h("span", { className: "small", textContent: facts.join(" · ") }));
  const element = h("article", { className: "message waiting", ariaLabel: name }, title);
  const draw = () => {
    element.classList.remove("waiting");
    element.append(...contentOf(segment, name, element, say));
  };
  return { element, draw };
}

function contentOf(segment, name, root, say) {
  const { text, start, characters, userData, header, elements } = segment;
  const textRow = rowOf("text", `Characters of ${name.toLowerCase()}`);
  textRow.dir = "auto";
  const strings = characters.map((place) => text.slice(place.start - start, place.end - start));
  textRow.append(...strings.map(characterItem));
  const octetRow = rowOf("octets", `Octets of ${name.toLowerCase()}`);
  const headerLength = header?.length ?? 0;
  octetRow.append(
    ...Array.from(userData, (octet, index) => itemOf(hex(octet), index < headerLength ? "header" : "")),
  );
  const [textItems, octetItems] = [[...textRow.children], [...octetRow.children]];
  const said = h("p", { className: "hidden" });
  const legend = legendOf(segment);
  const told = h("div", { className: "told" }, said, legend);

  const describe = (item) => {
    const at = textItems.indexOf(item);
    if (at >= 0) {
      const { octet, octets } = characters[at];
      return {
        words: characterWords(segment, strings[at], characters[at]),
        texts: [item],
        octets: octetItems.slice(octet, octet + octets),
      };
    }
    const octet = octetItems.indexOf(item);
    const about = `octet ${octet}: `;
    if (octet < headerLength) {
      // The octets of an element are about the same thing.
      return { words: `${about}${headerOctet(elements, octet, userData[octet])}`, texts: [], octets: [item] };
    }
    const found = charactersAt(characters, octet);
    const words = octetWords(segment, found.map((one) => strings[one]), octet === headerLength);
    return { words: about + words, texts: found.map((one) => textItems[one]), octets: [item] };
  };
  const show = (item, isSpoken) => {
    const { words = "", texts = [], octets = [] } = item ? describe(item) : {};
    select(textRow, texts);
    select(octetRow, octets);
    setText(said, words);
    said.className = item ? "" : "hidden";
    legend.classList.toggle("hidden", Boolean(item));
    if (isSpoken) say(words);
  };
  const across = (item, step) => {
    const at = textItems.indexOf(item);
    if (at >= 0) return step > 0 ? octetItems[characters[at].octet] : null;
    if (step > 0) return null;
    return textItems[charactersAt(characters, octetItems.indexOf(item))[0] ?? 0] ?? null;
  };
  // The rows have to be in the root first.
  queueMicrotask(() => pointAt(root, [textRow, octetRow], { show, across }));
  return [textRow, told, octetRow];
}

/** Returns an item for a character. Invisible ones are shown by their names. */
function characterItem(character) {
  const shown = character === " " ? character : visible(character);
  const isText = shown === character || shown.startsWith("\u25CC");
  const item = itemOf(isText ? character : shown, isText ? "" : "sign");
  if (character === " ") item.ariaLabel = "space";
  if (character === "\n") item.append("\n");
  return item;
}

function legendOf(segment) {
  const { header, elements, units, encoding, text } = segment;
  const legend = h("p", { className: "legend small" });
  if (header) {
    const name = h("b", { className: "header", textContent: "header" });
    legend.append(h("span", {}, name, ` ${headerWords(elements)}`));
  }
  const fill = fillBits(segment);
  const amount = many(units, encoding === "GSM-7" ? "septet" : "code unit");
  const words = text === "" ? "nothing is written" : `${amount}${fill ? `, ${many(fill, "fill bit")}` : ""}`;
  legend.append(h("span", {}, h("b", { textContent: "text" }), ` ${words}`));
  return legend;
}
