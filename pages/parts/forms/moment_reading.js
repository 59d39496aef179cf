// How a date and a time are read and written: in the order one is used to, and forgiving. Dates are ISO texts in here.

const ENGLISH = "en-GB"; // the language of the pages
let english = ENGLISH; // in the order that is written
const PASSED_OVER = new Set("st nd rd th of the den der de le am at um uhr oclock 年 月 日 日目".split(" "));

const pad = (n, to = 2) => String(n).padStart(to, "0");
const iso = (y, m, d) => `${pad(y, 4)}-${pad(m)}-${pad(d)}`;
const utc = (day) => new Date(`${day}T00:00:00Z`);
const isoOf = (date) => date.toISOString().slice(0, 10);
const plusDays = (day, n) => isoOf(new Date(utc(day).getTime() + n * 86400000));

function plusMonths(day, n) {
  const [y, m, d] = day.split("-").map(Number);
  const first = new Date(Date.UTC(y, m - 1 + n, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return iso(first.getUTCFullYear(), first.getUTCMonth() + 1, Math.min(d, last));
}

const inWords = (day, how = { weekday: "long", day: "numeric", month: "long", year: "numeric" }) =>
  new Intl.DateTimeFormat(english, { ...how, timeZone: "UTC" }).format(utc(day));

// The day and the clock where the therapist is, which the browser may not say of itself.
function nowIn(zone) {
  const form = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  let parts;
  try {
    parts = new Intl.DateTimeFormat(ENGLISH, { ...form, timeZone: zone }).formatToParts(Date.now());
  } catch {
    parts = new Intl.DateTimeFormat(ENGLISH, form).formatToParts(Date.now());
  }
  const told = Object.fromEntries(parts.map((p) => [p.type, p.value]));
  return { day: `${told.year}-${told.month}-${told.day}`, time: `${told.hour}:${told.minute}` };
}

// Small letters, plain digits of whatever script or width, no marks on letters.
function plainly(text) {
  return text
    .normalize("NFKC")
    .replace(/\p{Nd}/gu, (digit) => {
      const at = digit.codePointAt(0);
      let zero = at;
      while (at - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
      return String(at - zero);
    })
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[\p{Pd}−]/gu, "-")
    .trim();
}

const named = {};

function names(language) {
  if (named[language]) return named[language];
  const months = new Map();
  const weekdays = [];
  for (const tongue of new Set([ENGLISH, "en-US", language])) {
    for (const length of ["long", "short"]) {
      const month = new Intl.DateTimeFormat(tongue, { month: length, timeZone: "UTC" });
      const inDate = new Intl.DateTimeFormat(tongue, { month: length, day: "numeric", timeZone: "UTC" });
      const weekday = new Intl.DateTimeFormat(tongue, { weekday: length, timeZone: "UTC" });
      for (let n = 0; n < 12; n += 1) {
        const day = Date.UTC(2026, n, 15);
        const declined = inDate.formatToParts(day).find((p) => p.type === "month")?.value ?? "";
        for (const name of [month.format(day), declined]) {
          const letters = plainly(name).match(/\p{L}+/u)?.[0];
          if (letters && !months.has(letters)) months.set(letters, n + 1);
        }
      }
      for (let n = 1; n < 8; n += 1) weekdays.push(plainly(weekday.format(Date.UTC(2026, 5, n))).replace(/\P{L}/gu, ""));
    }
  }
  const near = new Map([["today", 0], ["yesterday", -1], ["tomorrow", 1]]);
  const relative = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  for (const n of [-1, 0, 1]) near.set(plainly(relative.format(n, "day")), n);
  return (named[language] = { months, weekdays, near });
}

function monthCalled(word, months) {
  if (months.has(word)) return months.get(word);
  if (word.length < 3) return null;
  const found = new Set([...months].filter(([name]) => name.startsWith(word)).map(([, n]) => n));
  return found.size === 1 ? [...found][0] : null;
}

// Return the ISO day that was typed, "" for nothing, null for what is no day (yet).
function readDay(typed, how, today = nowIn(how.zone).day) {
  const text = plainly(typed);
  if (!text) return "";
  const { months, weekdays, near } = names(how.language);
  if (near.has(text)) return plusDays(today, near.get(text));
  if (/[^\s\p{L}\d.,/'’-]/u.test(text)) return null;
  let month = null;
  for (const word of text.match(/\p{L}+/gu) ?? []) {
    if (PASSED_OVER.has(word) && monthCalled(word, months) === null) continue;
    const called = monthCalled(word, months);
    if (called !== null) {
      if (month !== null) return null;
      month = called;
    } else if (word.length < 2 || !weekdays.some((day) => day.startsWith(word))) return null;
  }
  let numbers = text.match(/\d+/g) ?? [];
  if (month === null && numbers.length === 1) numbers = apart(numbers[0], how.order);
  const told = { y: null, m: month, d: null };
  let order = month !== null ? "dy" : how.order;
  if (numbers[0]?.length === 4) order = month !== null ? "yd" : "ymd";
  else if (numbers.length === (month !== null ? 1 : 2)) order = order.replace("y", "");
  if (numbers.length !== order.length) return null;
  for (const [place, name] of [...order].entries()) {
    if (numbers[place].length > (name === "y" ? 4 : 2)) return null;
    told[name] = name === "y" ? wholeYear(numbers[place], today) : Number(numbers[place]);
  }
  const year = told.y ?? (order.includes("y") ? null : yearMeant(told.m, told.d, today));
  return year === null ? null : real(year, told.m, told.d);
}

// 05032026, 050326 and 0503, in the order one is used to.
function apart(digits, order) {
  const lengths = { 8: 4, 6: 2, 4: 0 };
  if (!(digits.length in lengths)) return [];
  const pieces = [];
  let at = 0;
  for (const name of order) {
    const length = name === "y" ? lengths[digits.length] : 2;
    if (length) pieces.push(digits.slice(at, at + length));
    at += length;
  }
  return pieces;
}

function wholeYear(digits, today) {
  if (digits.length === 4) return Number(digits);
  if (digits.length !== 2) return null;
  const latest = Number(today.slice(0, 4)) + 20;
  const year = Math.floor(latest / 100) * 100 + Number(digits);
  return year > latest ? year - 100 : year;
}

// This year, or around its turn the one in which the day is near.
function yearMeant(month, day, today) {
  const now = Number(today.slice(0, 4));
  const near = (year) => {
    const there = real(year, month, day);
    return there !== null && Math.abs(utc(there) - utc(today)) < 61 * 86400000;
  };
  return [now, now - 1, now + 1].find(near) ?? now;
}

function real(y, m, d) {
  if (y < 1 || y > 9999) return null;
  const day = iso(y, m, d);
  const date = utc(day);
  return !Number.isNaN(date.getTime()) && isoOf(date) === day ? day : null;
}

// Return the clock that was typed as HH:MM, "" for nothing, null for what is no time (yet).
function readTime(typed, how, now = nowIn(how.zone).time) {
  let text = plainly(typed);
  if (!text) return "";
  if (text === "now") return now;
  if (text === "noon" || text === "midnight") return text === "noon" ? "12:00" : "00:00";
  const half = text.match(/\s*([ap])\.?\s?(m\.?)?$/);
  if (half) text = text.slice(0, half.index);
  text = text.replace(/\s*(uhr|o['’]?\s?clock|h)$/, "").replace(/\s*uhr\s*/, ":");
  const parts = text.match(/^(\d{1,2})(?:\s*[:.,h時\s-]\s*(\d{2})分?)?(?::\d{2})?$/) ?? text.match(/^(\d{1,2})(\d{2})$/);
  if (!parts) return null;
  let hour = Number(parts[1]);
  const minute = Number(parts[2] ?? 0);
  if (half && (hour < 1 || hour > 12)) return null;
  if (half) hour = (hour % 12) + (half[1] === "p" ? 12 : 0);
  return hour < 24 && minute < 60 ? `${pad(hour)}:${pad(minute)}` : null;
}

function writeDay(day, how) {
  if (!day) return "";
  const [y, m, d] = day.split("-");
  return [...how.order].map((name) => ({ y, m, d })[name]).join(how.mark);
}

function writeTime(time, how) {
  if (!time || how.hours === 24) return time ?? "";
  const [hour, minute] = time.split(":").map(Number);
  return `${hour % 12 || 12}:${pad(minute)} ${hour < 12 ? "am" : "pm"}`;
}
