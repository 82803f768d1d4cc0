// Keeps the files of the page in the browser, so that it works without a network.

/** The files, relative to this page. A test compares them with what the page loads. */
const FILES = [
  "./",
  "index.html",
  "address.js",
  "decode.js",
  "decode/blocks.js",
  "decode/card.js",
  "decode/choices.js",
  "decode/examples.js",
  "decode/explain.js",
  "decode/fields.js",
  "decode/messages.js",
  "decode/part.js",
  "decode/read.js",
  "decode/scan.js",
  "decode/style.js",
  "decode/words.js",
  "hex/header.js",
  "hex/module.js",
  "hex/pointing.js",
  "hex/style.js",
  "hex/text.js",
  "hex/words.js",
  "icon.svg",
  "keep.js",
  "octets.js",
  "octets/copying.js",
  "octets/formats.js",
  "octets/message.js",
  "octets/segment.js",
  "octets/style.js",
  "preview.css",
  "preview.js",
  "providers.html",
  "share.js",
  "tabs.js",
  "write.js",
  "../js/names.js",
  "../js/pdu/packing.js",
  "../pkg/pdu-web.js",
  "../pkg/pdu_bg.wasm",
  "../pkg/septet_bg.wasm",
  "../pkg/web.js",
];

/** The files of the element. */
const ELEMENT = [
  "advice",
  "answer",
  "attributes",
  "bands",
  "bars",
  "card",
  "edit",
  "fold",
  "groups",
  "html",
  "others",
  "overlay",
  "panel",
  "rules",
  "rules-style",
  "scripts",
  "sent",
  "sheet",
  "sms-preview",
  "strings",
  "style",
  "target",
  "view",
  "visible",
  "watch",
  "words",
];

async function keep() {
  // The browser takes the worker only from a policy, because its address is code.
  const policy = globalThis.trustedTypes?.createPolicy("septet-offline", {
    createScriptURL: () => "offline.js",
  });
  await navigator.serviceWorker.register(policy?.createScriptURL("") ?? "offline.js");
  const cache = await caches.open("septet");
  const files = [...FILES, ...ELEMENT.map((name) => `../element/${name}.js`)];
  // The files must be of one version, so the browser asks whether those that it has are current.
  const requests = files.map((file) => new Request(file, { cache: "no-cache" }));
  await cache.addAll(requests);
  const kept = new Set(requests.map(({ url }) => url));
  const old = (await cache.keys()).filter(({ url }) => !kept.has(url));
  await Promise.all(old.map((request) => cache.delete(request)));
}

/** Keeps the files after the page has loaded. Without it, the page needs a network. */
export function keepForOffline() {
  // Private windows and pages without TLS have no worker or no cache.
  if (!navigator.serviceWorker || !globalThis.caches) return;
  const start = () => keep().catch(() => {});
  if (document.readyState === "complete") start();
  else addEventListener("load", start, { once: true });
}
