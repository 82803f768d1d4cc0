// Loading the module through the entry for pages. Each import with another query is a fresh copy.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

const WEB = new URL(import.meta.resolve("septet/web"));
const bytes = readFileSync(new URL(import.meta.resolve("septet/septet.wasm")));
let copies = 0;
const copy = () => import(`${WEB.href}?copy=${copies++}`);

test("before loading, every function throws", async () => {
  const { explain, measure, providers, replace, split, truncate } = await copy();
  for (const call of [measure, split, explain, replace, (text) => truncate(text, 1)]) {
    assert.throws(() => call("x"), { name: "SeptetError", code: "not-initialized" });
  }
  assert.equal(providers.length, 8);
});

test("synchronously, from bytes or a module", async () => {
  for (const source of [bytes, new WebAssembly.Module(bytes), new Uint8Array(bytes).buffer]) {
    const { initSync, measure } = await copy();
    initSync(source);
    initSync(source);
    assert.equal(measure("x").units, 1);
  }
});

test("asynchronously, from bytes, a module or a response", async () => {
  const response = () =>
    new Response(bytes, { headers: { "content-type": "application/wasm" } });
  for (const source of [bytes, await WebAssembly.compile(bytes), response()]) {
    const { default: init, measure } = await copy();
    const [one, other] = [init(source), init(source)];
    assert.equal(await one, undefined);
    await other;
    await init();
    assert.equal(measure("x").units, 1);
  }
});

test("by default from the directory of the file", async (context) => {
  const asked = [];
  context.mock.method(globalThis, "fetch", async (url) => {
    asked.push(String(url));
    return new Response(bytes, { headers: { "content-type": "application/wasm" } });
  });
  const { default: init, measure } = await copy();
  await Promise.all([init(), init()]);
  assert.equal(measure("x").units, 1);
  assert.equal(asked.length, 1);
  assert.match(asked[0], /\/septet_bg\.wasm$/);
});

test("a failed load rejects and can be retried", async (context) => {
  const { default: init, initSync, measure } = await copy();
  context.mock.method(globalThis, "fetch", async () => new Response("no", { status: 404 }));
  await assert.rejects(init(), Error);
  await assert.rejects(init(new Uint8Array([1, 2, 3])), WebAssembly.CompileError);
  await assert.rejects(init("/nowhere.wasm"), Error);
  assert.throws(() => initSync(new Uint8Array([0])), WebAssembly.CompileError);
  assert.throws(() => measure("x"), { code: "not-initialized" });
  await init(bytes);
  assert.equal(measure("x").units, 1);
});
