// The field for a date, a time, or both. Like the note editor it lives in a shadow root and keeps what is typed in an
// encrypted draft, also what is no date yet. The page hears of it when the field is left. `turn` counts the changes by
// hand: of two wordings of one field, the one with more of them is the newer.

const PAUSE = 700; // ms after the last key
const RETRY = 3000; // ms until a draft that was not taken is offered again

export default function ({ data: [data], parentElement: root, setStateValue }) {
  root.moment ??= begin(root);
  const field = root.moment;
  field.tell = (told) => setStateValue("told", told);
  field.show(data);
  field.listen();
  return () => {
    field.keep();
    field.unlisten();
  };
}

function begin(root) {
  const boxes = { day: root.querySelector("#day"), time: root.querySelector("#time") };
  const problem = root.querySelector("#problem");
  const status = root.querySelector("#said");
  const weekday = root.querySelector(".weekday");
  const opener = root.querySelector(".open");
  let about = null; // what the page told last
  let how = null; // order, clock and week
  let turn = 0; // changes by hand
  let heard = 0; // of those, what the page has heard
  let kept = 0; // of those, what the draft has
  let refused = {}; // part → why the page did not take it, until it is changed
  let unkept = ""; // why the draft did not take the last of them
  let typing = null; // the part that is being typed in: it may be wrong for a while
  let here = false; // whether the page shows it
  let timer = null;
  let sending = Promise.resolve();

  // --- what stands in it ----------------------------------------------------------------------

  const isOf = (data) => about !== null && about.id === data.id && about.of === data.of;
  const shown = () => about.parts;
  const outside = (day) => Boolean(day) && ((about.first && day < about.first) || (about.last && day > about.last));
  const read = (part) => (part === "day" ? readDay(boxes.day.value, how) : readTime(boxes.time.value, how));
  const write = (part, value) => {
    boxes[part].value = part === "day" ? writeDay(value, how) : writeTime(value, how);
  };

  function why(part) {
    const value = read(part);
    if (value === null) {
      const example = part === "day" ? writeDay(nowIn(how.zone).day, how) : writeTime("21:30", how);
      return about.words[part === "day" ? "no_day" : "no_time"].replace("{}", example);
    }
    if (part === "day" && outside(value)) {
      const words = about.first && value < about.first ? about.words.too_early : about.words.too_late;
      return words.replace("{}", writeDay(value < about.first ? about.first : about.last, how));
    }
    return refused[part] || "";
  }

  function told() {
    const found = { of: about.of, turn };
    const unread = [];
    for (const part of shown()) {
      const value = read(part);
      const good = value !== null && !(part === "day" && outside(value));
      found[part] = good ? value || null : null;
      unread.push(good ? "" : boxes[part].value);
    }
    return { ...found, unread: unread.some(Boolean) ? unread : [] };
  }

  function touched() {
    turn = Math.max(turn, about.turn) + 1;
    refused = {};
    clearTimeout(timer);
    timer = setTimeout(keep, PAUSE);
    showWeekday();
  }

  function set(part, value) {
    write(part, value);
    touched();
    say();
    status.textContent = part === "day" ? inWords(value) : writeTime(value, how);
  }

  function showWeekday() {
    const day = shown().includes("day") ? read("day") : "";
    weekday.textContent = day ? inWords(day, { weekday: "short" }) : "";
  }

  // Say what is wrong, at the field; while a part is being typed it may be wrong for a while.
  function say({ besides = null } = {}) {
    const wrong = [];
    for (const part of shown()) {
      const reason = part === besides ? "" : why(part);
      if (reason) boxes[part].setAttribute("aria-invalid", "true");
      else boxes[part].removeAttribute("aria-invalid");
      if (reason) wrong.push(reason);
    }
    if (unkept) wrong.push(unkept);
    const text = wrong.join(" ");
    if (problem.textContent !== text) problem.textContent = text;
    showWeekday();
  }

  // --- keeping and telling --------------------------------------------------------------------

  const message = () => ({ ...about.draft, at: performance.now(), text: JSON.stringify(told()) });

  async function send(leaving) {
    const sent = turn;
    const from = about;
    try {
      const answer = await window.journalDoor.post("/door/draft", message(), { leaving });
      if (!isOf(from)) return;
      if (answer.saved) kept = Math.max(kept, sent);
      unkept = answer.saved ? "" : answer.sentence || about.words.not_kept;
      if (answer.status >= 500) again();
    } catch {
      if (!isOf(from)) return;
      unkept = about.words.not_kept;
      again();
    }
    if (here) say({ besides: typing });
  }

  function again() {
    clearTimeout(timer);
    if (here) timer = setTimeout(keep, RETRY);
  }

  function keep({ leaving = false } = {}) {
    clearTimeout(timer);
    if (!about?.draft || kept >= turn) return sending;
    if (leaving) return send(true); // no time to wait for a turn
    sending = sending.then(() => (kept >= turn ? undefined : send(false)));
    return sending;
  }

  function tellPage() {
    if (heard >= turn) return;
    heard = turn;
    keep();
    field.tell(told());
  }

  // --- keys -----------------------------------------------------------------------------------

  function step(part, key) {
    const now = nowIn(how.zone);
    const value = read(part) || "";
    if (part === "day") {
      const moved = { ArrowUp: 1, ArrowDown: -1 }[key];
      const next = !value ? now.day : moved ? plusDays(value, moved) : plusMonths(value, key === "PageUp" ? 1 : -1);
      if (!outside(next)) set("day", next);
      return;
    }
    const [hour, minute] = (value || now.time).split(":").map(Number);
    const at = hour * 60 + minute;
    const fine = key.startsWith("Arrow");
    const up = key.endsWith("Up");
    const grid = about.step;
    let next = fine ? (up ? Math.floor(at / grid) + 1 : Math.ceil(at / grid) - 1) * grid : at + (up ? 60 : -60);
    if (!value) next = Math.floor(at / grid) * grid;
    // Midnight is no place to step over: the day stands in a box of its own.
    if (next >= 0 && next < 1440) set("time", `${pad(Math.floor(next / 60))}:${pad(next % 60)}`);
  }

  function onKey(part, event) {
    if (event.isComposing || event.keyCode === 229) return event.stopPropagation();
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      event.stopPropagation();
      say();
      tellPage(); // the page must have the newest before it saves
      if (!event.repeat) document.querySelector('[class*="-save"] [data-testid="stBaseButton-primary"]')?.click();
      return;
    }
    if (event.ctrlKey || event.metaKey) return tellPage();
    if (event.key === "Escape") return;
    // Streamlit listens for single keys on the page; what is typed here is text.
    event.stopPropagation();
    if (event.key === "Enter") {
      tidy(part);
      tellPage();
    } else if (event.altKey && event.key === "ArrowDown" && part === "day") {
      event.preventDefault();
      calendar.open(opener);
    } else if (["ArrowUp", "ArrowDown", "PageUp", "PageDown"].includes(event.key) && !event.altKey && !event.shiftKey) {
      event.preventDefault();
      step(part, event.key);
    }
  }

  function tidy(part) {
    const value = read(part);
    if (value) write(part, value);
    typing = null;
    say();
  }

  for (const [part, box] of Object.entries(boxes)) {
    box.addEventListener("input", () => {
      typing = part;
      touched();
      say({ besides: part });
    });
    box.addEventListener("keydown", (event) => onKey(part, event));
    box.addEventListener("blur", () => about && tidy(part));
  }
  root.addEventListener("focusout", (event) => {
    if (!about || root.contains(event.relatedTarget) || calendar.isOpen()) return;
    keep();
    // A press on a link leads away: see the note editor.
    if (!event.relatedTarget?.closest?.("a[href]")) tellPage();
  });
  opener.addEventListener("click", () => calendar.open(opener));

  const calendar = calendarOf(root, {
    chosen: () => read("day") || "",
    today: () => nowIn(how.zone).day,
    week: () => how.week,
    bounds: () => [about.first, about.last],
    words: () => about.words,
    needed: () => about.needed,
    place: () => boxes.day.parentElement.getBoundingClientRect(),
    pick(day) {
      if (day) set("day", day);
      else {
        boxes.day.value = "";
        touched();
        say();
        status.textContent = about.words.emptied;
      }
      tellPage();
    },
  });

  const onFlush = (event) => event.detail.waits.push(keep());
  const onLeave = () => keep({ leaving: true });
  const onHidden = () => document.visibilityState === "hidden" && keep();

  const field = {
    tell: () => {},
    keep,
    show(data) {
      const same = isOf(data);
      if (!same && about?.draft && kept < turn) window.journalDoor.insist("/door/draft", message());
      const before = same && about;
      about = data;
      english = data.order === "mdy" ? "en-US" : ENGLISH;
      how = { language: window.journalWrites.language, zone: data.zone, order: data.order, mark: data.mark, hours: data.hours, week: data.week };
      const both = data.parts.length > 1;
      const group = root.querySelector(".field");
      group.role = both ? "group" : null;
      group.ariaLabel = both ? `${data.label}, ${data.words.both}` : null;
      for (const part of ["day", "time"]) {
        const here = data.parts.includes(part);
        root.querySelector(`.part.${part}`).hidden = !here;
        const label = root.querySelector(`label[for=${part}]`);
        const words = part === data.parts[0] ? data.label : data.words.time;
        label.textContent = words;
        label.classList.toggle("unseen", data.label_hidden);
        boxes[part].setAttribute("aria-label", part === data.parts[0] ? words : `${data.label}, ${words.toLowerCase()}`);
        boxes[part].placeholder = part === "day" ? data.words.placeholder[how.order] : "";
      }
      root.querySelector("#keys").textContent = data.parts.map((part) => data.words[`${part}_keys`]).join(" ");
      opener.setAttribute("aria-label", `${data.words.open}: ${data.label}`);
      opener.title = data.words.open;
      if (!same) {
        turn = heard = kept = data.turn;
        typing = null;
        unkept = "";
      }
      if (!same || (data.turn >= turn && changed(before, data))) {
        turn = heard = Math.max(turn, data.turn);
        for (const [place, part] of data.parts.entries()) {
          if (data.unread[place]) boxes[part].value = data.unread[place];
          else write(part, data[part]);
          boxes[part].readOnly = false; // before this, typed text would have been overwritten
        }
      }
      refused = data.turn >= turn ? data.refused : {};
      say({ besides: typing });
    },
    listen() {
      here = true;
      if (kept < turn) again();
      window.addEventListener("journal:flush", onFlush);
      window.addEventListener("pagehide", onLeave);
      document.addEventListener("visibilitychange", onHidden);
    },
    unlisten() {
      here = false;
      clearTimeout(timer);
      window.removeEventListener("journal:flush", onFlush);
      window.removeEventListener("pagehide", onLeave);
      document.removeEventListener("visibilitychange", onHidden);
    },
  };

  // Did the page itself put something else in, or was the way it is written changed?
  function changed(before, data) {
    const now = told();
    return (
      data.parts.some((part) => (data[part] || null) !== now[part]) ||
      ["order", "mark", "hours"].some((name) => before[name] !== data[name])
    );
  }

  return field;
}
