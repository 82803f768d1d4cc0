// Bandwidth's SDK for Node.js against the service: messages.mjs ADDRESS LIMITED_ADDRESS
//
// The second service has a rate of one segment a second.

import assert from "node:assert/strict";
import { Configuration, MediaApi, MessagesApi } from "bandwidth-sdk";

const [address, limited] = process.argv.slice(2);
const ACCOUNT = "9900000";
const configuration = (basePath, password = "sandbox") =>
  new Configuration({ username: "sandbox", password, basePath });
const request = (text, to = ["+15551230002"], more = {}) => ({
  applicationId: "93de2206-9669-4e07-948d-329f4b722ee2",
  to,
  from: "+15551230001",
  text,
  ...more,
});

/** Returns the body of an error with this status. */
async function fails(status, action) {
  const error = await action().then(
    () => assert.fail(`status ${status} was expected`),
    (error) => error,
  );
  assert.equal(error.response?.status, status, String(error));
  return error.response.data;
}

const messages = new MessagesApi(configuration(address));
for (const [text, segments] of [
  ["Hello", 1],
  ["]".repeat(153), 3],
  ["ж".repeat(100), 2],
  ["Hi 👋", 1],
]) {
  const { status, data } = await messages.createMessage(ACCOUNT, request(text));
  assert.deepEqual([status, data.segmentCount, data.text], [202, segments, text]);
  assert.equal(data.id.length, 29);
}
const group = request("ж".repeat(500), ["+15551230002", "+15551230003"], { tag: "a tag" });
const { data } = await messages.createMessage(ACCOUNT, group);
assert.deepEqual([data.segmentCount, data.to.length, data.tag], [1, 2, "a tag"]);

const invalid = await fails(400, () => messages.createMessage(ACCOUNT, request("Hello", ["+invalid"])));
assert.equal(invalid.type, "request-validation");
assert.equal(invalid.fieldErrors[0].fieldName, "to");
const strangers = new MessagesApi(configuration(address, "wrong"));
const unauthorized = await fails(401, () => strangers.createMessage(ACCOUNT, request("Hello")));
assert.equal(unauthorized.type, "unauthorized");
const asText = { headers: { "Content-Type": "text/plain" } };
const unsupported = await fails(415, () => messages.createMessage(ACCOUNT, request("Hello"), asText));
assert.equal(unsupported.type, "unsupported-content-type");
await fails(400, () => messages.listMessages(ACCOUNT));

const slow = new MessagesApi(configuration(limited));
const full = await fails(429, async () => {
  for (let sent = 0; sent < 40; sent++) {
    await slow.createMessage(ACCOUNT, request("ж".repeat(2048)));
  }
});
assert.equal(full.type, "max-message-queue-size-exceeded");

const media = new MediaApi(configuration(address));
await media.uploadMedia(ACCOUNT, "b.txt", "some text");
const list = await media.listMedia(ACCOUNT);
assert.equal(list.data[0].mediaName, "b.txt");
assert.equal((await media.getMedia(ACCOUNT, "b.txt")).status, 200);
assert.equal((await media.deleteMedia(ACCOUNT, "b.txt")).status, 204);
await fails(404, () => media.getMedia(ACCOUNT, "b.txt"));
console.log("bandwidth-sdk for Node.js: all operations and errors");
