// The page of a running briefing: asks for its changing parts and puts them in place; a reload does the same.
(() => {
  "use strict";
  const page = document.querySelector("[data-parts]");
  if (!page) return;
  const part = (where, name) => where.querySelector(`[data-live="${name}"]`);
  for (const each of document.querySelectorAll("[data-by-hand]")) each.hidden = true;

  const show = (fresh) => {
    for (const now of fresh.querySelectorAll("[data-live]")) {
      const old = part(document, now.dataset.live);
      // Whoever stands on a link inside keeps it: that part waits for the next round.
      if (old && !old.contains(document.activeElement) && !old.isEqualNode(now)) old.replaceWith(now);
    }
  };

  const next = async () => {
    try {
      const answer = await fetch(page.dataset.parts, { redirect: "error" });
      if (answer.status === 204) return location.reload(); // closed meanwhile
      if (!answer.ok) throw new Error(String(answer.status));
      show(new DOMParser().parseFromString(await answer.text(), "text/html"));
    } catch {
      // No network or signed out: try again; the page keeps what it last knew.
    }
    later();
  };
  // The code changes every 15 s, the count is asked for every 5.
  const later = () => setTimeout(next, Math.min(Number(part(document, "code").dataset.seconds) + 0.1, 5) * 1000);
  later();
})();
