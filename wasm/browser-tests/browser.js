// Starts a browser and a server, and opens pages on which every error fails the test.

import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import assert from "node:assert/strict";
import { chromium, firefox } from "playwright-core";

const SERVE = fileURLToPath(new URL("../preview/serve", import.meta.url));

/** Starts the server on a free port. Returns its address and a function that stops it. */
async function serve() {
  const server = spawn(SERVE, ["0"], { stdio: ["ignore", "pipe", "ignore"] });
  const port = await new Promise((found, fail) => {
    let said = "";
    // Keep reading, because the server exits if its output is closed.
    server.stdout.on("data", (piece) => {
      said += piece;
      const match = /port (\d+) /.exec(said);
      if (match) found(match[1]);
    });
    server.on("exit", (code) => fail(new Error(`wasm/preview/serve exited with ${code}`)));
  });
  return { address: `http://127.0.0.1:${port}`, end: () => server.kill() };
}

/** The browser. `run` sets its name and path. */
export const BROWSER = process.env.SEPTET_BROWSER ?? "chromium";

const launch = {
  chromium: () => {
    return chromium.launch({
      executablePath: process.env.SEPTET_BROWSER_PATH,
      // CI runs as root, for which Chromium has no sandbox.
      args: ["--no-sandbox"],
    });
  },
  firefox: () => {
    return firefox.launch({
      executablePath: process.env.SEPTET_BROWSER_PATH,
      // With WebDriver BiDi, Playwright can use any Firefox instead of its own build. Playwright
      // 1.65 uses a command that Firefox 153 does not have.
      channel: "moz-firefox",
    });
  },
};

/** Starts the server and the browser for the tests of a file. */
export async function start() {
  const server = await serve();
  const browser = await launch[BROWSER]();
  const errors = new Map();

  async function open(path, { route, init, ...options } = {}) {
    // A service worker would answer before `route`.
    const defaults = { viewport: { width: 900, height: 1000 }, serviceWorkers: "block" };
    const context = await browser.newContext({ ...defaults, ...options });
    context.setDefaultTimeout(30_000);
    const page = await context.newPage();
    const found = [];
    errors.set(page, found);
    page.on("pageerror", (error) => found.push(String(error)));
    page.on("console", (message) => {
      const isBlocked = message.text() === "Service Worker registration blocked by Playwright";
      if (["error", "warning"].includes(message.type()) && !isBlocked) found.push(message.text());
    });
    page.on("request", (request) => {
      if (new URL(request.url()).origin !== server.address) found.push(`loads ${request.url()}`);
    });
    await page.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", (event) => {
        console.error(`CSP: ${event.violatedDirective} ${event.blockedURI}`);
      });
    });
    if (init) await page.addInitScript(init);
    if (route) await route(page);
    await page.goto(server.address + path);
    return page;
  }

  /** Closes a page. Fails if it had unexpected errors. */
  async function done(page, expected = () => false) {
    assert.deepEqual(errors.get(page).filter((error) => !expected(error)), []);
    await page.context().close();
  }

  async function close() {
    await browser.close();
    server.end();
  }

  return { open, done, close, browser, stopServer: server.end };
}

/** Returns the content of the element, after the frame that draws it. */
export async function shown(page) {
  return page.evaluate(async () => {
    const frame = () => new Promise((then) => requestAnimationFrame(() => setTimeout(then)));
    await frame();
    await frame();
    const element = document.querySelector("sms-preview");
    const root = element.shadowRoot;
    const text = (selector) => root.querySelector(selector)?.textContent ?? "";
    const isShown = (one) => !one.closest("[hidden]");
    const all = (selector) => [...root.querySelectorAll(selector)].filter(isShown).map((one) => one.textContent);
    const drawn = (name) => {
      const ranges = [...(CSS.highlights?.get(`sms-preview-${name}`) ?? [])];
      return ranges.map((range) => [range.startOffset, range.endOffset]);
    };
    const first = ({ firstChild }) => firstChild.textContent;
    const values = all(".facts dd");
    return {
      state: element.state,
      segments: [text(".count"), text(".noun")].filter(Boolean).join(" "),
      encoding: values[0] ?? "",
      characters: values[1] ?? "",
      units: values[2] ?? "",
      remaining: values[3] ?? "",
      cost: text(".cost"),
      why: text(".why"),
      limit: text(".limit"),
      title: isShown(root.querySelector(".card")) ? text(".card .title") : "",
      actions: [...root.querySelectorAll(".actions li")].map(({ children: [act, saves] }) => {
        return `${first(act)}: ${saves.textContent}`;
      }),
      notes: all(".notes li"),
      note: text(".rules .small span"),
      bars: all(".bars li .of"),
      rows: [...root.querySelectorAll(".others .list:not(.scripts) li")].map(({ children }) => {
        const [character, code, times, replace, , effect] = children;
        const label = replace.hidden ? null : first(replace);
        return [character, code, times].map((one) => one.textContent).concat(label, effect.textContent);
      }),
      scripts: all(".scripts li"),
      numbers: all(".number"),
      bands: [0, 1, 2, 3].flatMap((index) => drawn(`band-${index}`)).sort((a, b) => a[0] - b[0]),
      replaceable: drawn("replaceable"),
      unmappable: drawn("unmappable"),
      spoken: text("[role=status]"),
    };
  });
}

/** Unfolds the list of characters and the rules, and waits for the controls of the rules. */
export async function unfold(page) {
  await page.evaluate(() => {
    const { shadowRoot } = document.querySelector("sms-preview");
    for (const details of shadowRoot.querySelectorAll("details")) details.open = true;
  });
  await page.locator("sms-preview .fields option").first().waitFor({ state: "attached" });
}

/**
 * Waits until the preview page is complete: the element is in this state, and the rules have their
 * controls if they are unfolded. Those load independently of the module.
 */
export async function complete(page, state = "ready") {
  await page.waitForFunction((state) => {
    const element = document.querySelector("sms-preview");
    if (element.state !== state) return false;
    const rules = element.shadowRoot.querySelector(".rules");
    return !rules.open || rules.querySelector(".fields option") !== null;
  }, state);
}

/** Opens the preview page and waits until it is complete. */
export async function preview(harness, options) {
  const page = await harness.open("/preview/", options);
  await complete(page);
  return page;
}

/** Records what the screen reader is told. Returns a function that waits for a sentence. */
export async function listen(page) {
  await page.evaluate(() => {
    window.told = [];
    const region = document.querySelector("sms-preview").shadowRoot.querySelector("[role=status]");
    const say = () => window.told.push(region.textContent);
    new MutationObserver(say).observe(region, { childList: true, characterData: true, subtree: true });
  });
  return (sentence) => page.waitForFunction((sentence) => window.told.includes(sentence), sentence);
}

/** Opens an empty page and adds an element with these attributes and a loaded module. */
export async function openElement(harness, attributes = {}, options) {
  const page = await harness.open("/browser-tests/pages/empty.html", options);
  await page.evaluate(async (attributes) => {
    await import("/element/sms-preview.js");
    const element = document.createElement("sms-preview");
    for (const name in attributes) element.setAttribute(name, attributes[name]);
    const septet = await import("/pkg/web.js");
    await septet.default();
    element.septet = septet;
    document.querySelector("main").append(element);
  }, attributes);
  return page;
}

/** Returns which of these items are selected, as indices. */
export function selectedIn(items) {
  return items.evaluateAll((all) => {
    return all.flatMap((one, at) => (one.getAttribute("aria-selected") === "true" ? [at] : []));
  });
}
