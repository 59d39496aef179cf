// The editor for long text. It lives in a shadow root, so that the browser does
// not write what is typed into its session files, and keeps an encrypted draft
// 800 ms after the last key, at leaving, and before a lock.

const PAUSE = 800; // ms after the last key
const RETRY = 3000; // ms until a draft that was not taken is offered again
const BEACON = 60000; // bytes that a browser sends on while its page goes away

export default function ({ data, parentElement: root, setStateValue }) {
  root.editor ??= begin(root);
  const editor = root.editor;
  editor.tell = (text) => setStateValue("text", text);
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
  let about = null; // which draft and field is shown
  let kept = ""; // the text the journal has
  let told = null; // the text the page has
  let timer = null;
  let sending = null;

  const dirty = () => about !== null && box.value !== kept;
  const say = (text) => {
    status.textContent = text;
  };
  const message = () =>
    JSON.stringify({
      journal: about.journal,
      draft: about.draft,
      kind: about.kind,
      entry: about.entry,
      field: about.field,
      text: box.value,
    });

  async function send() {
    const text = box.value;
    const body = message();
    try {
      const answer = await fetch("/door/draft", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body,
        keepalive: body.length < BEACON,
      });
      if (answer.ok) {
        kept = text;
        say(box.value === text ? "Kept" : "");
        return;
      }
      const told = await answer.json().catch(() => ({}));
      say(told.sentence || "Not kept yet. Your text is still here.");
      if (answer.status >= 500) later(RETRY);
    } catch {
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
    timer = setTimeout(keep, pause);
  }

  function tellPage() {
    if (about !== null && box.value !== told) {
      told = box.value;
      editor.tell(told);
    }
  }

  const onFlush = (event) => event.detail.waits.push(keep());
  const onLeave = () => {
    if (!dirty()) return;
    const body = message();
    if (body.length < BEACON && navigator.sendBeacon("/door/draft", body)) kept = box.value;
    else keep();
  };
  const onHidden = () => document.visibilityState === "hidden" && keep();

  box.addEventListener("input", () => {
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

  const editor = {
    tell: () => {},
    show(data) {
      label.textContent = data.label;
      label.hidden = !data.label;
      box.setAttribute("aria-label", data.label || data.field);
      box.placeholder = data.placeholder || "";
      box.rows = data.rows;
      hint.textContent = data.hint || "";
      const same = about && about.draft === data.draft && about.field === data.field;
      about = data;
      if (!same) {
        clearTimeout(timer);
        box.value = data.text;
        kept = data.text;
        told = data.text;
        say("");
        box.readOnly = false; // before this, typed text would have been overwritten
      }
    },
    flush() {
      keep();
    },
    listen() {
      window.addEventListener("journal:flush", onFlush);
      window.addEventListener("pagehide", onLeave);
      document.addEventListener("visibilitychange", onHidden);
    },
    unlisten() {
      window.removeEventListener("journal:flush", onFlush);
      window.removeEventListener("pagehide", onLeave);
      document.removeEventListener("visibilitychange", onHidden);
    },
  };
  return editor;
}
