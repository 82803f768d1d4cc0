// The page: its tabs, and what it keeps for use without a network.

import { followAddress } from "./tabs.js";
import { keepForOffline } from "./keep.js";
import { preview, shared } from "./write.js";

followAddress((tab, values) => {
  if (tab !== "decode") shared.open(values);
  // The bands were not drawn while the tab was hidden.
  if (tab === "write") preview.refresh();
});

keepForOffline();
