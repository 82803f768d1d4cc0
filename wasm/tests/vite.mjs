// Builds the project in `tests/vite` for browsers and for Node.js, runs both builds, and requests
// the files from Vite's development server. The browser is simulated: `fetch` reads from disk, with
// the content type that a server sends.
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { build, createServer } from "vite";

const root = process.argv[2];
const common = { root, logLevel: "warn", configFile: false };
const expected = [3, 67];

async function run(file) {
  delete globalThis.found;
  await import(pathToFileURL(file).href);
  assert.deepEqual(globalThis.found, expected);
}

// For browsers.
await build({ ...common, base: "./", build: { outDir: "dist", modulePreload: { polyfill: false } } });
const assets = join(root, "dist/assets");
const names = readdirSync(assets);
assert.ok(names.some((name) => /^septet_bg-.*\.wasm$/.test(name)), `no module in ${names}`);
const script = readFileSync(join(root, "dist/index.html"), "utf8").match(/src="\.\/assets\/([^"]*)"/)[1];
const { fetch } = globalThis;
const asked = [];
globalThis.fetch = async (url) => {
  asked.push(String(url));
  return new Response(readFileSync(new URL(url)), { headers: { "content-type": "application/wasm" } });
};
await run(join(assets, script));
assert.equal(asked.length, 1);
globalThis.fetch = fetch;
// The build has nothing that a strict Content-Security-Policy would block. It contains the element,
// with one copy of the code that the element shares with the package.
const scripts = names.filter((name) => name.endsWith(".js"));
const code = scripts.map((name) => readFileSync(join(assets, name), "utf8")).join("\n");
assert.doesNotMatch(code, /\beval\(|new Function|data:application\/wasm/);
const times = (words) => code.split(words).length - 1;
assert.deepEqual([times(".define("), times("sms-preview-change"), times("instantiateStreaming(")], [1, 1, 1]);

// For Node.js, as in server-side rendering, where importing the element has no effect.
await build({ ...common, build: { ssr: "main.js", outDir: "dist-node" } });
await run(join(root, "dist-node/main.js"));

// The development server serves the module at the URL that the script requests.
const server = await createServer({ ...common, server: { port: 0, host: "127.0.0.1" } });
await server.listen();
const { port } = server.httpServer.address();
const get = (path) => fetch(new URL(path, `http://127.0.0.1:${port}/`));
const main = await (await get("/main.js")).text();
const [, bundled] = main.match(/from "([^"]*septet[^"]*)"/);
const text = await (await get(bundled)).text();
const from = text.match(/new URL\("([^"]*\.wasm[^"]*)"/) ?? text.match(/new URL\('([^']*\.wasm[^']*)'/);
const next = from ? null : text.match(/from "([^"]*\/web\b[^"]*)"/);
const place = from ? bundled : new URL(next[1], `http://x${bundled}`).pathname;
const inner = from ? text : await (await get(place)).text();
const [, wasm] = inner.match(/new URL\(["'`]([^"'`]*\.wasm[^"'`]*)["'`]/);
const response = await get(new URL(wasm, `http://127.0.0.1:${port}${place}`).pathname);
const bytes = Buffer.from(await response.arrayBuffer());
assert.equal(bytes.subarray(0, 4).toString("latin1"), "\0asm", `${wasm} from ${place} is not a module`);
assert.equal(response.headers.get("content-type"), "application/wasm");
const [, element] = main.match(/import "([^"]*element[^"]*)"/);
assert.match(await (await get(element)).text(), /sms-preview-change/);
await server.close();
console.log("built for browsers and for Node.js, and served");
process.exit(0);
