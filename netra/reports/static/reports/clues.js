// "Siapa yang bisa tahu?" while somebody writes: the patterns of clues.json are tried on this device. Nothing
// that is found leaves it, and what was dismissed is remembered on this page only.
(() => {
  "use strict";
  const AROUND = 32;
  const source = document.querySelector("[data-clues]");
  if (!source) return;
  const clues = JSON.parse(source.dataset.clues).map((clue) => ({ ...clue, pattern: new RegExp(clue.pattern, "iu") }));

  const element = (name, className, text) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  };

  const around = (text, match) => {
    const start = match.index, end = start + match[0].length;
    const quote = element("p", "clue-words");
    quote.append(start > AROUND ? `“… ${text.slice(start - AROUND, start)}` : `“${text.slice(0, start)}`);
    quote.append(element("mark", "", match[0]));
    quote.append(text.length - end > AROUND ? `${text.slice(end, end + AROUND)} …”` : `${text.slice(end)}”`);
    return quote;
  };

  const box = (field) => {
    const frame = element("section", "clues");
    frame.hidden = true;
    frame.setAttribute("aria-label", "Siapa yang bisa tahu?");
    frame.append(element("h2", "clues-title", "Siapa yang bisa tahu?"));
    frame.append(element("p", "small", "Diperiksa di perangkat ini, tidak dikirim."));
    const list = element("ul", "clue-list");
    frame.append(list);
    field.insertAdjacentElement("afterend", frame);
    return { frame, list };
  };

  const watch = (field) => {
    const { frame, list } = box(field);
    const status = element("p", "visually-hidden");
    status.setAttribute("role", "status");
    frame.insertAdjacentElement("afterend", status);
    const left = new Set();
    const card = (clue, match) => {
      const item = element("li", "clue");
      item.append(around(field.value, match), element("p", "clue-why", clue.why));
      const leave = element("button", "link-button", "Biarkan");
      leave.type = "button";
      leave.addEventListener("click", () => {
        left.add(clue.id);
        look();
        field.focus();
      });
      item.append(leave);
      return item;
    };
    const look = () => {
      const found = clues
        .filter((clue) => !left.has(clue.id))
        .map((clue) => [clue, clue.pattern.exec(field.value)])
        .filter(([, match]) => match);
      list.replaceChildren(...found.map(([clue, match]) => card(clue, match)));
      frame.hidden = found.length === 0;
      const said = found.length ? `${found.length} petunjuk tentang siapa yang bercerita, di bawah kolom ini.` : "";
      if (status.textContent !== said) status.textContent = said;
    };
    let waiting = 0;
    field.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(look, 600);
    });
    look();
  };

  for (const field of source.querySelectorAll("textarea:not([name=address])")) watch(field);

  for (const item of document.querySelectorAll("[data-clue]")) {
    const leave = element("button", "link-button", "Biarkan");
    leave.type = "button";
    leave.addEventListener("click", () => {
      const next = item.nextElementSibling || item.previousElementSibling;
      item.remove();
      const target = next && next.querySelector("a, button");
      if (target) target.focus();
    });
    item.querySelector("[data-clue-acts]").append(leave);
  }
})();
