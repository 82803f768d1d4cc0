// Next with Turbopack, without configuration: built, and in development.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import test from "node:test";

import { chromium } from "playwright-core";

const next = ["node_modules/next/dist/bin/next"];
const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1" };

/** Starts the server, and checks a page, its server-side rendering and a route handler. */
async function check(command) {
  const server = spawn(process.execPath, [...next, command, "next", "--port", "0", "--hostname", "127.0.0.1"], { env });
  let said = "";
  const address = new Promise((found, fail) => {
    for (const output of [server.stdout, server.stderr]) {
      output.on("data", (data) => {
        said += data;
        const [local] = said.match(/http:\/\/127\.0\.0\.1:\d+/) ?? [];
        if (local && /Ready in/.test(said)) found(local);
      });
    }
    server.on("exit", () => fail(new Error(said)));
  });
  const executablePath = process.env.CHROMIUM;
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  try {
    const root = await address;
    assert.equal(await (await fetch(`${root}/counted`)).json(), 67);
    const html = await (await fetch(root)).text();
    assert.match(html, /<p id="server">3<\/p>/);
    assert.match(html, /<p id="client">3<\/p>/);

    const page = await browser.newPage();
    const errors = [];
    page.on("pageerror", (error) => errors.push(error));
    await page.goto(root);
    await page.waitForFunction(() => document.querySelector("sms-preview")?.state === "ready");
    await page.locator("#message").fill("ж".repeat(141));
    await page.waitForFunction(() => document.querySelector("#client").textContent === "3");
    assert.equal(await page.evaluate(() => document.querySelector("sms-preview").measure.segments), 3);
    assert.deepEqual(errors, []);
  } finally {
    await browser.close();
    server.kill();
    if (server.exitCode === null && server.signalCode === null) await once(server, "exit");
  }
}

test("built", async () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...next, "build", "next"], { env, encoding: "utf8" });
  assert.equal(status, 0, stdout + stderr);
  assert.match(stdout, /Turbopack/);
  await check("start");
});

test("in development", () => check("dev"));
