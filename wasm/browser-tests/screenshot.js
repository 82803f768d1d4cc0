// Takes a screenshot of the page with the rules folded.

import { writeFileSync } from "node:fs";
import { preview, shown, start } from "./browser.js";

const harness = await start();
const page = await preview(harness, {
  viewport: { width: 1120, height: 620 },
  colorScheme: "light",
  reducedMotion: "reduce",
});
await page.evaluate(() => {
  const preview = document.querySelector("sms-preview");
  preview.removeAttribute("open-rules");
  preview.setAttribute("provider", "twilio");
  document.activeElement.blur();
});
await shown(page);
writeFileSync(process.argv[2], await page.screenshot({ animations: "disabled" }));
await harness.done(page);
await harness.close();
