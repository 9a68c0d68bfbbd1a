// The files of the report: picked, told what they give away, and kept in this page until "Kirim laporan". Nothing of them
// is sent before. An image that tells something is replaced by a copy drawn anew, unless the reporter chooses otherwise.
globalThis.netraEvidence = (() => {
  "use strict";
  const root = document.getElementById("sealed"), place = root?.querySelector("[data-files-here]");
  if (!place || !globalThis.netraWizard) return null;
  const tables = JSON.parse(root.dataset.files);
  const list = place.querySelector("[data-files-list]"), problems = place.querySelector("[data-files-problems]");
  const MB = 1024 * 1024, MOST_PIXELS = 50e6, QUALITY = 0.92, UNSEEN = "unseen";
  const cards = [];

  const fromTemplate = (name) => root.querySelector(`template[data-${name}]`).content.firstElementChild.cloneNode(true);
  const drawn = (icon) => root.querySelector(`template[data-file-icon="${icon}"]`).content.cloneNode(true);
  const sizeWords = (size) => (size >= MB ? `${(size / MB).toFixed(1).replace(".", ",")} MB` : `${Math.max(1, Math.round(size / 1024))} KB`);

  // --- what it gives away, in the server's words ---

  const half = (number, [north, south]) => `${Math.abs(number).toFixed(2).replace(".", ",")} ${number < 0 ? south : north}`;
  const readable = ([what, words]) => {
    if (what === "place") {
      const [latitude, longitude] = words.split(" ").map(Number);
      return `${half(latitude, ["LU", "LS"])}, ${half(longitude, ["BT", "BB"])}`;
    }
    const moment = what === "moment" && words.match(/^(?:D:)?(\d{4})[:-]?(\d\d)[:-]?(\d\d)[ T]?(\d\d)?:?(\d\d)?/);
    if (!moment) return words;
    const [, year, month, day, hour, minute] = moment;
    return `${Number(day)}-${Number(month)}-${year}${hour && minute ? `, ${hour}.${minute}` : ""}`;
  };

  const sentences = (card) => {
    const told = card.traces.some(([what]) => what === UNSEEN) ? [["info", tables.usually[card.family]]] : [];
    for (const what of new Set(card.traces.map(([each]) => each).filter((each) => each !== UNSEEN))) {
      const [icon, sentence] = tables.told[what];
      const said = [...new Set(card.traces.filter(([each]) => each === what).map(readable).filter(Boolean))].join(", ");
      told.push([icon, said ? sentence.replace("{}", said) : sentence.split(":")[0]]);
    }
    return told;
  };

  const heading = (card) => {
    const kept = [...new Set(card.traces.map(([what]) => tables.keeps[what]).filter(Boolean))];
    if (!kept.length) return "Perhatikan sebelum mengirim";
    const last = kept.pop();
    return `${card.label} ini menyimpan ${kept.length ? `${kept.join(", ")} dan ${last}` : last}`;
  };

  // --- the copy without traces ---

  // A browser that hides what it draws (against tracking) would give a picture of noise.
  const canDraw = () => {
    const canvas = document.createElement("canvas"), pen = canvas.getContext("2d", { willReadFrequently: true });
    if (!pen) return false;
    canvas.width = canvas.height = 8;
    pen.fillStyle = "rgb(12, 200, 77)";
    pen.fillRect(0, 0, 8, 8);
    return pen.getImageData(0, 0, 8, 8).data.every((value, at) => value === [12, 200, 77, 255][at % 4]);
  };

  const cleaned = async (card) => {
    if (!canDraw()) return null;
    let picture;
    try {
      picture = await createImageBitmap(card.file, { imageOrientation: "from-image" });
    } catch {
      return null; // a kind that this browser does not draw
    }
    const canvas = document.createElement("canvas"), isPhoto = !["png", "gif", "bmp"].includes(card.kind);
    [canvas.width, canvas.height] = [picture.width, picture.height];
    if (picture.width * picture.height > MOST_PIXELS) return null;
    const pen = canvas.getContext("2d");
    if (isPhoto) {
      pen.fillStyle = "#fff"; // a photograph has no see-through parts
      pen.fillRect(0, 0, canvas.width, canvas.height);
    }
    pen.drawImage(picture, 0, 0);
    picture.close();
    const blob = await new Promise((done) => canvas.toBlob(done, isPhoto ? "image/jpeg" : "image/png", QUALITY));
    canvas.width = canvas.height = 0;
    return blob && { blob, name: `${card.file.name.replace(/\.[^.]*$/, "")}-bersih.${isPhoto ? "jpg" : "png"}` };
  };

  // --- what will be sent ---

  const id = () => globalThis.netraVault.hex(globalThis.netraVault.random(16));
  const choose = (card, wantsCopy) => {
    const isCopy = wantsCopy && card.copy;
    // Another content is another file to the server: it never goes on in the middle of the one before.
    card.item = { id: id(), key: globalThis.netraVault.random(32), blob: isCopy ? card.copy.blob : card.file, name: isCopy ? card.copy.name : card.file.name, cleaned: Boolean(isCopy) };
  };
  const items = () => cards.map((card) => card.item);
  const total = () => items().reduce((sum, { blob }) => sum + blob.size, 0);

  const lines = () => cards.map((card) => {
    const how = card.item.cleaned ? "salinan bersih" : card.label.toLowerCase();
    return `${card.file.name} (${how}, ${sizeWords(card.item.blob.size)})`;
  });

  // --- the cards ---

  const show = (card) => {
    const made = fromTemplate("file-card");
    made.querySelector(".icon-tile").append(drawn(card.icon));
    made.querySelector("strong").textContent = card.file.name;
    made.querySelector("[data-kind]").textContent = `${card.label}, ${sizeWords(card.file.size)}, belum terkirim`;
    const remove = made.querySelector(".file-remove");
    remove.querySelector("[data-name]").textContent = card.file.name;
    remove.addEventListener("click", () => {
      cards.splice(cards.indexOf(card), 1);
      made.remove();
      place.querySelector("input[type=file]").focus();
    });
    const told = sentences(card), traces = made.querySelector(".file-traces");
    traces.hidden = told.length === 0;
    traces.querySelector("[data-heading]").textContent = heading(card);
    traces.querySelector("ul").replaceChildren(...told.map(([icon, sentence]) => {
      const line = fromTemplate("trace-line");
      line.prepend(drawn(icon));
      line.querySelector("span").textContent = sentence;
      return line;
    }));
    const choice = made.querySelector(".file-choice");
    if (!card.copy) choice.remove();
    else for (const radio of choice.querySelectorAll("input")) {
      radio.name = `kirim-${card.item.id}`;
      radio.id = `${radio.value}-${card.item.id}`;
      radio.nextElementSibling.htmlFor = radio.id;
      radio.addEventListener("change", () => choose(card, radio.value === "bersih"));
    }
    made.querySelector("[data-uncleaned]").hidden = Boolean(card.copy) || !card.isTelling;
    list.append(made);
  };

  const refusal = (file, kind) => {
    const { limits, why } = tables;
    const code = file.size === 0 ? "empty" : file.size > limits.file ? "large"
      : cards.length >= limits.count || total() + file.size > limits.report ? "full" : kind ? "" : "kind";
    return code && why[code].replace("{name}", file.name.slice(0, 80));
  };

  const add = async (file) => {
    let kind = null;
    try {
      kind = await globalThis.netraKinds.kindOf(file, tables);
    } catch {
      return say(`“${file.name.slice(0, 80)}” tidak dapat dibaca. Pilih sekali lagi.`);
    }
    const refused = refusal(file, kind);
    if (refused) return say(refused);
    const [family, label, , icon] = tables.kinds[kind];
    const card = { file, kind, family, label, icon, traces: await globalThis.netraTraces.of(file, kind, tables), copy: null };
    card.isTelling = family === "image" && card.traces.some(([what]) => what !== UNSEEN);
    if (card.isTelling) card.copy = await cleaned(card);
    choose(card, true); // whoever overlooks the choice is protected
    cards.push(card);
    show(card);
  };

  const say = (sentence) => {
    const line = fromTemplate("field-error");
    line.querySelector("[data-message]").textContent = sentence;
    problems.append(line);
  };

  const input = place.querySelector("input[type=file]");
  let turn = Promise.resolve(), waiting = 0;
  input.addEventListener("change", () => {
    problems.replaceChildren();
    place.setAttribute("aria-busy", "true");
    for (const file of input.files) {
      waiting += 1;
      turn = turn.then(() => add(file)).catch(() => say(`“${file.name.slice(0, 80)}” tidak dapat dibaca. Pilih sekali lagi.`)).finally(() => {
        waiting -= 1;
        if (!waiting) place.removeAttribute("aria-busy");
      });
    }
    input.value = "";
  });

  return { items, lines, settled: () => turn };
})();
