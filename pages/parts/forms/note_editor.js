// The editor for long text. It lives in a shadow root, so that the browser does
// not write what is typed into its session files, and keeps an encrypted draft
// 800 ms after the last key, at leaving, and before a lock. It also says when
// another tab has the same entry open: tabs tell one another ids, never text.

const PAUSE = 800; // ms after the last key
const RETRY = 3000; // ms until a draft that was not taken is offered again
const FRESH = 10_000; // ms: what was typed since is newer than what a page that ran meanwhile read in the draft

// What was typed last in this page, by draft and field: an editor that is built anew by a run may be given the words of
// before, for a run does not wait for the draft. What is thrown away is not among them.
const words = (window.__journalWords ??= new Map());
const nameOf = (data) => `${data.draft}/${data.field}`;
if (!window.__journalWordsEnd) {
  window.__journalWordsEnd = true;
  document.addEventListener("click", (event) => event.target.closest?.('[class*="-discard"]') && words.clear(), true);
}

export default function ({ data: [data], parentElement: root, setStateValue }) {
  root.editor ??= begin(root);
  const editor = root.editor;
  editor.tell = (told) => setStateValue("told", told);
  editor.remember = (shown) => setStateValue("prompts_shown", shown);
  editor.show(data);
  editor.listen();
  return () => {
    editor.flush();
    editor.unlisten();
  };
}

function begin(root) {
  const box = root.querySelector("textarea");
  const label = root.querySelector("label");
  const hint = root.querySelector(".hint");
  const status = root.querySelector(".status");
  const toggle = root.querySelector(".toggle");
  const prompts = root.querySelector(".prompts");
  const elsewhere = openElsewhere(root.querySelector(".elsewhere"));
  let shown = null; // whether the prompts are
  let about = null; // which draft and field is shown
  let kept = ""; // the text the journal has
  let told = null; // the text the page has
  let timer = null;
  let sending = null;

  const isOf = (data) => about !== null && about.draft === data.draft && about.field === data.field;
  const dirty = () => about !== null && box.value !== kept;
  const say = (text) => {
    status.textContent = text;
  };
  const message = () => ({
    journal: about.journal,
    draft: about.draft,
    kind: about.kind,
    entry: about.entry,
    tab: about.tab,
    at: performance.now(),
    field: about.field,
    text: box.value,
  });

  async function send(leaving = false) {
    const text = box.value;
    const from = about;
    try {
      const answer = await window.journalDoor.post("/door/draft", message(), { leaving });
      if (!isOf(from)) return;
      if (answer.saved) {
        kept = text;
        // Kept, and perhaps not where one thinks: what was written here may have been saved in another tab.
        say(answer.sentence || (box.value === text ? "Kept" : ""));
        return;
      }
      say(answer.sentence || "Not kept yet. Your text is still here.");
      if (answer.status >= 500) later(RETRY);
    } catch {
      if (!isOf(from)) return;
      say("Not kept yet: the journal does not answer. Your text is still here.");
      later(RETRY);
    }
  }

  function keep() {
    clearTimeout(timer);
    if (!dirty()) return sending ?? Promise.resolve();
    sending = (sending ?? Promise.resolve()).then(() => (dirty() ? send() : undefined));
    return sending;
  }

  function later(pause) {
    clearTimeout(timer);
    timer = setTimeout(() => {
      keep();
      if (about?.live) tellPage();
    }, pause);
  }

  function tellPage() {
    if (about !== null && box.value !== told) {
      told = box.value;
      editor.tell({ draft: about.draft, text: told });
    }
  }

  const onFlush = (event) => event.detail.waits.push(keep());
  const onLeave = () => dirty() && send(true);
  // What is too long to be sent on while the page goes away is sent now, and the browser asks before it leaves.
  const onAboutToLeave = (event) => {
    if (!dirty() || window.journalDoor.fits(message())) return;
    keep();
    event.preventDefault();
  };
  const onHidden = () => document.visibilityState === "hidden" && keep();

  box.addEventListener("input", () => {
    words.set(nameOf(about), { text: box.value, at: Date.now() });
    say("");
    later(PAUSE);
  });
  box.addEventListener("blur", (event) => {
    keep();
    // A press on a link leads away: telling the page now would run it once more under the
    // pointer, and the link would miss its click. The draft has the words.
    if (!event.relatedTarget?.closest?.("a[href]")) tellPage();
  });
  box.addEventListener("keydown", (event) => {
    // The page's own shortcuts (save, lock) must find the newest words.
    if (event.ctrlKey || event.metaKey) tellPage();
    // Streamlit listens for single keys on the page; what is typed here is text.
    else if (event.key !== "Escape") event.stopPropagation();
  });

  function showPrompts(yes) {
    shown = yes;
    prompts.hidden = !yes;
    toggle.hidden = !about.prompts.length;
    toggle.textContent = yes ? about.hide_prompts : about.show_prompts;
    toggle.setAttribute("aria-expanded", String(yes));
  }

  toggle.addEventListener("click", () => {
    showPrompts(!shown);
    editor.remember(shown);
  });

  // A question begins a line of its own at the end; what is there stays as it is.
  function beginWith(question) {
    const before = box.value.trimEnd();
    box.focus();
    box.setRangeText(`${before ? "\n" : ""}${question} `, before.length, box.value.length, "end");
    box.scrollTop = box.scrollHeight;
    box.dispatchEvent(new Event("input"));
  }

  const editor = {
    tell: () => {},
    remember: () => {},
    show(data) {
      label.textContent = data.label;
      label.hidden = !data.label;
      box.setAttribute("aria-label", data.label || data.field);
      box.placeholder = data.placeholder || "";
      box.rows = data.rows;
      hint.textContent = data.hint || "";
      const same = isOf(data);
      if (!same && dirty()) window.journalDoor.insist("/door/draft", message());
      about = data;
      elsewhere.show(data);
      if (!same || shown === null) {
        const buttons = data.prompts.map((question) => {
          const button = document.createElement("button");
          button.type = "button";
          button.textContent = question;
          button.addEventListener("click", () => beginWith(question));
          return button;
        });
        prompts.replaceChildren(...buttons);
        showPrompts(data.prompts_shown);
      }
      if (!same) {
        clearTimeout(timer);
        const typed = words.get(nameOf(data));
        const newer = typed && Date.now() - typed.at < FRESH && typed.text !== data.text;
        box.value = newer ? typed.text : data.text;
        kept = data.text;
        told = data.text;
        say("");
        box.readOnly = false; // before this, typed text would have been overwritten
        if (newer) later(PAUSE);
      }
    },
    flush() {
      keep();
    },
    listen() {
      elsewhere.listen();
      window.addEventListener("journal:flush", onFlush);
      window.addEventListener("pagehide", onLeave);
      window.addEventListener("beforeunload", onAboutToLeave);
      document.addEventListener("visibilitychange", onHidden);
    },
    unlisten() {
      elsewhere.unlisten();
      window.removeEventListener("beforeunload", onAboutToLeave);
      window.removeEventListener("journal:flush", onFlush);
      window.removeEventListener("pagehide", onLeave);
      document.removeEventListener("visibilitychange", onHidden);
    },
  };
  return editor;
}

const ASK_AGAIN = 400; // ms after another tab has left: it may only be redrawing itself

// Who else has this entry open? A tab that opens one asks; whoever has it open answers.
function openElsewhere(line) {
  const tab = (window.__journalTab ??= crypto.randomUUID());
  const speakers = (window.__journalSpeakers ??= new Map());
  let channel = null;
  let entry = null; // which entry, as tabs name it to one another
  let timer = null;

  const say = (word) => channel?.postMessage({ word, entry, tab });

  function heard({ data }) {
    if (!entry || data.entry !== entry || data.tab === tab) return;
    if (data.word === "left") {
      clearTimeout(timer);
      timer = setTimeout(() => {
        say("who");
        timer = setTimeout(() => (line.hidden = true), ASK_AGAIN);
      }, ASK_AGAIN);
      return;
    }
    clearTimeout(timer);
    // A page may have several editors for one entry: one of them says it.
    if (!speakers.has(entry)) speakers.set(entry, line);
    line.hidden = speakers.get(entry) !== line;
    if (data.word === "who") say("here");
  }

  function leave() {
    say("left");
    if (speakers.get(entry) === line) speakers.delete(entry);
  }

  return {
    show(data) {
      const now = `${data.journal}/${data.entry || data.draft}`;
      line.textContent = data.open_elsewhere;
      if (now === entry) return;
      if (entry) leave();
      entry = now;
      line.hidden = true;
      say("who");
    },
    listen() {
      if (channel) return;
      channel = new BroadcastChannel("between-sessions-entries");
      channel.onmessage = heard;
      window.addEventListener("pagehide", leave);
      if (entry) say("who");
    },
    unlisten() {
      leave();
      clearTimeout(timer);
      window.removeEventListener("pagehide", leave);
      channel?.close();
      channel = null;
    },
  };
}
