// The preview page.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { complete, listen, preview, shown, start, unfold } from "./browser.js";

let harness;
before(async () => (harness = await start()));
after(() => harness.close());

const text = (page) => page.evaluate(() => document.getElementById("message").value);
const set = (page, value) => {
  return page.evaluate((value) => (document.querySelector("sms-preview").value = value), value);
};
const paste = async (page, pasted) => {
  await page.evaluate((pasted) => {
    const message = document.getElementById("message");
    message.focus();
    document.execCommand("insertText", false, pasted);
  }, pasted);
};

test("every key press is measured", async () => {
  const page = await preview(harness);
  await set(page, "");
  assert.equal((await shown(page)).remaining, "160");
  await page.locator("#message").pressSequentially("Hello ]");
  const typed = await shown(page);
  assert.equal(typed.segments, "1 segment");
  assert.equal(typed.remaining, "152");
  assert.equal(typed.encoding, "GSM-7");
  assert.equal(typed.why, "Every character is in GSM-7. One takes two septets.");
  assert.deepEqual(typed.bands, [[0, 7]]);
  assert.deepEqual(typed.numbers, []);
  await page.locator("#message").pressSequentially("ж");
  const changed = await shown(page);
  assert.equal(changed.remaining, "62");
  assert.equal(changed.encoding, "UCS-2");
  assert.equal(changed.why, "Cyrillic letters are not in GSM-7, so the whole text is sent in UCS-2.");
  // A script that GSM-7 does not have gets this sentence, and no list.
  assert.deepEqual([changed.unmappable, changed.rows], [[], []]);
  await page.locator("#message").pressSequentially("😀");
  const smile = await shown(page);
  assert.deepEqual(smile.rows, [["😀", "U+1F600", "×1", null, "no substitute"]]);
  assert.deepEqual(smile.unmappable, [[8, 10]]);
  await harness.done(page);
});

test("segments have bands, numbers and bars", async () => {
  const page = await preview(harness);
  await set(page, "a".repeat(152) + "]".repeat(153));
  const { bands, numbers, bars, segments } = await shown(page);
  assert.equal(segments, "4 segments");
  assert.deepEqual(bands, [[0, 152], [152, 228], [228, 304], [304, 305]]);
  assert.deepEqual(numbers, ["1", "2", "3", "4"]);
  assert.deepEqual(bars, ["152/153", "152/153", "152/153", "2/153"]);
  await harness.done(page);
});

test("100,000 characters are pasted and undone", async () => {
  const page = await preview(harness, {
    // Pauses are longer, so that a busy machine draws the text before the first one ends.
    init: () => {
      const { setTimeout } = window;
      window.setTimeout = (task, time = 0) => setTimeout(task, 10 * time);
    },
  });
  // A real paste of the text that was cut.
  await set(page, "… ".repeat(50_000));
  await page.evaluate(() => document.getElementById("message").select());
  await page.locator("#message").press("Control+X");
  assert.equal((await shown(page)).segments, "1 segment");
  await page.keyboard.press("Control+V");
  await page.waitForFunction(() => document.getElementById("message").value.length === 100_000);
  const result = await shown(page);
  assert.equal(result.segments, "1,493 segments");
  assert.match(result.limit, /cannot be sent: a message has at most 255 segments/);
  assert.equal(result.remaining, "");
  assert.deepEqual([result.bands, result.bars], [[], []]);

  // The characters are listed after a pause.
  assert.equal(result.why, "UCS-2. The reason appears when you pause.");
  await page.waitForFunction(() => {
    const root = document.querySelector("sms-preview").shadowRoot;
    return root.querySelectorAll(".list li").length === 1;
  });
  assert.deepEqual((await shown(page)).rows[0].slice(0, 3), ["…", "U+2026", "×50,000"]);
  await page.keyboard.press("Control+Z");
  await page.waitForFunction(() => document.getElementById("message").value === "");
  assert.equal((await shown(page)).segments, "1 segment");
  await harness.done(page);
});

test("the longest message is drawn at any scroll position", async () => {
  const page = await preview(harness);
  await set(page, "ж".repeat(255 * 67));
  const top = await shown(page);
  assert.equal(top.segments, "255 segments");
  // Many segments share one bar.
  assert.deepEqual(top.bars, ["255 segments, 17,085 of 17,085"]);
  assert.equal(top.numbers[0], "1");
  assert.ok(top.bands.length < 60, "more than the visible part is drawn");
  await page.evaluate(() => {
    const message = document.getElementById("message");
    message.scrollTop = message.scrollHeight;
  });
  const bottom = await shown(page);
  assert.equal(bottom.numbers.at(-1), "255");
  assert.deepEqual(bottom.bands.at(-1), [254 * 67, 255 * 67]);
  await set(page, "ж".repeat(255 * 67 + 1));
  const beyond = await shown(page);
  assert.deepEqual([beyond.segments, beyond.bands], ["256 segments", []]);
  await harness.done(page);
});

test("emoji: surrogate pairs, ZWJ sequences and lone surrogates", async () => {
  const page = await preview(harness);
  await set(page, "");
  await page.locator("#message").focus();
  await page.keyboard.insertText("👩‍👩‍👧 ok");
  const family = await shown(page);
  assert.equal(family.remaining, "59");
  // A cluster is one row, which nothing tears.
  const points = "U+1F469 U+200D U+1F469 U+200D U+1F467";
  assert.deepEqual(family.rows, [["👩‍👩‍👧", points, "×1", null, "no substitute"]]);
  for (const odd of ["\ud83d", "\udc4b\ud83d", "a\ud83d\n\udc4b", "\0", "\ufeff\u202e", "\n\n\n"]) {
    await set(page, odd);
    assert.match((await shown(page)).segments, /^1 segment$/);
  }
  await harness.done(page);
});

test("a click replaces a character and can be undone", async () => {
  const page = await preview(harness);
  const before = "It’s “quoted” — and long. ".repeat(5);
  await set(page, "");
  await paste(page, before);
  await unfold(page);
  const first = await shown(page);
  assert.equal(first.segments, "2 segments");
  assert.deepEqual(first.rows.map((row) => row[0]), ["’", "“", "”", "—"]);
  assert.ok(first.rows.every((row) => row[4] === "saves nothing by itself"), String(first.rows));
  assert.equal(first.title, "Save 1 segment");
  assert.deepEqual(first.actions, ["Replace 20 characters: saves 1 segment, $0.0079"]);
  const told = await listen(page);
  await page.getByRole("button", { name: /^Replace with ' \(’/ }).click();
  assert.equal(await text(page), before.replaceAll("’", "'"));
  assert.equal((await shown(page)).rows.length, 3);
  assert.equal(await page.evaluate(() => document.activeElement.id), "message");
  await page.keyboard.press("Control+Z");
  assert.equal(await text(page), before);
  await page.getByRole("button", { name: /^Replace 20 characters/ }).click();
  const plain = before.replaceAll("’", "'").replaceAll(/[“”]/g, '"').replaceAll("—", "-");
  assert.equal(await text(page), plain);
  const after = await shown(page);
  assert.equal(after.segments, "1 segment");
  assert.deepEqual([after.title, after.actions, after.rows], ["", [], []]);
  await told("20 characters replaced: saves 1 segment.");
  await page.keyboard.press("Control+Z");
  assert.equal(await text(page), before);
  await page.keyboard.press("Control+Shift+Z");
  assert.equal(await text(page), plain);
  await page.keyboard.press("Control+Z");
  await page.keyboard.press("Control+Z");
  assert.equal(await text(page), "");
  await harness.done(page);
});

test("a replacement keeps the selection", async () => {
  const page = await preview(harness);
  await set(page, "… one … two");
  await unfold(page);
  await page.evaluate(() => document.getElementById("message").setSelectionRange(6, 7));
  await page.getByRole("button", { name: /^Replace with/ }).click();
  const [value, start, end] = await page.evaluate(() => {
    const message = document.getElementById("message");
    return [message.value, message.selectionStart, message.selectionEnd];
  });
  assert.equal(value, "... one ... two");
  assert.deepEqual([start, end], [8, 11]);
  await harness.done(page);
});

test("provider, MMS and prices", async () => {
  const page = await preview(harness);
  await set(page, "a".repeat(305));
  await unfold(page);
  const provider = page.getByRole("combobox", { name: "Provider", exact: true });
  const names = await provider.locator("option").evaluateAll((all) => all.map((one) => one.value));
  assert.deepEqual(
    names,
    ["", "bandwidth", "twilio", "twilio-toll-free", "vonage", "plivo", "sinch", "telnyx", "aws"],
  );
  for (const [name, segments, cost] of [
    ["", 2, "$0.0158"],
    ["twilio", 2, "$0.0158"],
    ["twilio-toll-free", 3, "$0.0237"],
    ["bandwidth", 2, "$0.0158"],
  ]) {
    await provider.selectOption(name);
    const result = await shown(page);
    assert.deepEqual([name, result.segments, result.cost], [name, `${segments} segments`, cost]);
  }
  assert.equal((await shown(page)).limit, "Bandwidth limit: 2,048 characters, 1,743 left.");
  await page.getByRole("switch", { name: "Send as MMS" }).check();
  const mms = await shown(page);
  assert.deepEqual([mms.segments, mms.cost], ["1 multimedia message", "$0.02"]);
  // What is true of segments is not said of MMS.
  assert.deepEqual([mms.bands, mms.bars, mms.units, mms.note], [[], [], "", ""]);
  assert.equal(mms.why, "MMS is billed by the message, whatever the length of the text.");
  await page.getByRole("switch", { name: "Send as MMS" }).uncheck();
  await provider.selectOption("telnyx");
  await page.getByRole("switch", { name: "Send as MMS" }).check();
  assert.equal((await shown(page)).limit, "", "a limit of segments does not apply to MMS");
  await page.getByRole("switch", { name: "Send as MMS" }).uncheck();
  await provider.selectOption("plivo");
  await set(page, "a".repeat(1601));
  assert.match((await shown(page)).limit, /^Plivo limit: 1,600 characters, 1 too many\.$/);
  await set(page, "ж".repeat(300));
  assert.equal((await shown(page)).limit, "Plivo limit: 737 bytes, 137 left.");
  await set(page, "ж".repeat(400));
  assert.equal((await shown(page)).limit, "Plivo limit: 737 bytes. With 800, it may be refused.");
  await set(page, "a".repeat(1601));
  await page.getByLabel("Currency").fill("EUR");
  assert.equal((await shown(page)).cost, "€0.0869");
  await page.getByLabel("Currency").fill("??");
  assert.equal((await shown(page)).cost, "0.0869");
  await page.getByLabel("Price per segment").fill("");
  assert.equal((await shown(page)).cost, "");
  await harness.done(page);
});

test("national tables that are allowed", async () => {
  const page = await preview(harness);
  await set(page, "ğ".repeat(140));
  await unfold(page);
  assert.equal((await shown(page)).segments, "3 segments");
  await page.getByRole("combobox", { name: "National tables" }).selectOption("tr");
  const turkish = await shown(page);
  assert.equal(turkish.segments, "1 segment");
  assert.equal(turkish.why, "Every character is in GSM-7 with national tables: Turkish (locking shift).");

  // Letters of an allowed table stay: only the apostrophe keeps the text from GSM-7.
  await set(page, `${"ğ".repeat(80)}’`);
  const apostrophe = await shown(page);
  assert.equal(apostrophe.segments, "2 segments");
  assert.match(apostrophe.why, /^’ \(U\+2019\) is not in GSM-7, .* Without it: 1 segment\.$/);
  assert.deepEqual(apostrophe.rows, [["’", "U+2019", "×1", "Replace with '", "saves 1 segment"]]);
  assert.deepEqual(apostrophe.actions, ["Replace ’ with ': saves 1 segment, $0.0079"]);
  assert.deepEqual(apostrophe.replaceable, [[80, 81]]);
  await page.getByRole("button", { name: /^Replace ’ with '/ }).click();
  assert.equal(await text(page), `${"ğ".repeat(80)}'`);
  assert.equal((await shown(page)).segments, "1 segment");

  // The character that no table has decides which others are listed, wherever it is typed.
  await set(page, "ğ".repeat(10));
  const short = await shown(page);
  assert.equal(short.why, "National tables have every character, but would save no segment.");
  assert.deepEqual([short.title, short.rows], ["", []]);
  await page.locator("#message").press("Control+Home");
  await page.keyboard.insertText("“😀");
  assert.deepEqual((await shown(page)).rows.map((row) => row[0]), ["“", "😀"]);
  await page.getByRole("button", { name: /^Replace with "/ }).click();
  assert.equal(await text(page), `"😀${"ğ".repeat(10)}`);
  await harness.done(page);
});

test("after a failed load, an error replaces the numbers", async () => {
  const routes = {
    blocked: (page) => page.route("**/*.wasm", (route) => route.abort()),
    missing: (page) => page.route("**/*.wasm", (route) => route.fulfill({ status: 404 })),
    "without its JavaScript": (page) => page.route("**/web.js", (route) => route.abort()),
    broken: (page) => page.route("**/*.wasm", (route) => route.fulfill({ body: "no module" })),
  };
  for (const [name, route] of Object.entries(routes)) {
    const page = await harness.open("/preview/", { route });
    await complete(page, "failed");
    const result = await shown(page);
    assert.match(result.why, /cannot be counted: the module did not load/, name);
    assert.ok(await page.getByText("the module did not load").isVisible());
    const said = await page.evaluate(() => {
      return document.querySelector("sms-preview").shadowRoot.querySelector(".side").innerText;
    });
    assert.doesNotMatch(said, /\d/, name);
    await page.waitForFunction(() => {
      const { shadowRoot } = document.querySelector("sms-preview");
      return /cannot be counted/.test(shadowRoot.querySelector("[role=status]").textContent);
    });
    await harness.done(page, (error) => /Failed to load resource|net::ERR|MIME|Unable to|Cache.addAll/.test(error));
  }
  // If the element does not load, its children are shown.
  const page = await harness.open("/preview/", {
    route: (page) => page.route("**/sms-preview.js", (route) => route.abort()),
  });
  assert.ok(await page.getByText("The preview did not load.").isVisible());
  await harness.done(page, (error) => /Failed to load resource/.test(error));
});

for (const width of [1200, 360]) {
  test(`nothing that is read while typing moves, ${width} pixels wide`, async () => {
    const page = await preview(harness, { viewport: { width, height: 1000 } });
    await set(page, "");
    await shown(page);
    await page.evaluate(() => {
      window.shifts = [];
      const seen = (list) => {
        window.shifts.push(...list.getEntries().filter((one) => !one.hadRecentInput).map(({ value }) => value));
      };
      new PerformanceObserver(seen).observe({ type: "layout-shift", buffered: false });
    });
    // The bars of a long message need a second row, so the answer is compared within its column.
    const place = () => page.evaluate(() => {
      const { shadowRoot } = document.querySelector("sms-preview");
      const box = (one) => one.getBoundingClientRect();
      const side = box(shadowRoot.querySelector(".side"));
      const parts = [".total", ".facts", ".why"].map((name) => box(shadowRoot.querySelector(name)).top - side.top);
      const message = box(document.getElementById("message"));
      return [message.top, message.left, message.width, box(shadowRoot.querySelector(".bars")).top, ...parts];
    });
    const before = await place();
    const typed = ["a", "’", "ж".repeat(70), "— and “more”", "]".repeat(100), "x".repeat(2000)];
    for (const piece of typed) {
      await paste(page, piece);
      await shown(page);
      assert.deepEqual(await place(), before, piece);
    }
    await page.evaluate(() => {
      document.querySelector("sms-preview").setAttribute("provider", "twilio-toll-free");
    });
    await set(page, "x".repeat(1700));
    await shown(page);
    assert.deepEqual(await place(), before, "above the limit");
    await harness.done(page);
  });
}
