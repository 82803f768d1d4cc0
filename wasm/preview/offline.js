// Answers from the files that `keep.js` keeps, if the network does not answer.

/** How long in ms the network may take to answer, if a file is kept. */
const PATIENCE = 4_000;
/** How long in ms a network that did not answer is not waited for again. */
const SILENCE = 30_000;

let silentUntil = 0;

const after = (time) => new Promise((then) => setTimeout(then, time));

async function answer(request) {
  const fetched = fetch(request);
  fetched.then(() => (silentUntil = 0), () => {});
  const kept = async () => {
    await after(Date.now() < silentUntil ? 0 : PATIENCE);
    const found = await caches.match(request);
    if (found) silentUntil = Date.now() + SILENCE;
    return found ?? fetched;
  };
  try {
    return await Promise.race([fetched, kept()]);
  } catch {
    return (await caches.match(request)) ?? Response.error();
  }
}

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => event.respondWith(answer(event.request)));
