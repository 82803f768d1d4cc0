// Takes a screenshot of the page up to the settings.

import { writeFileSync } from "node:fs";
import { preview, shown, start } from "./browser.js";

const harness = await start();
const page = await preview(harness, {
  viewport: { width: 720, height: 900 },
  colorScheme: "light",
  reducedMotion: "reduce",
});
await page.getByRole("combobox", { name: "Provider", exact: true }).selectOption("twilio");
await page.evaluate(() => document.activeElement.blur());
await shown(page);
const { height } = await page.locator("fieldset").boundingBox().then(({ y }) => ({ height: y - 8 }));
const clip = { x: 0, y: 0, width: 720, height: Math.round(height) };
writeFileSync(process.argv[2], await page.screenshot({ clip, animations: "disabled" }));
await harness.done(page);
await harness.close();
