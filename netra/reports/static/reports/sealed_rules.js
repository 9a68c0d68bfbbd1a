// What each question refuses, with the server's own words (data-rules). The server cannot see sealed answers, so a
// rule that is missing here is missing altogether: tests/reports/browser compares these with the forms.
globalThis.netraRules = (() => {
  "use strict";
  const CONTROLS = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/;
  const LONE_HALF = /[\ud800-\udbff](?![\udc00-\udfff])|(?:[^\ud800-\udbff]|^)[\udc00-\udfff]/;
  const CLOCK = /^(?:pukul |jam )?(\d{1,2})[.:](\d{2})$/;
  const LINK = /^https?:\/\/\S+$/;
  const MOST_LINKS = 20, YEARS_BACK = 5;

  const pad = (number, digits) => String(number).padStart(digits, "0");

  // A day as "2024-10-28", null where nothing was written, undefined where no calendar has it.
  const dayOf = ({ day, month, year }) => {
    if (!day && !month && !year) return null;
    if (![day, month, year].every((part) => /^\d{1,4}$/.test(part))) return undefined;
    const made = new Date(Date.UTC(2000, 0, 1));
    made.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
    const fits = made.getUTCFullYear() === Number(year) && made.getUTCMonth() === month - 1 && made.getUTCDate() === Number(day);
    return fits && Number(year) > 0 ? `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` : undefined;
  };

  const linesOf = (text) => text.split("\n").map((line) => line.trim()).filter(Boolean);

  // What is kept of an answer, in the type that is sealed.
  const clean = (field, value) => {
    if (field.kind === "many") return value;
    if (field.kind === "date") return dayOf(value) ?? null;
    if (field.kind === "lines") return linesOf(value);
    return field.kind === "checkbox" ? value : value.replaceAll("\r\n", "\n").trim();
  };

  const ofDay = (value, messages, today) => {
    const day = dayOf(value);
    if (day === undefined) return messages.no_such_day;
    if (day === null) return "";
    if (day > today) return messages.future;
    return Number(day.slice(0, 4)) < Number(today.slice(0, 4)) - YEARS_BACK ? messages.too_old : "";
  };

  const ofLinks = (value, messages) => {
    const lines = linesOf(value);
    if (lines.length > MOST_LINKS) return messages.links;
    const wrong = lines.findIndex((line) => !LINK.test(line));
    return wrong < 0 ? "" : messages.link.replace("1", wrong + 1);
  };

  const ofText = (field, value, messages) => {
    const text = value.trim();
    if (!text) return field.required ?? "";
    if (CONTROLS.test(text) || LONE_HALF.test(text)) return messages.controls;
    if (globalThis.netraSpilled?.looksLikeReceipt(text)) return messages.receipt;
    if (field.limit && [...text].length > field.limit) return field.too_long;
    const hour = field.hour && text.match(CLOCK);
    return hour && (hour[1] > 23 || hour[2] > 59) ? messages.hour : "";
  };

  const ofField = (field, value, rules, today) => {
    if (field.kind === "checkbox" || field.kind === "many") return "";
    if (field.kind === "date") return ofDay(value, rules.messages, today);
    const wrong = ofText(field, value, rules.messages);
    return wrong || (field.kind === "lines" ? ofLinks(value, rules.messages) : "");
  };

  // Rules between fields; each only where its fields are right by themselves, as the forms do it.
  const ACROSS = {
    "kapan-di-mana": (value, is, messages) =>
      !value.place && !value.place_unknown && is("place") ? { place: messages.place } : {},
    siapa: (value, is, messages) => {
      const told = ["position", "agency", "unit", "respondent_name", "who_unknown"].some((name) => value[name]);
      return told || !is() ? {} : { position: messages.who };
    },
    nama: (value, is, messages) => {
      if (!["confidential", "named"].includes(value.choice)) return {};
      const missing = ["name", "address"].filter((name) => !value[name] && is(name));
      return Object.fromEntries(missing.map((name) => [name, messages[name]]));
    },
  };

  // step: {slug, fields}; values by field name; the problems by field name, none where all is well.
  const check = (step, values, rules, today) => {
    const problems = {};
    for (const field of step.fields) {
      const wrong = ofField(field, values[field.name], rules, today);
      if (wrong) problems[field.name] = wrong;
    }
    const cleaned = Object.fromEntries(step.fields.map((field) => [field.name, clean(field, values[field.name])]));
    const isRight = (name) => (name ? !problems[name] : Object.keys(problems).length === 0);
    return { ...problems, ...(ACROSS[step.slug]?.(cleaned, isRight, rules.messages) ?? {}) };
  };

  return { check, clean };
})();
