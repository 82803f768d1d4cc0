// Where the parts of the page are, in each size and state, compared with `layout.json`. To write that
// file after looking at the page:
//
//     SEPTET_WRITE=1 wasm/browser-tests/run layout.test.js

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { BROWSER, preview, shown, start } from "./browser.js";

const FILE = new URL("layout.json", import.meta.url);
/** Fonts differ a little between machines. */
const TOLERANCE = 8;
const PARTS = {
  chips: "#texts",
  text: "#message",
  bars: ".bars",
  legend: ".legend",
  total: ".total",
  facts: ".facts",
  why: ".why",
  card: ".card",
  notes: ".notes",
  others: ".others",
  rules: ".rules",
};
const STATES = {
  "an apostrophe": {},
  "several ways": { text: `Sayın müşterimiz’${" yarın".repeat(12)}`, provider: "twilio" },
  "23 segments": { text: "…".repeat(1530) },
  "a multimedia message": { channel: "mms" },
  "nothing": { text: "" },
};

let harness;
before(async () => (harness = await start()));
after(() => harness.close());

const boxes = (page) => page.evaluate((parts) => {
  const { shadowRoot } = document.querySelector("sms-preview");
  const found = {};
  for (const [name, selector] of Object.entries(parts)) {
    const part = document.querySelector(selector) ?? shadowRoot.querySelector(selector);
    const { left, top, width, height } = part.getBoundingClientRect();
    if (width > 0) found[name] = [left, top + scrollY, width, height].map(Math.round);
  }
  return found;
}, PARTS);

const skip = BROWSER !== "chromium" && "the file has the boxes of Chromium";
test("the parts are where they were", { skip }, async () => {
  const all = {};
  for (const width of [320, 390, 768, 1200, 1920]) {
    const page = await preview(harness, { viewport: { width, height: 900 } });
    await page.evaluate(() => document.querySelector("sms-preview").removeAttribute("open-rules"));
    for (const [name, { text, ...attributes }] of Object.entries(STATES)) {
      await page.evaluate(({ text, attributes }) => {
        const element = document.querySelector("sms-preview");
        for (const name of ["provider", "channel"]) element.removeAttribute(name);
        for (const name in attributes) element.setAttribute(name, attributes[name]);
        if (text !== undefined) element.value = text;
      }, { text, attributes });
      await shown(page);
      const found = await boxes(page);
      all[`${width}, ${name}`] = found;

      // A phone has one column, in this order; a wide window has the answer beside the text.
      const tops = Object.entries(found).filter(([part]) => part !== "chips").map(([, box]) => box[1]);
      const isWide = width >= 1000;
      if (!isWide) assert.deepEqual(tops, tops.toSorted((one, other) => one - other), `${width}, ${name}`);
      assert.equal(found.total[0] > found.text[0] + found.text[2], isWide, `${width}, ${name}`);
      assert.ok(found.chips[1] < found.text[1], "the examples are above the text");
      // No box is empty, and no hole is larger than a line.
      const column = isWide ? ["total", "facts", "why", "card", "notes", "others"] : Object.keys(found);
      const inColumn = column.filter((part) => found[part]).map((part) => found[part]);
      inColumn.slice(1).forEach((box, index) => {
        const hole = box[1] - (inColumn[index][1] + inColumn[index][3]);
        assert.ok(hole <= 60, `${width}, ${name}: a hole of ${hole} pixels`);
      });
    }
    await harness.done(page);
  }
  if (process.env.SEPTET_WRITE) {
    const lines = Object.entries(all).map(([name, found]) => `  ${JSON.stringify(name)}: ${JSON.stringify(found)}`);
    writeFileSync(FILE, `{\n${lines.join(",\n")}\n}\n`);
  }
  const wanted = JSON.parse(readFileSync(FILE, "utf8"));
  assert.deepEqual(Object.keys(all), Object.keys(wanted));
  for (const [name, found] of Object.entries(all)) {
    assert.deepEqual(Object.keys(found), Object.keys(wanted[name]), name);
    for (const [part, box] of Object.entries(found)) {
      const isNear = box.every((value, index) => Math.abs(value - wanted[name][part][index]) <= TOLERANCE);
      assert.ok(isNear, `${name}: ${part} is at ${box}, was at ${wanted[name][part]}`);
    }
  }
});
