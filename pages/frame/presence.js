// Who is there: tells the server of activity, notices when the journal is locked, and locks at once on Esc, Esc.
//
// Installed once on the window; each time Streamlit mounts the component anew, only the buttons and the
// journal's id are taken over. Sends the window event "journal:flush" before it locks: an editor that still
// holds unsent text adds the promise of its sending to event.detail.waits, and is waited for up to 700 ms.

const TOUCH_EVERY = 15_000;
const PEEK_EVERY = 5_000;
const TWICE_WITHIN = 600;
const FLUSH_WITHIN = 700;

function install() {
  const state = { journal: null, touched: 0, escaped: -Infinity, deadline: Infinity, leaving: false, turns: Infinity };
  const tabs = new BroadcastChannel("between-sessions");
  const root = document.documentElement;

  // What Streamlit adds to the bare address of the page one is on (a draft's id) completes that address;
  // it is no step of its own for the back button.
  const push = history.pushState.bind(history);
  const replace = history.replaceState.bind(history);
  history.pushState = (data, unused, url) => {
    const next = new URL(url ?? location.href, location.href);
    const completes = next.pathname === location.pathname && !location.search;
    (completes ? replace : push)(data, unused, url);
  };

  const hide = () => { root.style.visibility = "hidden"; };
  const show = () => { root.style.visibility = ""; };

  function blank() {
    state.leaving = true;
    hide();
    document.body.replaceChildren();
    document.title = "Between Sessions";
  }

  function say(sentence) {
    blank();
    const line = document.createElement("p");
    line.textContent = sentence;
    line.style.cssText = "font: 17px/1.6 system-ui, sans-serif; max-width: 30rem; margin: 18vh auto; padding: 0 1.5rem";
    document.body.append(line);
    show();
    return line;
  }

  // The door is served at the very same address, so the way back leads here again.
  const toDoor = () => { blank(); door.forget(); location.reload(); };

  function otherJournal() {
    const line = say("This tab belongs to another journal than the one that is open now. What you saved in it is safe. ");
    const link = document.createElement("a");
    link.href = "/";
    link.textContent = "Go to the journal that is open";
    line.append(link);
  }

  const door = window.journalDoor;

  async function ask(path, options) {
    const answer = await door.ask(path, options);
    if (!answer.ok) throw new Error(String(answer.status));
    return JSON.parse(answer.text);
  }

  function heard(told) {
    if (state.leaving) return;
    if (told.locked) return toDoor();
    if (state.journal && told.journal !== state.journal) return otherJournal();
    state.deadline = Date.now() + told.seconds_left * 1000;
    show();
  }

  // At midnight the page is run once, so that it says the new day. Nobody did anything, and a run is no activity.
  function turn() {
    if (state.leaving || Date.now() < state.turns) return;
    state.turns = Infinity;
    state.turned();
  }

  async function peek() {
    if (state.leaving) return;
    turn();
    // After sleep the time may be over before any answer comes: hide first, ask then.
    const over = Date.now() >= state.deadline;
    if (over) hide();
    try {
      heard(await ask("/door/stay", { method: "POST" }));
    } catch {
      if (over) say("The journal is closed. You can close this tab.");
    }
  }

  async function touch() {
    if (state.leaving || Date.now() - state.touched < TOUCH_EVERY) return;
    state.touched = Date.now();
    try {
      heard(await ask("/door/touch", { method: "POST" }));
    } catch {
      state.touched = 0;
    }
  }

  async function flush() {
    const waits = [];
    window.dispatchEvent(new CustomEvent("journal:flush", { detail: { waits } }));
    await Promise.race([Promise.allSettled(waits), new Promise((done) => setTimeout(done, FLUSH_WITHIN))]);
  }

  async function lock() {
    if (state.leaving) return;
    hide();
    state.leaving = true;
    await flush();
    let told;
    try {
      told = await ask("/door/lock", { method: "POST" });
    } catch {
      door.forget();
      return void say("The journal does not answer, so nobody could be told to lock it. This tab shows nothing any more; if the program still runs, close it.");
    }
    door.forget();
    if (!told.locked) return void say(told.sentence);
    tabs.postMessage("locked");
    toDoor();
  }

  async function close() {
    if (state.leaving) return;
    hide();
    state.leaving = true;
    await flush();
    tabs.postMessage("closed");
    const form = document.createElement("form");
    form.method = "post";
    form.action = "/door/close";
    const secret = Object.assign(document.createElement("input"), { type: "hidden", name: "secret", value: door.secret() });
    form.append(secret);
    document.body.append(form);
    form.submit();
  }

  tabs.onmessage = async (event) => {
    if (state.leaving) return;
    hide();
    state.leaving = true;
    if (event.data === "closed") return void say("The journal is closed. You can close this tab.");
    toDoor();
  };

  // On a focused choice the browser takes Ctrl+Enter for a press of that choice, and Streamlit's shortcut never
  // hears of it: the answer would be taken back and nothing saved. Nor does it hear it where a key pressed in a
  // field before counts as still held. In a field it is the field's: what was typed last must be told first.
  function saves(event) {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    if (event.composedPath()[0]?.closest?.("input:not([type=checkbox], [type=radio]), textarea, [contenteditable], dialog")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!event.repeat) document.querySelector('[class*="-save"] [data-testid="stBaseButton-primary"]')?.click();
  }

  // An Esc that closes a dialog has done what it was pressed for.
  const takes = (event) => event.composedPath().some((at) => at.matches?.("dialog[open]"));

  window.addEventListener("keydown", (event) => {
    touch();
    if (event.isComposing || event.keyCode === 229) return; // Esc ends what an input method is composing
    saves(event);
    if (event.key === "?" && !types(event) && !event.ctrlKey && !event.metaKey && state.keys) lists(state.keys);
    if (event.key !== "Escape" || event.repeat || takes(event)) return;
    // When the key was pressed, not when a busy page heard of it.
    if (event.timeStamp - state.escaped < TWICE_WITHIN) lock();
    state.escaped = event.timeStamp;
    // A number that was typed and not left yet would be put back to what it was: no key of ours throws anything away.
    if (event.composedPath()[0].matches?.("input[type=number]")) event.stopImmediatePropagation();
  }, true);
  window.addEventListener("pointerdown", touch, true);
  for (const of of ["pointermove", "scroll", "wheel", "touchstart", "input"]) {
    window.addEventListener(of, touch, { capture: true, passive: true });
  }
  window.addEventListener("focus", peek);
  window.addEventListener("pageshow", (event) => { if (event.persisted) { state.leaving = false; peek(); } });
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "visible") peek(); });
  setInterval(peek, PEEK_EVERY);
  peek();

  closesAfterAChoice();
  return { state, lock, close, typed: lastTyped() };
}

// The menu is made of Streamlit's links, which do not say of themselves what they are.
function sayWhere(here) {
  const menu = document.querySelector(".st-key-menu");
  menu?.setAttribute("role", "navigation");
  menu?.setAttribute("aria-label", "Between Sessions");
  for (const link of document.querySelectorAll(":is(.st-key-menu, .st-key-menu_end) a")) {
    if (link.textContent.trim().endsWith(here)) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  document.querySelector('[data-testid="stExpandSidebarButton"]')?.setAttribute("aria-label", "Menu");
  document.querySelector(".st-key-room_here")?.scrollIntoView({ block: "nearest", inline: "center" });
}

// Another page begins at its top, and with its title for who listens: it would keep the scroll of the page before, and
// leave the focus on a button that is gone. Whoever is typing meanwhile, in the line, goes on typing.
function arrive(state, page) {
  const before = state.page;
  state.page = page;
  if (before === undefined || before === page) return;
  const main = document.querySelector('[data-testid="stMain"]');
  const app = document.querySelector('[data-testid="stApp"]');
  main?.scrollTo(0, 0);
  const until = Date.now() + 5000;
  const look = () => {
    if (state.page !== page || Date.now() > until) return;
    const title = main?.querySelector("h1");
    if (!title || app?.dataset.testScriptState !== "notRunning") return void requestAnimationFrame(look);
    const at = document.activeElement;
    if (at && at !== document.body && !at.closest(".st-key-menu, .st-key-menu_end, .st-key-rooms")) return;
    title.tabIndex = -1;
    title.focus({ preventScroll: true });
  };
  requestAnimationFrame(look);
}

// The list of keys, over the page. Not where somebody types a question mark.
function lists(data) {
  if (document.querySelector("dialog.keys")) return;
  const dialog = document.createElement("dialog");
  dialog.className = "keys";
  dialog.setAttribute("aria-label", data.title);
  const title = document.createElement("h2");
  title.textContent = data.title;
  const list = document.createElement("dl");
  for (const [key, words] of data.keys) {
    const term = document.createElement("dt");
    const told = document.createElement("dd");
    term.append(Object.assign(document.createElement("kbd"), { textContent: key }));
    told.textContent = words;
    list.append(term, told);
  }
  const close = Object.assign(document.createElement("button"), { type: "button", textContent: data.close });
  close.onclick = () => dialog.close();
  dialog.onclose = () => dialog.remove();
  dialog.append(title, list, close);
  // The page says to its parts whether it is light or dark, and this is none of them.
  dialog.style.colorScheme = getComputedStyle(document.querySelector('[data-testid="stApp"]')).colorScheme;
  document.body.append(dialog);
  dialog.showModal();
}

const TYPED_INTO = "input, textarea, select, [contenteditable=true], [role=textbox], [role=combobox]";
const types = (event) => event.composedPath().some((at) => at.matches?.(TYPED_INTO));

// In a narrow window the menu lies over the page: a choice in it closes it.
function closesAfterAChoice() {
  document.addEventListener("click", (event) => {
    if (!event.target.closest?.(":is(.st-key-menu, .st-key-menu_end) a") || !matchMedia("(max-width: 768px)").matches) return;
    document.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click();
  });
}

export default function (component) {
  const { parentElement, data: [data], setTriggerValue } = component;
  window.__journalPresence ??= install();
  const presence = window.__journalPresence;
  presence.state.journal ??= data.journal;
  presence.state.turns = data.turns;
  presence.state.keys = data;
  presence.typed(data.journal, data.typed, () => setTriggerValue("turned", Date.now()));
  presence.state.turned = () => setTriggerValue("turned", data.turns);
  sayWhere(data.here);
  arrive(presence.state, data.page);
  window.journalLook.is(data.look);
  parentElement.querySelector("[data-lock]").onclick = presence.lock;
  parentElement.querySelector("[data-close]").onclick = presence.close;
}
