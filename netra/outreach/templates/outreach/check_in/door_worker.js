// Keeps the usher's page and its files, so that it opens without network. Nothing else passes through here.
"use strict";
const FILES = "{{ files }}".split(" ");
const KEPT = "netra-pintu-{{ version }}";

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(KEPT).then((kept) => kept.addAll(FILES)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(forgetOthers().then(() => self.clients.claim()));
});

const forgetOthers = async () => {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("netra-pintu-") && name !== KEPT).map((name) => caches.delete(name)));
};

const page = async (path) => {
  const kept = await caches.open(KEPT);
  try {
    const answer = await fetch(path, { credentials: "same-origin" });
    if (answer.ok && !answer.redirected) await kept.put(path, answer.clone());
    return answer;
  } catch (error) {
    const copy = await kept.match(path);
    if (copy) return copy;
    throw error;
  }
};

self.addEventListener("fetch", (event) => {
  const address = new URL(event.request.url);
  if (event.request.method !== "GET" || address.origin !== self.location.origin) return;
  if (FILES.includes(address.pathname)) {
    event.respondWith(caches.match(event.request).then((copy) => copy || fetch(event.request)));
  } else if (event.request.mode === "navigate" && address.pathname.endsWith("/pintu/")) {
    event.respondWith(page(address.pathname));
  }
});

self.addEventListener("message", (event) => {
  if (event.data.keep) event.waitUntil(page(event.data.keep).catch(() => undefined));
  if (event.data.forget) event.waitUntil(caches.open(KEPT).then((kept) => kept.delete(event.data.forget)));
});
