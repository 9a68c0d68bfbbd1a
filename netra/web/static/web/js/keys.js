// Letter keys for officers: moves of the open report, J and K in a list. Every act also has its button or link.
// They can be switched off (WCAG 2.1.4): then the page does not load this file. They never act while somebody
// writes, and a button that acts at once is only given the focus: the letter alone starts no legal clock.
(() => {
  "use strict";
  document.documentElement.classList.add("has-keys");

  const walk = (step) => {
    const stops = [...document.querySelectorAll("[data-walk] a, .table .row-link")];
    if (stops.length === 0) return;
    const at = stops.indexOf(document.activeElement);
    const next = at < 0 ? (step > 0 ? 0 : stops.length - 1) : at + step;
    stops[Math.min(Math.max(next, 0), stops.length - 1)].focus();
  };

  const press = (letter) => {
    const target = document.querySelector(`[data-key="${letter}"]`);
    if (!target) return;
    target.focus();
    if (target.tagName === "A") target.click();
  };

  const isWriting = (node) => node.closest("input, textarea, select, [contenteditable]") !== null;

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
    const letter = event.key.toUpperCase();
    if (letter === "J") walk(1);
    else if (letter === "K") walk(-1);
    else if (/^[A-Z]$/.test(letter)) press(letter);
  });
})();
