// "Kirim laporan": asks for the officers' keys, seals, sends, and shows the eight words, which only this page knows.
// Until the server has answered, the same parcel is sent again: it is stored once.
globalThis.netraSending = (() => {
  "use strict";
  const FRESH = ["pembaca_berubah", "hari_berganti"]; // ask for the keys again and seal again
  const MOST_TRIES = 3, MOST_TURNS = 30, TURN_MS = 4_000; // a full door: again every four seconds
  const OFFLINE = ["Belum ada jawaban dari server.", "Laporan mungkin sudah sampai, mungkin belum. Tekan Kirim laporan lagi: yang sama tidak tersimpan dua kali."];
  const WORDS = {
    tanpa_pembaca: ["Laporan belum dapat diterima.", "Tidak ada petugas yang boleh membacanya. Ubah jabatan yang Anda tandai, coba lagi nanti, atau datang ke Bawaslu Provinsi. Jawaban Anda tetap di halaman ini."],
    kantor_tidak_dikenal: ["Kantor ini tidak ada dalam daftar.", "Kembali ke pertanyaan siapa, lalu pilih lagi atau kosongkan."],
    giliran: ["Laporan belum terkirim.", "Terlalu banyak laporan datang bersamaan. Jawaban Anda tetap di halaman ini. Tekan Kirim laporan lagi."],
    tanda_terima_terpakai: ["Laporan tidak diterima.", "Penanda laporan ini sudah dipakai. Tekan Kirim laporan sekali lagi; kami membuat penanda baru."],
  };
  const OTHER = ["Laporan tidak diterima.", "Server menolak bentuk kirimannya, jadi belum ada yang tersimpan. Muat ulang halaman, atau lapor tanpa JavaScript."];
  const BROKEN = ["Laporan tidak dapat disegel di peramban ini.", "Belum ada yang terkirim. Pakai peramban lain, atau matikan JavaScript lalu lapor dari halaman Lapor."];
  const held = { receipt: null, parcel: null, proof: null, about: "", agreed: "" };
  let busy = false;

  class Refusal extends Error {
    constructor(code) {
      super(code);
      this.code = code;
    }
  }

  class OtherOffice extends Error {
    constructor({ office, passed_over: passed }) {
      super();
      this.words = [`Laporan ini akan dibaca ${office}.`, `Bukan ${passed}: tidak ada petugasnya yang boleh membaca laporan ini. Tekan Kirim laporan sekali lagi bila Anda setuju.`];
    }
  }

  const post = async (wizard, address, body, proof = "") => {
    const answer = await fetch(address, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": wizard.form.elements.csrfmiddlewaretoken.value, "X-Netra-Karya": proof },
      body: JSON.stringify(body),
      credentials: "same-origin",
      redirect: "error",
    });
    const isJson = (answer.headers.get("Content-Type") ?? "").startsWith("application/json");
    if (!isJson) throw new Refusal(answer.status >= 500 ? "jaringan" : "lain");
    const told = await answer.json();
    if (!answer.ok) throw new Refusal(told.refused);
    return told;
  };

  const sealAnew = async (wizard) => {
    const { root, rules, state } = wizard;
    const about = globalThis.netraAnswers.told(wizard.cleaned(), rules, state.windows).clear;
    const offer = await post(wizard, root.dataset.keys, { agency: about.agency, not_for: about.not_for });
    state.windows = offer.windows;
    held.proof = globalThis.netraWork.solve(offer.work, root.dataset.solver); // beside the sealing
    if (offer.passed_over && held.agreed !== offer.office) {
      held.agreed = offer.office; // the second press agrees
      throw new OtherOffice(offer);
    }
    const told = globalThis.netraAnswers.told(wizard.cleaned(), rules, state.windows);
    held.receipt ??= await globalThis.netraVault.receipt();
    const padding = JSON.parse(root.dataset.padding);
    held.parcel = await globalThis.netraParcel.seal(held.receipt, told, { readers: offer.readers, padding });
    held.about = JSON.stringify(wizard.cleaned());
  };

  const deliver = async (wizard) => {
    for (let tries = 1, turns = 1; ; tries += 1) {
      // After a lost answer the very same parcel goes out again; changed answers are another report.
      if (held.parcel && held.about !== JSON.stringify(wizard.cleaned())) held.parcel = held.receipt = null;
      if (!held.parcel) await sealAnew(wizard);
      try {
        return await post(wizard, wizard.root.dataset.send, held.parcel, await held.proof);
      } catch (why) {
        if (why instanceof Refusal && why.code === "giliran" && turns < MOST_TURNS) {
          turns += 1;
          tries -= 1;
          await new Promise((again) => { setTimeout(again, TURN_MS); });
          continue;
        }
        if (why instanceof Refusal && why.code !== "jaringan") held.parcel = null;
        if (why instanceof Refusal && why.code === "tanda_terima_terpakai") held.receipt = null;
        if (!(why instanceof Refusal && FRESH.includes(why.code)) || tries >= MOST_TRIES) throw why;
      }
    }
  };

  const say = (wizard, [title, words]) => {
    const note = wizard.fromTemplate("failure-note");
    note.querySelector("[data-title]").textContent = title;
    note.querySelector("[data-words]").textContent = words;
    wizard.root.querySelector("[data-failure]").replaceChildren(note);
    note.scrollIntoView({ block: "center" });
  };

  const explain = (why) => {
    if (why instanceof OtherOffice) return why.words;
    if (why instanceof Refusal) return why.code === "jaringan" ? OFFLINE : (WORDS[why.code] ?? OTHER);
    return why instanceof TypeError ? OFFLINE : BROKEN; // fetch tells a lost line as a TypeError
  };

  const send = async (wizard) => {
    if (busy) return;
    busy = true;
    const progress = wizard.root.querySelector("[data-progress]"), button = wizard.root.querySelector("[data-send-button]");
    wizard.root.querySelector("[data-failure]").replaceChildren();
    progress.textContent = "Menyegel dan mengirim. Jangan tutup halaman ini.";
    button.disabled = true;
    try {
      received(wizard, await deliver(wizard));
    } catch (why) {
      wizard.fillCheck();
      say(wizard, explain(why));
    } finally {
      busy = false;
      button.disabled = false;
      progress.textContent = "";
    }
  };

  // --- the receipt ---

  const RECEIPT = "tanda-terima", NOTED = "tercatat";

  const received = (wizard, { docket, received: when, steps }) => {
    const { root, state, form } = wizard, { words } = held.receipt, line = words.join(" ");
    state.locked = true;
    form.reset();
    form.remove(); // the answers with it
    for (const each of root.querySelectorAll("[data-docket]")) each.textContent = docket;
    root.querySelector("[data-received]").textContent = when;
    root.querySelectorAll(".word-text").forEach((place, at) => { place.textContent = words[at]; });
    root.querySelector(".words").dataset.words = line;
    root.querySelector("[data-copy]").dataset.copy = line;
    root.querySelector("[data-journey]").replaceChildren(...steps.map((step) => journeyStep(wizard, step)));
    history.replaceState({ step: RECEIPT }, "", `#${RECEIPT}`);
    wizard.show(RECEIPT);
    awaitNoting(wizard, words);
    held.receipt = held.parcel = null;
    held.about = "";
  };

  const journeyStep = (wizard, { title, detail, icon }) => {
    const made = wizard.fromTemplate("journey-step");
    const drawn = wizard.root.querySelector(`template[data-icon="${icon}"]`);
    if (drawn) made.querySelector(".step-icon").append(drawn.content.cloneNode(true));
    made.querySelector(".step-title").textContent = title;
    made.querySelector(".step-detail").textContent = detail;
    return made;
  };

  const awaitNoting = (wizard, words) => {
    const where = wizard.section(RECEIPT), confirm = where.querySelector("[data-confirm]");
    const inputs = [...confirm.querySelectorAll("[data-position]")];
    confirm.addEventListener("submit", (event) => {
      event.preventDefault();
      wizard.clearErrors(where);
      const wrong = inputs.filter((each) => each.value.trim().toLowerCase() !== words[each.dataset.position - 1]);
      if (wrong.length === 0) return noted(wizard, words);
      wizard.showErrors(where, wrong.map((each) => ({
        controls: [each], name: each.name, message: `Bukan kata ke-${each.dataset.position}. Periksa catatan Anda.`,
      })));
    });
    where.querySelector("[data-skip]").addEventListener("click", () => noted(wizard, words));
  };

  const noted = (wizard, words) => {
    words.fill("");
    wizard.state.isNoted = true;
    wizard.section(RECEIPT).remove();
    history.replaceState({ step: NOTED }, "", location.pathname);
    wizard.show(NOTED);
  };

  return { send };
})();
