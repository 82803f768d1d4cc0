// The tabs "Octets" and "Decode" for everyone: axe-core, forced colours, narrow windows, zoom and
// screen readers.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { BROWSER, start } from "./browser.js";
import { DELIVER } from "./decode-page.js";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const LONG = "it’s \u{1f44b} {a} € ".repeat(12);

let harness;
before(async () => (harness = await start()));
after(() => harness.close());

const values = (all) => new URLSearchParams(all);
/** For each state its address, and what is in it when it is shown. */
const STATES = {
  "octets of several segments": [`#octets?${values({ text: LONG })}`, ".segments .octets"],
  "octets with a national table": [`#octets?${values({ text: "ğ".repeat(100), languages: "tr" })}`, ".segments .octets"],
  "octets from right to left": [`#octets?${values({ text: "مرحبا بكم في الخدمة" })}`, ".segments .octets"],
  "no octets": [`#octets?${values({ text: "ж", encoding: "GSM-7" })}`, "#tab-octets .alarm:visible"],
  "nothing to decode": ["#decode", "#octets-text"],
  "a PDU": [`#decode?${values({ octets: DELIVER })}`, ".message"],
  "several PDUs": [`#decode?${values({ octets: `${DELIVER}\n${DELIVER}` })}`, ".message"],
  "a damaged PDU": [`#decode?${values({ octets: DELIVER.slice(0, 40) })}`, ".message"],
  "user data": [`#decode?${values({ octets: "C8329BFD06", as: "user-data" })}`, ".message"],
  "no hex": [`#decode?${values({ octets: "G40B91515555" })}`, ".wrong"],
};

async function open(state, options) {
  const [address, part] = STATES[state];
  const page = await harness.open(`/preview/${address}`, options);
  await page.locator(part).first().waitFor();
  await page.waitForFunction(() => !/Loading|Decoding/.test(document.querySelector("section:not([hidden])").textContent));
  return page;
}

/** Points at an octet, if there is one. */
async function point(page) {
  const octet = page.locator(".octets [role=option]:visible").nth(2);
  if ((await octet.count()) > 0) await octet.focus();
}

async function violations(page) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => window.axe.run());
  return violations.map(({ id, nodes }) => {
    return [id, ...nodes.slice(0, 3).map(({ html, failureSummary }) => `${html}: ${failureSummary}`)].join("\n");
  });
}

const looks = { "light": { colorScheme: "light" }, "dark": { colorScheme: "dark" } };
// Only Chromium can emulate forced colours here.
if (BROWSER === "chromium") looks["forced colours"] = { forcedColors: "active" };
for (const [look, options] of Object.entries(looks)) {
  test(`axe: each state, ${look}`, async () => {
    for (const state of Object.keys(STATES)) {
      const page = await open(state, options);
      assert.deepEqual(await violations(page), [], state);
      await point(page);
      assert.deepEqual(await violations(page), [], `${state}, pointed at`);
      await harness.done(page);
    }
  });
}

for (const [name, size] of Object.entries({ "320 pixels": [320, 700], "200 % zoom": [640, 512], "wide": [1200, 900] })) {
  test(`nothing is wider than the page, and nothing moves when something is pointed at: ${name}`, async () => {
    for (const state of Object.keys(STATES)) {
      const page = await open(state, { viewport: { width: size[0], height: size[1] } });
      const measure = () => page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        const isCut = (one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0;
        const blocks = [...document.querySelectorAll("section:not([hidden]) :is(button, p, h1, h2, td, th, summary, .octets, .text)")];
        const isSeen = (one) => !one.closest(".unseen") && !getComputedStyle(one).display.startsWith("inline");
        const heights = [...document.querySelectorAll(".message")].map((one) => Math.round(one.getBoundingClientRect().height));
        return { over: scrollWidth - clientWidth, cut: blocks.filter((one) => isSeen(one) && isCut(one)).map((one) => one.outerHTML.slice(0, 120)), heights };
      });
      const before = await measure();
      assert.deepEqual([before.over, before.cut], [0, []], state);
      await point(page);
      const after = await measure();
      // Other segments are drawn when the octet is scrolled to.
      assert.deepEqual([after.over, after.cut, after.heights[0]], [0, [], before.heights[0]], `${state}, pointed at`);
      await harness.done(page);
    }
  });
}

test("without colour, the header, what is pointed at and the fields differ", async () => {
  const page = await open("octets of several segments");
  await page.locator(".octets [role=option]").nth(8).focus();
  const styles = await page.locator(".octets").first().locator("[role=option]").evaluateAll((items) => {
    return [2, 7, 8].map((at) => {
      const { borderBlockEndStyle, borderBlockEndColor, boxShadow } = getComputedStyle(items[at]);
      return [borderBlockEndStyle, borderBlockEndColor === "rgba(0, 0, 0, 0)", boxShadow === "none"];
    });
  });
  assert.deepEqual(styles, [["dotted", false, true], ["solid", true, true], ["solid", false, false]]);
  await harness.done(page);
  const other = await open("a PDU");
  const letters = (selector) => other.locator(selector).allTextContents();
  const wanted = ["A", "B", "C", "D", "E", "F", "G", "H"];
  assert.deepEqual(await letters(".octets .letter"), wanted);
  assert.deepEqual(await letters(".fields .letter"), wanted);
  await harness.done(other);
});

test("a screen reader gets names, and sentences in place of colours", async () => {
  const page = await open("octets of several segments");
  const tree = await page.locator("#tab-octets").ariaSnapshot();
  for (const part of ['heading "Segment 1 of 3"', 'listbox "Characters of segment 1 of 3"', 'listbox "Octets of segment 1 of 3"', 'option "space"']) {
    assert.ok(tree.includes(part), `${part} is missing: ${tree.slice(0, 1500)}`);
  }
  await harness.done(page);
  const other = await open("a damaged PDU");
  await other.locator("#tab-decode > [role=status]").filter({ hasText: /^Octet 20: the octets end here/ }).waitFor();
  await other.locator("#octets-text").fill(`${DELIVER}\n${DELIVER}`);
  await other.locator("#tab-decode > [role=status]").filter({ hasText: "2 messages. The first: Text: @{tést}!" }).waitFor();
  await harness.done(other);
});
