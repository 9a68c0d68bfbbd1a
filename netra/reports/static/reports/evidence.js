/* Sends files of evidence in slices, so that a cut line costs one slice and not the file. Nothing is kept in the
   browser: after the page was read anew, choosing the same file goes on where it stood. Without this script
   the form sends the same files whole. In a message (data-waits) a file that has come waits in the list, and the form
   names it when it is sent; in the wizard the page shows at once what it gives away. */
(() => {
  "use strict";
  const form = document.querySelector("form[data-evidence]");
  if (!form || !window.fetch || !Blob.prototype.slice) return;
  const input = form.querySelector('input[type="file"]');
  const list = form.querySelector("[data-arriving]");
  const add = form.querySelector('button[name="tambah"]'), waits = list.dataset.waits;
  const token = form.querySelector('input[name="csrfmiddlewaretoken"]').value;
  const SMALLEST = 256 * 1024, LARGEST = 8 * 1024 * 1024;
  const PAUSES = [1, 2, 4, 8, 15, 30];
  let waiting = 0, failed = 0, turn = Promise.resolve();

  const made = (tag, className, text) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text) element.textContent = text;
    return element;
  };
  const megabytes = (bytes) => bytes >= 1048576
    ? (bytes / 1048576).toFixed(1).replace(".", ",") + " MB" : Math.ceil(bytes / 1024) + " KB";
  const pause = (seconds) => new Promise((go) => setTimeout(go, seconds * 1000));

  function card(file) {
    const row = made("li", "file-card"), head = made("div", "file-head"), name = made("p", "file-name");
    name.append(made("strong", "", file.name));
    const stop = made("button", "button button-quiet", "Batal");
    stop.type = "button";
    head.classList.add("file-head-sending");
    head.append(name, stop);
    const below = made("div", "file-progress"), bar = made("progress"), words = made("p", "small muted");
    bar.max = Math.max(1, file.size);
    bar.value = 0;
    bar.setAttribute("aria-label", "Terkirim dari " + file.name);
    below.append(bar, words);
    row.append(head, below);
    list.append(row);
    const view = { stopped: false };
    stop.addEventListener("click", () => { view.stopped = true; row.remove(); });
    view.show = (at, more) => {
      bar.value = at;
      const percent = file.size ? Math.floor((100 * at) / file.size) : 0;
      words.textContent = percent + "%. " + megabytes(at) + " dari " + megabytes(file.size) + " terkirim. "
        + (more || "Bila sambungan putus, lanjut dari sini.");
    };
    view.refuse = (sentence) => {
      below.replaceChildren(made("p", "field-error", sentence));
      stop.textContent = "Tutup";
    };
    view.finish = (id) => {
      if (!waits) { row.remove(); return; }
      const named = made("input");
      [named.type, named.name, named.value] = ["hidden", waits, id];
      row.append(named);
      bar.value = bar.max;
      words.textContent = megabytes(file.size) + " sudah sampai. Berangkat bersama pesan ini.";
      stop.textContent = "Hapus";
    };
    return view;
  }

  class Refused extends Error {}

  async function ask(address, body, headers) {
    const answer = await fetch(address, {
      method: "POST", body, credentials: "same-origin", redirect: "error",
      headers: { "X-CSRFToken": token, ...headers },
    });
    if (answer.status === 422 || answer.status === 410) throw new Refused((await answer.json()).refused);
    if (!answer.ok && answer.status !== 409) throw new Error("not now");
    return answer.json();
  }

  /* Ask until the line is there again. The words say that it waits; the reporter may stop at any time. */
  async function patiently(view, at, act) {
    for (let tries = 0; ; tries += 1) {
      try {
        return await act();
      } catch (problem) {
        if (problem instanceof Refused || view.stopped) throw problem;
        view.show(at, "Sambungan terputus, mencoba lagi.");
        await pause(PAUSES[Math.min(tries, PAUSES.length - 1)]);
        if (view.stopped) throw problem;
      }
    }
  }

  async function send(file, view) {
    const start = new URLSearchParams({ name: file.name, size: file.size, stamp: file.lastModified });
    let standing = await patiently(view, 0, () => ask(form.dataset.evidence, start));
    let size = SMALLEST, at = standing.at, still = 0;
    const address = form.dataset.evidence + standing.file + "/?mulai=";
    while (!standing.whole && !view.stopped) {
      view.show(at);
      const from = at, began = performance.now();
      const slice = file.slice(from, from + size);
      standing = await patiently(view, at, () =>
        ask(address + from, slice, { "Content-Type": "application/octet-stream" }));
      at = standing.at;
      /* Another connection holds the file, or writes it: without a pause, each no would cost a whole slice. */
      still = standing.whole || (at > from && "file" in standing) ? 0 : still + 1;
      if (still && (at === from || still > 1)) {
        view.show(at, "Berkas ini masih diterima lewat sambungan lain, menunggu sebentar.");
        await pause(PAUSES[Math.min(still, PAUSES.length) - 1]);
        continue;
      }
      const took = performance.now() - began;
      if (took < 1000 && size < LARGEST) size *= 2;
      else if (took > 6000 && size > SMALLEST) size /= 2;
    }
    return standing.file;
  }

  async function one(file) {
    const view = card(file);
    view.show(0, "Menunggu giliran.");
    waiting += 1;
    turn = turn.then(async () => {
      try {
        const id = await send(file, view);
        if (!view.stopped) view.finish(id);
      } catch (problem) {
        failed += view.stopped ? 0 : 1;
        if (!view.stopped) view.refuse(problem instanceof Refused && problem.message
          ? problem.message : "Berkas ini tidak dapat dibaca lagi. Pilih sekali lagi.");
      }
      waiting -= 1;
      if (!waiting && !failed && add) settle();
    });
  }

  /* The page shows what the files give away: the form is sent as it stands, so that no typed word is lost. */
  function settle() {
    input.disabled = true;
    form.requestSubmit(add);
  }

  if (add) add.hidden = true;
  const pick = made("label", "button button-quiet button-wide", "Pilih berkas");
  pick.htmlFor = input.id;
  input.classList.add("visually-hidden");
  input.after(pick);
  input.addEventListener("change", () => {
    failed = 0;
    for (const file of input.files) one(file);
    input.value = "";
  });
  form.addEventListener("submit", (event) => {
    if (!waiting) return;
    event.preventDefault();
    list.scrollIntoView({ block: "center" });
  });
  window.addEventListener("beforeunload", (event) => { if (waiting) event.preventDefault(); });
  document.querySelector("[data-focus]")?.focus();
})();
