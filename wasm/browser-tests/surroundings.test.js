// The element where pages differ: other limits of the text area, loaders, forms, languages.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openElement, shown, start, unfold } from "./browser.js";

let harness;
before(async () => (harness = await start()));
after(() => harness.close());

const EMPTY = "/browser-tests/pages/empty.html";
const set = (page, value) => {
  return page.evaluate((value) => (document.querySelector("sms-preview").value = value), value);
};

test("a replacement is not cut at the maximum length of the text area", async () => {
  const page = await openElement(harness);
  const values = await page.evaluate(async () => {
    const { textarea, shadowRoot } = document.querySelector("sms-preview");
    textarea.maxLength = 100;
    document.querySelector("sms-preview").value = `x… ${"a".repeat(90)} end… z`;
    await new Promise((then) => requestAnimationFrame(() => setTimeout(then)));
    shadowRoot.querySelector("button.replace").click();
    return [textarea.value, textarea.maxLength];
  });
  assert.deepEqual(values, [`x... ${"a".repeat(90)} end... z`, 100]);
  await harness.done(page);
});

test("Show scrolls to the character where no bands are drawn", async () => {
  const page = await openElement(harness);
  await set(page, `${"a line of text\n".repeat(3000)}😀 and the end`);
  await page.waitForFunction(() => {
    return document.querySelector("sms-preview").shadowRoot.querySelectorAll(".others .list li").length > 0;
  });
  await unfold(page);
  await page.getByRole("button", { name: /^Show/ }).first().click();
  await page.waitForFunction(() => {
    const { scrollTop, scrollHeight, clientHeight } = document.querySelector("sms-preview").textarea;
    return scrollTop > scrollHeight - 2 * clientHeight;
  });
  await harness.done(page);
});

test("a loader that throws or resolves to nothing fails", async () => {
  const page = await harness.open(EMPTY);
  const found = await page.evaluate(async () => {
    const { SmsPreview } = await import("/element/sms-preview.js");
    const main = document.querySelector("main");
    const failing = async (prepare) => {
      const element = document.createElement("sms-preview");
      const failed = new Promise((then) => element.addEventListener("sms-preview-error", then));
      prepare(element);
      main.append(element);
      const { detail } = await failed;
      return [element.state, detail.error.message];
    };
    SmsPreview.load = () => {
      throw new Error("no network");
    };
    const thrown = await failing(() => {});
    SmsPreview.load = null;
    const empty = await failing((element) => (element.septet = Promise.resolve(undefined)));
    return [thrown, empty];
  });
  assert.deepEqual(found, [["failed", "no network"], ["failed", "no module"]]);
  await harness.done(page);
});

test("a disabled fieldset, a text set early, and an element that is moved", async () => {
  const page = await openElement(harness, { "open-rules": "" });
  const found = await page.evaluate(async () => {
    const main = document.querySelector("main");
    const element = document.querySelector("sms-preview");
    const fieldset = main.appendChild(document.createElement("fieldset"));
    fieldset.disabled = true;
    element.shadowRoot.querySelector(".rules").open = false;
    fieldset.append(element);
    const states = [element.textarea.disabled, element.shadowRoot.querySelector(".rules").open];
    fieldset.disabled = false;
    states.push(element.textarea.disabled);
    const early = document.createElement("sms-preview");
    early.setAttribute("for", "late");
    early.septet = element.septet;
    early.value = "Hi";
    main.append(early);
    const late = document.createElement("textarea");
    late.id = "late";
    main.append(late);
    await new Promise((then) => setTimeout(then, 50));
    return [...states, late.value, early.measure.units];
  });
  assert.deepEqual(found, [true, false, false, "Hi", 2]);
  await harness.done(page);
});

test("names in English sentences are English, in translated ones of the locale", async () => {
  const page = await openElement(harness, { locale: "de" });
  await set(page, "жж");
  assert.match((await shown(page)).why, /^Cyrillic letters are not in GSM-7/);
  await page.evaluate(() => {
    document.querySelector("sms-preview").strings = { script: "Buchstaben in {script}" };
  });
  assert.match((await shown(page)).why, /^Buchstaben in Kyrillisch/);
  await harness.done(page);
});

test("a forced encoding with MMS, and `auto`", async () => {
  const page = await openElement(harness, { encoding: "GSM-7", channel: "mms", price: "1", "mms-price": "3" });
  await set(page, "ж");
  const mms = await shown(page);
  assert.deepEqual([mms.limit, mms.cost], ["", "3"]);
  await page.evaluate(() => document.querySelector("sms-preview").removeAttribute("channel"));
  const sms = await shown(page);
  assert.deepEqual([sms.limit, sms.cost], ["This text cannot be sent with these rules.", ""]);
  await page.evaluate(() => document.querySelector("sms-preview").setAttribute("encoding", "auto"));
  await unfold(page);
  assert.equal((await shown(page)).segments, "1 segment");
  assert.equal(await page.getByRole("combobox", { name: "Encoding" }).inputValue(), "");
  await harness.done(page);
});
