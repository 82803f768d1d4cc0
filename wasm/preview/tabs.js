// Shows the tab that the address names.

import { readAddress, takeAddress, TABS } from "./address.js";

const section = (tab) => document.getElementById(`tab-${tab}`);
const link = (tab) => document.querySelector(`nav a[href="#${tab}"]`);

/**
 * Shows the tab of the address, now and whenever that changes. `opened` is called with the tab, the
 * values of the address, and whether they are new: going back to them must not undo what was edited.
 */
export function followAddress(opened) {
  let shown = null;
  const follow = () => {
    const { tab, values } = readAddress(location.hash);
    for (const one of TABS) {
      section(one).hidden = one !== tab;
      if (one === tab) link(one).setAttribute("aria-current", "page");
      else link(one).removeAttribute("aria-current");
    }
    const heading = section(tab).querySelector("h1");
    document.title = heading.textContent;
    // A screen reader continues at the new heading, but not when the page is opened.
    if (shown !== null && shown !== tab) heading.focus({ preventScroll: true });
    shown = tab;
    opened(tab, values, takeAddress());
  };
  addEventListener("hashchange", follow);
  follow();
}
