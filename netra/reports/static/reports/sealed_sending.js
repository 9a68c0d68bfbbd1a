// "Kirim laporan": asks for the officers' keys, seals and sends. The eight words are shown by sealed_receipt.js.
// Until the server has answered, the same parcel is sent again: it is stored once.
globalThis.netraSending = (() => {
  "use strict";
  const FRESH = ["pembaca_berubah", "hari_berganti", "berkas_belum_lengkap"]; // ask for the keys again and seal again
  const MOST_TRIES = 3, MOST_TURNS = 30, TURN_MS = 4_000; // a full door: again every four seconds
  const OFFLINE = ["Belum ada jawaban dari server.", "Laporan mungkin sudah sampai, mungkin belum. Tekan Kirim laporan lagi: yang sama tidak tersimpan dua kali."];
  const WORDS = {
    tanpa_pembaca: ["Laporan belum dapat diterima.", "Tidak ada petugas yang boleh membacanya. Ubah jabatan yang Anda tandai, coba lagi nanti, atau datang ke Bawaslu Provinsi. Jawaban Anda tetap di halaman ini."],
    kantor_tidak_dikenal: ["Kantor ini tidak ada dalam daftar.", "Kembali ke pertanyaan siapa, lalu pilih lagi atau kosongkan."],
    jabatan_tidak_dikenal: ["Jabatan yang Anda tandai tidak ada lagi dalam daftar.", "Mungkin berganti nama, jadi belum ada yang terkirim. Jawaban Anda tetap di halaman ini: salin cerita Anda, buka halaman ini lagi, lalu tandai jabatan yang tidak boleh membaca."],
    giliran: ["Laporan belum terkirim.", "Terlalu banyak laporan datang bersamaan. Jawaban Anda tetap di halaman ini. Tekan Kirim laporan lagi."],
    tanda_terima_terpakai: ["Laporan tidak diterima.", "Penanda laporan ini sudah dipakai. Tekan Kirim laporan sekali lagi; kami membuat penanda baru."],
  };
  const OTHER = ["Laporan tidak diterima.", "Server menolak bentuk kirimannya, jadi belum ada yang tersimpan. Muat ulang halaman, atau lapor tanpa JavaScript."];
  const BROKEN = ["Laporan tidak dapat disegel di peramban ini.", "Belum ada yang terkirim. Pakai peramban lain, atau matikan JavaScript lalu lapor dari halaman Lapor."];
  const STOPPED = ["Pengiriman berhenti.", "Belum ada laporan yang tersimpan. Tekan Kirim laporan untuk melanjutkan: berkas yang sudah terkirim tidak diulang."];
  const UNREADABLE = ["Sebuah berkas tidak dapat dibaca lagi.", "Mungkin sudah dipindah, diubah, atau dihapus sejak Anda memilihnya. Kembali ke pertanyaan bukti, hapus dari daftar, lalu pilih lagi."];
  const held = { receipt: null, parcel: null, proof: null, about: "", agreed: "" };
  let busy = false;

  class Refusal extends Error {
    constructor(code) {
      super(code);
      this.code = code;
    }
  }

  class Caught extends Error {}

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

  // Files go first, with a bar; the report follows when all of them lie at the server.
  const showFar = (root, { sent, all, number, count, words }) => {
    const far = root.querySelector("[data-sending]"), bar = far.querySelector("[data-bar]");
    far.hidden = false;
    bar.max = all;
    bar.value = sent;
    far.querySelector("[data-bar-words]").textContent =
      `${Math.floor((100 * sent) / all)}%. Berkas ${number} dari ${count}. ${words || "Bila sambungan putus, lanjut dari sini."}`;
  };

  const whatIsTold = (wizard) => JSON.stringify([wizard.cleaned(), globalThis.netraEvidence.items().map(({ id }) => id)]);

  // Caught at its field already, but for the one receipt in a hundred that repeats a word: that one needs its check.
  const holdsReceipt = async ({ story, identity }) => {
    for (const text of [story, identity].flatMap(Object.values).flat()) {
      if (typeof text === "string" && (await globalThis.netraSpilled.holdsReceipt(text))) return true;
    }
    return false;
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
    const shipped = { token: globalThis.netraShipping.token(), items: globalThis.netraEvidence.items() };
    await globalThis.netraShipping.ship(wizard, shipped.items, (far) => showFar(root, far));
    const told = globalThis.netraAnswers.told(wizard.cleaned(), rules, state.windows);
    if (await holdsReceipt(told)) throw new Caught();
    held.receipt ??= await globalThis.netraVault.receipt();
    const padding = JSON.parse(root.dataset.padding);
    held.parcel = await globalThis.netraParcel.seal(held.receipt, told, { readers: offer.readers, custodians: offer.custodians, padding }, shipped);
    held.about = whatIsTold(wizard);
  };

  const deliver = async (wizard) => {
    for (let tries = 1, turns = 1; ; tries += 1) {
      // After a lost answer the very same parcel goes out again; changed answers are another report.
      if (held.parcel && held.about !== whatIsTold(wizard)) held.parcel = held.receipt = null;
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
        if (why instanceof Refusal && why.code === "berkas_belum_lengkap") globalThis.netraShipping.forget();
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

  const ofFile = (wizard, why) => {
    const { why: words } = JSON.parse(wizard.root.dataset.files), sentence = words[why.message] ?? words.broken;
    return ["Satu berkas tidak diterima.", sentence.replace("{name}", why.item.name.slice(0, 80))];
  };

  const explain = (wizard, why) => {
    const { Refused, Stopped, Unreadable } = globalThis.netraShipping;
    if (why instanceof Caught) return ["Ada tanda terima di antara jawaban Anda.", wizard.rules.messages.receipt];
    if (why instanceof Stopped) return STOPPED;
    if (why instanceof Unreadable) return UNREADABLE;
    if (why instanceof Refused) return ofFile(wizard, why);
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
    const far = wizard.root.querySelector("[data-sending]");
    far.querySelector("[data-stop]").onclick = globalThis.netraShipping.stop;
    try {
      await globalThis.netraEvidence.settled(); // a file picked a moment ago is still being looked at
      const told = await deliver(wizard);
      globalThis.netraReceipt.received(wizard, held.receipt.words, told);
      held.receipt = held.parcel = null;
      held.about = "";
    } catch (why) {
      globalThis.netraCheck.fill(wizard);
      say(wizard, explain(wizard, why));
    } finally {
      busy = false;
      button.disabled = false;
      progress.textContent = "";
      far.hidden = true;
    }
  };

  return { send };
})();
