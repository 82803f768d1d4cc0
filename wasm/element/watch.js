// Listens to a text area, and to its position on the page.

/**
 * Calls `on.typed()`, `on.scrolled()`, `on.moved()` when something around it was scrolled,
 * `on.resized()` when it may look different, and `on.composing(isComposing)`. Returns a function
 * that stops it.
 */
export function watch(textarea, element, on) {
  const ending = new AbortController();
  const hear = (target, name, does, capture = false) => {
    target.addEventListener(name, does, { signal: ending.signal, passive: true, capture });
  };
  hear(textarea, "input", on.typed);
  hear(textarea, "scroll", on.scrolled);
  hear(textarea, "compositionstart", () => on.composing(true));
  hear(textarea, "compositionend", () => on.composing(false));
  // The focus may come from a control that has changed the looks.
  hear(textarea, "focus", on.resized);
  hear(window, "resize", on.resized);
  hear(document, "scroll", ({ target }) => target !== textarea && on.moved(), true);
  const sizes = new ResizeObserver(on.resized);
  for (const one of [textarea, element, document.documentElement]) sizes.observe(one);
  return () => {
    ending.abort();
    sizes.disconnect();
  };
}

/** The text area with this id in the tree of an element, if it exists. */
export function textareaOf(root, id) {
  const found = root.getElementById?.(id);
  return found instanceof HTMLTextAreaElement ? found : null;
}

/** Calls `found` when it exists. Returns a function that stops waiting. */
export function waitFor(root, id, found) {
  const changes = new MutationObserver(() => textareaOf(root, id) && found());
  changes.observe(root, { childList: true, subtree: true, attributeFilter: ["id"] });
  return () => changes.disconnect();
}
