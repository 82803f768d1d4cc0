// The rules of the preview page, and the advice that changes them.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { preview, shown, start, unfold } from "./browser.js";

let harness;
before(async () => (harness = await start()));
after(() => harness.close());

const text = (page) => page.evaluate(() => document.getElementById("message").value);
const set = (page, value) => {
  return page.evaluate((value) => (document.querySelector("sms-preview").value = value), value);
};

test("the evidence for the rules is one click away", async () => {
  const page = await preview(harness);
  await page.evaluate(() => {
    const preview = document.querySelector("sms-preview");
    preview.setAttribute("provider", "twilio");
    // The note is about the provider, whatever the other rules.
    preview.setAttribute("reference-width", "16");
    preview.setAttribute("boundary", "character");
  });
  await unfold(page);
  const { note } = await shown(page);
  assert.match(note, /^Twilio: 160\/153 septets and 70\/67 code units, at most 1,600 characters, .* Checked in 2026-11\.$/);
  const [evidence] = await Promise.all([
    page.context().waitForEvent("page"),
    page.getByRole("link", { name: "Evidence" }).click(),
  ]);
  await evidence.getByRole("heading", { name: "Evidence" }).waitFor();
  assert.ok(await evidence.getByText("its calculator keeps grapheme clusters whole").first().isVisible());
  await harness.done(page);
});

test("rules are changed by the user: encoding, line breaks, smart encoding", async () => {
  const page = await preview(harness);
  await unfold(page);
  const choose = (name, value) => page.getByRole("combobox", { name }).selectOption(value);
  await set(page, `${"a".repeat(80)}\n${"b".repeat(79)}`);
  const plain = await shown(page);
  assert.deepEqual([plain.segments, plain.notes], ["1 segment", ["With CR LF line breaks, as forms send them: 2 segments."]]);
  await choose("Line breaks are sent as", "crlf");
  const crlf = await shown(page);
  assert.deepEqual([crlf.segments, crlf.units, crlf.notes.length], ["2 segments", "161 of 306", 1]);
  assert.deepEqual(crlf.bands, [[0, 152], [152, 160]]);
  await choose("Line breaks are sent as", "");
  await choose("Encoding", "UCS-2");
  const forced = await shown(page);
  assert.deepEqual([forced.segments, forced.encoding, forced.why], ["3 segments", "UCS-2", "UCS-2 is selected in the rules."]);
  await choose("Encoding", "GSM-7");
  await set(page, "naïve");
  const refused = await shown(page);
  assert.equal(refused.why, "GSM-7 is selected in the rules, but has no code for 1 character.");
  assert.deepEqual([refused.limit, refused.bands], ["This text cannot be sent with these rules.", []]);
  await choose("Encoding", "");

  await set(page, `${"a".repeat(100)}’`);
  await page.getByRole("combobox", { name: "Provider" }).selectOption("twilio");
  const twilio = await shown(page);
  assert.deepEqual(twilio.actions, [
    "Replace ’ with ': saves 1 segment, $0.0079",
    "Switch smart encoding on: saves 1 segment, $0.0079",
  ]);
  await page.getByRole("button", { name: /^Switch smart encoding on/ }).click();
  const smart = await shown(page);
  assert.deepEqual([smart.segments, smart.actions, smart.rows], ["1 segment", [], []]);
  assert.equal(await page.getByRole("switch", { name: "Smart encoding" }).isChecked(), true);
  assert.equal(await text(page), `${"a".repeat(100)}’`, "the text must stay");
  await page.getByRole("switch", { name: "Smart encoding" }).uncheck();
  assert.equal((await shown(page)).segments, "2 segments");
  await harness.done(page);
});

test("a national table is suggested where it pays", async () => {
  const page = await preview(harness);
  await set(page, "Sayın müşterimiz, siparişiniz kargoya verilmiştir. Yarın öğleden sonra teslim edilecek. ");
  const before = await shown(page);
  assert.deepEqual(before.actions.slice(0, 1), ["Use the Turkish table: saves 1 segment, $0.0079"]);
  await page.getByRole("button", { name: /^Use the Turkish table/ }).click();
  const after = await shown(page);
  assert.deepEqual([after.segments, after.title], ["1 segment", ""]);
  assert.equal(await page.locator("sms-preview").getAttribute("languages"), "tr");
  await harness.done(page);
});

test("the first visit shows the rules, later ones fold them", async () => {
  const page = await preview(harness, { viewport: { width: 1200, height: 800 } });
  const isOpen = () => page.evaluate(() => {
    return document.querySelector("sms-preview").shadowRoot.querySelector(".rules").open;
  });
  assert.equal(await isOpen(), true);
  await page.reload();
  await page.waitForFunction(() => document.querySelector("sms-preview").state === "ready");
  assert.equal(await isOpen(), false);
  await harness.done(page);
});
