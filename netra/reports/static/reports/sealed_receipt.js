// The receipt after sending: the eight words, which only this page knows, a slip of paper, two words asked back.
globalThis.netraReceipt = (() => {
  "use strict";
  const RECEIPT = "tanda-terima", NOTED = "tercatat", SLIP = "slip";

  const received = (wizard, words, { docket, received: when, steps }) => {
    const { root, state, form } = wizard, line = words.join(" ");
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
    offerSlip(wizard, words);
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
    wizard.section(SLIP).remove();
    history.replaceState({ step: NOTED }, "", location.pathname);
    wizard.show(NOTED);
  };

  // A slip for the printer: the words alone, or with number and address. Only while it is shown does the paper hold
  // nothing else of the page.
  const offerSlip = (wizard, words) => {
    const slip = wizard.section(SLIP), more = slip.querySelector("[data-slip-more]");
    slip.querySelectorAll(".slip-words li").forEach((place, at) => { place.textContent = words[at]; });
    const showing = (isShown) => {
      document.documentElement.classList.toggle("prints-slip", isShown);
      wizard.show(isShown ? SLIP : RECEIPT);
    };
    const full = (isFull) => {
      for (const each of slip.querySelectorAll("[data-slip-full]")) each.hidden = !isFull;
      for (const each of slip.querySelectorAll("[data-slip-bare]")) each.hidden = isFull;
    };
    wizard.section(RECEIPT).querySelector('a[href="#slip"]').addEventListener("click", (event) => {
      event.preventDefault();
      showing(true);
    });
    slip.querySelector("[data-slip-back]").addEventListener("click", (event) => {
      event.preventDefault();
      showing(false);
    });
    more.addEventListener("click", () => full(slip.querySelector("p[data-slip-full]").hidden));
    full(false);
  };

  return { received };
})();
