// Between the phone and the server: fetch the list, send what was collected. Sending twice is harmless (nonce).
(() => {
  "use strict";
  const AT_ONCE = 100;

  class Unreachable extends Error {}
  class SignedOut extends Error {}

  const ask = async (address, options = {}, patience = 8000) => {
    let answer;
    try {
      answer = await fetch(address, { redirect: "manual", signal: AbortSignal.timeout(patience), ...options });
    } catch {
      throw new Unreachable();
    }
    if (answer.type === "opaqueredirect" || answer.status === 403) throw new SignedOut();
    if (!answer.ok) throw new Unreachable();
    return answer.json();
  };

  globalThis.netraUsherQueue = (addresses, label, store) => {
    let token = "";
    let sending = Promise.resolve();

    const fetchList = async () => {
      const list = await ask(addresses.list);
      token = list.token;
      delete list.token;
      await store.keepList({ ...list, expires: Date.now() + list.keep_seconds * 1000 });
      return list;
    };

    const post = (taps, patience) => {
      const body = JSON.stringify({ taps: taps.map((tap) => ({ ...tap, ago: (Date.now() - tap.at) / 1000 })) });
      return ask(addresses.send, { method: "POST", body, headers: { "X-CSRFToken": token } }, patience);
    };

    // Everything that waits, in order; `extra` says more about one tap than is kept (the number itself).
    const sendAll = async (extra, patience) => {
      if (!token) await fetchList();
      let last = null;
      const answers = new Map();
      for (let taps = await store.queued(label); taps.length > 0; taps = await store.queued(label)) {
        const part = taps.slice(0, AT_ONCE).map((tap) => (extra && extra.nonce === tap.nonce ? { ...tap, ...extra } : tap));
        last = await post(part, patience);
        const taken = last.answers.filter((answer) => answer.verdict !== "ditutup");
        last.answers.forEach((answer) => answers.set(answer.nonce, answer));
        await store.remove(taken.map((answer) => answer.nonce));
        if (taken.length === 0) break;
      }
      return { answers, counter: last };
    };

    const send = (extra = null, patience = 8000) => {
      const turn = sending.then(() => sendAll(extra, patience));
      sending = turn.catch(() => undefined);
      return turn;
    };

    const askOnce = async (tap, patience) => {
      if (!token) await fetchList();
      return post([tap], patience);
    };

    const findNames = (text) => ask(`${addresses.names}?nama=${encodeURIComponent(text)}`, {}, 2500);

    return { fetchList, send, askOnce, findNames, Unreachable, SignedOut };
  };
})();
