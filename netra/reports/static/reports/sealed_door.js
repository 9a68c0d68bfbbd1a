// On the start page: where the browser can seal, "Mulai" leads to the form that is one document, and nothing is posted.
// Loaded before the button exists (no defer): whoever presses at once on a slow line must not fall back to posting.
(() => {
  "use strict";
  if (!globalThis.isSecureContext || !globalThis.crypto?.subtle || typeof BigInt === "undefined") return;
  document.addEventListener("submit", (event) => {
    const address = event.target.dataset.sealedForm;
    if (!address) return;
    event.preventDefault();
    window.location.assign(address);
  });
  document.addEventListener("DOMContentLoaded", () => {
    for (const each of document.querySelectorAll("[data-sealed-only]")) each.hidden = false;
    for (const each of document.querySelectorAll("[data-plain-only]")) each.hidden = true;
  });
})();
