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

  // Which note on the time to report holds, and the day it names: as netra.reports.time_notes has it.
  const timeNote = (story, windows) => {
    const { known, regime, inTime, lastDay } = timing(story, windows);
    if (!inTime) return { note: "too_late", day: lastDayOver(known, windows, regime) };
    return { note: lastDay ? "in_time" : known ? "no_limit" : "no_day", day: lastDay };
  };

  const DAY_MS = 86_400_000, WORDS = { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
  const inWords = (moment) => new Intl.DateTimeFormat("id-ID", WORDS).format(moment);

  // "" farther back than the page knows.
  const lastDayOver = (known, { on, over }, regime) => {
    const start = Date.parse(known), days = over[regime].after[(Date.parse(on) - start) / DAY_MS];
    return days ? inWords(start + days * DAY_MS) + over[regime].behind : "";
  };

  // What holds in the phase of the deed, or of today: {title, words}, both empty where nothing needs explaining.
  const phaseOn = (story, windows) => {
    const [, title, words] = windows.phases.find(([since]) => (story.happened_on ?? windows.on) >= since) ?? ["", "", ""];
    return { title, words };
  };

  const isNamed = (identity) => identity.choice !== "anonymous";

  // The questions of this report, in order: who was served differently has a shorter path.
  const pathOf = (act, rules) => (rules.paths[act] ?? rules.paths[""]).map((slug) => rules.steps.find((step) => step.slug === slug));

  // values: {slug: {name: cleaned}}. Fields that this path does not ask for are left out: they mean "blank".
  const told = (values, rules, windows) => {
    const story = {}, identity = {}, steps = pathOf(values.apa.act, rules);
    for (const { slug, fields } of steps) {
      for (const { name, to } of fields) {
        if (to === "story") story[name] = values[slug][name];
        if (to === "identity") identity[name] = values[slug][name];
      }
    }
    if (!isNamed(identity)) for (const name of Object.keys(identity)) if (name !== "choice") identity[name] = "";
    const kind = isNamed(identity) && timing(story, windows).inTime ? "report" : "lead";
    const regime = firstRegime([story.happened_on, story.known_on, windows.on], windows);
    const agency = steps.map(({ slug }) => values[slug].agency).find(Boolean) ?? "";
    const clear = { on: windows.on, kind, regime, act: story.act, agency, not_for: story.not_for ?? [] };
    return { story, identity, clear };
  };

  // What is missing for a formal report, as netra.reports.completeness measures it.
  const lacks = ({ story, identity, clear }, rules, windows, files = 0) => {
    const shown = Number(Boolean(story.evidence)) + story.links.length + files, witness = Number(Boolean(story.witnesses));
    const present = {
      "sm-uraian": story.story,
      "sm-waktu-tempat": story.happened_on && story.place,
      "sf-terlapor": story.position || story.unit || story.respondent_name || clear.agency,
      "sf-waktu": timing(story, windows).inTime,
      "sm-bukti": shown > 0,
      "an-dua-bukti": shown === 0 || shown + witness > 1,
      "an-saksi": witness,
      "sf-pelapor": isNamed(identity),
    };
    const asked = pathOf(story.act, rules).map((step) => step.slug);
    return rules.needs.flatMap((need) => {
      const slug = need.pages.find((page) => asked.includes(page));
      if (!slug || present[need.id]) return [];
      return [{ ...need, slug: need.id === rules.meter.time ? "" : slug }]; // no answer mends a day that has passed
    });
  };

  // The meter itself, of what `lacks` found: {words, lacks, advice}.
  const meter = (found, { meter: said }) => {
    const missing = found.filter((need) => !need.advice), toMend = missing.filter((need) => need.slug);
    const words = toMend.length ? said.lacking + toMend.map((need) => need.what).join(", ") : missing.length ? said.late : said.enough;
    return { words, lacks: missing, advice: found.filter((need) => need.advice) };
  };

  return { inWords, isNamed, lacks, meter, pathOf, phaseOn, timeNote, timing, told };
})();
