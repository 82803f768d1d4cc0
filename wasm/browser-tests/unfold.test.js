// The controls of the rules, which load when the rules are first unfolded.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { BROWSER, listen, openElement, shown, start } from "./browser.js";

let harness;
before(async () => (harness = await start()));
after(() => harness.close());

const EMPTY = "/browser-tests/pages/empty.html";
const summary = (page) => page.locator("sms-preview").getByText("Rules", { exact: true });
const provider = (page) => page.getByRole("combobox", { name: "Provider" });
const rules = (page) => page.locator("sms-preview .rules");

/** Records the names of the loaded files of the rules. */
const listening = (heard) => (page) => {
  page.on("request", (request) => {
    const name = new URL(request.url()).pathname.split("/").at(-1);
    if (name.includes("rules")) heard.push(name);
  });
};

test("the controls are requested when the rules are unfolded, and once", async () => {
  const heard = [];
  const page = await openElement(harness, { provider: "sinch" }, { route: listening(heard) });
  await page.getByRole("textbox").fill("“One”");
  await shown(page);
  await page.waitForTimeout(200);
  assert.deepEqual([heard, await rules(page).innerText()], [[], "Rules"]);
  await summary(page).click();
  await provider(page).waitFor();
  assert.equal(await provider(page).inputValue(), "sinch");
  for (let round = 0; round < 2; round += 1) await summary(page).click();
  // Changes while they are folded are visible when they are unfolded.
  await summary(page).click();
  await page.evaluate(() => document.querySelector("sms-preview").setAttribute("provider", "aws"));
  await shown(page);
  await summary(page).click();
  assert.equal(await provider(page).inputValue(), "aws");
  assert.equal(await page.locator("sms-preview select").count(), 5);
  assert.deepEqual(heard.sort(), ["rules-style.js", "rules.js"]);
  await harness.done(page);
});

test("with `open-rules`, the controls are requested at once", async () => {
  const heard = [];
  const page = await openElement(harness, { "open-rules": "" }, { route: listening(heard) });
  await provider(page).waitFor();
  assert.deepEqual(heard.sort(), ["rules-style.js", "rules.js"]);
  await harness.done(page);
});

test("a failure is shown and dispatched, and unfolding again loads the controls", async () => {
  let isOnline = false;
  const page = await openElement(harness, {}, {
    route: (page) => page.route("**/element/rules.js", (route) => (isOnline ? route.continue() : route.abort())),
  });
  await page.getByRole("textbox").fill("ж");
  await page.evaluate(() => {
    window.failures = [];
    document.addEventListener("sms-preview-error", ({ detail: { error } }) => {
      window.failures.push(error instanceof TypeError);
    });
  });
  const told = await listen(page);
  await summary(page).click();
  await rules(page).getByText("The rules did not load.").waitFor();
  const { state, segments } = await shown(page);
  assert.deepEqual([state, segments], ["ready", "1 segment"]);
  await told(await rules(page).locator(".alarm").textContent());
  assert.deepEqual(await page.evaluate(() => window.failures), [true]);
  await summary(page).click();
  isOnline = true;
  // Firefox remembers the failure of an import until the page is reloaded.
  if (BROWSER === "chromium") {
    await summary(page).click();
    await provider(page).waitFor();
    assert.equal(await rules(page).getByText("did not load").count(), 0);
    assert.deepEqual(await page.evaluate(() => window.failures), [true]);
  }
  await harness.done(page, (error) => /ERR_FAILED|NS_ERROR|Loading/.test(error));
});

test("rules that are folded and unfolded while they load", async () => {
  const answers = [];
  let asked;
  const isAsked = new Promise((then) => (asked = then));
  const page = await openElement(harness, {}, {
    route: (page) => page.route("**/element/rules.js", (route) => asked(answers.push(() => route.continue()))),
  });
  await summary(page).click();
  await rules(page).getByText("Loading…").waitFor();
  for (let round = 0; round < 3; round += 1) await summary(page).click();
  await page.evaluate(() => {
    const element = document.querySelector("sms-preview");
    element.remove();
    element.setAttribute("provider", "vonage");
    document.querySelector("main").append(element);
  });
  await isAsked;
  assert.equal(answers.length, 1);
  answers[0]();
  await page.locator("sms-preview .fields option").first().waitFor({ state: "attached" });
  assert.equal(await rules(page).getAttribute("open"), null);
  await summary(page).click();
  assert.equal(await provider(page).inputValue(), "vonage");
  assert.equal(await rules(page).getByText("Loading…").count(), 0);
  await harness.done(page);
});

test("two elements share the style sheet of the rules", async () => {
  const page = await openElement(harness, { "open-rules": "" });
  const found = await page.evaluate(async () => {
    const first = document.querySelector("sms-preview");
    const second = first.cloneNode();
    second.septet = first.septet;
    first.after(second);
    const sheets = [first, second].map(({ shadowRoot }) => shadowRoot.adoptedStyleSheets);
    while (sheets.some(({ length }) => length < 2)) await new Promise((then) => setTimeout(then, 10));
    return [sheets[0].length, sheets[0].every((sheet, index) => sheet === sheets[1][index])];
  });
  assert.deepEqual(found, [2, true]);
  await harness.done(page);
});

test("by keyboard: Enter unfolds the rules, and Tab moves on to the controls", async () => {
  const page = await openElement(harness);
  await summary(page).focus();
  await page.keyboard.press("Enter");
  await provider(page).waitFor();
  const focused = () => page.evaluate(() => {
    const { activeElement } = document.querySelector("sms-preview").shadowRoot;
    return activeElement.name ?? activeElement.localName;
  });
  assert.equal(await focused(), "summary");
  await page.keyboard.press("Tab");
  assert.equal(await focused(), "provider");
  await harness.done(page);
});

// The files of the package, and those of a bundler.
for (const [entry, wanted] of [
  ["/pkg/element.js", /^element-rules\.js$/],
  ["/pkg/element-bundled.js", /^element-rules\.js$/],
  ["/browser-tests/built/bundled/bundled.js", /^element-rules-\w+\.js$/],
]) {
  test(`${entry} loads the controls from one file, under a strict Content-Security-Policy`, async () => {
    const heard = [];
    const page = await harness.open(EMPTY, { route: listening(heard) });
    await page.evaluate(async (entry) => {
      await import(entry);
      document.querySelector("main").append(document.createElement("sms-preview"));
    }, entry);
    await page.waitForFunction(() => document.querySelector("sms-preview").state === "ready");
    assert.deepEqual(heard, []);
    await summary(page).click();
    await provider(page).selectOption("twilio");
    const { note } = await shown(page);
    assert.match(note, /^Twilio: 160\/153 septets/);
    const style = () => page.locator("sms-preview .fields").evaluate((one) => getComputedStyle(one).display);
    assert.equal(await style(), "grid");
    assert.equal(heard.length, 1);
    assert.match(heard[0], wanted);
    await harness.done(page);
  });
}
