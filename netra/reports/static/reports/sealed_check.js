// "Periksa sebelum mengirim": the answers, the time, what is missing, who may tell. The same words as on the page of the
// ordinary form (templates check_time, check_meter, check_superior, check_clues); here the script chooses among them.
globalThis.netraCheck = (() => {
  "use strict";
  const CHECK = "periksa";
  const answers = globalThis.netraAnswers;

  const wordsOf = ({ form }, control) => form.querySelector(`label[for="${control.id}"] .option-label`).textContent;

  const shown = (wizard, field) => {
    const value = wizard.valueOf(field), controls = wizard.controlsOf(field);
    if (field.kind === "checkbox") return value ? "Ya" : "";
    if (field.kind === "many") return controls.filter((each) => each.checked).map((each) => wordsOf(wizard, each)).join("\n");
    if (field.kind === "date") {
      const day = globalThis.netraRules.clean(field, value);
      return day ? answers.inWords(Date.parse(day)) : "";
    }
    if (field.kind !== "choice") return value.trim();
    const picked = controls.find((each) => each.type !== "radio" || each.checked);
    if (!picked || !picked.value) return "";
    return picked.options ? picked.selectedOptions[0].text : wordsOf(wizard, picked);
  };

  const leadTo = (wizard, link, slug) => {
    link.href = `#${slug}`;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      wizard.go(slug);
    });
  };

  const row = (wizard, label, value, slug) => {
    const made = wizard.fromTemplate("summary-row"), link = made.querySelector("a");
    made.querySelector("dt").textContent = label;
    made.querySelector(".pre").textContent = value;
    link.querySelector("span").textContent = ` ${label}`;
    leadTo(wizard, link, slug);
    made.dataset.slug = slug;
    return made;
  };

  const isKept = (field, identity) => field.to !== "identity" || field.name === "choice" || answers.isNamed(identity);

  const showAnswers = (wizard, where, identity, files) => {
    const rows = wizard.path().flatMap(({ slug, fields }) => {
      const told = fields.filter((field) => isKept(field, identity) && shown(wizard, field));
      const lines = told.map((field) => row(wizard, field.label, shown(wizard, field), slug));
      return lines.length ? lines : [row(wizard, wizard.section(slug).querySelector("h1").textContent.trim(), "Tidak diisi", slug)];
    });
    const after = rows.findIndex((each) => each.dataset.slug === "nama");
    if (files.length) rows.splice(after < 0 ? rows.length : after, 0, row(wizard, "Berkas", files.join("\n"), "bukti"));
    where.querySelector("[data-summary]").replaceChildren(...rows);
  };

  const showTime = (where, story, windows) => {
    const { note, day } = answers.timeNote(story, windows);
    for (const each of where.querySelectorAll("[data-note]")) {
      each.hidden = each.dataset.note !== note;
      // Farther back than the page knows the sentence with the day is left out.
      const words = day ? each.dataset.words.replace("{day}", day) : each.dataset.words.replace(/[^.]*\{day\}\. ?/, "");
      each.querySelector("[data-note-words]").textContent = words;
    }
    const { title, words } = answers.phaseOn(story, windows), phase = where.querySelector("[data-phase]");
    phase.hidden = !title;
    phase.querySelector("[data-phase-title]").textContent = title;
    phase.querySelector("[data-phase-words]").textContent = words;
  };

  const gap = (wizard, name, { what, then, slug }) => {
    const made = wizard.fromTemplate(name), link = made.querySelector("a");
    made.querySelector("strong").textContent = `${what[0].toUpperCase()}${what.slice(1)}.`;
    made.querySelector("[data-then]").textContent = then;
    link.querySelector("span").textContent = ` ${what}`;
    if (slug) leadTo(wizard, link, slug);
    else link.remove();
    return made;
  };

  const showOnly = (where, holds) => {
    for (const each of where.querySelectorAll("[data-when]")) each.hidden = !holds[each.dataset.when];
  };

  const showMeter = (wizard, where, all, files) => {
    const found = answers.lacks(all, wizard.rules, wizard.state.windows, files.length);
    const { words, lacks, advice } = answers.meter(found, wizard.rules), isNamed = answers.isNamed(all.identity);
    where.querySelector("[data-meter]").textContent = words;
    where.querySelector("[data-lacks]").replaceChildren(...lacks.map((need) => gap(wizard, "lack", need)));
    where.querySelector("[data-advice]").replaceChildren(...advice.map((need) => gap(wizard, "advised", need)));
    const isEnough = lacks.length === 0;
    showOnly(where.querySelector("[data-completeness]"), {
      enough: isEnough, formal: !isEnough && isNamed, anonymous: !isEnough && !isNamed, advice: advice.length > 0,
    });
  };

  const clueCard = (wizard, { before, words, after, why, slug }) => {
    const made = wizard.fromTemplate("clue-card");
    made.querySelector("[data-before]").textContent = before;
    made.querySelector("mark").textContent = words;
    made.querySelector("[data-after]").textContent = after;
    made.querySelector(".clue-why").textContent = why;
    leadTo(wizard, made.querySelector("a"), slug);
    globalThis.netraClues.offerToLeave(made);
    return made;
  };

  // Who gives the name openly is known anyway. The texts in the order of clues.py.
  const showClues = (wizard, where, { story, identity }) => {
    const recap = where.querySelector("[data-recap]"), clues = globalThis.netraClues;
    recap.hidden = identity.choice === "named";
    const kinds = clues.kinds(wizard.root.querySelector("[data-clues]").dataset.clues);
    const texts = [
      [story.story, story.service ? "layanan" : "cerita"],
      [story.happened_time ?? "", "kapan-di-mana"],
      [story.witnesses ?? "", "tahu-dari-mana"],
      [story.evidence, "bukti"],
    ];
    const found = clues.inReport(kinds, texts);
    recap.querySelector("[data-recap-list]").replaceChildren(...found.map((each) => clueCard(wizard, each)));
    showOnly(recap, { found: found.length > 0, none: found.length === 0 });
  };

  const fill = (wizard) => {
    const { windows } = wizard.state, where = wizard.section(CHECK), values = wizard.cleaned();
    const all = answers.told(values, wizard.rules, windows), files = globalThis.netraEvidence?.lines() ?? [];
    const asked = wizard.path().map(({ slug }) => slug);
    showAnswers(wizard, where, all.identity, files);
    showTime(where, all.story, windows);
    showMeter(wizard, where, all, files);
    where.querySelector("[data-superior]").hidden = !(asked.includes("siapa") && values.siapa.is_my_superior);
    where.querySelector("[data-no-agency]").hidden = Boolean(all.clear.agency);
    showClues(wizard, where, all);
  };

  const say = (where, name, words) => {
    const line = where.querySelector(`[data-so-far-${name}]`);
    line.textContent = words;
    line.hidden = !words;
  };

  // Below a question what the answers before it amount to (template so_far): whoever learns of a limit or a gap
  // only at the end has lost the days to mend it.
  const fillSoFar = (wizard, where, answered) => {
    const { rules, state: { windows } } = wizard, files = globalThis.netraEvidence?.lines() ?? [];
    const all = answers.told(wizard.cleaned(), rules, windows), time = answers.timeNote(all.story, windows);
    const asked = (need) => need.pages.filter((page) => wizard.path().some(({ slug }) => slug === page));
    const isTold = (need) => answered.has(asked(need)[0]);
    const found = answers.lacks(all, rules, windows, files.length).filter((need) => !need.slug || isTold(need));
    const { words, lacks } = answers.meter(found, rules), coming = rules.needs.filter((need) => !need.advice && need.id !== rules.meter.time && asked(need).length && !isTold(need));
    where.hidden = answered.size < 2;
    say(where, "time", time.note === "in_time" ? `Laporan resmi diterima paling lambat ${time.day}.` : "");
    say(where, "meter", `${coming.length && !lacks.length ? rules.meter.so_far : words}.`);
    say(where, "then", lacks.length ? `${lacks[0].then} Laporan tetap dapat dikirim.` : "");
    say(where, "coming", coming.length ? `Masih akan ditanyakan untuk laporan resmi: ${coming.map((need) => need.what).join(", ")}.` : "");
  };

  return { fill, fillSoFar };
})();
