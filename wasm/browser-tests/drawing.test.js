// The overlay: positions, text direction, and spans instead of highlights.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { BROWSER, openElement, preview, shown, start, unfold } from "./browser.js";

let harness;
before(async () => (harness = await start()));
after(() => harness.close());

const set = (page, value) => {
  return page.evaluate((value) => (document.querySelector("sms-preview").value = value), value);
};

test("Show selects one occurrence after another", async () => {
  const page = await openElement(harness);
  await set(page, `${"line\n".repeat(40)}…${"line\n".repeat(40)}…`);
  await shown(page);
  const selected = () => page.evaluate(() => {
    const own = document.querySelector("sms-preview").textarea;
    const { top, bottom } = own.getBoundingClientRect();
    return [own.selectionStart, own.selectionEnd, own.scrollTop > 0, bottom > top];
  });
  await page.evaluate(() => document.querySelector("sms-preview").textarea.setSelectionRange(0, 0));
  await unfold(page);
  const show = page.getByRole("button", { name: /^Show \(…/ });
  await show.click();
  assert.deepEqual(await selected(), [200, 201, true, true]);
  await show.click();
  assert.deepEqual(await selected(), [401, 402, true, true]);
  await show.click();
  assert.deepEqual(await selected(), [200, 201, true, true]);
  await harness.done(page);
});

test("right to left: numbers are at the starts of segments", async () => {
  const page = await openElement(harness);
  await set(page, "مرحبا بكم في الخدمة ".repeat(6));
  const result = await shown(page);
  assert.deepEqual([result.segments, result.numbers], ["2 segments", ["1", "2"]]);
  const [own, first, direction] = await page.evaluate(() => {
    const element = document.querySelector("sms-preview");
    const number = element.shadowRoot.querySelector(".number");
    const box = (one) => one.getBoundingClientRect();
    const { direction } = getComputedStyle(element.shadowRoot.querySelector(".mirror"));
    return [box(element.textarea).right, box(number).right, direction];
  });
  assert.equal(direction, "rtl");
  assert.ok(own - first < 24, `the first number is not on the right: ${own - first}`);
  await harness.done(page);
});

test("the mirror follows the direction of the text while the user types", async () => {
  const page = await openElement(harness);
  await page.getByRole("textbox").pressSequentially("12");
  const directions = async () => {
    await shown(page);
    return page.evaluate(() => {
      const { textarea, shadowRoot } = document.querySelector("sms-preview");
      const all = [textarea, shadowRoot.querySelector(".overlay"), shadowRoot.querySelector(".mirror")];
      return all.map((one) => getComputedStyle(one).direction);
    });
  };
  assert.deepEqual(await directions(), ["ltr", "ltr", "ltr"]);
  await page.keyboard.insertText("مرحبا");
  assert.deepEqual(await directions(), ["rtl", "rtl", "rtl"]);
  await page.keyboard.press("Control+A");
  await page.keyboard.insertText("Hello");
  assert.deepEqual(await directions(), ["ltr", "ltr", "ltr"]);
  await harness.done(page);
});

for (const width of [320, 390, 768, 1200, 1920]) {
  test(`nothing is wider than the page at ${width} pixels`, async () => {
    const page = await preview(harness, { viewport: { width, height: 900 } });
    await set(page, `${"“”‘’–—…«»\u200e👩‍👩‍👧".repeat(9)}ﬁ½ŁßđøæŒœ${"a".repeat(700)}`);
    await page.evaluate(() => document.querySelector("sms-preview").setAttribute("provider", "twilio-toll-free"));
    await unfold(page);
    const result = await shown(page);
    assert.ok(result.bars.length > 10 && result.rows.length > 10, "there is too little to overflow");
    for (const direction of ["ltr", "rtl"]) {
      const wider = await page.evaluate((direction) => {
        document.documentElement.dir = direction;
        const { scrollWidth, clientWidth } = document.documentElement;
        const all = [...document.querySelector("sms-preview").shadowRoot.querySelectorAll(".panel *")];
        const outside = all.filter((one) => {
          const { left, right, width } = one.getBoundingClientRect();
          return width > 1 && (left < -1 || right > clientWidth + 1);
        });
        return [scrollWidth - clientWidth, ...outside.map((one) => one.className || one.tagName)];
      }, direction);
      assert.deepEqual(wider, [0], direction);
    }
    await harness.done(page);
  });
}

test("custom properties style the element", async () => {
  const page = await openElement(harness);
  const color = await page.evaluate(() => {
    const style = new CSSStyleSheet();
    style.replaceSync("sms-preview { --sms-preview-accent: rgb(1, 2, 3); --sms-preview-text-size: 50px }");
    document.adoptedStyleSheets = [style];
    const element = document.querySelector("sms-preview");
    element.value = `${"a".repeat(80)}’`;
    return new Promise((then) => requestAnimationFrame(() => setTimeout(() => {
      const all = element.shadowRoot.querySelector("button.main");
      then([getComputedStyle(all).backgroundColor, element.textarea.offsetHeight]);
    })));
  });
  assert.deepEqual(color, ["rgb(1, 2, 3)", 50]);
  await harness.done(page);
});

test("the mirror breaks lines where the text area does", async () => {
  const page = await openElement(harness);
  const wrong = await page.evaluate(async (browser) => {
    const element = document.querySelector("sms-preview");
    const own = element.textarea;
    const texts = [
      "The quick brown fox jumps over the lazy dog, and pays 5 € {or more}. ".repeat(9),
      "word ".repeat(100) + "\n\n" + "x".repeat(300) + "\n",
      "日本語のテキスト、改行。".repeat(30) + "👩‍👩‍👧🇫🇷".repeat(20),
      "مرحبا بكم ABC 123 في الخدمة ".repeat(20) + "\t\ttabs\t" + "  spaces   ".repeat(30),
      "Av To fi ffl ’“”— ".repeat(60),
    ];
    const styles = [
      {},
      { width: "311.7px", font: "17px/1.3 monospace" },
      { width: "500px", letterSpacing: "0.7px", wordSpacing: "3px", padding: "3px 21px 9px 5px" },
      { width: "50%", border: "7px solid", fontFamily: "serif", fontWeight: "700", textIndent: "2em" },
      { width: "280px", direction: "rtl", overflowY: "scroll", lineHeight: "normal" },
      { width: "60ch", textTransform: "uppercase", whiteSpace: "pre" },
      { boxSizing: "content-box", width: "333.33px", fontSize: "13.3333px", tabSize: "3" },
    ];
    const frame = () => new Promise((then) => requestAnimationFrame(() => setTimeout(then)));
    const wrong = [];
    for (const style of styles) {
      own.removeAttribute("style");
      Object.assign(own.style, style);
      for (const text of texts) {
        element.value = text;
        await frame();
        await frame();
        const box = element.shadowRoot.querySelector(".overlay");
        const sizes = [own.scrollHeight, box.scrollHeight, own.scrollWidth, box.scrollWidth];
        // Firefox includes spaces that hang over the end of a wrapped line.
        const hang = browser === "firefox" && style.whiteSpace !== "pre";
        if (Math.abs(sizes[0] - sizes[1]) > 2 || (!hang && Math.abs(sizes[2] - sizes[3]) > 2)) {
          wrong.push([JSON.stringify(style), text.slice(0, 20), ...sizes].join(" "));
        }
      }
    }
    return wrong;
  }, BROWSER);
  assert.deepEqual(wrong, []);
  await harness.done(page);
});

test("without highlights the bars show the segments", async () => {
  const page = await preview(harness, { init: () => delete globalThis.Highlight });
  await set(page, `${"a".repeat(80)}’${"b".repeat(79)}☃`);
  const { segments, numbers, bars, actions } = await shown(page);
  assert.deepEqual([segments, numbers, bars], ["3 segments", [], ["67/67", "67/67", "27/67"]]);
  assert.deepEqual(actions, []);
  await harness.done(page);
});
