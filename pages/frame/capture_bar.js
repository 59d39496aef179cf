// The capture bar. It lives in a shadow root, so that the browser does not write what is typed into its session
// files; asks what the line means 180 ms after the last key, which also keeps it as a draft; and saves on Enter.
// The page is told of a save, never of what is being typed.

const PAUSE = 180; // ms after the last key
const RETRY = 3000; // ms until a line that was not taken is offered again
const UNDO = 12000; // ms that undo is offered
const UNREAD = 1500; // ms that a word about something else stands before what the line means is shown again
const HINT = 15000; // ms that an empty line shows one kind of line before it shows the next
const TURN = 600; // ms in which one fades into the next
const TYPED_INTO = "input, textarea, select, [contenteditable=true], [role=textbox], [role=combobox], [role=listbox], [role=menu], [role=grid]";

export default function ({ data: [data], parentElement: root, setTriggerValue }) {
  root.bar ??= begin(root, data);
  const bar = root.bar;
  bar.tell = (what) => setTriggerValue("kept", what);
  bar.show(data);
  bar.listen();
  return () => {
    bar.unlisten();
    bar.keep();
  };
}

function begin(root, first) {
  const box = root.querySelector("input");
  const save = root.querySelector(".save");
  const urgent = root.querySelector(".urgent");
  const told = root.querySelector(".told");
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const tab = fresh();
  let about = first; // the journal, and the bar's own words
  let meant = null; // what was last shown of a line: its chips, and the mark to save by
  let kept = ""; // the line the journal has
  let entry = fresh(); // the id that the next entry is to have: sent twice, it is saved once
  let undo = null; // what can be taken back
  let showing = []; // what is said of the line
  let timers = {};
  let asking = Promise.resolve();
  let saving = false;
  let begun = false; // whether the line that was not saved before is here

  // --- asking ---------------------------------------------------------------------------------

  async function post(what, leaving = false) {
    const answer = await window.journalDoor.post("/door/capture", { journal: about.journal, zone, tab, at: performance.now(), ...what }, { leaving });
    if (!answer.ok) throw new Refused(answer.sentence, answer.status >= 500);
    return answer;
  }

  function inTurn(work) {
    asking = asking.then(work).catch((error) => {
      sentence(error instanceof Refused ? error.sentence || about.words.unread : about.words.silent);
      if (!(error instanceof Refused) || error.again) later(RETRY);
    });
    return asking;
  }

  function later(pause) {
    clearTimeout(timers.show);
    timers.show = setTimeout(keep, pause);
  }

  function keep() {
    clearTimeout(timers.show);
    return inTurn(async () => {
      const line = box.value;
      if (!begun || (line === kept && (meant?.line ?? "") === line)) return;
      if (!line.trim() && !kept && undo) return;
      const answer = await post({ do: "show", line, kept });
      kept = line;
      if (box.value === line) shown(line, answer);
    });
  }

  function saveLine() {
    if (saving || !box.value.trim()) return;
    saving = true;
    clearTimeout(timers.show);
    inTurn(async () => {
      const line = box.value;
      const seen = meant?.line === line ? meant : null;
      const asShown = { shown: seen?.shown || "", now: seen?.now || "" };
      const answer = await post({ do: "save", line, id: entry, kept, ...asShown });
      if (!answer.saved) {
        if (answer.kept) kept = line;
        else later(UNREAD);
        return void shown(line, answer);
      }
      entry = fresh();
      kept = "";
      write(box.value.startsWith(line) ? box.value.slice(line.length).trimStart() : box.value);
      saved(answer);
      bar.tell(answer.undo.entry);
      if (box.value) later(PAUSE);
    }).then(() => {
      saving = false;
    });
  }

  function takeBack() {
    const back = undo;
    undo = null;
    inTurn(async () => {
      const answer = await post({ do: "undo", undo: back });
      meant = null;
      sentence(answer.sentence);
      box.focus();
      forgetLater();
      if (box.value) later(UNREAD);
      if (answer.undone) bar.tell(`undone ${back.entry}`);
    });
  }

  // --- showing --------------------------------------------------------------------------------

  function write(line) {
    box.value = line;
    if (begun) window.captured = line; // for the bar that a newly drawn page begins
    save.hidden = !line.trim();
  }

  function made(tag, name, text) {
    const element = document.createElement(tag);
    if (name) element.className = name;
    element.textContent = text ?? "";
    return element;
  }

  function chip([label, value]) {
    if (!label) return made("span", "chip kind", value);
    const one = made("span", "chip", value);
    if (value === "yes") one.textContent = label;
    else one.prepend(made("i", "", label));
    return one;
  }

  function button(words, press, name) {
    const one = made("button", name, words);
    one.type = "button";
    one.addEventListener("click", press);
    return one;
  }

  function put(...parts) {
    showing = parts;
    render();
  }

  // A save can be undone for a while, also when the next line is begun meanwhile: then it stands below.
  function render() {
    const back = undo ? [made("span", "saved", about.words.saved), button(about.words.undo, takeBack, "undo")] : [];
    const after = undo && meant?.line.trim();
    const below = made("span", "sentence");
    below.append(...back);
    told.replaceChildren(...(after ? [...showing, below] : [...back, ...showing]));
    told.classList.remove("long");
    told.classList.toggle("long", told.scrollHeight > 34);
  }

  function sentence(text) {
    put(made("span", "sentence", text));
  }

  function shown(line, answer) {
    meant = { ...answer, line };
    const parts = (answer.chips || []).map(chip);
    const sentences = [answer.sentence, ...(answer.problems || []), ...(answer.doubts || [])].filter(Boolean);
    if (answer.good && !sentences.length) parts.push(made("span", "quiet enter", about.words.enter));
    parts.push(...sentences.map((text) => made("span", "sentence", text)));
    for (const [words, other] of answer.offers || []) parts.push(button(words, () => choose(other)));
    if (answer.good && sentences.length) parts.push(made("span", "quiet enter", about.words.anyway));
    put(...parts);
  }

  function choose(line) {
    write(line);
    box.focus();
    keep();
  }

  function saved(answer) {
    undo = answer.undo;
    meant = null;
    put(...answer.chips.map(chip));
    forgetLater();
  }

  function forgetLater() {
    clearTimeout(timers.forget);
    timers.forget = setTimeout(() => {
      undo = null;
      if (meant?.line.trim()) render();
      else put();
    }, UNDO);
  }

  // --- the hint -------------------------------------------------------------------------------

  let hint = 0;

  // Goes once through the kinds, and stands still while somebody is in the line or wants nothing to move.
  function nextHint() {
    if (hint >= about.words.examples.length || box.value || root.activeElement === box || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    hint += 1;
    box.classList.add("turning");
    setTimeout(() => {
      box.placeholder = about.words.examples[hint % about.words.examples.length];
      box.classList.remove("turning");
    }, TURN);
  }

  // --- keys -----------------------------------------------------------------------------------

  const onKey = (event) => {
    if (!["/", "c"].includes(event.key) || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const from = event.composedPath()[0];
    if (from instanceof Element && (from.matches(TYPED_INTO) || from.closest(TYPED_INTO))) return;
    if (document.querySelector("[role=dialog]")) return;
    event.preventDefault();
    event.stopPropagation();
    box.focus();
  };
  const onFlush = (event) => event.detail.waits.push(keep());
  const onLeave = () => {
    if (begun && box.value !== kept) post({ do: "show", line: box.value, kept }, true).catch(() => {});
  };
  const onAboutToLeave = (event) => {
    if (!begun || box.value === kept || window.journalDoor.fits({ line: box.value, kept })) return;
    keep(); // too long to be sent on while the page goes away: now, and the browser asks before it leaves
    event.preventDefault();
  };
  const onHidden = () => document.visibilityState === "hidden" && keep();

  box.addEventListener("input", () => {
    write(box.value);
    later(PAUSE);
  });
  box.addEventListener("keydown", (event) => {
    // Streamlit listens for single keys on the page; what is typed here is text.
    if (event.key !== "Escape") event.stopPropagation();
    if (event.key === "/" && !box.value) event.preventDefault(); // pressed to come here, and one was here already
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    saveLine();
  });
  save.addEventListener("click", saveLine);
  // Left alone, what is said keeps to its one line and covers nothing of the page.
  root.addEventListener("focusin", () => told.classList.remove("away"));
  root.addEventListener("focusout", (event) => told.classList.toggle("away", !root.contains(event.relatedTarget)));
  // A press there leaves the focus, and with it a phone's keyboard, where it is; on the one line it opens the rest.
  for (const part of [told, save]) part.addEventListener("mousedown", (event) => event.preventDefault());
  told.addEventListener("click", (event) => {
    if (told.classList.contains("away") && event.target.localName !== "button") box.focus();
  });

  const bar = {
    tell: () => {},
    keep,
    show(data) {
      about = data;
      urgent.hidden = !data.urgent;
      if (data.urgent) urgent.setAttribute("href", data.urgent);
    },
    listen() {
      timers.hint = setInterval(nextHint, HINT);
      window.addEventListener("keydown", onKey, true);
      window.addEventListener("journal:flush", onFlush);
      window.addEventListener("pagehide", onLeave);
      window.addEventListener("beforeunload", onAboutToLeave);
      document.addEventListener("visibilitychange", onHidden);
    },
    unlisten() {
      clearInterval(timers.hint);
      window.removeEventListener("keydown", onKey, true);
      window.removeEventListener("journal:flush", onFlush);
      window.removeEventListener("pagehide", onLeave);
      window.removeEventListener("beforeunload", onAboutToLeave);
      document.removeEventListener("visibilitychange", onHidden);
    },
  };

  async function start() {
    await inTurn(async () => {
      if (begun) return;
      const line = window.captured ?? (await post({ do: "begin" })).line;
      begun = true;
      kept = line;
      write([line, box.value].filter(Boolean).join(" ")); // what was typed meanwhile goes on from there
    });
    if (!begun) setTimeout(start, RETRY);
    else if (box.value) keep();
  }
  start();
  box.removeAttribute("aria-busy");
  return bar;
}

class Refused extends Error {
  constructor(sentence, again) {
    super();
    this.sentence = sentence;
    this.again = again;
  }
}

function fresh() {
  return crypto.randomUUID().replaceAll("-", "");
}
