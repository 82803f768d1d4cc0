// The tab "Octets": pointing, copying, and what cannot be sent. What is expected comes from
// `octets-model.js`.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { BROWSER, selectedIn, start } from "./browser.js";
import { charactersIn, hex, octetsWith, packed, wide } from "./octets-model.js";

let harness;
before(async () => (harness = await start()));
after(() => harness.close());

const address = (values) => `/preview/#octets?${new URLSearchParams(values)}`;
const permissions = BROWSER === "chromium" ? ["clipboard-read", "clipboard-write"] : [];

async function open(values, options) {
  const page = await harness.open(address(values), { permissions, ...options });
  await page.locator("#tab-octets .segments .message, #tab-octets .alarm:visible").first().waitFor();
  await page.waitForFunction(() => !/Loading/.test(document.querySelector("#tab-octets .alarm[role=status]").textContent));
  return page;
}

const card = (page, index = 0) => page.locator(".segments .message").nth(index);
const items = (page, row, index = 0) => card(page, index).locator(`.${row} [role=option]`);
/** Returns the indices of the items that are selected, and the sentence about them. */
const pointed = async (page, index = 0) => ({
  texts: await selectedIn(items(page, "text", index)),
  octets: await selectedIn(items(page, "octets", index)),
  words: await card(page, index).locator(".told > :not(.hidden)").textContent(),
});
const shownHex = async (page, index = 0) => (await items(page, "octets", index).allTextContents()).join("");
/** Follows a link, and returns when the page has. */
const link = async (page, values) => {
  const hash = address(values).split("#")[1];
  await page.evaluate((hash) => new Promise((then) => {
    addEventListener("hashchange", () => setTimeout(then), { once: true });
    location.hash = hash;
  }), hash);
};

const CASES = {
  "GSM-7": { text: "Total: 49.90 € {paid} ~ é@", build: packed },
  "UCS-2 with a surrogate pair": { text: "Привет 👋!", build: wide },
  "a national single shift table": {
    text: `${"a".repeat(100)}ğş${"b".repeat(40)}`,
    rules: { languages: "tr", encoding: "GSM-7" },
    header: [3, 0x25, 1, 1],
    tables: { locking: "turkish" },
    build: packed,
  },
  "line breaks as CR LF": { text: "a\nb", sent: "a\r\nb", rules: { "line-breaks": "crlf" }, build: packed },
  "nothing": { text: "", build: packed },
};

for (const [name, { text, sent = text, rules = {}, header = [], tables, build }] of Object.entries(CASES)) {
  test(`characters and octets point at each other: ${name}`, async () => {
    const page = await open({ text, ...rules });
    const characters = [...sent];
    const { octets, places } = build(characters, header, tables);
    assert.equal(await shownHex(page), hex(octets));
    assert.equal(await items(page, "text").count(), characters.length);
    for (const at of new Set([0, 1, 7, 13, 15, characters.length - 1].filter((one) => one >= 0 && one < characters.length))) {
      await items(page, "text").nth(at).hover();
      const found = await pointed(page);
      assert.deepEqual([found.texts, found.octets], [[at], octetsWith(places[at])], characters[at]);
      const [from, to] = places[at];
      if (build === packed) assert.match(found.words, new RegExp(`bits ${from} to ${to}$`));
    }
    for (const at of [header.length, header.length + 3, octets.length - 1].filter((one) => one >= 0 && one < octets.length)) {
      await items(page, "octets").nth(at).hover();
      const found = await pointed(page);
      assert.deepEqual([found.texts, found.octets], [charactersIn(places, at), [at]], `octet ${at}`);
    }
    await page.mouse.move(0, 0);
    assert.deepEqual((await pointed(page)).octets, []);
    await harness.done(page);
  });
}

test("sentences about characters and octets", async () => {
  const page = await open({ text: `${"x".repeat(34)}€${"y".repeat(200)}` });
  await items(page, "text").nth(34).hover();
  // The header takes 48 bits, and the fill bit ends the septet 6.
  assert.equal((await pointed(page)).words, "€ = ESC 65 · septets 41 and 42 · bits 287 to 300");
  const says = [
    [0, "octet 0: length of the header: 5 octets follow"],
    [1, "octet 1: identifier 00: concatenation"],
    [2, "octet 2: length: 3 octets of this element follow"],
    [3, "octet 3: reference 42"],
    [4, "octet 4: 2 parts in all"],
    [5, "octet 5: this is part 1"],
    [6, "octet 6: 1 fill bit and x"],
    [7, "octet 7: bits of x and x"],
  ];
  for (const [at, words] of says) {
    await items(page, "octets").nth(at).hover();
    assert.equal((await pointed(page)).words, words);
  }
  await page.mouse.move(0, 0);
  const legend = await card(page).locator(".legend").textContent();
  assert.match(legend, /header concatenation: reference 42, part 1 of 2.*text 153 septets, 1 fill bit/);
  assert.equal(await card(page).locator(".title .small").textContent(), "GSM-7 · TP-DCS 00 · TP-UDHI 1 · TP-UDL 160 · 140 octets");
  await link(page, { text: "👋" });
  await page.waitForFunction(() => document.querySelectorAll(".segments .message").length === 1);
  await items(page, "text").first().hover();
  assert.equal((await pointed(page)).words, "👋 = D83D DC4B · octets 0 to 3");
  await harness.done(page);
});

test("the arrow keys move between characters and octets, with one stop per segment", async () => {
  const page = await open({ text: "x".repeat(160) + "€" });
  await page.getByRole("button", { name: "Copy SMPP fields" }).focus();
  await page.keyboard.press("Tab");
  const focus = () => page.evaluate(() => {
    const { activeElement } = document;
    const row = activeElement.closest("[role=listbox]");
    const cards = [...document.querySelectorAll(".segments .message")];
    return [cards.indexOf(activeElement.closest(".message")), row?.className, row ? [...row.querySelectorAll("[role=option]")].indexOf(activeElement) : -1];
  });
  assert.deepEqual(await focus(), [0, "text", 0]);
  await page.keyboard.press("ArrowRight");
  assert.deepEqual(await focus(), [0, "text", 1]);
  assert.deepEqual((await pointed(page)).texts, [1]);
  await page.keyboard.press("ArrowDown");
  const { places } = packed([..."x".repeat(153)], [5, 0, 3, 42, 2, 1]);
  assert.deepEqual(await focus(), [0, "octets", octetsWith(places[1])[0]]);
  await page.keyboard.press("Home");
  assert.match((await pointed(page)).words, /length of the header/);
  const spoken = () => page.locator("#tab-octets > [role=status].unseen").textContent();
  assert.equal(await spoken(), (await pointed(page)).words);
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowUp");
  assert.deepEqual(await focus(), [0, "text", charactersIn(places, 139)[0]]);
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowRight");
  assert.deepEqual(await focus(), [0, "text", 152]);
  await page.keyboard.press("Tab");
  assert.deepEqual(await focus(), [1, "text", 0]);
  // What the first segment showed is gone with the focus.
  assert.deepEqual((await pointed(page)).octets, []);
  await page.keyboard.press("Shift+Tab");
  assert.deepEqual(await focus(), [0, "text", 152]);
  await harness.done(page);
});

test("a tap points, and the next one elsewhere moves it", async () => {
  const page = await open({ text: "Hello" }, { hasTouch: true, viewport: { width: 390, height: 800 } });
  await items(page, "text").nth(1).tap();
  assert.deepEqual((await pointed(page)).texts, [1]);
  await items(page, "octets").nth(3).tap();
  assert.deepEqual((await pointed(page)).octets, [3]);
  await harness.done(page);
});

const skip = BROWSER !== "chromium" && "only Chromium lets a test read the clipboard";
const copied = async (page, name) => {
  await page.evaluate(() => navigator.clipboard.writeText("nothing"));
  await page.getByRole("button", { name, exact: true }).click();
  await page.locator(".copying [role=status]").filter({ hasText: "Copied" }).waitFor();
  await page.getByRole("button", { name, exact: true }).waitFor();
  return page.evaluate(() => navigator.clipboard.readText());
};
/** Returns an SMS-SUBMIT to +15551230002 without a validity period, and the octets of its TPDU. */
const submit = (octets, { udl, dcs = 0, hasHeader, to = "0B915155210300F2" }) => {
  const tpdu = `${hasHeader ? "41" : "01"}00${to}00${hex([dcs])}${hex([udl])}${hex(octets)}`;
  return { pdu: `00${tpdu}`, length: tpdu.length / 2 };
};

test("four ways to copy, always of the present text, rules, recipient and number", { skip }, async () => {
  const page = await open({ text: "Hi €" });
  const one = packed([..."Hi €"]).octets;
  const first = submit(one, { udl: 5 });
  assert.equal(await copied(page, "Copy hex"), hex(one));
  assert.equal(await copied(page, "Copy PDU"), first.pdu);
  assert.equal(await copied(page, "Copy AT commands"), `AT+CMGF=0\nAT+CMGS=${first.length}\n${first.pdu}<Ctrl-Z>`);
  assert.equal(
    await copied(page, "Copy SMPP fields"),
    "esm_class: 0x00\ndata_coding: 0x00\nsm_length: 5\nshort_message: 4869201B65",
  );
  // The text changes in Write, and its tab is opened again.
  await page.evaluate(() => {
    location.hash = "#write";
    document.querySelector("sms-preview").value = "ж";
  });
  await page.evaluate(() => (location.hash = "#octets"));
  await items(page, "text").filter({ hasText: "ж" }).waitFor();
  assert.equal(await copied(page, "Copy hex"), "0436");
  assert.equal(await copied(page, "Copy PDU"), submit([4, 0x36], { udl: 2, dcs: 8 }).pdu);
  // A script changes the text while the tab is shown.
  await page.evaluate(() => (document.querySelector("sms-preview").value = "Ok"));
  assert.equal(await copied(page, "Copy hex"), hex(packed([..."Ok"]).octets));
  await page.evaluate(() => document.querySelector("sms-preview").setAttribute("encoding", "UCS-2"));
  assert.equal(await copied(page, "Copy hex"), "004F006B");
  // Without an event, as when a script sets the value of the text area.
  await page.evaluate(() => (document.getElementById("message").value = "No"));
  assert.equal(await copied(page, "Copy hex"), "004E006F");
  await page.getByLabel("Recipient").fill("5551230");
  assert.equal(
    await copied(page, "Copy PDU"),
    submit([0, 0x4e, 0, 0x6f], { udl: 4, dcs: 8, to: "0781551532F0" }).pdu,
  );
  await harness.done(page);
});

test("several segments: one or all are copied, with the reference number", { skip }, async () => {
  const text = "x".repeat(200);
  const page = await open({ text });
  await page.getByRole("spinbutton", { name: "Reference number" }).fill("7");
  const parts = [[...text.slice(0, 153)], [...text.slice(153)]].map((characters, index) => {
    return packed(characters, [5, 0, 3, 7, 2, index + 1]).octets;
  });
  assert.equal(await copied(page, "Copy hex"), parts.map(hex).join("\n"));
  await page.getByLabel("Copied segments").selectOption("Segment 2");
  assert.equal(await copied(page, "Copy hex"), hex(parts[1]));
  const pdu = submit(parts[1], { udl: 54, hasHeader: true });
  assert.equal(await copied(page, "Copy AT commands"), `AT+CMGF=0\nAT+CMGS=${pdu.length}\n${pdu.pdu}<Ctrl-Z>`);
  assert.match(await copied(page, "Copy SMPP fields"), /^esm_class: 0x40\n.*\nsm_length: 53\nshort_message: 050003070202(78){47}$/);
  // The choice does not outlive its segment.
  await page.evaluate(() => (document.querySelector("sms-preview").value = "Ok"));
  assert.equal(await copied(page, "Copy hex"), hex(packed([..."Ok"]).octets));
  await harness.done(page);
});

test("a wrong recipient and a wrong reference number are named, and nothing wrong is copied", async () => {
  const page = await open({ text: "x".repeat(200) });
  for (const wrong of ["", "abc", "+", "1".repeat(21), "+1 555"]) {
    await page.getByLabel("Recipient").fill(wrong);
    await page.getByRole("alert").filter({ hasText: "must be a phone number" }).waitFor();
    await page.getByRole("button", { name: "Copy PDU" }).click();
    assert.equal(await page.locator(".copying [role=status]").textContent(), "");
    assert.equal(await page.getByLabel("Recipient").getAttribute("aria-invalid"), "true");
  }
  await page.getByLabel("Recipient").fill("+15551230002");
  assert.ok(await page.getByRole("alert").isHidden());
  for (const wrong of ["", "256", "-1", "1.5"]) {
    await page.getByRole("spinbutton", { name: "Reference number" }).fill(wrong);
    await page.getByRole("alert").filter({ hasText: "from 0 to 255" }).waitFor();
    assert.equal(await page.locator(".segments .message").count(), 0);
  }
  await page.getByRole("spinbutton", { name: "Reference number" }).fill("255");
  assert.match(await shownHex(page), /^050003FF0201/);
  await link(page, { text: "x".repeat(200), "reference-width": "16" });
  await page.getByRole("spinbutton", { name: "Reference number" }).fill("4660");
  assert.match(await shownHex(page), /^06080412340201/);
  await harness.done(page);
});

test("a text that has no octets says why", async () => {
  const reasons = [
    [{ text: "ж", encoding: "GSM-7" }, /cannot be sent: GSM-7 is selected in the rules, but has no code for ж/],
    [{ text: "a\n\nbж", encoding: "GSM-7", "line-breaks": "crlf" }, /has no code for ж/],
    [{ text: "a\n\nbж", encoding: "GSM-7", "line-breaks": "crlf", boundary: "grapheme" }, /has no code for ж/],
    [{ text: "x".repeat(40_000) }, /cannot be sent: it needs 262 segments, and a message has at most 255/],
    [{ text: "x", channel: "mms" }, /Sent as MMS, a text has no SMS octets/],
    [{ text: "x", provider: "nobody" }, /cannot be counted/],
  ];
  for (const [values, words] of reasons) {
    const page = await open(values);
    assert.match(await page.locator("#tab-octets .alarm[role=status]").textContent(), words);
    assert.equal(await page.locator(".segments .message").count(), 0);
    assert.ok(await page.getByRole("button", { name: "Copy hex" }).isDisabled());
    await harness.done(page);
  }
});

test("wrong rules are named, whichever module loads first", async () => {
  for (const last of ["web.js", "pdu-web.js"]) {
    const other = last === "web.js" ? "/pkg/pdu-web.js" : "/pkg/web.js";
    let release = () => {};
    const released = new Promise((resolve) => (release = resolve));
    const page = await open({ text: "x", provider: "nobody" }, {
      route: (page) => page.route(`**/pkg/${last}`, async (route) => {
        await page.locator("#tab-octets .alarm[role=status]:not(:empty)").waitFor();
        await page.evaluate(async (other) => (await import(other)).default(), other);
        await route.continue();
        release();
      }, { times: 1 }),
    });
    // The words can be there before.
    await released;
    assert.match(await page.locator("#tab-octets .alarm[role=status]").textContent(), /cannot be counted/);
    await harness.done(page);
  }
});

test("a fault without a place blames no character", async () => {
  const page = await open({ text: "x" });
  const said = await page.evaluate(async () => {
    const { reasonOf } = await import("/preview/octets/message.js");
    return reasonOf({ code: "unmappable", message: "a character is not in GSM-7" }, "abc");
  });
  assert.equal(said, "This text cannot be sent: GSM-7 is selected in the rules, but has no code for a character of it.");
  await harness.done(page);
});

test("segments end where Write ends them, whatever the rules", async () => {
  const family = "👩‍👩‍👧";
  const texts = [`${"a".repeat(66)}${family.repeat(12)}`, `${"x".repeat(152)}\n${"y".repeat(160)}\nz`];
  const rules = [{}, { provider: "twilio" }, { boundary: "grapheme" }, { provider: "twilio", boundary: "character" }];
  for (const text of texts) {
    for (const own of [...rules, { boundary: "grapheme", "line-breaks": "crlf", "reference-width": "16" }]) {
      const page = await open({ text, ...own });
      const ends = await page.evaluate(async ({ isCrlf }) => {
        const element = document.querySelector("sms-preview");
        const sent = isCrlf ? element.value.replaceAll("\n", "\r\n") : element.value;
        return element.septet.split(sent, element.options).segments.map(({ units }) => units);
      }, { isCrlf: own["line-breaks"] === "crlf" });
      const legends = await page.locator(".segments .legend").allTextContents();
      const found = legends.map((legend) => Number(/text (\d+)/.exec(legend)[1]));
      assert.deepEqual(found, ends.slice(0, found.length), JSON.stringify(own));
      assert.ok(found.length >= Math.min(ends.length, 3), JSON.stringify(own));
      assert.equal(await page.locator(".segments .message").count(), ends.length);
      await harness.done(page);
    }
  }
});

test("national tables with segments that end at clusters, and the width of the reference number", async () => {
  const text = "Sayın müşterimiz, siparişiniz kargoya verilmiştir. ".repeat(5);
  for (const own of [{ boundary: "grapheme" }, { provider: "twilio" }, { provider: "twilio-toll-free" }]) {
    const page = await open({ text, languages: "tr", encoding: "GSM-7", ...own });
    assert.equal(await page.locator("#tab-octets .alarm:visible").count(), 0, JSON.stringify(own));
    assert.ok((await page.locator(".segments .message").count()) > 1);
    const legend = await card(page).locator(".legend").textContent();
    assert.match(legend, /shift table: Turkish/);
    const isWide = own.provider === "twilio-toll-free";
    assert.match(await shownHex(page), isWide ? /0804002A/ : /00032A/, JSON.stringify(own));
    await harness.done(page);
  }
  const page = await open({ text, languages: "tr", boundary: "grapheme", "reference-width": "16" });
  assert.match(await shownHex(page), /0804002A/);
  await harness.done(page);
});

test("255 segments: the first at once, the others when they are scrolled to", async () => {
  const page = await open({ text: "x" });
  await page.evaluate(() => (document.querySelector("sms-preview").value = "x".repeat(153 * 255)));
  assert.equal(await page.locator(".segments .message").count(), 255);
  const drawn = () => page.locator(".segments .octets").count();
  assert.ok((await drawn()) < 20, `${await drawn()} segments were drawn`);
  await page.locator(".segments .message").nth(200).scrollIntoViewIfNeeded();
  await card(page, 200).locator(".octets").waitFor();
  assert.ok((await drawn()) < 60, `${await drawn()} segments were drawn`);
  assert.match(await shownHex(page, 200), /^0500032AFFC9/);
  await harness.done(page);
});

test("a link to the octets has the text and the rules", async () => {
  const page = await open({ text: "Hi" });
  await page.evaluate(() => (document.querySelector("sms-preview").value = "Привет"));
  await page.getByRole("button", { name: "Copy link to these octets" }).click();
  await page.waitForFunction(() => location.hash.includes("text="));
  const own = await harness.open(new URL(page.url()).pathname + new URL(page.url()).hash);
  await items(own, "text").first().waitFor();
  assert.equal(await shownHex(own), hex(wide([..."Привет"]).octets));
  await harness.done(own);
  await harness.done(page);
});

test("a link to the octets has the reference number, until that is edited", async () => {
  const page = await open({ text: "x".repeat(200) });
  const number = page.getByRole("spinbutton", { name: "Reference number" });
  await number.fill("7");
  await page.getByRole("button", { name: "Copy link to these octets" }).click();
  await page.waitForFunction(() => location.hash.includes("reference=7"));
  const own = await harness.open(new URL(page.url()).pathname + new URL(page.url()).hash);
  await items(own, "text").first().waitFor();
  assert.match(await shownHex(own), /^050003070201/);
  await own.getByRole("spinbutton", { name: "Reference number" }).fill("8");
  assert.match(await shownHex(own), /^050003080201/);
  assert.equal(await own.evaluate(() => location.hash), "#octets");
  await harness.done(own);
  await harness.done(page);
});

test("a failed load says so", async () => {
  const page = await harness.open(address({ text: "Hi" }), { route: (page) => page.route("**/pdu_bg.wasm", (route) => route.abort()) });
  await page.locator("#tab-octets .alarm").filter({ hasText: "The module did not load" }).waitFor();
  await harness.done(page, (error) => /Failed to load resource|net::ERR|Cache.addAll|NetworkError/.test(error));
});
