// Listens to changes of a text area and of its position on the page.

/**
 * Calls `on.typed()`, `on.scrolled()`, `on.moved()` when anything else scrolls, `on.changed()` when
 * the size, the style or the text may have changed, and `on.composing(isComposing)`. Returns a
 * function that removes the listeners.
 */
export function watch(textarea, element, on) {
  const controller = new AbortController();
  const listen = (target, name, handler, capture = false) => {
    target.addEventListener(name, handler, { signal: controller.signal, passive: true, capture });
  };
  listen(textarea, "input", on.typed);
  listen(textarea, "scroll", on.scrolled);
  listen(textarea, "compositionstart", () => on.composing(true));
  listen(textarea, "compositionend", () => on.composing(false));
  // The focus may come from a control that has changed the style.
  listen(textarea, "focus", on.changed);
  listen(window, "resize", on.changed);
  // The form resets its text areas after this event.
  listen(textarea.getRootNode(), "reset", ({ target }) => target === textarea.form && on.changed());
  listen(document, "scroll", ({ target }) => target !== textarea && on.moved(), true);
  const sizes = new ResizeObserver(on.changed);
  for (const watched of [textarea, element, document.documentElement]) sizes.observe(watched);
  return () => {
    controller.abort();
    sizes.disconnect();
  };
}

/** Returns the text area with this id in a document or shadow tree, or null. */
export function textareaOf(root, id) {
  const found = root.getElementById?.(id);
  return found instanceof HTMLTextAreaElement ? found : null;
}

/** Calls `changed` when this id names another text area. Returns a function that stops this. */
export function followId(root, id, changed) {
  const known = textareaOf(root, id);
  const changes = new MutationObserver(() => textareaOf(root, id) !== known && changed());
  changes.observe(root, { childList: true, subtree: true, attributeFilter: ["id"] });
  return () => changes.disconnect();
}
