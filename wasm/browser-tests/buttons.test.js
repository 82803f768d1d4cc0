// The buttons of the list act on the characters of the present text, wherever an edit has moved them.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { listen, openElement, preview, shown, start, unfold } from "./browser.js";

let harness;
before(async () => (harness = await start()));
after(() => harness.close());

const TEXT = "It’s “one” — two, it’s “three” — 😀.";
const SUBSTITUTES = { "’": "'", "“": '"', "”": '"', "—": "-" };
const IRREPLACEABLE = ["😀"];

const value = (page) => page.evaluate(() => document.getElementById("message").value);
const list = (page) => page.locator("sms-preview .others .list:not(.scripts) li");
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
    const places = [...text.matchAll(new RegExp(character, "gu"))].map(({ index }) => index);
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
    await unfold(page);
    const before = await shown(page);
    assert.deepEqual(before.rows.map(([character]) => character), ["’", "“", "”", "—", "😀"]);
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
    await page.getByRole("button", { name: "Replace all 8" }).click();
    const all = text.replace(/[’“”—]/g, (character) => SUBSTITUTES[character]);
    assert.equal(await value(page), all);
    if (isTyped) await undo(page, text);
    await harness.done(page);
  });
}

test("a click between an edit and the frame that draws it", async () => {
  const page = await openElement(harness);
  await page.getByRole("textbox").fill("one “two” 😀");
  await unfold(page);
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
    click("Show (”");
    return [textarea.value.slice(textarea.selectionStart, textarea.selectionEnd), replaced];
  });
  assert.deepEqual([selected, replaced], ["”", 'zero one "two” 😀']);
  await harness.done(page);
});

test("a letter changes together with its marks, and an emoji stays whole", async () => {
  const page = await openElement(harness);
  const own = page.getByRole("textbox");
  await own.fill("Cafe\u0301, и\u0306, = \u200b=\u0338, 👩\u200d👧");
  await unfold(page);
  const { rows, replaceable, unmappable, why, scripts } = await shown(page);
  assert.match(why, /^Cyrillic letters, e\u0301 \(U\+0065 U\+0301\) and 3 others are not in GSM-7/);
  assert.deepEqual(
    rows.map(([character, , , label, effect]) => [character, label ?? effect]),
    [
      ["e\u0301", "Replace with é"],
      ["U+200B", "Remove"],
      ["=\u0338", "Replace with !="],
      ["👩\u200d👧", "no substitute"],
    ],
  );
  assert.equal(rows[0][1], "U+0065 U+0301");
  // A letter of a script without substitutes, and its mark.
  assert.deepEqual(scripts, ["1 Cyrillic letter without a substitute"]);
  assert.deepEqual(replaceable, [[3, 5], [13, 16]]);
  assert.deepEqual(unmappable, [[18, 23]]);
  await page.getByRole("button", { name: /^Replace all 3/ }).click();
  assert.equal(await own.inputValue(), "Café, и\u0306, = !=, 👩\u200d👧");
  await harness.done(page);
});

test("replacing fewer characters is offered if that saves more", async () => {
  const page = await openElement(harness);
  const own = page.getByRole("textbox");
  const text = `${"ש".repeat(66)}……\u200e\u200f\u200e`;
  await own.fill(text);
  const { segments, actions } = await shown(page);
  assert.equal(segments, "2 segments");
  // The action that removes the fewest characters is first. Replacing the dots would cost more.
  assert.deepEqual(actions, [
    "Remove U+200F: saves 1 segment",
    "Remove U+200E: saves 1 segment",
  ]);
  const told = await listen(page);
  await page.getByRole("button", { name: /^Remove U\+200E \(/ }).click();
  assert.equal(await own.inputValue(), text.replaceAll("\u200e", ""));
  await told("2 characters replaced: saves 1 segment.");
  await harness.done(page);
});

test("the buttons follow messages, substitutes and the state of the text area", async () => {
  const page = await openElement(harness);
  const own = page.getByRole("textbox");
  await own.fill("“One” …");
  await unfold(page);
  const buttons = async () => {
    await shown(page);
    return page.locator("sms-preview .list button").evaluateAll((all) => {
      return all.map((one) => `${one.firstChild.textContent}${one.disabled ? " (disabled)" : ""}`);
    });
  };
  assert.deepEqual((await buttons()).slice(0, 2), ['Replace with "', "Show"]);
  await page.evaluate(() => {
    document.querySelector("sms-preview").strings = { replaceWith: "Ersetze durch {to}" };
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

// As it is loaded, in the page and in React 19, where the text area is controlled.
for (const [name, path] of [["page", "/preview/"], ["React page", "/browser-tests/pages/react.html"]]) {
  test(`the ${name} as it loads, with a text typed before the apostrophe`, async () => {
    const page = await harness.open(path);
    await page.waitForFunction(() => document.querySelector("sms-preview")?.state === "ready");
    await page.locator("#message").press("Control+Home");
    await page.keyboard.type("Hi! ");
    const before = await shown(page);
    assert.deepEqual(before.actions, ["Replace ’ with ': saves 1 segment, $0.0079"]);
    const own = () => page.evaluate(() => {
      const { value, selectionStart, selectionEnd } = document.getElementById("message");
      return [value.slice(selectionStart, selectionEnd), value];
    });
    await page.getByRole("button", { name: /^Show \(Replace/ }).click();
    const [selected, typed] = await own();
    assert.equal(selected, "’");
    assert.ok(typed.startsWith("Hi! Hello, it’s"));
    await page.getByRole("button", { name: /^Replace ’ with '/ }).click();
    const after = await shown(page);
    assert.equal((await own())[1], typed.replace("’", "'"));
    assert.deepEqual([before.segments, after.segments, after.actions], ["3 segments", "2 segments", []]);
    if (path.includes("react")) {
      assert.equal(await page.locator("output").textContent(), `${typed.length} typed, 2 segments`);
    }
    // Undo restores the text, and the card.
    await page.keyboard.press("Control+Z");
    assert.equal((await own())[1], typed);
    assert.deepEqual((await shown(page)).actions, before.actions);
    await harness.done(page);
  });
}
