// Listens to changes of a text area and of its position on the page.

/**
 * Calls `on.typed()`, `on.scrolled()`, `on.moved()` when anything else scrolls, `on.resized()` when
 * the size or style may have changed, and `on.composing(isComposing)`. Returns a function that
 * removes the listeners.
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
  // The focus may come from a control that has changed the style.
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

/** Returns the text area with this id in a document or shadow tree, or null. */
export function textareaOf(root, id) {
  const found = root.getElementById?.(id);
  return found instanceof HTMLTextAreaElement ? found : null;
}

/** Calls `found` when this text area exists. Returns a function that stops waiting. */
export function waitFor(root, id, found) {
  const changes = new MutationObserver(() => textareaOf(root, id) && found());
  changes.observe(root, { childList: true, subtree: true, attributeFilter: ["id"] });
  return () => changes.disconnect();
}
