// Takes a screenshot of a tab of the page: "write", with the rules folded, "octets" or "decode".

import { writeFileSync } from "node:fs";
import { preview, shown, start } from "./browser.js";

const [file, tab = "write"] = process.argv.slice(2);
const TEXT = "Your order is on its way. Total: €49.90, paid by card. Track it at example.com/t/8F2K or reply HELP.";

/** What is done in each tab before the screenshot. */
const TABS = {
  write: async (page) => {
    await page.evaluate(() => {
      const preview = document.querySelector("sms-preview");
      preview.removeAttribute("open-rules");
      preview.setAttribute("provider", "twilio");
      document.activeElement.blur();
    });
    await shown(page);
  },
  octets: async (page) => {
    await page.evaluate((text) => (location.hash = `#octets?text=${encodeURIComponent(text)}`), TEXT);
    await page.locator(".segments .text [role=option]").nth(TEXT.indexOf("€")).hover();
  },
  decode: async (page) => {
    await page.evaluate(() => (location.hash = "#decode"));
    await page.getByRole("button", { name: "SMS-DELIVER" }).click();
    await page.locator(".messages .octets [role=option]").nth(28).hover();
  },
};

const harness = await start();
const page = await preview(harness, {
  viewport: { width: 1120, height: { write: 620, octets: 460, decode: 650 }[tab] },
  colorScheme: "light",
  reducedMotion: "reduce",
});
await TABS[tab](page);
writeFileSync(file, await page.screenshot({ animations: "disabled" }));
await harness.done(page);
await harness.close();
