// The tab "Decode": what it accepts, what it says, and where a fault is.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { selectedIn, start } from "./browser.js";
import { DELIVER, TEXT, enter, messages, openDecode, paste, settled, texts } from "./decode-page.js";
import { charactersIn, hex, octetsWith, packed } from "./octets-model.js";

let harness;
before(async () => (harness = await start()));
after(() => harness.close());

/** Returns SMS-DELIVERs with the parts of a text. */
function parts(pieces, reference = 42) {
  return pieces.map((piece, index) => {
    const { octets } = packed([...piece], [5, 0, 3, reference, pieces.length, index + 1]);
    return `00440B915155210300F2000062116221000040${hex([7 + piece.length])}${hex(octets)}`;
  });
}

const open = (values, options) => openDecode(harness, values, options);

test("one paste and no click: the text first, then the fields in plain words", async () => {
  const page = await harness.open("/preview/");
  await page.getByRole("link", { name: "Decode" }).click();
  await page.getByLabel("Octets", { exact: true }).focus();
  await page.evaluate((text) => document.execCommand("insertText", false, text), DELIVER);
  await page.locator(".message").waitFor();
  const [message] = await messages(page);
  assert.equal(message.text, TEXT);
  assert.deepEqual(message.alarms, []);
  assert.equal(message.octets, DELIVER);
  assert.deepEqual(message.fields, [
    ["Message centre", "+2782913593", "06 91 72 28 19 53 39"],
    ["Type", "SMS-DELIVER", "04"],
    ["From", "+27821234567", "0B 91 72 28 21 43 65 F7"],
    ["Protocol", "plain message", "00"],
    ["Coding", "GSM-7, default table", "00"],
    ["Time", "2013-03-26 13:35:25 +02:00", "31 30 62 31 53 52 80"],
    ["Length", "10 septets", "0A"],
    ["Text", "10 septets", "80 0D 8A 5E 98 D3 37 …"],
  ]);
  assert.match(message.notes.at(-1), /Read as a PDU with the address of the message centre\./);
  await page.locator("#tab-decode > [role=status]").filter({ hasText: `Text: ${TEXT}` }).waitFor();
  await harness.done(page);
});

const spaced = DELIVER.match(/../g);
const FORMS = {
  "lower case": [DELIVER.toLowerCase(), [TEXT]],
  "spaces": [spaced.join(" "), [TEXT]],
  "colons": [spaced.join(":"), [TEXT]],
  "0x and commas": [spaced.map((octet) => `0x${octet}`).join(", "), [TEXT]],
  "a C array": [`{ ${spaced.map((octet) => `0x${octet}`).join(", ")} };`, [TEXT]],
  "wrapped lines": [DELIVER.match(/.{1,32}/g).join("\n"), [TEXT]],
  "without the message centre": [DELIVER.slice(14), [TEXT]],
  "two PDUs": [`${DELIVER}\n${DELIVER}`, [TEXT, TEXT]],
  "a modem's list": [
    `AT+CMGL=4\r\n+CMGL: 1,1,,28\r\n${DELIVER}\r\n+CMGL: 2,1,,28\r\n${DELIVER}\r\n\r\nOK\r\n`,
    [TEXT, TEXT],
  ],
  "a modem's message": [`+CMT: "",28\r\n${DELIVER}\r\n`, [TEXT]],
  "a command": ["AT+CMGS=17\n> 0001000B915155550501F0000005C8329BFD06<Ctrl-Z>\nOK", ["Hello"]],
  "a log": [
    `2026-11-26 12:00:01.123 DEBUG modem/1: <- ${DELIVER}\n` +
      "2026-11-26T12:00:02Z INFO id=550e8400e29b41d4a716446655440000 done in 12 ms\n" +
      `2026-11-26 12:00:03 rx: ${spaced.join(" ")} (34 bytes)`,
    [TEXT, TEXT],
  ],
  "two parts, the second one first": [parts(["One, ", "two"]).reverse().join("\n"), ["One, two"]],
  "fields of SMPP": ["esm_class: 0x00\ndata_coding: 0x00\nsm_length: 5\nshort_message: 4869201B65", ["Hi €"]],
  "fields of SMPP in one line": [
    "esm_class=0x00, data_coding=0x08, short_message=041F04400438043204350442",
    ["Привет"],
  ],
  "fields of SMPP with spaces": ["esm_class 0 data_coding 08 short_message 04 1F 04 40 data", ["Пр"]],
  "decimal and hexadecimal fields of SMPP": [
    '{"esm_class": 0, "data_coding": 240, "short_message": "4869"}\n' +
      '{"esm_class": "0", "data_coding": "F0", "short_message": "4869"}',
    ["Hi", "Hi"],
  ],
  "user data": ["C8329BFD06", ["Hello"]],
  "user data in UCS-2": ["041F04400438043204350442", ["Привет"]],
};

test("the forms in which octets are printed", async () => {
  const page = await open();
  for (const [name, [text, wanted]] of Object.entries(FORMS)) {
    await paste(page, text);
    const found = await messages(page);
    assert.deepEqual(found.flatMap(({ alarms }) => alarms), [], name);
    assert.deepEqual(found.map((message) => message.text), wanted, name);
  }
  await paste(page, FORMS["a log"][0]);
  await settled(page);
  assert.ok(await page.getByText("1 other run of digits is no PDU.").isVisible());
  await harness.done(page);
});

test("parts are joined, and missing ones are named", async () => {
  const page = await open();
  const all = parts(["One, ", "two, ", "three"]);
  await paste(page, [all[2], all[0], all[1]].join("\n"));
  const [whole, ...none] = await messages(page);
  assert.deepEqual([whole.text, none], ["One, two, three", []]);
  assert.match(whole.notes.join(" "), /3 parts, complete\./);
  await paste(page, [all[2], all[0], DELIVER, all[0]].join("\n"));
  const [some, other] = await messages(page);
  assert.equal(other.text, TEXT);
  assert.match(some.alarms.join(" "), /2 of 3 parts; part 2 is missing; 1 part repeated\./);
  await page.locator("details summary").first().click();
  const part = page.locator(".part").first();
  // A part is drawn when it is unfolded.
  await part.locator("tbody tr").first().waitFor();
  assert.equal(await part.locator("tbody tr").count(), 10);
  await part.locator(".octets [role=option]").nth(16).hover();
  assert.match(await part.locator(".told > p").first().textContent(), /^octet 16, F: Time · minute 00$/);
  await harness.done(page);
});

test("octets and the characters of the text point at each other, and at the fields", async () => {
  const page = await open({ octets: DELIVER });
  const { places } = packed([...TEXT]);
  const start = 26;
  const read = async () => ({
    texts: await selectedIn(page.locator(".said [role=option]")),
    octets: await selectedIn(page.locator(".octets [role=option]")),
    field: (await page.locator("tr.pointed th").allTextContents()).join().slice(2),
    words: await page.locator(".told > p").first().textContent(),
  });
  for (const [at, place] of places.entries()) {
    await page.locator(".said [role=option]").nth(at).hover();
    const found = await read();
    assert.deepEqual([found.texts, found.octets], [[at], octetsWith(place).map((octet) => octet + start)]);
  }
  for (let at = start; at < DELIVER.length / 2; at += 1) {
    await page.locator(".octets [role=option]").nth(at).hover();
    const found = await read();
    assert.deepEqual([found.texts, found.octets, found.field], [charactersIn(places, at - start), [at], "Text"]);
  }
  const SAYS = {
    0: "octet 0, A: Message centre · 6 octets of the centre follow",
    1: "octet 1, A: Message centre · type of number: international",
    2: "octet 2, A: Message centre · digits 2 and 7",
    7: "octet 7, B: Type · SMS-DELIVER, bits 00000100",
    8: "octet 8, C: From · 11 semi-octets of the number follow",
    15: "octet 15, C: From · digit 7",
    18: "octet 18, F: Time · year 13",
    24: "octet 24, F: Time · time zone +02:00",
  };
  for (const [at, words] of Object.entries(SAYS)) {
    await page.locator(".octets [role=option]").nth(Number(at)).hover();
    assert.equal((await read()).words, words);
  }
  await page.locator("tbody tr").nth(2).hover();
  assert.deepEqual((await read()).octets, [8, 9, 10, 11, 12, 13, 14, 15]);
  await harness.done(page);
});

test("the keyboard alone: paste, read, and walk over the octets", async () => {
  const page = await open();
  await page.locator("#octets-text").focus();
  await page.evaluate((text) => document.execCommand("insertText", false, text), DELIVER);
  await page.locator(".message").waitFor();
  await settled(page);
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.id), "octets-kind");
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Home");
  const words = await page.locator("#tab-decode > [role=status]").textContent();
  assert.equal(words, "octet 0, A: Message centre · 6 octets of the centre follow");
  await harness.done(page);
});

test("faults have their place, and the octets before are explained", async () => {
  const page = await open();
  const faulty = () => page.locator(".octets .faulty").evaluateAll((all) => {
    return all.map((one) => [...document.querySelectorAll(".octets [role=option]")].indexOf(one));
  });
  const CASES = [
    [DELIVER.slice(0, 44), "Octet 22: the octets end here, within TP-SCTS.", [-1]],
    [`${DELIVER}AA`, /^Octet \d+: .*(length of 10 takes 9 octets|follow)/, null],
    ["0791214365", /^Octet \d+: the octets end here/, [-1]],
    [`${DELIVER}1`, "Octet 35: a digit is missing: each octet has two.", [35]],
    ["00FF000B915155550501F0000005C8329BFD06", /^Octet \d+: /, null],
  ];
  for (const [text, words, marked] of CASES) {
    await paste(page, text);
    const [{ alarms }] = await messages(page);
    if (typeof words === "string") assert.equal(alarms[0], words);
    else assert.match(alarms[0], words);
    if (marked) assert.deepEqual(await faulty(), marked, text);
    else assert.equal((await faulty()).length, 1, text);
  }
  await paste(page, DELIVER.slice(0, 44));
  const [{ fields }] = await messages(page);
  assert.deepEqual(fields[2], ["From", "+27821234567", "0B 91 72 28 21 43 65 F7"]);
  assert.deepEqual(fields.at(-1), ["Time", "incomplete", "31 30 62 31"]);
  await paste(page, `+CMGR: 1,,28\n${DELIVER.slice(0, -4)}`);
  assert.match((await messages(page))[0].notes.join(" "), /announces 28 octets, and here are 26/);
  await harness.done(page);
});

test("what are no octets", async () => {
  const page = await open();
  const CASES = [
    ["G40B915155550501F0", "Line 1, character 1: “G” is not a hexadecimal digit.", "G"],
    [`\n${DELIVER.slice(0, 20)}Z${DELIVER.slice(21)}`, "Line 2, character 21: “Z” is not a hexadecimal digit.", "Z"],
    ["What is this?", /There are no octets in this text/, null],
    ["😀 ж \u0000 \ud800", /There are no octets in this text/, null],
  ];
  for (const [text, words, marked] of CASES) {
    await paste(page, text);
    await settled(page);
    const said = await page.locator(".wrong .alarm").textContent();
    if (typeof words === "string") assert.equal(said, words);
    else assert.match(said, words);
    if (marked) assert.equal(await page.locator(".wrong mark").textContent(), marked);
  }
  await paste(page, "");
  await settled(page);
  assert.match(await page.locator(".messages").textContent(), /appears here/);
  await harness.done(page);
});

test("the switch says what the octets are", async () => {
  const page = await open({ octets: "C8329BFD06" });
  const kind = page.getByLabel("What is it?");
  await kind.selectOption("PDU with message centre");
  assert.match((await messages(page))[0].alarms[0], /^Octet 0: the SMSC address has length 200/);
  await kind.selectOption("user data alone");
  assert.deepEqual(await texts(page), ["Hello"]);
  await paste(page, "00480069");
  await page.getByLabel("TP-DCS (hex)").fill("08");
  assert.deepEqual(await texts(page), ["Hi"]);
  await paste(page, "0500032A010100480069");
  await page.getByLabel("begins with a header").check();
  assert.deepEqual(await texts(page), ["Hi"]);
  await page.getByLabel("TP-DCS (hex)").fill("00");
  await page.getByLabel("begins with a header").uncheck();
  await page.getByLabel("one septet per octet").check();
  await paste(page, "48690000");
  assert.deepEqual(await texts(page), ["Hi@@"]);
  await kind.selectOption("TPDU without centre");
  await paste(page, DELIVER.slice(14));
  assert.deepEqual(await texts(page), [TEXT]);
  await harness.done(page);
});

test("the examples, one click each", async () => {
  const page = await open();
  const wanted = {
    "SMS-DELIVER": TEXT,
    "Long message in 2 parts": /^Hello! Your order .* Thank you!$/,
    "Status report": /received/i,
    "Turkish table": "Sayın müşterimiz, siparişiniz kargoya verilmiştir.",
  };
  for (const [name, text] of Object.entries(wanted)) {
    await page.getByRole("button", { name, exact: true }).click();
    const found = await messages(page);
    assert.equal(found.length, 1, name);
    assert.deepEqual(found[0].alarms, [], name);
    if (typeof text === "string") assert.equal(found[0].text, text);
    else assert.match(found[0].text, text);
  }
  await paste(page, "07915155210300F126430B915155210300F2621162210000046211622150000400");
  assert.deepEqual((await messages(page))[0].fields[1], ["Type", "SMS-STATUS-REPORT, about a command", "26"]);
  await harness.done(page);
});

test("a link has the octets and what they are, until they are edited", async () => {
  const page = await open();
  await page.getByLabel("What is it?").selectOption("user data alone");
  await page.getByLabel("TP-DCS (hex)").fill("08");
  await paste(page, "00 48\n00 69");
  await page.getByRole("button", { name: "Copy link to these octets" }).last().click();
  await page.waitForFunction(() => location.hash.includes("octets="));
  const other = await harness.open(new URL(page.url()).pathname + new URL(page.url()).hash);
  await other.locator(".message").waitFor();
  assert.deepEqual(await texts(other), ["Hi"]);
  assert.equal(await other.locator("#octets-text").inputValue(), "00 48\n00 69");
  await harness.done(other);
  await paste(page, "0048");
  assert.equal(await page.evaluate(() => location.hash), "#decode");
  await harness.done(page);
});

const VECTORS = readFileSync(new URL("../../tests/data/tpdu-vectors.tsv", import.meta.url), "utf8")
  .trimEnd()
  .split("\n")
  .slice(1)
  .map((line) => line.split("\t"))
  .map(([id, , direction, smsc, hex, type, , address, , , , , more, , text, strict]) => {
    return { id, direction, smsc, hex, type, address, more, text, strict };
  });

test("every PDU that the crate accepts is shown without a fault, and what it refuses with one", async () => {
  const page = await open();
  const kind = page.getByLabel("What is it?");
  let accepted = 0;
  let refused = 0;
  for (const { id, smsc, hex, type, address, more, text, strict, direction } of VECTORS) {
    if (!/^([\da-f]{2}){4,200}$/i.test(hex)) continue;
    await kind.selectOption(smsc === "1" ? "pdu" : "tpdu");
    await paste(page, hex);
    await settled(page);
    await page.locator(".messages details").evaluateAll((all) => all.forEach((one) => (one.open = true)));
    await page.waitForFunction(() => !document.querySelector(".part:empty"));
    const [message] = await messages(page);
    message.alarms = message.alarms.filter((words) => !/^1 of \d+ parts; .* missing\.$/.test(words));
    const isStored = ["DELIVER", "STATUS-REPORT"].includes(type) ? direction === "mt" : type === "SUBMIT";
    if (strict === "ok" && isStored) {
      accepted += 1;
      assert.deepEqual(message.alarms, [], id);
      assert.ok(message.fields.some(([, value]) => value.startsWith(`SMS-${type}`)), `${id} ${JSON.stringify(message)}`);
      if (address) assert.ok(message.fields.some(([, value]) => value === (JSON.parse(address) || "empty")), id);
      const said = text && JSON.parse(text);
      if (said && !said.startsWith("hex:")) assert.equal(message.text, said, id);
    } else if (strict !== "ok" && !/^(Text|UserData)/.test(strict) && direction === "mt" && !more.includes("report")) {
      refused += 1;
      assert.ok(message.alarms.length > 0, id);
    }
  }
  console.log(`${accepted} PDUs without a fault, ${refused} with one`);
  assert.ok(accepted >= 150 && refused >= 10, `${accepted} ${refused}`);
  await harness.done(page);
});

test("wrapped PDUs in a list of any length", async () => {
  const page = await open();
  const LISTS = {
    "two lines": { count: 600, width: 36, before: [] },
    "five lines": { count: 300, width: 16, before: [] },
    "after lines that are no PDUs": { count: 600, width: 36, before: ["0102030405", "0102030405"] },
  };
  for (const [name, { count, width, before }] of Object.entries(LISTS)) {
    const wrapped = DELIVER.match(new RegExp(`.{1,${width}}`, "g"));
    const text = [...before, ...Array(count).fill(wrapped).flat()].join("\n");
    await enter(page, text);
    await settled(page);
    assert.ok(await page.getByText(`${count + before.length} messages.`, { exact: true }).isVisible(), name);
    const found = await page.evaluate(async (text) => {
      const { readText } = await import("/preview/decode/messages.js");
      const pdu = await import("/pkg/pdu-web.js");
      const steps = readText(pdu, text, { kind: "auto" });
      let step;
      do step = steps.next();
      while (!step.done);
      const parts = step.value.messages.flatMap(({ parts }) => parts);
      return parts.filter(({ error }) => !error).map(({ line, result }) => [line, result.text]);
    }, text);
    const line = (index) => before.length + index * wrapped.length + 1;
    assert.deepEqual(found, Array.from({ length: count }, (_, index) => [line(index), TEXT]), name);
  }
  await harness.done(page);
});

test("an edit replaces the work that it interrupts, and long lists are shown in steps", async () => {
  const page = await open();
  assert.match(await enter(page, `${DELIVER}\n`.repeat(5_000)), /^Decoding…/);
  await paste(page, DELIVER);
  assert.deepEqual(await texts(page), [TEXT]);
  await paste(page, `${DELIVER}\n`.repeat(100));
  assert.equal((await messages(page)).length, 20);
  await page.getByRole("button", { name: "Show more: 80 messages" }).click();
  assert.equal((await messages(page)).length, 40);
  await harness.done(page);
});
