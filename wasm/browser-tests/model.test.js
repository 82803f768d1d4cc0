// Random edits, pastes, undo, replacements and changes of the rules: after each, the element shows
// what a fresh element shows for the same text, and each button does the same in both.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { start } from "./browser.js";

const STEPS = Number(process.env.SEPTET_STEPS ?? 2000);
const SEED = Number(process.env.SEPTET_SEED ?? 20_261_126);

let harness;
before(async () => (harness = await start()));
after(() => harness.close());

async function run(steps, seed, route) {
  const page = await harness.open("/browser-tests/pages/empty.html", {
    route,
    // Frames are drawn as soon as possible, so that thousands of steps take seconds.
    init: () => {
      const tasks = new Map();
      let last = 0;
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => {
        tasks.get(data)?.();
        tasks.delete(data);
      };
      window.soon = (task) => {
        last += 1;
        tasks.set(last, task);
        port2.postMessage(last);
        return last;
      };
      window.requestAnimationFrame = (draw) => window.soon(() => draw(performance.now()));
      window.cancelAnimationFrame = (task) => tasks.delete(task);
    },
  });
  const result = await page.evaluate(async ([steps, seed]) => {
    await import("/element/sms-preview.js");
    const septet = await import("/pkg/web.js");
    await septet.default();
    const { Model } = await import("/browser-tests/model.js");
    return new Model(septet, seed).run(steps);
  }, [steps, seed]);
  await harness.done(page);
  return result;
}

test(`${STEPS} random steps, seed ${SEED}`, { timeout: 600_000 }, async () => {
  const { difference, kinds, clicks } = await run(STEPS, SEED);
  assert.deepEqual(difference, null);
  console.log(`${clicks} clicks after ${JSON.stringify(kinds)}`);
  assert.ok(clicks > STEPS / 3, `only ${clicks} clicks`);
  for (const kind of ["type", "paste", "delete", "undo", "redo", "value", "script", "rules", "fold"]) {
    assert.ok(kinds[kind] > STEPS / 60, `${kind}: ${kinds[kind]}`);
  }
});

// Faults of the kind that the steps must find: something kept from an earlier text.
const FAULTS = {
  "places kept while the list looks the same": {
    file: "others.js",
    from: "this.#groups = groups;",
    to: `const same = (list) => JSON.stringify(list.map(({ key, places }) => [key, places.length]));
      if (same(groups) !== same(this.#groups)) this.#groups = groups;`,
  },
  "actions kept while their labels are the same": {
    file: "card.js",
    from: "this.#actions = actions;",
    to: `const same = (list) => JSON.stringify(list.map(({ label, saves }) => [label, saves]));
      if (same(actions) !== same(this.#actions)) this.#actions = actions;`,
  },
  "rules drawn only while they are unfolded": {
    file: "fold.js",
    from: "this.#rules?.show(context);",
    to: "if (this.element.open) this.#rules?.show(context);",
  },
  "bars kept while their number is the same": {
    file: "bars.js",
    from: "setText(ofElement, of);",
    to: "if (!ofElement.textContent) setText(ofElement, of);",
  },
};

for (const [name, { file, from, to }] of Object.entries(FAULTS)) {
  test(`a seeded fault is found: ${name}`, { timeout: 600_000 }, async () => {
    const source = readFileSync(new URL(`../element/${file}`, import.meta.url), "utf8");
    assert.ok(source.includes(from), `${file} does not have ${from}`);
    const body = source.replace(from, to);
    const { difference } = await run(STEPS, SEED, (page) => {
      return page.route(`**/element/${file}`, (route) => route.fulfill({ contentType: "text/javascript", body }));
    });
    assert.ok(difference, "the fault was not found");
    console.log(`${name}: found at step ${difference.step}`);
  });
}
