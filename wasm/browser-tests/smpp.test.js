// The tab "Decode": octets of SMPP.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { selectedIn, start } from "./browser.js";
import { messages, openDecode, paste, texts } from "./decode-page.js";

let harness;
before(async () => (harness = await start()));
after(() => harness.close());

const open = () => openDecode(harness);

test("the fields, octets and characters of a short_message of SMPP", async () => {
  const page = await open();
  const chosen = (row) => selectedIn(page.locator(`${row} [role=option]`));
  const words = () => page.locator(".told > p").first().textContent();
  await paste(page, "short_message: 48656C6C6F20776F726C64");
  assert.deepEqual(await texts(page), ["Hello world"]);
  for (let at = 0; at < 11; at += 1) {
    await page.locator(".said [role=option]").nth(at).hover();
    assert.deepEqual([await chosen(".said"), await chosen(".octets")], [[at], [at]]);
    await page.locator(".octets [role=option]").nth(at).hover();
    assert.deepEqual([await chosen(".said"), await chosen(".octets")], [[at], [at]]);
  }
  assert.equal(await words(), "octet 10, A: Text · d");
  await page.locator(".said [role=option]").nth(10).hover();
  assert.equal(await words(), "d = 64 · octet 10");
  await paste(page, "esm_class: 0x40\nshort_message: 050003070201481B6569");
  assert.deepEqual(await texts(page), ["H€i"]);
  await page.locator("details summary").first().click();
  await page.locator("tbody tr").first().waitFor();
  assert.deepEqual((await messages(page))[0].fields, [
    ["Header", "5 octets", "05"],
    ["Concatenation", "reference 7, part 1 of 2", "00 03 07 02 01"],
    ["Text", "4 septets, one per octet", "48 1B 65 69"],
  ]);
  const SAYS = {
    0: "octet 0, A: Header · length of the header: 5 octets follow",
    3: "octet 3, B: Concatenation · reference 7",
    6: "octet 6, C: Text · H",
    8: "octet 8, C: Text · €",
  };
  for (const [at, said] of Object.entries(SAYS)) {
    await page.locator(".octets [role=option]").nth(Number(at)).hover();
    assert.equal(await words(), said);
  }
  await page.locator(".part .said [role=option]").nth(1).hover();
  assert.deepEqual([await chosen(".octets"), await words()], [[7, 8], "€ = ESC 65 · octets 7 and 8"]);
  await harness.done(page);
});

test("a fault without a place names no octet", async () => {
  const page = await open();
  await paste(page, "data_coding: 999\nshort_message: 4869");
  const [{ alarms }] = await messages(page);
  assert.equal(alarms.length, 1);
  assert.match(alarms[0], /from 0 to 255, not 999\.$/);
  assert.doesNotMatch(alarms[0], /Octet|undefined/);
  await harness.done(page);
});
