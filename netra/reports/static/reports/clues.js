// "Siapa yang bisa tahu?" while somebody writes: the patterns of clues.json are tried on this device. Nothing
// that is found leaves it, and what was dismissed is remembered on this page only. `clues.py` finds the same.
globalThis.netraClues = (() => {
  "use strict";
  const AROUND = 32, MOST = 8;

  const element = (name, className, text) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  };

  const leaveButton = (act) => {
    const made = element("button", "link-button", "Biarkan");
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  };

  // The first of each kind; what an earlier kind marked already is not marked again.
  const found = (clues, text) => {
    const spans = [];
    return clues.flatMap((clue) => {
      const match = clue.pattern.exec(text);
      if (!match) return [];
      const span = [match.index, match.index + match[0].length];
      if (spans.some(([start, end]) => span[0] < end && start < span[1])) return [];
      spans.push(span);
      return [{ clue, match }];
    });
  };

  // The words with a little around them.
  const shown = (text, match) => {
    const start = match.index;
    const end = start + match[0].length;
    const before = start > AROUND ? `… ${text.slice(start - AROUND, start).replace(/^\S*\s/, "")}` : text.slice(0, start);
    const after = text.length - end > AROUND ? `${text.slice(end, end + AROUND).replace(/\s\S*$/, "")} …` : text.slice(end);
    return { before, words: match[0], after };
  };

  const quote = (text, match) => {
    const { before, words, after } = shown(text, match), made = element("p", "clue-words");
    made.append(`“${before}`, element("mark", "", words), `${after}”`);
    return made;
  };

  // Of a whole report, as clues.py finds it: texts is [[text, slug]] in order.
  const inReport = (clues, texts) =>
    texts.flatMap(([text, slug]) => found(clues, text).map(({ clue, match }) => ({ ...shown(text, match), why: clue.why, slug }))).slice(0, MOST);

  const kinds = (json) => JSON.parse(json).map((clue) => ({ ...clue, pattern: new RegExp(clue.pattern, "iu") }));

  const watch = (field, clues) => {
    const frame = element("section", "clues");
    const list = element("ul", "clue-list");
    const status = element("p", "visually-hidden");
    status.setAttribute("role", "status");
    frame.hidden = true;
    frame.setAttribute("aria-label", "Siapa yang bisa tahu?");
    frame.append(element("h2", "clues-title", "Siapa yang bisa tahu?"));
    frame.append(element("p", "small", "Diperiksa di perangkat ini, tidak dikirim."), list);
    const counter = field.parentElement.querySelector(".counter") || field;
    counter.after(frame, status);
    const left = new Set();

    const look = () => {
      const open = found(clues, field.value).filter(({ clue }) => !left.has(clue.id));
      const cards = open.map(({ clue, match }) => {
        const item = element("li", "clue");
        const leave = leaveButton(() => {
          left.add(clue.id);
          look();
          field.focus();
        });
        item.append(quote(field.value, match), element("p", "clue-why", clue.why), leave);
        return item;
      });
      list.replaceChildren(...cards);
      frame.hidden = cards.length === 0;
      const said = cards.length ? `${cards.length} petunjuk tentang siapa yang bercerita, di bawah kolom ini.` : "";
      if (status.textContent !== said) status.textContent = said;
    };

    let waiting = 0;
    field.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(look, 600);
    });
    look();
  };

  for (const source of document.querySelectorAll("[data-clues]")) {
    const clues = kinds(source.dataset.clues);
    for (const field of source.querySelectorAll("textarea:not([name$=address])")) watch(field, clues);
  }

  const offerToLeave = (item) => {
    const leave = leaveButton(() => {
      const next = item.nextElementSibling || item.previousElementSibling || document.querySelector(".clue-more summary");
      item.remove();
      (next && (next.matches("summary") ? next : next.querySelector("a, button")))?.focus();
    });
    item.querySelector("[data-clue-acts]").append(leave);
  };

  // On the check page the hints stand there already: only the way to dismiss them is added.
  for (const item of document.querySelectorAll("[data-clue]")) offerToLeave(item);

  return { inReport, kinds, offerToLeave };
})();
