// The element of the package, and the HTML examples in the READMEs.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { blocks } from "../tests/examples.mjs";
import { shown, start } from "./browser.js";

let harness;
before(async () => (harness = await start()));
after(() => harness.close());

const PAGE = "/browser-tests/pages/packaged.html";
const EMPTY = "/browser-tests/pages/empty.html";
const ready = (page) => {
  return page.waitForFunction(() => document.querySelector("sms-preview").state === "ready");
};
/** Records the names of the loaded files. */
const listening = (heard) => (page) => {
  page.on("request", (request) => heard.push(new URL(request.url()).pathname.split("/").at(-1)));
};

test("one script suffices under a strict Content-Security-Policy", async () => {
  const heard = [];
  const page = await harness.open(PAGE, { route: listening(heard) });
  await ready(page);
  await page.locator("#message").pressSequentially("Hello ]");
  const plain = await shown(page);
  assert.deepEqual([plain.segments, plain.remaining], ["1 segment", "152"]);
  await page.locator("#message").pressSequentially("👋");
  const wave = await shown(page);
  assert.deepEqual([wave.remaining, wave.unmappable], ["61", [[7, 9]]]);

  // The package and a second element share the loaded files.
  const segments = await page.evaluate(async () => {
    document.querySelector("main").append(document.createElement("sms-preview"));
    const { default: init, measure } = await import("/pkg/web.js");
    await init();
    return measure("]".repeat(153)).segments;
  });
  assert.equal(segments, 3);
  const once = ["element.js", "packaged.html", "septet_bg.wasm", "web.js"];
  assert.deepEqual(heard.filter((name) => name !== "icon.svg").sort(), once);
  await harness.done(page);
});

test("the entries that contain the module, which bundlers use, share it", async () => {
  const heard = [];
  const page = await harness.open(EMPTY, { route: listening(heard) });
  const found = await page.evaluate(async () => {
    const { SmsPreview } = await import("/pkg/element-bundled.js");
    const { measure } = await import("/pkg/inlined.js");
    const put = document.querySelector("main").appendChild(document.createElement("sms-preview"));
    put.value = "]".repeat(153);
    while (put.state !== "ready") await new Promise((then) => setTimeout(then, 10));
    return [SmsPreview === put.constructor, put.septet.measure === measure, put.measure.segments];
  });
  assert.deepEqual(found, [true, true, 3]);
  assert.deepEqual(heard.filter((name) => /web|wasm|septet/.test(name)), []);
  await harness.done(page);
});

test("a page that sets another module, for one element or for all, does not load that of the package", async () => {
  const heard = [];
  const page = await harness.open(EMPTY, { route: listening(heard) });
  const found = await page.evaluate(async () => {
    const main = document.querySelector("main");
    const { SmsPreview } = await import("/pkg/element.js");
    const small = await import("/pkg/small.js");
    await small.default();
    const put = main.appendChild(document.createElement("sms-preview"));
    put.septet = small;
    SmsPreview.load = async () => small;
    const all = main.appendChild(document.createElement("sms-preview"));
    await new Promise((then) => setTimeout(then, 200));
    return [put, all].map(({ septet, state }) => [septet === small, state]);
  });
  assert.deepEqual(found, Array(2).fill([true, "ready"]));
  assert.deepEqual(heard.filter((name) => /web\.js|septet/.test(name)), []);
  await harness.done(page);
});

test("a missing file of the package is reported", async () => {
  for (const file of ["web.js", "septet_bg.wasm"]) {
    const page = await harness.open(PAGE, {
      route: (page) => page.route(`**/${file}`, (route) => route.fulfill({ status: 404 })),
    });
    await page.waitForFunction(() => document.querySelector("sms-preview").state === "failed");
    assert.match((await shown(page)).why, /cannot be counted: the module did not load/, file);
    await harness.done(page, (error) => /404|MIME|Unable to|module source URI|WebAssembly/.test(error));
  }
});

// The READMEs have ./septet/ in place of /pkg/.
for (const file of ["README.md", "element/README.md"]) {
  for (const { line, code } of blocks(file, "html")) {
    test(`${file}, the example at line ${line}`, async () => {
      const said = [];
      const body = `<!doctype html><meta charset="utf-8"><title>x</title>
        <link rel="icon" href="/preview/icon.svg"><body>${code.replaceAll("./septet/", "/pkg/")}`;
      const page = await harness.open("/browser-tests/pages/example.html", {
        route: async (page) => {
          page.on("console", (message) => said.push(message.text()));
          await page.route("**/example.html", (route) => route.fulfill({ contentType: "text/html", body }));
        },
      });
      // The comment after each `console.log` is the output, up to a colon.
      const expected = [...code.matchAll(/console\.log\(.*\); \/\/ ([^:\n]*)/g)].map((found) => found[1]);
      const waiting = Date.now();
      while (said.length < expected.length && Date.now() - waiting < 30_000) await page.waitForTimeout(10);
      assert.deepEqual(said, expected);

      const isElement = code.includes("<sms-preview");
      assert.ok(isElement || expected.length > 0, "the example has no output to check");
      if (isElement) {
        await ready(page);
        await page.locator("textarea").fill("“One” — two");
        const result = await shown(page);
        assert.equal(result.remaining, "59");
        assert.equal(result.cost !== "", code.includes("price="));
        // The other scripts of the README are for this page.
        for (const script of file === "README.md" ? [] : blocks(file, "js")) {
          await page.evaluate(script.code.replaceAll(/^import .*$/gm, ""));
          assert.notEqual((await shown(page)).segments, result.segments);
        }
      }
      await harness.done(page);
    });
  }
}
