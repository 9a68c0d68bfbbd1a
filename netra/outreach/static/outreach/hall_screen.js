// The hall's screen asks for the next code a moment after the old one ended, and for the figures with it.
(() => {
  "use strict";
  const hall = document.querySelector("[data-figures]");
  const picture = document.querySelector("[data-picture]");
  const full = document.querySelector("[data-full]");
  if (!hall) return;

  const show = (now) => {
    for (const name of ["present", "expected"]) hall.querySelector(`[data-${name}]`).textContent = now[name];
    hall.querySelector("[data-bar]").setAttribute("width", `${now.percent}%`);
    if (!now.is_open || !picture) return location.reload();
    picture.src = now.picture;
    hall.querySelector("[data-code]").textContent = now.code_words;
  };

  const next = async () => {
    let wait = 3;
    try {
      const answer = await fetch(hall.dataset.figures, { redirect: "error" });
      if (!answer.ok) throw new Error(String(answer.status));
      const now = await answer.json();
      show(now);
      wait = Math.min(now.seconds + 0.1, 5); // the code changes every 15 s, the count is asked for every 5
    } catch {
      // No network or signed out: try again; the code on the screen simply stops counting.
    }
    setTimeout(next, wait * 1000);
  };
  if (picture) setTimeout(next, Math.min(Number(hall.dataset.seconds) + 0.1, 5) * 1000);

  if (full && document.documentElement.requestFullscreen) {
    full.hidden = false;
    full.addEventListener("click", () => document.documentElement.requestFullscreen());
  }
})();
