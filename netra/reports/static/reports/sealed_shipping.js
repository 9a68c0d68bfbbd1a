// Sends files ahead of the report: sealed chunk by chunk, in slices that grow with the line, going on where they stood
// after a cut. The server gets ciphertext and a padded length; names and keys stay here until the parcel seals them.
globalThis.netraShipping = (() => {
  "use strict";
  const { sealer, SEALED_CHUNK } = globalThis.netraFiles;
  const vault = globalThis.netraVault;
  const MOST_CHUNKS = 31; // of one slice: below 8 MB
  const PAUSES = [1, 2, 4, 8, 15, 30];
  const token = vault.random(32); // of this page: who has it may add to these files, nothing else
  const whole = new Set();
  let stopped = false;

  class Refused extends Error {}
  class Stopped extends Error {}
  class Unreadable extends Error {}

  const pause = (seconds) => new Promise((go) => setTimeout(go, 1000 * seconds));

  const ask = async (wizard, address, body, kind) => {
    const answer = await fetch(address, {
      method: "POST", body, credentials: "same-origin", redirect: "error",
      headers: {
        "Content-Type": kind, "X-Kiriman": vault.toText(token),
        "X-CSRFToken": wizard.form.elements.csrfmiddlewaretoken.value,
      },
    });
    if (answer.status === 422 || answer.status === 410) throw new Refused((await answer.json()).refused);
    if (answer.status >= 500) throw new TypeError("not now"); // as a line that is cut
    if (!answer.ok && answer.status !== 409) throw new Refused("broken");
    return answer.json();
  };

  // Ask until the line is there again; the reporter may stop at any time.
  const patiently = async (note, act) => {
    for (let tries = 0; ; tries += 1) {
      if (stopped) throw new Stopped();
      try {
        return await act();
      } catch (why) {
        if (!(why instanceof TypeError) || stopped) throw why;
        note("Sambungan terputus, mencoba lagi.");
        await pause(PAUSES[Math.min(tries, PAUSES.length - 1)]);
      }
    }
  };

  const dashed = (id) => id.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");

  const sliceFrom = async (sealing, first, most) => {
    const parts = [];
    try {
      for (let number = first; number < Math.min(sealing.count, first + most); number += 1) parts.push(await sealing.seal(number));
    } catch (why) {
      throw why instanceof vault.Refused ? why : new Unreadable(); // moved, deleted or changed meanwhile
    }
    return new Blob(parts);
  };

  // item: {id, key, blob}; show(bytes of this file that arrived, words)
  const shipOne = async (wizard, item, show) => {
    const { ship } = wizard.root.dataset, sealing = await sealer(item.key, item.id, item.blob);
    const json = JSON.stringify({ file: item.id, size: sealing.size });
    let standing = await patiently((words) => show(0, words), () => ask(wizard, ship, json, "application/json"));
    let chunks = 1, still = 0;
    while (!standing.whole) {
      const { at } = standing, began = performance.now();
      show(at);
      const slice = await sliceFrom(sealing, at / SEALED_CHUNK, chunks);
      const address = `${ship}${dashed(item.id)}/?mulai=${at}&dari=${sealing.size}`;
      const told = await patiently((words) => show(at, words), () => ask(wizard, address, slice, "application/octet-stream"));
      standing = { ...told, whole: Boolean(told.whole) };
      // Another connection holds the file, or writes it: without a pause, each no would cost a whole slice.
      still = told.whole || (told.at > at && "file" in told) ? 0 : still + 1;
      if (still && (told.at === at || still > 1)) {
        show(told.at, "Berkas ini masih diterima lewat sambungan lain, menunggu sebentar.");
        await pause(PAUSES[Math.min(still, PAUSES.length) - 1]);
        continue;
      }
      const took = performance.now() - began;
      if (took < 1000) chunks = Math.min(2 * chunks, MOST_CHUNKS);
      else if (took > 6000) chunks = Math.max(1, chunks >> 1);
    }
    whole.add(item.id);
  };

  // progress({sent, all, number, count, words}) in sealed bytes
  const ship = async (wizard, items, progress) => {
    stopped = false;
    const sizes = items.map(({ blob }) => globalThis.netraFiles.sealedSize(blob.size));
    const all = sizes.reduce((sum, size) => sum + size, 0);
    let before = 0;
    for (const [at, item] of items.entries()) {
      const show = (sent, words = "") => progress({ sent: before + sent, all, number: at + 1, count: items.length, words });
      if (!whole.has(item.id)) {
        try {
          await shipOne(wizard, item, show);
        } catch (why) {
          why.item = item;
          throw why;
        }
      }
      before += sizes[at];
      show(0);
    }
  };

  return {
    Refused, Stopped, Unreadable, ship,
    forget: () => whole.clear(), // the server no longer has them: everything is asked anew
    stop: () => { stopped = true; },
    token: () => token,
  };
})();
