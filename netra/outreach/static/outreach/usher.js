// The usher's phone: scan or type, three answers that fill the screen, with and without network. Without this
// script the page is a plain form that asks the server.
(async () => {
  "use strict";
  const ask = document.querySelector("[data-ask]");
  if (!ask || !globalThis.isSecureContext || !globalThis.crypto?.subtle) return;
  const { normalNumber, keyOf, tailWords, decide } = globalThis.netraUsherRules;
  const { label } = ask.dataset;
  const PATIENCE = 1500; // at a door nobody waits longer for the network
  const sounds = globalThis.netraUsherSounds;
  const form = ask.querySelector("[data-form]");
  const field = form.querySelector("[name=text]");
  const doorField = form.querySelector("[name=door]");
  const people = ask.querySelector("[data-people]");
  const figures = new Intl.NumberFormat("id-ID");

  const store = await globalThis.netraUsherStore();
  const queue = globalThis.netraUsherQueue(ask.dataset, label, store);
  const list = { salt: "", guests: new Map(), there: new Map(), nonces: new Map(), count: 0, of: 0, isOpen: true };
  let reached = true;
  let signedOut = false;

  const clock = (at) => {
    const moment = new Date(at);
    return `${String(moment.getHours()).padStart(2, "0")}.${String(moment.getMinutes()).padStart(2, "0")}`;
  };

  // --- what the phone knows -------------------------------------------------------------------------------

  const adopt = async (told) => {
    Object.assign(list, { salt: told.salt, count: told.count, of: told.of, isOpen: told.is_open });
    list.guests = new Map(told.guests);
    list.there = new Map(Object.entries(told.there));
    for (const tap of await store.queued(label)) {
      if (list.there.has(tap.key)) continue;
      list.there.set(tap.key || tap.nonce, clock(tap.at));
      list.nonces.set(tap.nonce, tap.key);
      list.count += 1;
    }
  };

  const failed = (error) => {
    signedOut = error instanceof queue.SignedOut;
    reached = signedOut;
  };

  const sync = async () => {
    try {
      await queue.send();
      const told = await queue.fetchList();
      reached = true;
      signedOut = false;
      await adopt(told);
      if (!told.is_open && (await store.queued(label)).length === 0) await store.forget(label);
    } catch (error) {
      failed(error);
    }
    await tell();
  };

  // --- what the screen shows ------------------------------------------------------------------------------

  const tell = async () => {
    const waiting = (await store.queued(label)).length;
    const words = waiting ? `${waiting} menunggu dikirim` : "Semua terkirim";
    const line = signedOut ? `Sesi berakhir, ${waiting} menunggu. Muat ulang untuk masuk lagi.` : reached ? words : `Luar jaringan, ${waiting} menunggu dikirim`;
    for (const net of document.querySelectorAll("[data-net]")) {
      net.textContent = "";
      if (!reached) net.append(document.querySelector("[data-icon=off]").content.cloneNode(true));
      net.append(line);
      net.dataset.waiting = String(waiting);
      net.dataset.reached = String(reached);
    }
    for (const main of document.querySelectorAll("main")) count(main);
  };

  const count = (main) => {
    main.querySelector("[data-present]").textContent = figures.format(list.count);
    main.querySelector("[data-expected]").textContent = figures.format(list.of);
    const full = Math.max(list.of, list.count, 1);
    main.querySelector("[data-bar]").setAttribute("width", `${((100 * list.count) / full).toFixed(2)}%`);
  };

  const lines = (box, texts, look) => {
    box.replaceChildren(
      ...texts.map((text) => {
        const line = document.createElement("p");
        line.className = look;
        line.textContent = text;
        return line;
      }),
    );
  };

  const show = async (look, who, under, add = null) => {
    document.querySelector("main[data-answer]")?.remove();
    const page = document.querySelector(`template[data-look="${look}"]`).content.cloneNode(true);
    const main = page.querySelector("main");
    main.dataset.answer = look;
    lines(main.querySelector("[data-who]"), who, "kiosk-who");
    lines(main.querySelector("[data-under]"), under, "kiosk-under");
    main.querySelector("[data-next]").addEventListener("click", next);
    main.querySelector("[data-add]")?.addEventListener("click", () => add(main.querySelector("[data-guest]").value.trim()));
    ask.hidden = true;
    document.body.append(page);
    await tell();
    main.querySelector("h1").focus();
    sounds.play(look);
  };

  const next = () => {
    document.querySelector("main[data-answer]")?.remove();
    ask.hidden = false;
    people.hidden = true;
    field.value = "";
    if (camera.wanted) camera.start();
    else field.focus();
  };

  // --- letting somebody in --------------------------------------------------------------------------------

  const LOCAL = {
    masuk: (tap, name) => [[name || tap.name || tailWords(tap.number)], [`tercatat ${clock(tap.at)} di ponsel ini`]],
    sudah: (tap, name) => [[`pukul ${list.there.get(tap.key)}`], [name || tailWords(tap.number), "Tidak dihitung dua kali."]],
    "tidak-ada": (tap) => [[tap.name || tailWords(tap.number)], ["Boleh tetap masuk. Datanya dicocokkan sesudah acara."]],
  };

  const showLocal = (verdict, tap, name) => show(verdict, ...LOCAL[verdict](tap, name), (guest) => letIn({ ...tap, add: true, name: guest || tap.name }));

  const adoptCounter = (told) => {
    if (!told) return;
    list.count = told.count;
    list.of = told.of;
    reached = true;
    signedOut = false;
  };

  const showTold = (answer, tap) => {
    if (answer.verdict === "ditutup") return show("tidak-ada", ["Daftar sudah ditutup"], ["Minta penyelenggara membukanya lagi."], () => letIn({ ...tap, add: true }));
    return show(answer.verdict, answer.who, answer.under, (guest) => letIn({ ...tap, add: true, name: guest || tap.name }));
  };

  // `tap`: { number, key, name, typed, add }; the number is never kept where the key says enough.
  const letIn = async (told) => {
    const tap = { nonce: crypto.randomUUID(), label, door: doorField.value.trim().slice(0, 40), at: Date.now(), add: false, ...told };
    if (told.nonce) tap.nonce = crypto.randomUUID();
    const who = tap.key || tap.nonce;
    const name = list.guests.get(tap.key);
    const verdict = decide(list, { nonce: tap.nonce, who, at: clock(tap.at), add: tap.add });
    if (verdict === "sudah") return showLocal(verdict, tap, name);
    if (verdict === "tidak-ada") return askServer(tap);
    list.count += 1;
    await store.add({ ...tap, number: name ? "" : tap.number });
    try {
      const { answers, counter } = await queue.send({ nonce: tap.nonce, number: tap.number }, PATIENCE);
      adoptCounter(counter);
      const answer = answers.get(tap.nonce);
      if (answer) return showTold(answer, tap);
    } catch (error) {
      failed(error);
    }
    return showLocal(verdict, tap, name);
  };

  // Not among the guests: perhaps on the roster all the same. Without network only the usher can let them in.
  const askServer = async (tap) => {
    try {
      const told = await queue.askOnce(tap, PATIENCE);
      adoptCounter(told);
      const [answer] = told.answers;
      if (answer.verdict === "masuk") list.there.set(tap.key, clock(tap.at));
      return showTold(answer, tap);
    } catch (error) {
      failed(error);
      return showLocal("tidak-ada", tap);
    }
  };

  const byNumber = async (text, typed) => {
    const number = normalNumber(text);
    await letIn({ number, key: await keyOf(list.salt, number), name: "", typed });
  };

  const byName = async (text) => {
    let found = [];
    try {
      found = (await queue.findNames(text)).people.map((each) => ({ ...each, under: each.agency }));
    } catch (error) {
      failed(error);
      const words = text.toLowerCase().split(/\s+/);
      found = [...list.guests].filter(([, name]) => words.every((word) => name.toLowerCase().includes(word))).slice(0, 8).map(([key, name]) => ({ key, name, number: "", under: "" }));
    }
    const buttons = found.map((each) => choice(each.name, each.under, () => letIn({ number: each.number, key: each.key, name: "", typed: true })));
    buttons.push(choice(`Tambahkan “${text}” sebagai hadir`, "Tidak ada di daftar. Dicocokkan sesudah acara.", () => letIn({ number: "", key: "", name: text, typed: true, add: true })));
    people.replaceChildren(...buttons);
    people.hidden = false;
    await tell();
    buttons[0].focus();
  };

  const choice = (words, under, act) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button-quiet";
    button.textContent = words;
    const below = document.createElement("span");
    below.className = "cell-under";
    below.textContent = under;
    button.append(below);
    button.addEventListener("click", act);
    return button;
  };

  // --- camera and sounds ------------------------------------------------------------------------------------

  const cameraNote = ask.querySelector("[data-camera-note]");
  const camera = globalThis.netraUsherCamera(ask.querySelector("[data-video]"), {
    found: (text) => byNumber(text, false),
    refused: () => {
      cameraNote.hidden = false;
      field.focus();
    },
  });

  const quiet = ask.querySelector("[data-quiet]");
  const tellQuiet = () => {
    quiet.textContent = sounds.isSilent() ? quiet.dataset.unheard : quiet.dataset.heard;
  };

  // --- begin ----------------------------------------------------------------------------------------------

  form.addEventListener("submit", (event) => {
    const text = field.value.trim();
    if (!text) return;
    event.preventDefault();
    camera.stop();
    if (/\d/.test(text)) byNumber(text, false);
    else byName(text);
  });

  const scan = ask.querySelector("[data-scan]");
  if (navigator.mediaDevices) {
    scan.hidden = false;
    scan.addEventListener("click", () => {
      cameraNote.hidden = true;
      camera.start();
    });
  }

  quiet.hidden = false;
  quiet.addEventListener("click", () => {
    sounds.beSilent(!sounds.isSilent());
    store.keepSetting("silent", sounds.isSilent());
    tellQuiet();
  });
  sounds.beSilent(Boolean(await store.setting("silent")));
  tellQuiet();

  const forget = ask.querySelector("[data-forget]");
  forget.hidden = false;
  forget.addEventListener("click", async () => {
    await sync();
    if ((await store.queued(label)).length > 0) return; // nothing that was collected is thrown away
    await store.forget(label);
    navigator.serviceWorker?.controller?.postMessage({ forget: location.pathname });
    location.assign(ask.querySelector(".door-more a").href);
  });

  await store.forgetExpired(Date.now());
  const kept = await store.list(label);
  if (kept) await adopt(kept);
  await sync();
  addEventListener("online", sync);
  addEventListener("offline", () => {
    reached = false;
    tell();
  });
  setInterval(sync, 15000);
  if (navigator.serviceWorker) {
    await navigator.serviceWorker.register(ask.dataset.worker);
    const ready = await navigator.serviceWorker.ready;
    ready.active.postMessage({ keep: location.pathname });
  }
  document.documentElement.dataset.ready = "1";
})();
