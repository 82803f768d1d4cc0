// All test vectors of the crate, through the package in a browser.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { decodePdu, toHex } from "../pkg/pdu-node.js";
import { PDUS } from "../tests/pdu-inputs.mjs";
import { BROWSER, start } from "./browser.js";

const VECTORS = readFileSync(new URL("../../tests/data/vectors.tsv", import.meta.url), "utf8")
  .trimEnd()
  .split("\n")
  .slice(1)
  .map((line) => {
    const [id, text, encoding, units, segments, perSegment, note] = line.split("\t");
    const clusters = /\[by clusters: ([\d,]+)\]/.exec(note)?.[1] ?? perSegment;
    return { id, text: JSON.parse(text), encoding, units, segments, perSegment, clusters };
  });

let harness;
before(async () => (harness = await start()));
after(() => harness.close());

function runVectors({ vectors, loading }) {
  const result = (septet, { id, text }) => {
    const cost = septet.measure(text);
    const by = (boundary) => {
      return septet.split(text, { boundary }).segments.map(({ units }) => units).join(",");
    };
    return {
      id,
      text,
      encoding: cost.encoding,
      units: String(cost.units),
      segments: String(cost.segments),
      perSegment: by("character"),
      clusters: by("grapheme"),
    };
  };
  return import("/pkg/web.js").then(async (septet) => {
    if (loading === "synchronously") {
      const response = await fetch("/pkg/septet_bg.wasm");
      const bytes = await response.arrayBuffer();
      // Synchronous from here on.
      septet.initSync(bytes);
    } else {
      await septet.default();
    }
    return vectors.map((vector) => result(septet, vector));
  });
}

for (const loading of ["asynchronously", "synchronously"]) {
  test(`every vector, with the module loaded ${loading}`, async () => {
    const page = await harness.open("/browser-tests/pages/empty.html");
    const results = await page.evaluate(runVectors, { vectors: VECTORS, loading });
    assert.equal(results.length, VECTORS.length);
    for (const [index, vector] of VECTORS.entries()) assert.deepEqual(results[index], vector);
    assert.ok(VECTORS.length >= 188, "vectors are missing");
    console.log(`${VECTORS.length} vectors in ${BROWSER} ${harness.browser.version()}, ${loading}`);
    await harness.done(page);
  });
}

/** Reads PDUs, and returns what can be compared as JSON. */
function runPdus({ pdus }) {
  return import("/pkg/pdu-web.js").then(async ({ default: init, decodePdu, toHex }) => {
    await init();
    return pdus.map(({ hex, options }) => {
      try {
        return JSON.stringify(decodePdu(hex, options), (_, value) => (value instanceof Uint8Array ? toHex(value) : value));
      } catch ({ name, code, offset, message }) {
        return JSON.stringify({ name, code, offset, message });
      }
    });
  });
}

test("every vector of PDUs, as in Node.js, where they are compared with the crate", async () => {
  const page = await harness.open("/browser-tests/pages/empty.html");
  const pdus = PDUS.flatMap(({ hex, options }) => [false, true].map((lossy) => ({ hex, options: { ...options, lossy } })));
  assert.equal(pdus.length, 604);
  const found = await page.evaluate(runPdus, { pdus });
  for (const [index, { hex, options }] of pdus.entries()) {
    let expected;
    try {
      expected = JSON.stringify(decodePdu(hex, options), (_, value) => (value instanceof Uint8Array ? toHex(value) : value));
    } catch ({ name, code, offset, message }) {
      expected = JSON.stringify({ name, code, offset, message });
    }
    assert.equal(found[index], expected, hex);
  }
  await harness.done(page);
});
