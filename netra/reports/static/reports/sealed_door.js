// On the start page: where the browser can seal, "Mulai" leads to the form that is one document, and nothing is posted.
(() => {
  "use strict";
  const start = document.querySelector("[data-sealed-form]");
  if (!start || !globalThis.isSecureContext || !globalThis.crypto?.subtle || typeof BigInt === "undefined") return;
  for (const each of document.querySelectorAll("[data-sealed-only]")) each.hidden = false;
  for (const each of document.querySelectorAll("[data-plain-only]")) each.hidden = true;
  start.addEventListener("submit", (event) => {
    event.preventDefault();
    window.location.assign(start.dataset.sealedForm);
  });
})();
