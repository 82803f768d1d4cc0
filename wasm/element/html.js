// Elements without markup: nothing here is ever parsed as HTML, whatever the text says.

export function h(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/**
 * Sets a text only where it is another: an equal one would cost a layout as well. What is there
 * is written over, for a new node would cost a style as well.
 */
export function say(element, text) {
  const { firstChild } = element;
  if (!firstChild) element.textContent = text;
  else if (firstChild.data !== text) firstChild.data = text;
}
