// The tabs of the page, their addresses, links to a text, and use without a network.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { BROWSER, preview, shown, start, unfold } from "./browser.js";

let harness;
before(async () => (harness = await start()));
after(() => harness.close());

const HEADINGS = {
  write: "What does this text cost as SMS?",
  octets: "Which octets go out?",
  decode: "What does this PDU say?",
};

const hash = (page) => page.evaluate(() => location.hash);
const visible = (page) => page.locator("h1:visible").allTextContents();
const current = (page) => page.locator("nav a[aria-current=page]").allTextContents();
const rules = (page) => page.evaluate(() => {
  const { attributes, value } = document.querySelector("sms-preview");
  return { value, ...Object.fromEntries([...attributes].map(({ name, value }) => [name, value])) };
});

test("each tab has an address, a heading and a title", async () => {
  for (const [tab, heading] of Object.entries(HEADINGS)) {
    const page = await harness.open(`/preview/#${tab}`);
    assert.deepEqual(await visible(page), [heading]);
    assert.equal(await page.title(), heading);
    assert.deepEqual((await current(page)).map((name) => name.toLowerCase()), [tab]);
    await harness.done(page);
  }
  const page = await harness.open("/preview/#nonsense");
  assert.deepEqual(await visible(page), [HEADINGS.write]);
  await harness.done(page);
});

test("the modules of the other tabs are loaded when they are opened", async () => {
  const heard = [];
  const page = await preview(harness, {
    // Otherwise all files are kept for use without a network.
    init: () => Object.defineProperty(globalThis, "caches", { value: undefined }),
    route: (page) => page.on("request", (request) => heard.push(new URL(request.url()).pathname)),
  });
  const isLater = (path) => /octets|decode|hex|pdu/.test(path);
  assert.deepEqual(heard.filter(isLater), []);
  await page.locator('nav a[href="#octets"]').click();
  await page.locator(".segments .octets").first().waitFor();
  assert.ok(heard.includes("/pkg/pdu_bg.wasm"));
  assert.deepEqual(heard.filter((path) => path.includes("decode")), []);
  await page.locator('nav a[href="#decode"]').click();
  await page.locator("#octets-text").waitFor();
  assert.equal(heard.filter((path) => path.endsWith("pdu_bg.wasm")).length, 1);
  await harness.done(page);
});

test("a tab that did not load says so, and loads after the page is reloaded", async () => {
  let isBlocked = true;
  const page = await preview(harness, {
    route: (page) => page.route("**/preview/octets.js", (route) => (isBlocked ? route.abort() : route.continue())),
  });
  await page.locator('nav a[href="#octets"]').click();
  await page.locator("#tab-octets [role=alert]").filter({ hasText: "did not load" }).waitFor();
  isBlocked = false;
  await page.reload();
  await page.locator(".segments .octets").first().waitFor();
  assert.equal(await page.locator("#tab-octets .alarm:visible").count(), 0);
  await harness.done(page, (error) => /Failed to load resource|net::ERR|Cache.addAll/.test(error));
});

test("tabs are opened by the keyboard, and the history has them", async () => {
  const page = await preview(harness);
  await page.locator("nav a").first().focus();
  for (const tab of ["octets", "decode"]) {
    await page.locator(`nav a[href="#${tab}"]`).focus();
    await page.keyboard.press("Enter");
    await page.waitForFunction((heading) => document.activeElement.textContent === heading, HEADINGS[tab]);
    assert.deepEqual([await hash(page), await visible(page)], [`#${tab}`, [HEADINGS[tab]]]);
  }
  await page.goBack();
  await page.goBack();
  await page.locator("#tab-write h1").waitFor();
  assert.deepEqual(await visible(page), [HEADINGS.write]);
  assert.deepEqual((await shown(page)).bands.length, 3, "the bands must be drawn again");
  await harness.done(page);
});

const go = async (page, tab) => {
  await page.locator(`nav a[href="#${tab}"]`).click();
  await page.waitForFunction((heading) => document.activeElement.textContent === heading, HEADINGS[tab]);
};

test("alarms outlive a visit to another tab", async () => {
  const page = await harness.open("/preview/#octets");
  await page.locator(".segments .octets").first().waitFor();
  await go(page, "decode");
  await page.locator("#octets-text").fill("07912143");
  await page.locator(".messages .alarm").waitFor();
  for (let visit = 0; visit < 2; visit += 1) {
    await go(page, "octets");
    assert.equal(await page.locator("#octets-alarm").count(), 1);
    await go(page, "decode");
    assert.ok(await page.locator(".messages .alarm").isVisible());
  }
  await go(page, "octets");
  await page.getByLabel("Recipient").fill("nobody");
  await page.getByRole("alert").filter({ hasText: "must be a phone number" }).waitFor();
  await harness.done(page);
});

test("going back to an address with a text does not undo what was edited", async () => {
  const page = await harness.open("/preview/#octets?text=Hello");
  const value = () => page.evaluate(() => document.querySelector("sms-preview").value);
  await page.locator(".segments .octets").first().waitFor();
  await go(page, "write");
  await page.goBack();
  await page.waitForFunction(() => location.hash.startsWith("#octets"));
  assert.deepEqual([await value(), await hash(page)], ["Hello", "#octets?text=Hello"]);
  await page.getByRole("link", { name: "Change the text" }).click();
  await page.locator("#message").fill("Hello, edited");
  await page.goBack();
  await page.waitForFunction(() => location.hash === "#octets");
  assert.equal(await value(), "Hello, edited");
  // A link that the page made is no reason either.
  await page.getByRole("button", { name: "Copy link to these octets" }).click();
  await page.waitForFunction(() => location.hash.includes("text="));
  await go(page, "write");
  await page.locator("#message").fill("Third");
  await page.goBack();
  await page.waitForFunction(() => location.hash === "#octets");
  assert.equal(await value(), "Third");
  // An address that is opened again is one.
  await page.evaluate(() => (location.hash = "#octets?text=Hello"));
  await page.waitForFunction(() => document.querySelector("sms-preview").value === "Hello");
  await page.reload();
  await page.waitForFunction(() => document.querySelector("sms-preview").value === "Hello");
  await harness.done(page);
});

test("going back to an address with octets does not undo what was edited", async () => {
  const page = await harness.open("/preview/#decode?octets=C8329BFD06");
  const area = page.locator("#octets-text");
  await page.locator(".message").waitFor();
  await go(page, "write");
  await page.goBack();
  await page.waitForFunction(() => location.hash === "#decode?octets=C8329BFD06");
  await page.getByRole("link", { name: "Decode" }).click();
  await page.waitForFunction(() => location.hash === "#decode");
  await area.fill("C834");
  await page.goBack();
  await page.waitForFunction(() => location.hash === "#decode");
  assert.equal(await area.inputValue(), "C834");
  await page.evaluate(() => (location.hash = "#decode?octets=C8329BFD06"));
  await page.waitForFunction(() => document.getElementById("octets-text").value === "C8329BFD06");
  await harness.done(page);
});

const TEXTS = [
  "it’s 3?",
  "a full stop at the end.",
  "100 % & more = #1 + ½?\n\ttext=no&provider=none",
  "👩‍👩‍👧 हिन्दी العربية 中文 \u0000 \u2028",
  " ",
  "",
];
const RULES = [
  {},
  { provider: "twilio", "smart-encoding": "" },
  { languages: "tr pt", encoding: "GSM-7", "line-breaks": "crlf", "reference-width": "16" },
  { boundary: "grapheme", channel: "mms" },
];

test("a link has the text and its rules, and nothing is sent to the server", async () => {
  for (const [index, text] of TEXTS.entries()) {
    const chosen = RULES[index % RULES.length];
    const page = await preview(harness, { permissions: BROWSER === "chromium" ? ["clipboard-read", "clipboard-write"] : [] });
    await page.evaluate(({ text, chosen }) => {
      const element = document.querySelector("sms-preview");
      for (const name in chosen) element.setAttribute(name, chosen[name]);
      element.value = text;
    }, { text, chosen });
    await unfold(page);
    const before = await shown(page);
    await page.getByRole("button", { name: "Copy link to this text" }).click();
    await page.getByRole("status").filter({ hasText: /Link copied|address bar/ }).waitFor();
    const link = await hash(page);
    assert.doesNotMatch(link, /[.\s]$/);
    if (BROWSER === "chromium") {
      assert.equal(await page.evaluate(() => navigator.clipboard.readText()), page.url());
    }
    await harness.done(page);

    const asked = [];
    const other = await preview(harness, {
      route: (page) => page.on("request", (request) => asked.push(request.url())),
    });
    // The rules of the page must not remain.
    await other.evaluate(() => document.querySelector("sms-preview").setAttribute("provider", "vonage"));
    await other.evaluate((link) => (location.hash = link), link);
    await other.waitForFunction((text) => document.querySelector("sms-preview").value === text, text);
    await unfold(other);
    const after = await shown(other);
    assert.deepEqual(after, before, text);
    const found = await rules(other);
    assert.equal(found.provider, chosen.provider);
    for (const name in chosen) assert.equal(found[name], chosen[name], name);
    assert.equal(await other.locator("#boundary").inputValue(), chosen.boundary ?? "");
    assert.ok(asked.length > 10 && asked.every((address) => !address.includes("text=")), String(asked));
    await harness.done(other);
  }
});

test("an address does not name a text that the page no longer shows", async () => {
  const page = await harness.open("/preview/#write?text=Hello&provider=twilio");
  await page.waitForFunction(() => document.querySelector("sms-preview").state === "ready");
  assert.equal((await rules(page)).value, "Hello");
  assert.equal(await hash(page), "#write?text=Hello&provider=twilio");
  await page.locator("#message").press("End");
  await page.keyboard.type("!");
  assert.equal(await hash(page), "#write");
  await page.evaluate(() => (location.hash = "#octets?text=Again"));
  await page.waitForFunction(() => document.querySelector("sms-preview").value === "Again");
  await page.evaluate(() => document.querySelector("sms-preview").setAttribute("provider", "plivo"));
  assert.equal(await hash(page), "#octets");
  await harness.done(page);
});

test("an address with wrong rules gets an error with the rule", async () => {
  const page = await harness.open("/preview/#write?text=Hello&provider=nobody");
  await page.waitForFunction(() => document.querySelector("sms-preview").state === "failed");
  assert.match((await shown(page)).why, /provider.*bandwidth/);
  await harness.done(page);
});

test("a link can be taken without the clipboard", async () => {
  const page = await preview(harness, {
    init: () => Object.defineProperty(navigator, "clipboard", { value: undefined }),
  });
  await page.getByRole("button", { name: "Copy link to this text" }).click();
  await page.getByRole("button", { name: "The link is in the address bar" }).waitFor();
  assert.match(await hash(page), /^#write\?text=Hello%2C\+it/);
  await page.getByRole("button", { name: "Copy link to this text" }).waitFor();
  await harness.done(page);
});

test("the page keeps its files, and works without a network", async (context) => {
  const own = await start();
  context.after(() => own.close());
  const page = await preview(own, { serviceWorkers: "allow" });
  const [files, loaded] = await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    const path = ({ url, name }) => new URL(url ?? name).pathname;
    let keys = [];
    while (keys.length === 0) {
      await new Promise((then) => setTimeout(then, 50));
      keys = await (await caches.open("septet")).keys();
    }
    return [keys.map(path), performance.getEntriesByType("resource").map(path)];
  });
  assert.deepEqual(loaded.filter((path) => !files.includes(path)), []);
  // The other tabs load more, which is kept before they are opened.
  const later = await page.evaluate(async () => {
    for (const [tab, part] of [["octets", ".segments .message"], ["decode", "#octets-text"]]) {
      location.hash = `#${tab}`;
      while (!document.querySelector(part)) await new Promise((then) => setTimeout(then, 20));
    }
    return performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname);
  });
  assert.deepEqual(later.filter((path) => !files.includes(path)), []);
  const isOwn = (path) => /^\/(preview|pkg)\/.*\.(js|wasm|css)$/.test(path);
  assert.deepEqual(files.filter((path) => isOwn(path) && !later.includes(path)), []);
  await page.evaluate(() => (location.hash = "#write"));
  await page.reload();
  own.stopServer();
  for (const tab of Object.keys(HEADINGS)) {
    await page.goto(`${page.url().split("#")[0]}#${tab}`);
    await page.reload();
    assert.deepEqual(await visible(page), [HEADINGS[tab]]);
    await page.waitForFunction(() => document.querySelector("sms-preview").state === "ready");
    if (tab === "octets") await page.locator(".segments .octets").first().waitFor();
    if (tab === "decode") {
      await page.getByRole("button", { name: "Turkish table" }).click();
      await page.locator(".said").filter({ hasText: "Sayın" }).waitFor();
    }
  }
  await page.goto(page.url().replace("#decode", "#write"));
  await page.locator("sms-preview summary", { hasText: "Rules" }).click();
  await page.locator("sms-preview .fields option").first().waitFor({ state: "attached" });
  // Requests without an answer are logged, although the worker answers them.
  await own.done(page, (error) => /Failed to load resource|ERR_CONNECTION_REFUSED/.test(error));
});

test("kept files are current, and those of another version are not kept", async () => {
  const page = await preview(harness, {
    serviceWorkers: "allow",
    init: () => {
      const { addAll } = Cache.prototype;
      Cache.prototype.addAll = async function (requests) {
        globalThis.modes = new Set(requests.map(({ cache }) => cache));
        await this.put("former.js", new Response("// of another version"));
        return addAll.call(this, requests);
      };
    },
  });
  await page.waitForFunction(async () => {
    const keys = await (await caches.open("septet")).keys();
    return keys.length > 10 && !keys.some(({ url }) => url.endsWith("former.js"));
  });
  assert.deepEqual(await page.evaluate(() => [...globalThis.modes]), ["no-cache"]);
  await harness.done(page);
});
