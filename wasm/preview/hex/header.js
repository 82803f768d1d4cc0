// The header of user data in words.

import { hex, languageName, many, spaced } from "./words.js";

const SHIFTS = { singleShift: "single shift table", lockingShift: "locking shift table" };

const language = ({ language, languageIdentifier }) => {
  return language ? languageName(language) : `reserved language ${languageIdentifier}`;
};

/** Returns what an information element is. */
export function elementName({ content, name }) {
  switch (content?.kind) {
    case "part":
      return "concatenation";
    case "ports":
      return "ports";
    case "waiting":
      return "message waiting";
    case "singleShift":
    case "lockingShift":
      return SHIFTS[content.kind];
    default:
      return name ?? "reserved element";
  }
}

/** Returns what an information element says. */
export function elementValue({ content, data }) {
  switch (content?.kind) {
    case "part":
      return `reference ${content.reference}, part ${content.sequence} of ${content.total}`;
    case "ports":
      return `to ${content.destination}, from ${content.source}`;
    case "waiting":
      return `${content.count} × ${content.waiting}`;
    case "singleShift":
    case "lockingShift":
      return language(content);
    default:
      return data.length ? spaced(data) : "no data";
  }
}

/** Returns a header in words, for example "concatenation: reference 42, part 1 of 2". */
export function headerWords(elements) {
  return elements.map((element) => `${elementName(element)}: ${elementValue(element)}`).join("; ");
}

/** Returns what an octet of an element means: `at` is its place in the element. */
export function elementOctet(element, at, octet) {
  if (at === 0) return `identifier ${hex(octet)}: ${elementName(element)}`;
  if (at === 1) return `length: ${many(octet, "octet")} of this element ${octet === 1 ? "follows" : "follow"}`;
  const { content } = element;
  const index = at - 2;
  if (content?.kind === "part") {
    const references = content.bits / 8;
    if (index < references) return `reference ${content.reference}${references === 2 ? `, octet ${index + 1} of 2` : ""}`;
    return index === references ? `${many(content.total, "part")} in all` : `this is part ${content.sequence}`;
  }
  if (content?.kind === "ports") {
    const half = element.data.length / 2;
    const [name, port] = index < half ? ["destination", content.destination] : ["source", content.source];
    return `${name} port ${port}${half === 2 ? `, octet ${(index % 2) + 1} of 2` : ""}`;
  }
  if (content && content.kind in SHIFTS) return `language ${content.languageIdentifier}: ${language(content)}`;
  if (content?.kind === "waiting") return elementValue(element);
  return `data of ${elementName(element)}`;
}

/** Returns what an octet of a header means. `elements` and `at` count from the same octet. */
export function headerOctet(elements, at, octet) {
  const element = elements.find(({ start, length }) => at >= start && at < start + length);
  if (element) return elementOctet(element, at - element.start, octet);
  return `length of the header: ${many(octet, "octet")} ${octet === 1 ? "follows" : "follow"}`;
}
