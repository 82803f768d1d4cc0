// Reads attributes, loads modules and upgrades properties for the element.

export function optionsOf(element) {
  const options = {};
  for (const name of ["provider", "channel", "boundary"]) {
    const value = element.getAttribute(name);
    if (value) options[name] = value;
  }
  const languages = (element.getAttribute("languages") ?? "").split(/[\s,]+/).filter(Boolean);
  if (languages.length > 0) options.languages = languages.includes("all") ? "all" : languages;
  return options;
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
