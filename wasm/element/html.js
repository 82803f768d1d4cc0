// Creates and updates elements without markup, so that no text is parsed as HTML.

export function h(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/** Creates a button whose name is its visible text, followed by details for screen readers. */
export function button(className = "") {
  const details = h("span", { className: "unseen" });
  return h("button", { type: "button", className }, h("span"), details);
}

export function setButton({ firstChild, lastChild }, text, details) {
  setText(firstChild, text);
  setText(lastChild, ` (${details})`);
}

/**
 * Calls `does(item, event)` when a button of a row is clicked. The text may have changed since the row
 * was drawn, so `find` looks the item up again by the `key` of the row.
 */
export function onClick(button, row, find, does) {
  button.addEventListener("click", (event) => {
    const item = find(row.key);
    if (item) does(item, event);
  });
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

/** Shows a text in an element of its own, which is hidden if the text is empty. */
export function setOptional(element, text) {
  setText(element, text);
  element.hidden = text === "";
}

/**
 * Gives a parent a child for each item. `create` returns a child, and `update` changes it to what
 * the item says; every child is updated every time, so that none can be out of date.
 */
export function renderList(parent, items, create, update) {
  while (parent.children.length > items.length) parent.lastChild.remove();
  while (parent.children.length < items.length) parent.append(create());
  items.forEach((item, index) => update(parent.children[index], item, index));
}
