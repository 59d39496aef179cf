// How this browser writes dates and times: the order, the mark between the figures, the clock, the first day of a week. A
// cookie tells it, since pages and answers are made at the server (pages/frame/written.py). Nothing of a journal is in it.
"use strict";

window.journalWrites ??= (() => {
  const ENGLISH = "en-GB"; // the language of the pages

  function as(language) {
    let locale;
    try {
      locale = new Intl.Locale(language);
    } catch {
      locale = new Intl.Locale(ENGLISH);
    }
    const numbers = { year: "numeric", month: "2-digit", day: "2-digit", calendar: "gregory", numberingSystem: "latn" };
    const parts = new Intl.DateTimeFormat(locale, numbers).formatToParts(0);
    const own = parts.filter((p) => ["day", "month", "year"].includes(p.type)).map((p) => p.type[0]).join("");
    const order = ["dmy", "mdy", "ymd"].includes(own) ? own : "ymd";
    const between = parts.find((p) => p.type === "literal")?.value.trim() || "/";
    const mark = order === own && /^[./-]$/.test(between) ? between : order === "ymd" ? "-" : "/";
    const cycle = new Intl.DateTimeFormat(locale, { hour: "numeric" }).resolvedOptions().hourCycle;
    const week = (locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay || 1;
    return { language: locale.toString(), order, mark, hours: cycle?.startsWith("h1") ? 12 : 24, week };
  }

  const { language, order, mark, hours, week } = as(navigator.language);
  document.cookie = `between-sessions-writes=${order}${mark}${hours}${week}; path=/; SameSite=Strict`;
  return { as, language };
})();
