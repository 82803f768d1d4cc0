// The element without the preview page: text areas, modules, input methods, keyboard, languages.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { BROWSER, listen, openElement, shown, start, unfold } from "./browser.js";

let harness;
before(async () => (harness = await start()));
after(() => harness.close());

const EMPTY = "/browser-tests/pages/empty.html";
const set = (page, value) => {
  return page.evaluate((value) => (document.querySelector("sms-preview").value = value), value);
};

test("without `for`, the element has its own text area and takes part in forms", async () => {
  const page = await openElement(harness, { price: "0.05", currency: "GBP", locale: "de" });
  await page.getByRole("textbox", { name: "Message text" }).fill("a".repeat(1000));
  const result = await shown(page);
  assert.equal(result.segments, "7 segments");
  assert.equal(result.cost, "0,35\u00a0£");
  const [sent, focused] = await page.evaluate(() => {
    const element = document.querySelector("sms-preview");
    const form = document.createElement("form");
    form.append(element);
    document.querySelector("main").append(form);
    element.setAttribute("name", "message");
    element.value = "Hello";
    element.focus();
    return [new FormData(form).get("message"), element.shadowRoot.activeElement?.tagName];
  });
  assert.deepEqual([sent, focused], ["Hello", "TEXTAREA"]);
  assert.equal((await shown(page)).remaining, "155");
  await harness.done(page);
});

test("the element follows a text area that is added later, moved, set again or removed", async () => {
  const page = await harness.open(EMPTY);
  await page.evaluate(async () => {
    await import("/element/sms-preview.js");
    const septet = await import("/pkg/web.js");
    await septet.default();
    const element = document.createElement("sms-preview");
    element.setAttribute("for", "late");
    element.septet = septet;
    document.querySelector("main").append(element);
  });
  assert.equal((await shown(page)).why, "There is no text area with the id “late”.");
  await page.evaluate(() => {
    const textarea = document.createElement("textarea");
    textarea.id = "late";
    textarea.rows = 20;
    textarea.value = "a".repeat(200);
    document.querySelector("main").prepend(textarea);
  });
  const late = await shown(page);
  assert.deepEqual([late.segments, late.bands.length], ["2 segments", 2]);
  const apart = () => page.evaluate(() => {
    const textarea = document.querySelector("textarea").getBoundingClientRect();
    const root = document.querySelector("sms-preview").shadowRoot;
    const overlay = root.querySelector(".overlay").getBoundingClientRect();
    // The border width depends on the browser.
    const { clientLeft, clientTop } = document.querySelector("textarea");
    return [overlay.left - textarea.left - clientLeft, overlay.top - textarea.top - clientTop].map(Math.round);
  });
  assert.deepEqual(await apart(), [0, 0]);
  await page.evaluate(() => {
    const { style } = document.querySelector("textarea");
    style.marginLeft = "77px";
    style.width = "333.3px";
    document.querySelector("sms-preview").refresh();
  });
  await shown(page);
  assert.deepEqual(await apart(), [0, 0]);
  await page.evaluate(() => document.querySelector("sms-preview").removeAttribute("for"));
  await shown(page);
  const events = await page.evaluate(() => {
    const element = document.querySelector("sms-preview");
    const heard = [];
    element.addEventListener("sms-preview-change", ({ detail }) => {
      heard.push([detail.text, detail.measure.segments, detail.cost]);
    });
    element.setAttribute("price", "2");
    element.textarea = document.querySelector("textarea");
    element.value = "b";
    element.remove();
    document.querySelector("textarea").dispatchEvent(new Event("input"));
    return heard;
  });
  assert.deepEqual(events.at(-1), ["b", 1, 2]);
  const left = await page.evaluate(() => {
    return [0, 1, 2, 3].map((band) => CSS.highlights.get(`sms-preview-band-${band}`)?.size ?? 0);
  });
  assert.deepEqual(left, [0, 0, 0, 0], "a removed element left highlights");
  await harness.done(page);
});

test("the module is set immediately, set later, or loaded from a URL", async () => {
  const page = await harness.open(EMPTY);
  const states = await page.evaluate(async () => {
    await import("/element/sms-preview.js");
    const septet = await import("/pkg/web.js");
    const make = () => document.querySelector("main").appendChild(document.createElement("sms-preview"));
    const [now, later, address, never] = [make(), make(), make(), make()];
    const bytes = await (await fetch("/pkg/septet_bg.wasm")).arrayBuffer();
    let come;
    later.septet = new Promise((then) => (come = then));
    const before = [now.state, later.state];
    septet.initSync(bytes);
    now.septet = septet;
    const atOnce = [now.state, now.measure.segments];
    come(septet);
    address.setAttribute("src", "/pkg/web.js");
    never.setAttribute("src", "/pkg/there-is-none.js");
    const failed = new Promise((then) => never.addEventListener("sms-preview-error", then));
    await failed;
    while (address.state === "loading") await new Promise((then) => setTimeout(then, 5));
    return [...before, ...atOnce, later.state, address.state, never.state, never.measure];
  });
  assert.deepEqual(
    states,
    ["loading", "loading", "ready", 1, "ready", "ready", "failed", null],
  );
  await harness.done(page, (error) => /there-is-none|404/.test(error));
});

test("properties set before the element is defined or connected are kept", async () => {
  const page = await harness.open(EMPTY);
  const states = await page.evaluate(async () => {
    const septet = await import("/pkg/web.js");
    await septet.default();
    const main = document.querySelector("main");
    const [early, late] = [document.createElement("sms-preview"), document.createElement("sms-preview")];
    main.append(early);
    Object.assign(early, { septet, value: "€", strings: { mms: "Bild" } });
    await import("/element/sms-preview.js");
    customElements.upgrade(late);
    late.septet = septet;
    late.value = "ж";
    main.append(late);
    const textarea = main.appendChild(document.createElement("textarea"));
    const given = document.createElement("sms-preview");
    Object.assign(given, { septet, textarea });
    main.append(given);
    textarea.value = "[]";
    given.remove();
    main.append(given);
    return [early, late, given].map(({ measure }) => [measure.encoding, measure.units]);
  });
  assert.deepEqual(states, [["GSM-7", 2], ["UCS-2", 1], ["GSM-7", 4]]);
  await harness.done(page);
});

test("any string is measured and drawn without an exception", async () => {
  const page = await openElement(harness);
  const count = await page.evaluate(async () => {
    const element = document.querySelector("sms-preview");
    const pieces = [
      ..."aé€]ж中\u0301\u200d\ufe0f\u202e\u2066\0\n\t\f\u00a0\ufeff\u2028’—…",
      ...["\ud83d", "\udc4b", "👩‍👩‍👧", "🇫🇷", "\r\n", "مرحبا", " ", "word ", "x".repeat(70), "क्षि", "ǰ"],
    ];
    // The same numbers in every run.
    let state = 7;
    const random = (below) => (state = (state * 48_271) % 2_147_483_647) % below;
    const draw = () => new Promise((then) => requestAnimationFrame(() => setTimeout(then)));
    let counted = 0;
    for (let round = 0; round < 250; round += 1) {
      const length = random(round % 10 === 0 ? 4000 : 60);
      element.value = Array.from({ length }, () => pieces[random(pieces.length)]).join("");
      await draw();
      if (element.state === "ready" && element.measure.segments >= 1) counted += 1;
    }
    return counted;
  });
  assert.equal(count, 250);
  await harness.done(page);
});

test("a text set by a script is measured and kept", async () => {
  const page = await openElement(harness);
  const sent = "“One” — two";
  await page.getByRole("textbox").fill(sent);
  await shown(page);
  const values = await page.evaluate(() => {
    const { textarea, shadowRoot } = document.querySelector("sms-preview");
    textarea.value = "x".repeat(60_000);
    shadowRoot.querySelector("button.replace").click();
    const kept = textarea.value.length;
    window.dispatchEvent(new Event("resize"));
    return kept;
  });
  assert.equal(values, 60_000);
  assert.equal((await shown(page)).segments, "393 segments");
  await page.evaluate(() => {
    const element = document.querySelector("sms-preview");
    element.value = "“";
    // Remove it while a frame is scheduled.
    element.remove();
    document.querySelector("main").append(element);
  });
  assert.equal((await shown(page)).rows[0][0], "“");
  await page.evaluate(() => {
    const element = document.querySelector("sms-preview");
    element.textarea.readOnly = true;
    element.refresh();
    element.replaceAll();
  });
  await shown(page);
  await unfold(page);
  assert.ok(await page.getByRole("button", { name: /^Replace/ }).isDisabled());
  assert.equal(await page.getByRole("textbox").inputValue(), "“");
  await harness.done(page);
});

test("a text area that takes the place of another, and one that its form resets", async () => {
  const page = await harness.open(EMPTY);
  const add = (value) => page.evaluate((value) => {
    document.getElementById("message")?.remove();
    const form = document.querySelector("form") ?? document.createElement("form");
    const textarea = document.createElement("textarea");
    Object.assign(textarea, { id: "message", defaultValue: value });
    form.append(textarea);
    document.querySelector("main").append(form);
  }, value);
  await add("a".repeat(161));
  await page.evaluate(async () => {
    await import("/element/sms-preview.js");
    const element = document.createElement("sms-preview");
    element.setAttribute("for", "message");
    element.setAttribute("src", "/pkg/web.js");
    document.querySelector("main").append(element);
    while (element.state !== "ready") await new Promise((then) => setTimeout(then, 5));
  });
  assert.equal((await shown(page)).segments, "2 segments");
  await add("a".repeat(307));
  assert.equal((await shown(page)).segments, "3 segments");
  await page.evaluate(() => document.getElementById("message").removeAttribute("id"));
  assert.equal((await shown(page)).why, "There is no text area with the id “message”.");
  await page.evaluate(() => (document.querySelector("textarea").id = "message"));
  await page.locator("#message").fill("ж");
  assert.equal((await shown(page)).remaining, "69");
  await page.evaluate(() => document.querySelector("form").reset());
  assert.equal((await shown(page)).segments, "3 segments");
  await harness.done(page);
});

test("an invalid option shows its error and no numbers", async () => {
  const page = await openElement(harness, { provider: "nobody" });
  const result = await shown(page);
  assert.match(result.why, /^This text cannot be counted: .*nobody/);
  assert.deepEqual([result.segments, result.remaining, result.cost], ["", "", ""]);
  await page.evaluate(() => {
    const element = document.querySelector("sms-preview");
    element.setAttribute("provider", "twilio");
    element.setAttribute("locale", "no such locale");
    element.setAttribute("price", "1e-9999");
  });
  assert.equal((await shown(page)).segments, "1 segment");
  await harness.done(page);
});

// Only Chromium can simulate an input method.
const skip = BROWSER !== "chromium";
test("a composition is measured and not disturbed", { skip }, async () => {
  const page = await openElement(harness);
  const text = page.getByRole("textbox");
  await text.focus();
  await page.evaluate(() => {
    window.heard = [];
    const own = document.querySelector("sms-preview").textarea;
    for (const name of ["compositionstart", "compositionend"]) {
      own.addEventListener(name, () => window.heard.push(name));
    }
  });
  const cdp = await page.context().newCDPSession(page);
  for (const composed of ["n", "に", "にほ", "にほん"]) {
    const at = composed.length;
    await cdp.send("Input.imeSetComposition", { text: composed, selectionStart: at, selectionEnd: at });
    assert.equal((await shown(page)).remaining, composed === "n" ? "159" : String(70 - at));
    assert.equal(await text.inputValue(), composed);
  }
  await page.waitForTimeout(1200);
  assert.equal((await shown(page)).spoken, "", "something was announced during composition");
  assert.deepEqual(await page.evaluate(() => window.heard), ["compositionstart"]);
  await cdp.send("Input.insertText", { text: "日本" });
  assert.equal((await shown(page)).remaining, "68");
  assert.equal(await text.inputValue(), "日本");
  assert.deepEqual(await page.evaluate(() => window.heard), ["compositionstart", "compositionend"]);
  await harness.done(page);
});

test("the screen reader is updated once, after a pause", async () => {
  const page = await openElement(harness);
  const sentence = "1 segment, Encoding GSM-7, Left 149";
  const told = await listen(page);
  await page.waitForTimeout(1300);
  await page.getByRole("textbox").pressSequentially("Hello there", { delay: 20 });
  await told(sentence);
  await page.waitForTimeout(1300);
  assert.deepEqual(await page.evaluate(() => window.told), [sentence]);
  await harness.done(page);
});

test("everything can be done by keyboard", async () => {
  const page = await openElement(harness);
  // After the last control, Firefox would move the focus to its own interface.
  await page.evaluate(() => document.querySelector("main").append(document.createElement("button")));
  await page.getByRole("textbox").fill("“One” — two … three 😀");
  await unfold(page);
  await shown(page);
  const at = () => page.evaluate(() => {
    const { activeElement } = document.querySelector("sms-preview").shadowRoot;
    return [activeElement?.tagName, activeElement?.textContent].join(" ");
  });
  const outlined = () => page.evaluate(() => {
    const { activeElement } = document.querySelector("sms-preview").shadowRoot;
    return getComputedStyle(activeElement).outlineStyle === "solid";
  });
  const seen = [];
  for (let step = 0; step < 24; step += 1) {
    seen.push(await at());
    assert.ok(await outlined(), `the focus is not visible at ${seen.at(-1)}`);
    await page.keyboard.press("Tab");
    if (!(await page.evaluate(() => document.activeElement?.tagName === "SMS-PREVIEW"))) break;
  }
  assert.match(seen.join("\n"), /^TEXTAREA.*\nSUMMARY Characters .*\nBUTTON Replace with " [^]*BUTTON Replace all 4\n/);
  assert.match(seen.join("\n"), /\nSUMMARY Rules\nSELECT [^]*INPUT $/);

  await page.getByRole("button", { name: /^Replace with - / }).focus();
  await page.keyboard.press("Enter");
  const own = page.getByRole("textbox");
  assert.equal(await own.inputValue(), "“One” - two … three 😀");
  assert.match(await at(), /^BUTTON Replace with " /, "the focus did not move to the next button");
  await page.getByRole("button", { name: "Replace all 3" }).focus();
  await page.keyboard.press("Space");
  assert.equal(await own.inputValue(), '"One" - two ... three 😀');
  await page.getByRole("switch").focus();
  await page.keyboard.press("Space");
  assert.equal((await shown(page)).segments, "1 multimedia message");
  await page.getByRole("combobox", { name: "Provider" }).focus();
  await page.keyboard.press("ArrowDown");
  await shown(page);
  assert.equal(await page.locator("sms-preview").getAttribute("provider"), "bandwidth");
  await own.focus();
  await page.keyboard.press("Control+Z");
  assert.equal(await own.inputValue(), "“One” - two … three 😀");
  await harness.done(page);
});

test("messages in another language", async () => {
  const page = await openElement(harness, { locale: "de" });
  await page.evaluate(() => {
    document.querySelector("sms-preview").strings = {
      segments: ({ segments }) => (segments === 1 ? "Teil" : "Teile"),
      rules: "Regeln",
      mms: "Als MMS senden",
    };
  });
  await unfold(page);
  await set(page, "a".repeat(153 * 1200));
  assert.equal((await shown(page)).segments, "1.200 Teile");
  await set(page, "a");
  const result = await shown(page);
  assert.deepEqual([result.segments, result.remaining], ["1 Teil", "159"]);
  assert.ok(await page.getByRole("switch", { name: "Als MMS senden" }).isVisible());
  assert.equal(result.why, "Every character is in GSM-7.", "messages without a translation must be English");
  const tables = page.getByRole("combobox", { name: "National tables" });
  const names = await tables.locator("option").evaluateAll((all) => all.map((one) => one.textContent));
  assert.ok(names.includes("Türkisch"), "languages must have their names in the locale");

  // Numbers follow the language of the page.
  await page.evaluate(() => {
    document.querySelector("sms-preview").removeAttribute("locale");
    document.documentElement.lang = "en";
  });
  await set(page, "a".repeat(153 * 1200));
  assert.equal((await shown(page)).segments, "1,200 Teile");
  await page.evaluate(() => (document.documentElement.lang = "de"));
  await page.getByRole("textbox").press("Control+End");
  await page.keyboard.press("Backspace");
  assert.equal((await shown(page)).segments, "1.200 Teile");
  await harness.done(page);
});
