// Answers from the files that `keep.js` keeps, if there is no network.

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  const kept = async () => (await caches.match(event.request)) ?? Response.error();
  event.respondWith(fetch(event.request).catch(kept));
});
