// From the answers to what is sealed and what stands in clear beside it: kind and regime, worked out from the dates
// that the page brought (data-windows), because no server sees the day that was told.
globalThis.netraAnswers = (() => {
  "use strict";
  const later = (one, other) => (one && other ? (one > other ? one : other) : one || other || null);

  const regimeOn = (day, windows) => windows.regimes.find(([since]) => day >= since)?.[1] ?? "";
  const firstRegime = (days, windows) => days.filter(Boolean).map((day) => regimeOn(day, windows)).find(Boolean) ?? "";

  // {known, regime, inTime, lastDay}: as netra.reports.services.is_in_time has it.
  const timing = (story, windows) => {
    const known = later(story.known_on, story.happened_on);
    const regime = known ? firstRegime([story.happened_on, known], windows) : "";
    const days = regime ? windows.last_days[regime] : null;
    return { known, regime, inTime: !days || known in days, lastDay: days?.[known] ?? "" };
  };

  const isNamed = (identity) => identity.choice !== "anonymous";

  // values: {slug: {name: cleaned}}; steps: the rules' steps.
  const told = (values, steps, windows) => {
    const story = {}, identity = {};
    for (const { slug, fields } of steps) {
      for (const { name, to } of fields) {
        if (to === "story") story[name] = values[slug][name];
        if (to === "identity") identity[name] = values[slug][name];
      }
    }
    if (!isNamed(identity)) for (const name of Object.keys(identity)) if (name !== "choice") identity[name] = "";
    const kind = isNamed(identity) && timing(story, windows).inTime ? "report" : "lead";
    const regime = firstRegime([story.happened_on, story.known_on, windows.on], windows);
    const agency = Object.values(values).find((each) => "agency" in each)?.agency ?? "";
    return { story, identity, clear: { on: windows.on, kind, regime, act: story.act, agency, not_for: [] } };
  };

  return { isNamed, timing, told };
})();
