// Pointing at an item of several rows: with a mouse, a finger or the arrow keys. All items together
// are one stop of the tab key.

import { h } from "../../element/html.js";

const STEPS = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity };

/** Returns a row for items. Screen readers announce it as a list in which several are selected. */
export function rowOf(className, label) {
  const row = h("div", { className, role: "listbox", ariaLabel: label, ariaMultiSelectable: "true" });
  row.ariaOrientation = "horizontal";
  return row;
}

/** Returns an item for a row. */
export function itemOf(text, className = "") {
  // Without an index, a tap would go to the item nearby that has one.
  return h("span", { className, role: "option", tabIndex: -1, textContent: text });
}

/** Selects these items of a row, and no others. */
export function select(row, items) {
  const chosen = new Set(items);
  for (const item of row.querySelectorAll("[aria-selected]")) {
    if (!chosen.has(item)) item.removeAttribute("aria-selected");
  }
  for (const item of chosen) item.ariaSelected = "true";
}

/**
 * Lets a user point at the items of `rows`, which are in `root`. `show(item, isSpoken)` is called
 * with the item, or null. `across(item, step)` returns the item to which the arrows up (-1) and down
 * (1) lead, or null.
 */
export function pointAt(root, rows, { show, across }) {
  const itemAt = (target) => target.closest?.("[role=option]") ?? null;
  const itemsOf = (row) => [...row.querySelectorAll("[role=option]")];
  let stop = null;
  let shown = null;
  const point = (item, isSpoken) => {
    if (item === shown && !isSpoken) return;
    shown = item;
    show(item, isSpoken);
  };
  const stopAt = (item) => {
    if (stop) stop.tabIndex = -1;
    stop = item;
    if (item) item.tabIndex = 0;
  };
  const focus = (item) => {
    if (!item) return;
    stopAt(item);
    item.focus();
  };
  const focused = () => (root.contains(document.activeElement) ? itemAt(document.activeElement) : null);
  stopAt(rows.map((row) => row.querySelector("[role=option]")).find(Boolean) ?? null);

  root.addEventListener("pointerover", ({ target }) => {
    const item = itemAt(target);
    if (item) point(item, false);
  });
  root.addEventListener("pointerleave", () => point(focused(), false));
  root.addEventListener("click", ({ target }) => focus(itemAt(target)));
  root.addEventListener("focusin", ({ target }) => {
    if (itemAt(target)) point(itemAt(target), true);
  });
  root.addEventListener("focusout", ({ relatedTarget }) => {
    if (!root.contains(relatedTarget)) point(null, false);
  });
  root.addEventListener("keydown", (event) => {
    const item = itemAt(event.target);
    if (!item || event.ctrlKey || event.altKey || event.metaKey) return;
    const row = item.closest("[role=listbox]");
    let next = null;
    if (event.key in STEPS) {
      const items = itemsOf(row);
      const isReversed = event.key.startsWith("Arrow") && getComputedStyle(row).direction === "rtl";
      const to = items.indexOf(item) + STEPS[event.key] * (isReversed ? -1 : 1);
      next = items[Math.min(Math.max(to, 0), items.length - 1)];
    } else if (event.key === "ArrowUp" || event.key === "ArrowDown") {
      next = across(item, event.key === "ArrowUp" ? -1 : 1);
    } else return;
    event.preventDefault();
    focus(next);
  });
}
