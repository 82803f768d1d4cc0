// axe-core finds no violations in any state, in either theme.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { BROWSER, complete, openElement, preview, shown, start, unfold } from "./browser.js";

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
  "characters with and without a substitute": { text: "“Ж” — 中 👋 … ".repeat(20) },
  "several ways to save": { text: `Sayın müşterimiz’${" yarın".repeat(12)}`, provider: "twilio" },
  "plain text above the limit": { text: "a]".repeat(1000), provider: "twilio" },
  "a character that cannot be sent": { text: "naïve", encoding: "GSM-7" },
  "too long to send": { text: "a".repeat(50_000) },
  "a multimedia message": { channel: "mms" },
  "right to left": { text: "مرحبا بكم في الخدمة ".repeat(20) },
  "nothing": { text: "" },
};
const ATTRIBUTES = ["provider", "channel", "encoding"];

/** Puts the page in a state. */
async function enter(page, { text, ...attributes }) {
  await page.evaluate(({ text, attributes, names }) => {
    const element = document.querySelector("sms-preview");
    for (const name of names) element.removeAttribute(name);
    for (const name in attributes) element.setAttribute(name, attributes[name]);
    if (text !== undefined) element.value = text;
  }, { text, attributes, names: ATTRIBUTES });
  await shown(page);
}

for (const colorScheme of ["light", "dark"]) {
  test(`axe: the page in each state, folded and unfolded, ${colorScheme}`, async () => {
    const page = await preview(harness, { colorScheme });
    for (const [name, state] of Object.entries(STATES)) {
      await enter(page, state);
      assert.deepEqual(await runAxe(page), [], name);
    }
    await unfold(page);
    for (const [name, state] of Object.entries(STATES)) {
      await enter(page, state);
      assert.deepEqual(await runAxe(page), [], `${name}, unfolded`);
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
    await unfold(page);
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
  await complete(page, "failed");
  assert.deepEqual(await runAxe(page), []);
  await harness.done(page, (error) => /Failed to load resource/.test(error));
});

// Only Chromium can emulate forced colours here.
test("forced colours: bands and marks differ without colour", { skip: BROWSER !== "chromium" }, async () => {
  const page = await preview(harness, { forcedColors: "active" });
  for (const [name, state] of Object.entries(STATES)) {
    await enter(page, state);
    assert.deepEqual(await runAxe(page), [], name);
  }
  await enter(page, { text: `“One” ☃ ${"a".repeat(300)}` });
  const found = await page.evaluate(() => {
    const { shadowRoot } = document.querySelector("sms-preview");
    const mirror = shadowRoot.querySelector(".mirror");
    const line = (name) => {
      const style = getComputedStyle(mirror, `::highlight(sms-preview-${name})`);
      return `${style.textDecorationLine} ${style.textDecorationStyle} ${style.textDecorationThickness}`;
    };
    const names = ["band-0", "band-1", "band-2", "band-3", "replaceable", "unmappable"];
    const fills = [...shadowRoot.querySelectorAll(".bars i i")].map((one) => getComputedStyle(one).backgroundImage);
    return { lines: names.map(line), fills: fills.slice(0, 4), numbers: shadowRoot.querySelectorAll(".number").length };
  });
  assert.equal(new Set(found.lines).size, 6, String(found.lines));
  assert.equal(new Set(found.fills).size, 4, "the bars must have different patterns");
  assert.ok(found.fills.every((fill) => fill.includes("gradient")), "the bars must be filled");
  assert.equal(found.numbers, 5);
  await harness.done(page);
});

// At 200 % zoom, a window of 1280 by 1024 pixels has 640 by 512.
test("200 % zoom: nothing is lost or wider than the page", async () => {
  const page = await preview(harness, { viewport: { width: 640, height: 512 }, deviceScaleFactor: 2 });
  await unfold(page);
  for (const [name, state] of Object.entries(STATES)) {
    await enter(page, state);
    const cut = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      const { shadowRoot } = document.querySelector("sms-preview");
      const texts = [...shadowRoot.querySelectorAll("button, dt, dd, p, summary, label > span")];
      const clipped = texts.filter((one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0);
      const isInline = (one) => getComputedStyle(one).display.startsWith("inline");
      return [scrollWidth - clientWidth, ...clipped.filter((one) => !isInline(one)).map((one) => one.textContent)];
    });
    assert.deepEqual(cut, [0], name);
  }
  await harness.done(page);
});

test("keyboard alone: every control of each state can be reached and seen", async () => {
  for (const [name, state] of Object.entries(STATES)) {
    // A new page, because Firefox moves the focus to its own interface after the last control.
    const page = await preview(harness);
    await unfold(page);
    await enter(page, state);
    const wanted = await page.evaluate(() => {
      const { shadowRoot } = document.querySelector("sms-preview");
      const controls = [...shadowRoot.querySelectorAll("button, select, input, summary, a")];
      return controls.filter((one) => !one.disabled && !one.closest("[hidden]")).length;
    });
    await page.locator("#message").focus();
    const reached = new Set();
    for (let step = 0; step < wanted + 12; step += 1) {
      await page.keyboard.press("Tab");
      const focused = () => {
        const { shadowRoot } = document.querySelector("sms-preview");
        const active = shadowRoot.activeElement;
        if (!active) return [-1, true];
        const { top, bottom } = active.getBoundingClientRect();
        const isSeen = getComputedStyle(active).outlineStyle === "solid" && bottom > 0 && top < innerHeight;
        return [[...shadowRoot.querySelectorAll("*")].indexOf(active), isSeen];
      };
      if (reached.size > 0 && (await page.evaluate(() => document.activeElement === document.body))) break;
      let [control, isSeen] = await page.evaluate(focused);
      // Firefox scrolls to the focus a moment later.
      for (let round = 0; !isSeen && round < 20; round += 1) {
        await page.waitForTimeout(25);
        [control, isSeen] = await page.evaluate(focused);
      }
      assert.ok(isSeen, `${name}: the focus cannot be seen`);
      if (control >= 0) reached.add(control);
    }
    assert.equal(reached.size, wanted, name);
    await harness.done(page);
  }
});

const SPOKEN = {
  "an unmappable character and its replacement": "3 segments, $0.0237, Encoding UCS-2, Left in the last segment 11",
  "characters with and without a substitute": "4 segments, $0.0316, Encoding UCS-2, Left in the last segment 7",
  "several ways to save": /^2 segments, .*Encoding UCS-2/,
  "plain text above the limit": /^20 segments, .*Twilio limit: 1,600 characters, 401 too many\.$/,
  "a character that cannot be sent": /This text cannot be sent with these rules\.$/,
  "too long to send": /^327 segments, .*This text cannot be sent: a message has at most 255 segments/,
  "a multimedia message": "1 multimedia message, $0.02",
  "right to left": /^6 segments, \$0\.0474, Encoding UCS-2/,
  "nothing": "1 segment, $0.0079, Encoding GSM-7, Left 159",
};

test("a screen reader is told each state, after a key press and a pause", async () => {
  const page = await preview(harness);
  for (const [name, state] of Object.entries(STATES)) {
    await enter(page, state);
    await page.locator("#message").press("Control+End");
    await page.keyboard.press("x");
    // On a busy machine, the state can be told before the key is pressed.
    const status = page.locator("sms-preview .panel > [role=status]");
    await status.filter({ hasText: SPOKEN[name] }).waitFor({ state: "attached" });
    if (typeof SPOKEN[name] === "string") assert.equal(await status.textContent(), SPOKEN[name], name);
  }
  await harness.done(page);
});
