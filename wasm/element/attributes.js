// Reads attributes, loads modules and upgrades properties for the element.

/** The attributes whose values are options of the package. */
const OPTIONS = {
  provider: "provider",
  channel: "channel",
  boundary: "boundary",
  encoding: "encoding",
  "reference-width": "referenceWidth",
};

/** The attributes that `rulesOf` reads. */
export const RULES = [...Object.keys(OPTIONS), "languages", "line-breaks", "smart-encoding"];

/**
 * Returns the rules of an element: the options of the package, whether line breaks are sent as
 * CR LF, and whether the smart encoding of the provider is on.
 */
export function rulesOf(element) {
  const options = {};
  for (const [attribute, name] of Object.entries(OPTIONS)) {
    const value = element.getAttribute(attribute);
    if (value) options[name] = name === "referenceWidth" ? Number(value) : value;
  }
  const languages = (element.getAttribute("languages") ?? "").split(/[\s,]+/).filter(Boolean);
  if (languages.length > 0) options.languages = languages.includes("all") ? "all" : languages;
  return {
    options,
    isCrlf: element.getAttribute("line-breaks")?.toLowerCase() === "crlf",
    isSmart: element.hasAttribute("smart-encoding"),
  };
}

/** Sets the attributes of an element to rules. */
export function setRules(element, { options, isCrlf, isSmart }) {
  const set = (name, value) => {
    if (value === undefined || value === "") element.removeAttribute(name);
    else if (element.getAttribute(name) !== String(value)) element.setAttribute(name, value);
  };
  for (const [attribute, name] of Object.entries(OPTIONS)) set(attribute, options[name]);
  set("languages", options.languages === "all" ? "all" : options.languages?.join(" "));
  set("line-breaks", isCrlf ? "crlf" : undefined);
  element.toggleAttribute("smart-encoding", isSmart);
}

/** Returns the price of a segment or of a multimedia message, or null without a price. */
export function priceOf(element) {
  const name = element.getAttribute("channel") === "mms" ? "mms-price" : "price";
  const price = parseFloat(element.getAttribute(name) ?? "");
  return Number.isFinite(price) ? price : null;
}

/** Returns the language tag by which numbers are formatted, or undefined. */
export function languageOf(element) {
  return element.getAttribute("locale") || element.closest("[lang]")?.lang || undefined;
}

/** Imports and loads the module at a URL. */
export async function moduleAt(address) {
  // Bundlers must leave this import to the browser.
  const { href } = new URL(address, document.baseURI);
  const module = await import(/* @vite-ignore */ /* webpackIgnore: true */ href);
  await module.default();
  return module;
}

/** Reassigns properties that were set before the element was defined, so that setters run. */
export function upgrade(element, names) {
  for (const name of names) {
    if (!Object.hasOwn(element, name)) continue;
    const value = element[name];
    delete element[name];
    element[name] = value;
  }
}
