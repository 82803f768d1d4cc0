// Hears what happens to a text area, and to its place on the page.

/**
 * `on` hears `typed()`, `scrolled()`, `moved()` when something around it was scrolled,
 * `resized()` when it may look another way, and `composing(whether)`. Returns a function that
 * ends it.
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
  // One comes back to it, perhaps from a control that has changed how it looks.
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

/** The text area with an id in the tree of an element, now. */
export function textareaOf(root, id) {
  const found = root.getElementById?.(id);
  return found instanceof HTMLTextAreaElement ? found : null;
}

/** Calls `found` when there is one, later. Returns a function that ends the waiting. */
export function waitFor(root, id, found) {
  const changes = new MutationObserver(() => textareaOf(root, id) && found());
  changes.observe(root, { childList: true, subtree: true, attributeFilter: ["id"] });
  return () => changes.disconnect();
}
