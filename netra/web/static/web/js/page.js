// Small comforts. Every page works without them.
(() => {
  "use strict";
  const root = document.documentElement;
  root.classList.add("has-js");

  const summary = document.querySelector("[data-focus]");
  if (summary) summary.focus();

  for (const button of document.querySelectorAll("[data-print]")) {
    button.addEventListener("click", () => window.print());
  }

  for (const button of document.querySelectorAll("[data-copy]")) {
    button.addEventListener("click", async () => {
      const label = button.querySelector("[data-copy-label]") || button;
      const status = document.querySelector("[data-copy-status]");
      try {
        await navigator.clipboard.writeText(button.dataset.copy);
        label.textContent = "Tersalin";
        if (status) status.textContent = "Kata-kata tersalin.";
      } catch {
        label.textContent = "Tidak bisa disalin";
        if (status) status.textContent = "Tidak bisa disalin. Tulis di kertas.";
      }
    });
  }

  const words = new Intl.NumberFormat("id-ID");
  for (const box of document.querySelectorAll("[data-counter]")) {
    const line = document.createElement("p");
    line.className = "counter num";
    box.insertAdjacentElement("afterend", line);
    const limit = box.maxLength;
    const count = () => {
      const used = `${words.format(box.value.length)} huruf.`;
      line.textContent = limit > 0 ? `${used} Paling banyak ${words.format(limit)}.` : used;
    };
    box.addEventListener("input", count);
    count();
  }
})();
