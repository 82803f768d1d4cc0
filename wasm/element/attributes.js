// What the attributes of the element say, and properties that were there before it was.

/** The options for the module that counts. */
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

/** What one message of the channel costs, or null: that of a segment says nothing of MMS. */
export function priceOf(element) {
  const name = element.getAttribute("channel") === "mms" ? "mms-price" : "price";
  const price = parseFloat(element.getAttribute(name) ?? "");
  return Number.isFinite(price) ? price : null;
}

/** The module at an address, loaded. */
export async function moduleAt(address) {
  // It is for the browser to find, and not for what bundles this.
  const { href } = new URL(address, document.baseURI);
  const module = await import(/* @vite-ignore */ /* webpackIgnore: true */ href);
  await module.default();
  return module;
}

/** Sets again what a page has set before the element was defined, past its accessors. */
export function upgrade(element, names) {
  for (const name of names) {
    if (!Object.hasOwn(element, name)) continue;
    const value = element[name];
    delete element[name];
    element[name] = value;
  }
}
