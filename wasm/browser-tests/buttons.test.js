// The buttons of the list act on the characters of the present text, wherever an edit has moved them.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openElement, preview, shown, start } from "./browser.js";

let harness;
before(async () => (harness = await start()));
after(() => harness.close());

const TEXT = "It’s “one” — two, it’s “three” — ж.";
const SUBSTITUTES = { "’": "'", "“": '"', "”": '"', "—": "-" };
const IRREPLACEABLE = ["ж"];

const value = (page) => page.evaluate(() => document.getElementById("message").value);
const list = (page) => page.locator("sms-preview .list li");
const row = (page, character) => {
  return list(page).filter({ has: page.locator(".character", { hasText: character }) });
};
/** Moves the caret of the text area, as a click into the text does. */
const caret = (page, offset) => page.evaluate((offset) => {
  const message = document.getElementById("message");
  message.focus();
  message.setSelectionRange(offset, offset);
}, offset);

/** Each edits `TEXT` and returns the new text. */
const EDITS = {
  "typing before all": async (page) => {
    await page.locator("#message").press("Control+Home");
    await page.keyboard.type("Hi! ");
    return `Hi! ${TEXT}`;
  },
  "typing after all": async (page) => {
    await page.locator("#message").press("Control+End");
    await page.keyboard.type(" Bye!");
    return `${TEXT} Bye!`;
  },
  "typing between": async (page) => {
    await caret(page, 10);
    await page.keyboard.type(" and a half");
    return `${TEXT.slice(0, 10)} and a half${TEXT.slice(10)}`;
  },
  "deleting before all": async (page) => {
    await page.locator("#message").press("Control+Home");
    await page.keyboard.press("Delete");
    return TEXT.slice(1);
  },
  "pasting before all": async (page) => {
    // A real paste of the text that was cut.
    await page.locator("#message").press("Control+End");
    await page.keyboard.type("pasted ");
    for (let count = 0; count < 7; count += 1) await page.keyboard.press("Shift+ArrowLeft");
    await page.keyboard.press("Control+X");
    await page.keyboard.press("Control+Home");
    await page.keyboard.press("Control+V");
    await page.waitForFunction((text) => document.getElementById("message").value === text, `pasted ${TEXT}`);
    return `pasted ${TEXT}`;
  },
  "undo and redo": async (page) => {
    await page.locator("#message").press("Control+Home");
    await page.keyboard.type("twice");
    await shown(page);
    await page.keyboard.press("Control+Z");
    assert.equal(await value(page), TEXT);
    await shown(page);
    await checkShow(page, TEXT);
    await page.locator("#message").press("Control+Shift+Z");
    return `twice${TEXT}`;
  },
  "the property `value`": async (page) => {
    await page.evaluate((text) => (document.querySelector("sms-preview").value = text), `Set. ${TEXT}`);
    return `Set. ${TEXT}`;
  },
  "a script that calls `refresh`": async (page) => {
    await page.evaluate(() => {
      document.getElementById("message").setRangeText("a script ", 5, 5);
      document.querySelector("sms-preview").refresh();
    });
    return `${TEXT.slice(0, 5)}a script ${TEXT.slice(5)}`;
  },
  "a script that does not": async (page) => {
    await page.evaluate(() => document.getElementById("message").setRangeText("a script ", 5, 5));
    return `${TEXT.slice(0, 5)}a script ${TEXT.slice(5)}`;
  },
};

/** Clicks Show as often as a character occurs: each click selects the next occurrence. */
async function checkShow(page, text) {
  for (const character of [...Object.keys(SUBSTITUTES), ...IRREPLACEABLE]) {
    const places = [...text.matchAll(new RegExp(character, "g"))].map(({ index }) => index);
    const show = row(page, character).getByRole("button", { name: /^Show/ });
    const found = [];
    for (const _ of places) {
      await show.click();
      const { selectionStart, selectionEnd } = await page.evaluate(() => {
        const { selectionStart, selectionEnd } = document.getElementById("message");
        return { selectionStart, selectionEnd };
      });
      assert.equal(text.slice(selectionStart, selectionEnd), character);
      found.push(selectionStart);
    }
    assert.deepEqual(found.sort((one, other) => one - other), places, character);
  }
}

async function undo(page, text) {
  await page.keyboard.press("Control+Z");
  assert.equal(await value(page), text);
}

for (const [name, edit] of Object.entries(EDITS)) {
  test(`${name}: each button acts on the right characters`, async () => {
    const page = await preview(harness);
    await page.evaluate(() => (document.querySelector("sms-preview").value = ""));
    await caret(page, 0);
    await page.keyboard.insertText(TEXT);
    const before = await shown(page);
    assert.deepEqual(before.rows.map(([character]) => character), ["’", "“", "”", "—", "ж"]);
    const text = await edit(page);
    assert.equal(await value(page), text);
    // The edit leaves the list as it was. Only the positions differ.
    await checkShow(page, text);
    assert.deepEqual((await shown(page)).rows, before.rows);
    // Undo restores only what the user typed, not what a script has set.
    const isTyped = !/script|property/.test(name);
    if (isTyped) {
      for (const [character, substitute] of Object.entries(SUBSTITUTES)) {
        await row(page, character).getByRole("button", { name: /^Replace with/ }).click();
        assert.equal(await value(page), text.replaceAll(character, substitute));
        await undo(page, text);
        await shown(page);
      }
    }
    await page.getByRole("button", { name: "Replace all 8: saves nothing" }).click();
    const all = text.replace(/[’“”—]/g, (character) => SUBSTITUTES[character]);
    assert.equal(await value(page), all);
    if (isTyped) await undo(page, text);
    await harness.done(page);
  });
}

test("a click between an edit and the frame that draws it", async () => {
  const page = await openElement(harness);
  await page.getByRole("textbox").fill("one “two” ж");
  await shown(page);
  const [selected, replaced] = await page.evaluate(() => {
    const { textarea, shadowRoot } = document.querySelector("sms-preview");
    const insert = (text) => {
      textarea.focus();
      textarea.setSelectionRange(0, 0);
      document.execCommand("insertText", false, text);
    };
    const click = (name) => {
      const buttons = [...shadowRoot.querySelectorAll(".list button")];
      buttons.find(({ textContent }) => textContent.startsWith(name)).click();
    };
    insert("zero ");
    click('Replace with "');
    const replaced = textarea.value;
    insert("less ");
    click("Show ”");
    return [textarea.value.slice(textarea.selectionStart, textarea.selectionEnd), replaced];
  });
  assert.deepEqual([selected, replaced], ["”", 'zero one "two” ж']);
  await harness.done(page);
});

test("a letter changes together with its marks, and an emoji stays whole", async () => {
  const page = await openElement(harness);
  const own = page.getByRole("textbox");
  await own.fill("Cafe\u0301, и\u0306, = \u200b=\u0338, 👩\u200d👧");
  const { rows, replaceable, unmappable, why } = await shown(page);
  assert.match(why, /^UCS-2, because 8 characters cannot be sent as GSM-7/);
  assert.deepEqual(
    rows.map((row) => [row[0], row.find((cell) => /^(Replace|Remove|no)/.test(cell))]),
    [
      ["e\u0301", "Replace with é"],
      ["U+200B", "Remove"],
      ["=\u0338", "Replace with !="],
      ["и", "no substitute"],
      ["◌\u0306", "no substitute"],
      ["👩", "no substitute"],
      ["U+200D", "no substitute"],
      ["👧", "no substitute"],
    ],
  );
  assert.equal(rows[0][1], "U+0065 U+0301");
  assert.deepEqual(replaceable, [[3, 5], [13, 16]]);
  assert.deepEqual(unmappable, [[7, 9], [18, 23]]);
  await page.getByRole("button", { name: /^Replace all 3/ }).click();
  assert.equal(await own.inputValue(), "Café, и\u0306, = !=, 👩\u200d👧");
  await harness.done(page);
});

test("replacing fewer characters is offered if that saves more", async () => {
  const page = await openElement(harness);
  const own = page.getByRole("textbox");
  const text = `${"ש".repeat(66)}……\u200e\u200f\u200e`;
  await own.fill(text);
  const { segments, rows } = await shown(page);
  assert.equal(segments, "2 segments");
  assert.deepEqual(rows.map((row) => row[0]), ["…", "U+200E", "U+200F", "ש"]);
  await page.getByRole("button", { name: "Replace 3: saves 1 segment", exact: true }).click();
  assert.equal(await own.inputValue(), `${"ש".repeat(66)}……`);
  assert.match((await shown(page)).spoken, /^3 characters replaced: saves 1 segment/);
  await harness.done(page);
});

test("the buttons follow messages, substitutes and the state of the text area", async () => {
  const page = await openElement(harness);
  const own = page.getByRole("textbox");
  await own.fill("“One” …");
  await shown(page);
  const buttons = async () => {
    await shown(page);
    return page.locator("sms-preview .list button").evaluateAll((all) => {
      return all.map((one) => `${one.firstChild.data}${one.disabled ? " (disabled)" : ""}`);
    });
  };
  assert.deepEqual((await buttons()).slice(0, 2), ['Replace with "', "Show"]);
  await page.evaluate(() => {
    document.querySelector("sms-preview").strings = { replace: "Ersetze durch {to}" };
  });
  assert.deepEqual((await buttons()).slice(0, 2), ['Ersetze durch "', "Show"]);

  // A text area in a disabled <fieldset> is disabled too.
  const replaced = await page.evaluate(() => {
    const main = document.querySelector("main");
    const fieldset = main.appendChild(document.createElement("fieldset"));
    const textarea = fieldset.appendChild(document.createElement("textarea"));
    const element = document.querySelector("sms-preview");
    fieldset.disabled = true;
    element.textarea = textarea;
    element.value = "“One” …";
    element.replaceAll();
    return textarea.value;
  });
  assert.equal(replaced, "“One” …");
  assert.deepEqual((await buttons()).slice(0, 2), ['Ersetze durch " (disabled)', "Show"]);
  await harness.done(page);
});
