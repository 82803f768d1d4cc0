// Creates elements without markup, so that no text is parsed as HTML.

export function h(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/**
 * Sets the text of an element. Leaves an equal text alone, because setting it would cost a layout,
 * and keeps the text node, because a new node would also cost a style calculation.
 */
export function setText(element, text) {
  const { firstChild } = element;
  if (!firstChild) element.textContent = text;
  else if (firstChild.data !== text) firstChild.data = text;
}
