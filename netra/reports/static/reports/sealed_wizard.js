// One question at a time in one document. The browser's own back button goes back one question; nothing is sent and
// nothing is kept anywhere but in the fields of this page. Sending is in sealed_sending.js.
globalThis.netraWizard = (() => {
  "use strict";
  const root = document.getElementById("sealed");
  const form = root?.querySelector("[data-form]");
  if (!form || !globalThis.isSecureContext || !globalThis.crypto?.subtle) return null; // the page says what else works
  const { check, clean } = globalThis.netraRules;
  const rules = JSON.parse(root.dataset.rules);
  const state = { windows: JSON.parse(root.dataset.windows), locked: false };
  const CHECK = "periksa", FIRST = "apa";
  const answered = new Set();
  const section = (slug) => root.querySelector(`[data-step="${slug}"]`);
  const stepOf = (slug) => rules.steps.find((step) => step.slug === slug);
  const fromTemplate = (name) => root.querySelector(`template[data-${name}]`).content.firstElementChild.cloneNode(true);

  // Two questions may ask for the same thing: a field's name on the page begins with its question's.
  for (const { slug, fields } of rules.steps) for (const field of fields) field.id = `${slug}-${field.name}`;

  // --- reading ---

  const controlsOf = (field) => {
    const names = field.kind === "date" ? ["day", "month", "year"].map((part) => `${field.id}_${part}`) : [field.id];
    return names.flatMap((name) => [...form.querySelectorAll(`[name="${name}"]`)]);
  };

  const valueOf = (field) => {
    if (field.kind === "many") return controlsOf(field).filter((each) => each.checked).map((each) => each.value);
    if (field.kind === "date") {
      const [day, month, year] = controlsOf(field).map((each) => each.value.trim());
      return { day, month, year };
    }
    const control = form.elements[field.id];
    return field.kind === "checkbox" ? Boolean(control?.checked) : (control?.value ?? "");
  };

  const path = () => globalThis.netraAnswers.pathOf(form.elements["apa-act"].value, rules);
  const order = () => [...path().map((step) => step.slug), CHECK];
  const isComplete = () => path().every((step) => answered.has(step.slug));

  const valuesOf = (step) => Object.fromEntries(step.fields.map((field) => [field.name, valueOf(field)]));
  const cleaned = () => Object.fromEntries(rules.steps.map((step) => [
    step.slug, Object.fromEntries(step.fields.map((field) => [field.name, clean(field, valueOf(field))])),
  ]));
  const problemsIn = (step) => check(step, valuesOf(step), rules, state.windows.on);
  const hasAnswers = () => answered.size > 0 || globalThis.netraEvidence?.items().length > 0 || rules.steps.some((step) => step.fields.some((field) => {
    const value = valueOf(field);
    return typeof value === "object" ? Object.values(value).some(Boolean) : Boolean(value);
  }));

  // --- showing what is wrong ---

  const COUNTS = ["Nol", "Satu", "Dua", "Tiga", "Empat", "Lima", "Enam", "Tujuh", "Delapan", "Sembilan"];

  const clearErrors = (where) => {
    for (const each of where.querySelectorAll("[data-added]")) each.remove();
    for (const each of where.querySelectorAll(".field-wrong")) each.classList.remove("field-wrong");
    for (const each of where.querySelectorAll("[aria-invalid]")) {
      each.removeAttribute("aria-invalid");
      const others = (each.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => id && !id.endsWith("_error"));
      if (others.length) each.setAttribute("aria-describedby", others.join(" "));
      else each.removeAttribute("aria-describedby");
    }
  };

  const markField = (controls, name, message) => {
    const [first] = controls, box = first.closest(".field");
    const line = fromTemplate("field-error"), id = `id_${name}_error`;
    line.id = id;
    line.dataset.added = "";
    line.querySelector("[data-message]").textContent = message;
    box.classList.add("field-wrong");
    (box.querySelector(".field-help") ?? box.querySelector(".field-label")).after(line);
    for (const each of controls) {
      each.setAttribute("aria-invalid", "true");
      each.setAttribute("aria-describedby", [each.getAttribute("aria-describedby"), id].filter(Boolean).join(" "));
    }
    return first;
  };

  // problems: [{controls, name, message}]
  const showErrors = (where, problems) => {
    const summary = fromTemplate("error-summary");
    summary.dataset.added = "";
    summary.querySelector("h2").textContent = `${COUNTS[problems.length] ?? problems.length} hal perlu dilengkapi`;
    for (const { controls, name, message } of problems) {
      const first = markField(controls, name, message), item = document.createElement("li"), link = document.createElement("a");
      link.href = `#${first.id}`;
      link.textContent = message;
      link.addEventListener("click", (event) => {
        event.preventDefault(); // the address belongs to the questions
        first.focus();
      });
      item.append(link);
      summary.querySelector("ul").append(item);
    }
    where.querySelector(".form").before(summary);
    summary.focus();
  };

  const isRight = (slug) => {
    const step = stepOf(slug), where = section(slug);
    clearErrors(where);
    const problems = Object.entries(problemsIn(step)).map(([name, message]) => {
      const field = step.fields.find((each) => each.name === name);
      return { controls: controlsOf(field), name: field.id, message };
    });
    if (problems.length) showErrors(where, problems);
    return problems.length === 0;
  };

  // --- moving ---

  const show = (slug, { focus = true } = {}) => {
    for (const each of root.querySelectorAll("[data-step]")) each.hidden = each.dataset.step !== slug;
    const here = section(slug);
    form.hidden = !form.contains(here);
    if (slug === CHECK) globalThis.netraCheck.fill(wizard);
    const soFar = here.querySelector("[data-so-far]");
    if (soFar) globalThis.netraCheck.fillSoFar(wizard, soFar, answered);
    document.title = document.title.replace(/^.*(?= · Netra)|^[^·]*$/, here.dataset.title);
    const on = here.querySelector("[data-on]");
    if (on) on.textContent = isComplete() ? "Simpan dan periksa" : "Lanjutkan";
    if (!focus) return;
    window.scrollTo(0, 0);
    const heading = here.querySelector("h1");
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  };

  const current = () => history.state?.step ?? FIRST;
  const go = (slug) => {
    for (const each of root.querySelectorAll("[data-lost]")) each.hidden = true;
    history.pushState({ step: slug }, "", `#${slug}`);
    show(slug);
  };
  const nextAfter = (slug) => (isComplete() ? CHECK : order()[order().indexOf(slug) + 1]);

  const goOn = () => {
    const slug = current();
    if (!isRight(slug)) {
      answered.delete(slug);
      return;
    }
    answered.add(slug);
    if (!sealing) fetchSealing(); // the line broke the first time
    go(nextAfter(slug));
  };

  // A question is only reached by answering those before it; a forward button may lead farther than that.
  const allowed = (slug) => {
    const steps = order(), first = steps.find((each) => each === CHECK || !answered.has(each));
    return steps.includes(slug) && steps.indexOf(slug) <= steps.indexOf(first) ? slug : first;
  };

  // What only sealing and sending need comes when the first question can be answered: on a slow line it would hold that up.
  let sealing = null;
  const loadSealing = () => {
    sealing ??= Promise.all([...root.querySelector("template[data-sealing]").content.cloneNode(true).children].map(loaded));
    return sealing;
  };
  const loaded = (script) => new Promise((done, failed) => {
    script.async = false; // they run in the order in which they stand
    script.addEventListener("load", done);
    script.addEventListener("error", failed);
    document.head.append(script);
  });
  const fetchSealing = () => loadSealing().then(() => { root.dataset.sealing = ""; }, () => { sealing = null; });
  const send = async () => {
    const progress = root.querySelector("[data-progress]");
    progress.textContent = "Menyiapkan pengiriman.";
    try {
      await loadSealing();
      progress.textContent = "";
      globalThis.netraSending.send(wizard);
    } catch {
      sealing = null; // the next press fetches them again
      progress.textContent = "Sambungan terputus. Jawaban Anda tetap di halaman ini. Tekan Kirim laporan lagi.";
    }
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (current() === CHECK) send();
    else goOn();
  });
  for (const link of root.querySelectorAll("[data-back]")) {
    link.addEventListener("click", (event) => {
      const before = order()[order().indexOf(current()) - 1];
      if (!before) return; // the first question leads back to the start
      event.preventDefault();
      go(before);
    });
  }
  window.addEventListener("popstate", (event) => {
    if (!state.locked) show(allowed(event.state?.step ?? FIRST));
  });
  // Leaving by "Tinggalkan halaman" hides the document first: nothing may then ask whether to stay.
  window.addEventListener("beforeunload", (event) => {
    if (document.documentElement.hidden || !(state.locked ? !state.isNoted : hasAnswers())) return;
    event.preventDefault();
    event.returnValue = "-"; // older browsers ask only for this; none shows the word
  });

  // The browser keeps which question was shown, never an answer: after loading anew that tells what was lost.
  const sayWhatWasLost = () => {
    const step = history.state?.step;
    const what = step === "tanda-terima" ? "words" : stepOf(step) || step === CHECK ? "answers" : "";
    const note = step !== FIRST && root.querySelector(`[data-lost="${what}"]`);
    if (note) note.hidden = false;
  };

  const wizard = { root, form, state, rules, cleaned, controlsOf, valueOf, path, section, go, show, showErrors, clearErrors, fromTemplate };
  root.querySelector("[data-without]").remove();
  // Whatever else a question leads to opens beside this document, which holds the only copy of the answers.
  for (const link of form.querySelectorAll("a[href^='/']:not([data-back])")) {
    link.target = "_blank";
    link.rel = "noopener";
  }
  sayWhatWasLost();
  history.replaceState({ step: FIRST }, "", location.pathname);
  show(FIRST, { focus: false });
  root.dataset.ready = "";
  if (document.readyState === "complete") fetchSealing();
  else window.addEventListener("load", fetchSealing);
  return wizard;
})();
