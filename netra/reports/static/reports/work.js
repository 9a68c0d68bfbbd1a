// Proof of work instead of a CAPTCHA: a worker solves what the page brought, so that the page stays usable. Where that fails
// or takes too long the form is sent without: it is received all the same, in the slow way.
globalThis.netraWork ??= (() => {
  "use strict";
  const SOLVER = /^\/static\/reports\/work_solver(\.[0-9a-f]+)?\.js$/;
  const LONGEST_MS = 30_000;
  const only = (address) => {
    if (!SOLVER.test(address)) throw new TypeError("not our worker");
    return address;
  };
  const policy = globalThis.trustedTypes?.createPolicy("netra-karya", { createScriptURL: only });

  // The proof, or "" where this browser cannot say one in time. Never rejects.
  const solve = (challenge, solver) => new Promise((resolve) => {
    let worker = null;
    const end = (proof) => {
      clearTimeout(late);
      worker?.terminate();
      resolve(proof);
    };
    const late = setTimeout(() => end(""), LONGEST_MS);
    try {
      worker = new Worker(policy ? policy.createScriptURL(solver) : only(solver));
      worker.addEventListener("message", ({ data }) => end(data.proof));
      worker.addEventListener("error", () => end(""));
      worker.postMessage(challenge);
    } catch {
      end("");
    }
  });

  // A form that brings a challenge: solved while somebody reads or writes, waited for only when they are quicker.
  const attend = (field) => {
    const { form } = field, status = form.querySelector("[data-work-status]");
    let solving = null, isReady = false;
    const begin = () => {
      solving ??= solve(field.dataset.work, field.dataset.solver).then((proof) => {
        field.value = proof;
        isReady = true;
      });
      return solving;
    };
    form.addEventListener("focusin", begin, { once: true });
    form.addEventListener("submit", async (event) => {
      if (isReady) return;
      event.preventDefault();
      status.textContent = "Sebentar, peramban Anda menyiapkan kiriman.";
      await begin();
      status.textContent = "";
      form.submit(); // asks no listener again
    });
    if (field.closest("[data-work-at-once]")) begin();
  };
  for (const field of document.querySelectorAll("input[data-work]")) attend(field);
  return { solve };
})();
