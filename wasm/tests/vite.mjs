// Builds the project in `tests/vite` for browsers and for Node.js, runs both builds, and requests
// the files from Vite's development server.
import assert from "node:assert/strict";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
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
assert.ok(names.every((name) => name.endsWith(".js")), `there are other files in ${names}`);
const script = readFileSync(join(root, "dist/index.html"), "utf8").match(/src="\.\/assets\/([^"]*)"/)[1];
await run(join(assets, script));
// The build has nothing that a strict Content-Security-Policy would block. It contains the element,
// with one copy of the module that the element shares with the package.
const code = names.map((name) => readFileSync(join(assets, name), "utf8")).join("\n");
assert.doesNotMatch(code, /\beval\(|new Function|data:application\/wasm/);
const times = (words) => code.split(words).length - 1;
assert.deepEqual([times(".define("), times("sms-preview-change"), times("0061736d01")], [1, 1, 1]);
// The controls of the rules are in a file of their own.
const withRules = names.filter((name) => readFileSync(join(assets, name), "utf8").includes(".toggles input"));
assert.equal(withRules.length, 1);
assert.notEqual(withRules[0], script);

// For Node.js, as in server-side rendering, where importing the element has no effect.
await build({ ...common, build: { ssr: "main.js", outDir: "dist-node" } });
await run(join(root, "dist-node/main.js"));

// The development server serves the package and the element.
const server = await createServer({ ...common, server: { port: 0, host: "127.0.0.1" } });
await server.listen();
const { port } = server.httpServer.address();
const get = (path) => fetch(new URL(path, `http://127.0.0.1:${port}/`));
const main = await (await get("/main.js")).text();
const [, bundled] = main.match(/from "([^"]*septet[^"]*)"/);
const place = join(root, "served.mjs");
writeFileSync(place, await (await get(bundled)).text());
const { measure } = await import(pathToFileURL(place).href);
assert.equal(measure("]".repeat(153)).segments, expected[0]);
const [, element] = main.match(/import "([^"]*element[^"]*)"/);
assert.match(await (await get(element)).text(), /sms-preview-change/);
await server.close();
console.log("built for browsers and for Node.js, and served");
process.exit(0);
