// The page that puts the package beside two others: what it promises holds in this browser.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { start } from "./browser.js";

let house;
before(async () => (house = await start()));
after(() => house.close());

// What else the machine does can only add: the best of so many rounds counts.
const ROUNDS = 3;

test("ahead of the others at every length that was promised", async () => {
  const page = await house.open("/bench/");
  let faults;
  for (let round = 0; round < ROUNDS && faults !== "0"; round += 1) {
    await page.evaluate(() => delete document.documentElement.dataset.faults);
    await page.click("#measure");
    await page.waitForSelector("html[data-faults]", { timeout: 300_000 });
    faults = await page.getAttribute("html", "data-faults");
  }
  const rows = await page.evaluate(() => {
    const rows = [...document.querySelectorAll("#times tr")];
    return rows.map((row) => [...row.cells].map((cell) => cell.textContent).join(" | "));
  });
  console.log(`Chromium ${house.browser.version()}\n${rows.join("\n")}`);
  assert.equal(rows.length, 1 + 9 * 8);
  assert.equal(faults, "0", await page.textContent("#verdict"));
  await house.done(page);
});
