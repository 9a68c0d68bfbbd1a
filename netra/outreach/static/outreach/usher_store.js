// What the usher's phone keeps while the event lasts: the list (keys and short names), taps not
// yet sent, and whether it is silent.
// The only script of Netra that stores anything in a browser: docs/adr/0020 says why, and when it is erased.
(() => {
  "use strict";
  const NAME = "netra-pintu";

  const done = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });

  const open = () => {
    const request = indexedDB.open(NAME, 2);
    request.onupgradeneeded = () => {
      const kept = request.result.objectStoreNames;
      if (!kept.contains("lists")) request.result.createObjectStore("lists", { keyPath: "label" });
      if (!kept.contains("queue")) request.result.createObjectStore("queue", { keyPath: "nonce" });
      if (!kept.contains("settings")) request.result.createObjectStore("settings", { keyPath: "name" });
    };
    return done(request);
  };

  const committed = (transaction) =>
    new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
    });

  globalThis.netraUsherStore = async () => {
    const database = await open();
    const rows = (name) => database.transaction(name).objectStore(name);
    const change = (name, act) => {
      const transaction = database.transaction(name, "readwrite", { durability: "strict" });
      act(transaction.objectStore(name));
      return committed(transaction);
    };
    const queued = async (label) => (await done(rows("queue").getAll())).filter((tap) => tap.label === label);
    return {
      list: (label) => done(rows("lists").get(label)),
      keepList: (list) => change("lists", (store) => store.put(list)),
      queued,
      add: (tap) => change("queue", (store) => store.put(tap)),
      remove: (nonces) => change("queue", (store) => nonces.forEach((nonce) => store.delete(nonce))),
      forget: (label) => change("lists", (store) => store.delete(label)),
      setting: async (name) => (await done(rows("settings").get(name)))?.value,
      keepSetting: (name, value) => change("settings", (store) => store.put({ name, value })),
      forgetExpired: async (now) => {
        const old = (await done(rows("lists").getAll())).filter((list) => list.expires < now);
        await change("lists", (store) => old.forEach((list) => store.delete(list.label)));
      },
    };
  };
})();
