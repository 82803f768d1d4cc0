// The attributes of the element, and properties that were set before it was defined.

/** The options for the module. */
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

/** The price of a segment or, as MMS, of a message; null without one. */
export function priceOf(element) {
  const name = element.getAttribute("channel") === "mms" ? "mms-price" : "price";
  const price = parseFloat(element.getAttribute(name) ?? "");
  return Number.isFinite(price) ? price : null;
}

/** The module at an address, loaded. */
export async function moduleAt(address) {
  // The browser resolves it, and not a bundler.
  const { href } = new URL(address, document.baseURI);
  const module = await import(/* @vite-ignore */ /* webpackIgnore: true */ href);
  await module.default();
  return module;
}

/** Sets the properties again that a page has set before the element was defined. */
export function upgrade(element, names) {
  for (const name of names) {
    if (!Object.hasOwn(element, name)) continue;
    const value = element[name];
    delete element[name];
    element[name] = value;
  }
}
