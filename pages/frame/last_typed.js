// What stands in Streamlit's own inputs and its page may not have heard of: a line is told a quarter of a second after the
// last key, a number once it is left. As the page goes away it is sent to the journal, into a draft of its own
// (presence.py), and the page that comes types it again: that of the same draft, or, where an input belongs to none, the
// same tab alone, since what was half typed there days ago must change nothing. A link pressed meanwhile waits: Streamlit
// would tell what was typed after it had gone, and with that come back.

const LINES = "input[type=text], input[type=number], textarea";
const TELLS_LINE = 250; // ms after the last key until Streamlit tells what a line holds
const TELLS = 60; // ms until Streamlit has taken in what was left
const BEGINS = 500; // ms until the run has begun that was asked for with it, at most
const WAITS = 2000; // ms that a link waits at most
const TAKEN = 2000; // ms that it stands there, typed again: kept where it belongs by then
const DRAWN = 20_000; // ms in which an input is drawn that a page has, at most
const LOOKS = 100; // ms from one look at it to the next
const OF_A_DRAFT = /^st-key-[0-9a-f]{32}-/;
const TAB = "between-sessions.tab"; // in sessionStorage: a number for this tab, and nothing else
const SENT = "between-sessions.sent"; // in sessionStorage: how many inputs were sent as the page went, no word of them
const ASKS = 5; // times that a page asks for what was sent and has not arrived
const ARRIVES = 400; // ms from one time to the next

function lastTyped() {
  const touched = new Map(); // name of an input → { input, text, told: when its page is told of it, left }
  const heard = new Map(); // name of an input → what a run that is over was told it holds
  const again = new Set(); // names of the inputs that were typed into again in this page
  const byHand = new Set(); // names of the inputs that a hand typed into in this page
  let held = {}; // what the journal held as the page last ran, by field
  let writing = false;
  let journal = null;

  // Streamlit marks what has a key with it.
  const nameOf = (input) => {
    const held = input.closest("[data-testid=stElementContainer][class*=st-key-]");
    return held ? [...held.classList].find((name) => name.startsWith("st-key-")) : undefined;
  };
  const inputOf = (name) => document.querySelector(`.${CSS.escape(name)} :is(${LINES})`);
  const app = () => document.querySelector('[data-testid="stApp"]');
  const rests = () => app()?.dataset.testScriptState === "notRunning";
  const later = (pause) => new Promise((done) => setTimeout(done, pause));
  const unheard = ([name, { input, text }]) => input.isConnected && input.value === text && heard.get(name) !== text;
  const tab = (sessionStorage[TAB] ??= crypto.randomUUID());
  const fieldOf = (name) => (OF_A_DRAFT.test(name) ? name : `${name} ${tab}`);
  const post = (name, text, leaving) => {
    const message = { journal, draft: "last_keys", kind: "last_keys", field: fieldOf(name), text };
    return window.journalDoor.post("/door/draft", message, { leaving }).catch(() => {});
  };
  const waiting = () => [...touched].filter(unheard);
  const send = (leaving) => {
    const words = waiting();
    if (leaving) sessionStorage[SENT] = words.filter(([, typed]) => typed.text).length;
    return words.map(([name, typed]) => post(name, typed.text, leaving));
  };
  let asks = 0;
  let turns = 0; // times that the page's data came

  // Until the page runs with what was typed: a short run is over between two looks.
  const begun = () => {
    if (!rests()) return later(0);
    return new Promise((done) => {
      const watch = new MutationObserver(() => (watch.disconnect(), done()));
      watch.observe(app(), { attributes: true, attributeFilter: ["data-test-script-state"] });
      setTimeout(() => (watch.disconnect(), done()), BEGINS);
    });
  };

  // A run that began once an input was told has heard of it when it is over; a time alone says nothing on a busy computer.
  let began = 0;
  new MutationObserver(() => {
    if (!rests()) return void (began ||= Date.now());
    for (const [name, { input, text, told, left }] of touched)
      if (told <= began && (left || input.type !== "number")) heard.set(name, text);
    began = 0;
  }).observe(document, { subtree: true, attributes: true, attributeFilter: ["data-test-script-state"] });

  const named = (input) => (input.matches?.(LINES) ? nameOf(input) : undefined);
  document.addEventListener("focusin", (event) => {
    const name = named(event.target);
    if (name && !touched.has(name)) heard.set(name, event.target.value);
  }, true);
  document.addEventListener("input", (event) => {
    const input = event.target;
    const name = named(input);
    if (!name) return;
    touched.set(name, { input, text: input.value, told: Date.now() + TELLS_LINE, left: false });
    if (writing) return;
    byHand.add(name);
    if (held[fieldOf(name)] && !again.has(name)) post(name, ""); // newer than what a page sent as it went
    again.add(name);
  }, true);
  document.addEventListener("focusout", (event) => {
    for (const [name, typed] of touched) {
      if (typed.input !== event.target) continue;
      if (!typed.left && !unheard([name, typed])) touched.delete(name);
      else Object.assign(typed, { left: true, told: Date.now() });
    }
  }, true);
  window.addEventListener("pagehide", () => send(true));
  // What is too long to be sent on while the page goes away is sent now, and the browser asks before it leaves.
  window.addEventListener("beforeunload", (event) => {
    if (window.journalDoor.fits(waiting().map(([, typed]) => typed.text))) return;
    send(false);
    event.preventDefault();
  });
  // Back and forward wait for nobody, and leave this page as it is: what is sent now is typed once one comes back.
  window.addEventListener("popstate", () => {
    for (const [name] of waiting()) again.delete(name), byHand.delete(name);
    send(false);
    touched.clear();
  }, true);
  window.addEventListener("journal:flush", (event) => event.detail.waits.push(...send(false)));

  document.addEventListener("click", async (event) => {
    const link = event.target.closest?.("a[href]");
    const plain = !event.button && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (!link || !plain || !event.isTrusted || !waiting().length) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    await begun();
    for (const until = Date.now() + WAITS; !rests() && Date.now() < until; ) await later(TELLS);
    touched.clear();
    if (link.isConnected) link.click();
    else location.assign(link.href);
  }, true);

  // A run may build the input anew, and with that empty it: it is typed until it stands there while the page rests.
  async function typeAgain(name, text) {
    again.add(name);
    const before = inputOf(name).value;
    for (let stood = 0, times = 0; stood < TAKEN; stood += LOOKS) {
      const input = inputOf(name);
      if (!input) return void again.delete(name); // perhaps it is built anew
      if (byHand.has(name)) break; // what was typed since is the newer
      if (input.value === before && before !== text && times++ < ASKS) {
        write(input, text);
        await later(TELLS);
        if (input !== document.activeElement) input.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
        stood = 0;
      }
      if (!rests()) stood = 0;
      await later(LOOKS);
    }
    post(name, "");
  }

  function write(input, text) {
    const kind = input instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
    Object.getOwnPropertyDescriptor(kind.prototype, "value").set.call(input, text);
    writing = true;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    writing = false;
  }

  return (of, typed, ask) => {
    journal = of;
    held = typed;
    if (Object.keys(typed).length >= Number(sessionStorage[SENT] ?? 0) || asks === ASKS) delete sessionStorage[SENT];
    else asks++, later(ARRIVES).then(ask);
    // The page may stand still before all of it is drawn: what is not there yet is looked for again.
    const turn = ++turns;
    const until = Date.now() + DRAWN;
    const look = () => {
      const ours = Object.entries(typed).map(([field, text]) => [field.split(" ")[0], text, field]);
      const left = ours.filter(([name, , field]) => field === fieldOf(name) && !again.has(name));
      if (!ours.length || turn !== turns || Date.now() > until) return;
      if (rests()) left.filter(([name]) => inputOf(name)).forEach(([name, text]) => typeAgain(name, text));
      later(LOOKS).then(look);
    };
    look();
  };
}
