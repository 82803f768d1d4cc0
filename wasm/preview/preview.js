// The page: its tabs, and what it keeps for use without a network.

import { followAddress } from "./tabs.js";
import { keepForOffline } from "./keep.js";
import { loaded, preview, shared } from "./write.js";

const section = (tab) => document.getElementById(`tab-${tab}`);

/** The tabs whose modules are loaded when they are opened for the first time. */
const OPENERS = {
  octets: async () => (await import("./octets.js")).openOctets(section("octets"), preview, loaded, shared),
  decode: async () => (await import("./decode.js")).openDecode(section("decode")),
};
const opened = {};

/** Opens a tab, and shows in it what the address says. */
async function open(tab, values, isNew) {
  const notice = () => section(tab).querySelector(".not-loaded");
  let show;
  try {
    opened[tab] ??= OPENERS[tab]();
    show = await opened[tab];
  } catch {
    // The next time that the tab is opened, it is loaded again.
    delete opened[tab];
    if (notice()) return;
    const textContent = "This tab did not load. Reload the page to try again.";
    const told = Object.assign(document.createElement("p"), { className: "alarm not-loaded", textContent });
    told.role = "alert";
    section(tab).append(told);
    return;
  }
  notice()?.remove();
  show(values, isNew);
}

followAddress((tab, values, isNew) => {
  if (tab !== "decode") shared.open(tab, values, isNew);
  // The bands were not drawn while the tab was hidden.
  if (tab === "write") preview.refresh();
  else open(tab, values, isNew);
});

keepForOffline();
