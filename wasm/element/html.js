// Creates elements without markup: no text is ever parsed as HTML.

export function h(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/**
 * Sets a text if it has changed: setting an equal one would cost a layout. The text node is kept,
 * because a new one would cost a style calculation as well.
 */
export function say(element, text) {
  const { firstChild } = element;
  if (!firstChild) element.textContent = text;
  else if (firstChild.data !== text) firstChild.data = text;
}
