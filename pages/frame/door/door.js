// The door's few lines of script: what a browser is known by from here on, and what makes the door kinder.
"use strict";

const journal = window.journalDoor;
const renews = (path) => path.startsWith("/door/new-key") || path.startsWith("/door/change-passphrase");
const secretFor = (path) => (renews(path) ? journal.secret() : journal.coming());

// A page of its own for each browser (a recovery key, for instance) is fetched with the secret: an address cannot show it.
if ("ask" in document.body.dataset) {
  journal.ask(location.pathname + location.search, { headers: { "x-journal-secret": secretFor(location.pathname) } }).then((answer) => {
    if (answer.redirected || answer.text.includes("data-ask")) return void location.replace(answer.redirected ? answer.url : "/");
    const came = new DOMParser().parseFromString(answer.text, "text/html");
    document.title = came.title;
    document.body.replaceWith(came.body);
    document.querySelector("[autofocus]")?.focus();
    ready();
  }, () => { document.querySelector("main p[role]").textContent = "The journal does not answer. Is it still running?"; });
} else {
  ready();
}

// Coming back with the browser's back button: the page is as it was, so must the buttons be.
addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

function hidden(form, name, value) {
  const field = form.querySelector(`input[type=hidden][name=${name}]`) ?? form.appendChild(document.createElement("input"));
  Object.assign(field, { type: "hidden", name, value });
}

function ready() {
  const locked = "locked" in document.body.dataset;
  if (locked) journal.drop(); // of a passphrase that was not taken
  // Said before anything is typed: without a memory for this origin the journal would ask at every page.
  if (!journal.remembers()) document.querySelector("[data-forgetful]")?.removeAttribute("hidden");

  bringsACopy();

  for (const form of document.forms) {
    form.addEventListener("submit", (event) => {
      if ("line" in form.dataset || "copy" in form.dataset) return;
      const path = new URL(form.action).pathname;
      if ("begins" in form.dataset) {
        hidden(form, "before", journal.secret());
        hidden(form, "secret", journal.begin() ?? "");
      } else {
        hidden(form, "secret", secretFor(path));
      }
      hidden(form, "known", journal.known());
      if (["/door/unlock", "/door/new-passphrase", "/door/copy/open"].includes(path)) saysHowFar(form);
      // Never leave as plain text what a browser would remember for other forms.
      for (const field of form.querySelectorAll("[autocomplete$=password]")) field.type = "password";
      if (form.dataset.meanwhile) meanwhile(form.dataset.meanwhile);
      const button = event.submitter || form.querySelector("button:not([type=button])");
      if (!button || !button.dataset.busy) return;
      // After this turn: a disabled button would not be sent along.
      setTimeout(() => { button.disabled = true; button.textContent = button.dataset.busy; });
    });
  }

  for (const box of document.querySelectorAll("[data-show]")) {
    box.addEventListener("change", () => {
      for (const field of box.form.querySelectorAll("[autocomplete$=password]")) field.type = box.checked ? "text" : "password";
    });
  }

  const strength = document.getElementById("strength");
  for (const field of document.querySelectorAll("[data-strength]")) {
    const words = strength.querySelector(".words");
    const hint = words.textContent;
    let timer = 0;
    field.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(async () => {
        const asked = field.value;
        if (!asked) { strength.dataset.score = ""; words.textContent = hint; return; }
        const told = await journal.post("/door/strength", { passphrase: asked }).catch(() => ({}));
        if (!told.ok || field.value !== asked) return;
        strength.dataset.score = told.score;
        words.textContent = told.sentence;
      }, 250);
    });
  }

  for (const button of document.querySelectorAll("[data-print]")) button.addEventListener("click", () => print());

  const zones = document.querySelector("[data-zone]");
  if (zones && !zones.dataset.zone) {
    const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if ([...zones.options].some((option) => option.value === here)) zones.value = here;
  }

  const waiting = document.querySelector("[data-wait]");
  if (waiting) {
    const seconds = Number(waiting.dataset.wait);
    if (seconds) wait(waiting, seconds);
    // Others' tries keep nobody waiting who has unlocked here before, so only this browser can ask how long.
    else journal.post("/door/wait", { known: journal.known() }).then((told) => told.seconds && wait(waiting, told.seconds), () => {});
  }

  const line = leavesLines();
  if (locked) looksWhetherAnotherTabIsIn(line);
  journal.formsGo();
}

// A copy of a journal goes to the door as it is, encrypted; how far it is, is said.
function bringsACopy() {
  const form = document.querySelector("[data-copy]");
  if (!form) return;
  const [file, button] = [form.querySelector("input"), form.querySelector("button")];
  const [way, said] = [document.getElementById("copy-way"), document.getElementById("copy-said")];
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!file.files.length || button.disabled) return;
    said.hidden = true;
    way.hidden = false;
    button.disabled = file.disabled = true;
    let sentence = "The copy could not be sent: the journal does not answer, or the file cannot be read. Nothing was kept.";
    try {
      const told = await journal.send("/door/copy/file", file.files[0], journal.begin() ?? "", (part) => {
        way.querySelector("progress").value = 100 * part;
        way.querySelector("p").textContent = part < 1 ? `${Math.floor(100 * part)} %` : "Reading every byte of it back…";
      });
      if (told.kept) return void location.assign("/door/copy");
      sentence = told.sentence ?? sentence;
    } catch { /* said below */ }
    way.hidden = true;
    button.disabled = file.disabled = false;
    said.textContent = sentence;
    said.hidden = false;
  });
}

// What takes seconds is waited for on a page that says what is under way; the answer then takes its place.
function meanwhile(name) {
  setTimeout(() => { // after this turn: a form that is gone would not be sent
    document.querySelector("main").replaceChildren(document.querySelector(".name"), document.getElementById(name).content);
    document.querySelector("h1").focus();
  });
}

// The first unlock after an upgrade may take a while: say how far it is.
function saysHowFar(form) {
  const said = document.createElement("p");
  const bar = document.createElement("progress");
  said.className = "hint";
  said.setAttribute("role", "status");
  bar.max = 100;
  bar.setAttribute("aria-label", "Brought up to date");
  const timer = setInterval(async () => {
    const { percent } = await journal.ask("/door/opening").then((answer) => JSON.parse(answer.text), () => ({ percent: null }));
    if (percent === null) return;
    if (!said.isConnected) form.append(said);
    said.replaceChildren("Your journal is brought up to date, once after an upgrade. ", bar, ` ${percent} %`);
    bar.value = percent;
  }, 1000);
  addEventListener("pagehide", () => clearInterval(timer));
}

function wait(sentence, seconds) {
  const button = document.querySelector("form .button");
  const words = sentence.querySelector("span");
  const say = () => { words.textContent = seconds === 1 ? "1 second" : `${seconds} seconds`; };
  say();
  sentence.hidden = false;
  button.disabled = true;
  const timer = setInterval(() => {
    seconds -= 1;
    say();
    if (seconds > 0) return;
    clearInterval(timer);
    button.disabled = false;
    sentence.textContent = "You can try again now.";
  }, 1000);
}

// A line is sent without leaving the page: one that is not taken stays in its field. What stands there
// unsent when the page is left, by unlocking for instance, is kept too.
function leavesLines() {
  const form = document.querySelector("[data-line]");
  const line = document.getElementById("line");
  if (!line) return null;
  const said = document.getElementById("line-said");
  let sending = false;
  const send = (leaving) => journal.ask(form.action, {
    method: "POST",
    headers: { Accept: "application/json" },
    body: new URLSearchParams({ line: line.value, known: journal.known() }),
    leaving,
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (sending || !line.value.trim()) return;
    sending = true;
    const text = line.value;
    try {
      const told = JSON.parse((await send(false)).text);
      if (told.kept && line.value === text) line.value = "";
      said.textContent = told.sentence;
    } catch {
      said.textContent = "Not kept: the journal does not answer. Your line is still here.";
    }
    sending = false;
  });
  line.addEventListener("input", () => { said.textContent = ""; });
  addEventListener("pagehide", () => {
    if (sending || !line.value.trim()) return;
    send(true).catch(() => {});
    line.value = "";
  });
  return line;
}

// Another tab may have unlocked meanwhile: then this one need not ask.
function looksWhetherAnotherTabIsIn(line) {
  const look = async () => {
    if (document.visibilityState !== "visible" || (line && line.value)) return;
    const told = await journal.ask("/door/peek").then((answer) => JSON.parse(answer.text), () => ({ locked: true }));
    if (told.locked) return;
    const after = document.querySelector("[name=next]").value;
    if (location.pathname.startsWith("/door/")) location.replace(after); else location.reload();
  };
  addEventListener("focus", look);
  document.addEventListener("visibilitychange", look);
}
