// The part of the address behind "#": a tab, and what the tab shows. Browsers do not send it.

export const TABS = ["write", "octets", "decode"];

/** Returns the tab and the values of an address, such as "#write?text=Hello". */
export function readAddress(hash) {
  const [, name, values] = /^#?([^?]*)\??(.*)$/s.exec(hash);
  return { tab: TABS.includes(name) ? name : TABS[0], values: new URLSearchParams(values) };
}

/** Returns the address of a tab with values, which are pairs of a name and a string or null. */
export function addressOf(tab, values = []) {
  const query = new URLSearchParams(values.filter(([, value]) => value !== null)).toString();
  // Programs that make links clickable leave out a full stop at the end.
  return query ? `#${tab}?${query.replace(/\.$/, "%2E")}` : `#${tab}`;
}

/** Marks the entries of the history whose values the page has. After a reload, it has none. */
const SHOWN = performance.timeOrigin;

/** Returns whether the page does not have the values of the address yet, and marks that it does. */
export function takeAddress() {
  const isNew = history.state?.shown !== SHOWN;
  if (isNew) history.replaceState({ shown: SHOWN }, "");
  return isNew;
}

/** Changes the address to what the page shows, without a new entry in the history. */
export function replaceAddress(hash) {
  history.replaceState({ shown: SHOWN }, "", hash);
}
