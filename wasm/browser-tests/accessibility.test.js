// axe-core finds no violations in any state, in either theme.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { openElement, preview, shown, start } from "./browser.js";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let harness;
before(async () => (harness = await start()));
after(() => harness.close());

async function runAxe(page) {
  await shown(page);
  await page.evaluate(AXE);
  const { violations, passes } = await page.evaluate(() => window.axe.run());
  const rules = passes.map(({ id }) => id);
  for (const rule of ["color-contrast", "label", "select-name", "button-name"]) {
    if (rule !== "button-name" || (await page.locator("button").count()) > 0) {
      assert.ok(rules.includes(rule), `${rule} did not run`);
    }
  }
  return violations.map(({ id, nodes }) => {
    return [id, ...nodes.map(({ html, failureSummary }) => `${html}: ${failureSummary}`)].join("\n");
  });
}

const STATES = {
  "an unmappable character and its replacement": {},
  "many unmappable characters, some without a substitute": { text: "“Ж” — 中 👋 … ".repeat(20) },
  "plain text above the limit": { text: "a]".repeat(1000), provider: "twilio" },
  "too long to send": { text: "a".repeat(50_000) },
  "a multimedia message": { channel: "mms" },
  "right to left": { text: "مرحبا بكم في الخدمة ".repeat(20) },
  "nothing": { text: "" },
};

for (const colorScheme of ["light", "dark"]) {
  test(`the page, ${colorScheme}`, async () => {
    const page = await preview(harness, { colorScheme });
    for (const [name, { text, ...attributes }] of Object.entries(STATES)) {
      await page.evaluate(({ text, attributes }) => {
        const element = document.querySelector("sms-preview");
        for (const name of ["provider", "channel"]) element.removeAttribute(name);
        for (const name in attributes) element.setAttribute(name, attributes[name]);
        if (text !== undefined) element.value = text;
      }, { text, attributes });
      assert.deepEqual(await runAxe(page), [], name);
    }
    await harness.done(page);
  });

  test(`the element alone, with segment numbers, ${colorScheme}`, async () => {
    const page = await openElement(harness, {}, { colorScheme });
    await page.evaluate((colorScheme) => {
      Object.assign(document.documentElement.style, { colorScheme, background: "Canvas" });
      document.querySelector("sms-preview").value = "“One” two ".repeat(40);
      const heading = document.createElement("h1");
      heading.textContent = "A heading";
      document.querySelector("main").prepend(heading);
    }, colorScheme);
    assert.deepEqual(await runAxe(page), []);
    const contrasts = await page.evaluate(() => {
      const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
      const luminance = (colors) => {
        canvas.clearRect(0, 0, 1, 1);
        for (const color of colors) {
          canvas.fillStyle = color;
          canvas.fillRect(0, 0, 1, 1);
        }
        const [red, green, blue] = [...canvas.getImageData(0, 0, 1, 1).data].map((part) => {
          const share = part / 255;
          return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
      };
      const contrast = (one, other) => {
        const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
        return (high + 0.05) / (low + 0.05);
      };
      const { shadowRoot, textarea } = document.querySelector("sms-preview");
      const of = (element, name) => getComputedStyle(element)[name];
      const numbers = [...shadowRoot.querySelectorAll(".number")].slice(0, 4).map((number) => {
        return contrast([of(number, "color")], [of(number, "backgroundColor")]);
      });
      // The bands cover the letters as well as the background.
      const [ink, paper] = [of(textarea, "color"), of(textarea, "backgroundColor")];
      const mirror = shadowRoot.querySelector(".mirror");
      const over = [0, 1, 2, 3].map((band) => {
        return getComputedStyle(mirror, `::highlight(sms-preview-band-${band})`).backgroundColor;
      });
      over.push(getComputedStyle(mirror, "::highlight(sms-preview-replaceable)").backgroundColor);
      const letters = over.map((band) => contrast([paper, ink, band], [paper, band]));
      const both = over.slice(0, 4).map((band) => {
        return contrast([paper, ink, band, over[4]], [paper, band, over[4]]);
      });
      return { numbers, letters, both, over };
    });
    assert.equal(new Set(contrasts.over).size, 5, "the colours must exist and differ");
    for (const contrast of [...contrasts.numbers, ...contrasts.letters, ...contrasts.both]) {
      assert.ok(contrast >= 4.5, JSON.stringify(contrasts));
    }
    await harness.done(page);
  });
}

test("the message after a failed load", async () => {
  const page = await harness.open("/preview/", {
    route: (page) => page.route("**/*.wasm", (route) => route.abort()),
  });
  await page.waitForFunction(() => document.querySelector("sms-preview").state === "failed");
  assert.deepEqual(await runAxe(page), []);
  await harness.done(page, (error) => /Failed to load resource/.test(error));
});
