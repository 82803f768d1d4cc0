// Compares the speed of the package with two others in this browser. The table is that of
// `speed.mjs`, with the module for pages.
import splitSms from "split-sms";
import calculator from "sms-segments-calculator";

import init, * as septet from "../pkg/web.js";
import { NAMES, cells, contenders, headings, rows } from "./rows.mjs";
import accented from "texts/accented.txt";
import cjk from "texts/cjk.txt";
import cyrillic from "texts/cyrillic.txt";
import emoji from "texts/emoji.txt";
import extensions from "texts/extensions.txt";
import hindi from "texts/hindi.txt";
import marketing from "texts/marketing.txt";
import plain from "texts/plain.txt";
import turkish from "texts/turkish.txt";

const TEXTS = { accented, cjk, cyrillic, emoji, extensions, hindi, marketing, plain, turkish };

// The clock of a page can have steps of 0.1 ms, so a turn takes at least fifty.
const settings = { clock: () => performance.now() * 1e6, turn: 1e7, rounds: 12 };

const verdict = document.getElementById("verdict");
const table = document.getElementById("times");
const button = document.getElementById("measure");

function append(section, kind, texts) {
  const row = section.insertRow();
  for (const text of texts) {
    const cell = document.createElement(kind);
    cell.textContent = text;
    row.append(cell);
  }
  return row;
}

// Lets the page respond between rows.
const yieldToPage = () => new Promise((then) => setTimeout(then));

async function measure() {
  button.disabled = true;
  table.replaceChildren();
  verdict.textContent = "Measuring …";
  await init();
  const all = contenders(septet, splitSms.split, calculator);
  append(table.createTHead(), "th", headings(all));
  const body = table.createTBody();
  const failures = [];
  const texts = NAMES.map((name) => [name, Array.from(TEXTS[name])]);
  await yieldToPage();
  for (const row of rows(texts, all, settings)) {
    append(body, "td", cells(row)).classList.toggle("failure", row.failures.length > 0);
    failures.push(...row.failures);
    await yieldToPage();
  }
  verdict.textContent =
    failures.length === 0
      ? "From 70 characters: at least 100 times as fast as sms-segments-calculator, and faster than split-sms."
      : failures.join("; ");
  document.documentElement.dataset.failures = failures.length;
  button.disabled = false;
}

document.getElementById("browser").textContent = navigator.userAgent;
button.addEventListener("click", () => {
  measure().catch((error) => {
    verdict.textContent = `Measuring failed: ${error.message}`;
    button.disabled = false;
  });
});
