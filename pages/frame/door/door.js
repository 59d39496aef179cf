// The door works without this; it only makes it kinder.
"use strict";

// Say that something is happening, and keep a second press from asking twice.
for (const form of document.forms) {
  form.addEventListener("submit", (event) => {
    // Never leave as plain text what a browser would remember for other forms.
    for (const field of form.querySelectorAll("[autocomplete$=password]")) field.type = "password";
    const button = event.submitter || form.querySelector("button:not([type=button])");
    if (!button || !button.dataset.busy) return;
    // After this turn: a disabled button would not be sent along.
    setTimeout(() => { button.disabled = true; button.textContent = button.dataset.busy; });
  });
}

// The first unlock after an upgrade may take a while: say how far it is.
for (const form of document.querySelectorAll("form[action='/door/unlock'], form[action='/door/new-passphrase']")) {
  form.addEventListener("submit", () => {
    const said = document.createElement("p");
    const bar = document.createElement("progress");
    said.className = "hint";
    said.setAttribute("role", "status");
    bar.max = 100;
    bar.setAttribute("aria-label", "Brought up to date");
    const timer = setInterval(async () => {
      const answer = await fetch("/door/opening").catch(() => null);
      const percent = answer && answer.ok ? (await answer.json()).percent : null;
      if (percent === null) return;
      if (!said.isConnected) form.append(said);
      said.replaceChildren("Your journal is brought up to date, once after an upgrade. ", bar, ` ${percent} %`);
      bar.value = percent;
    }, 1000);
    addEventListener("pagehide", () => clearInterval(timer));
  });
}

// Coming back with the browser's back button: the page is as it was, so must the buttons be.
addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

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
      const answer = await fetch("/door/strength", { method: "POST", body: JSON.stringify({ passphrase: asked }) });
      if (!answer.ok || field.value !== asked) return;
      const told = await answer.json();
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
  const button = document.querySelector("form .button");
  let left = Number(waiting.dataset.wait);
  button.disabled = true;
  const timer = setInterval(() => {
    left -= 1;
    waiting.textContent = left === 1 ? "1 second" : `${left} seconds`;
    if (left > 0) return;
    clearInterval(timer);
    button.disabled = false;
    waiting.parentElement.textContent = "You can try again now.";
  }, 1000);
}

// A line is sent without leaving the page: one that is not taken stays in its field. What stands there
// unsent when the page is left, by unlocking for instance, is kept too.
const lineForm = document.querySelector("[data-line]");
const line = document.getElementById("line");
let sendingLine = false;
if (line) {
  const said = document.getElementById("line-said");
  lineForm.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (sendingLine || !line.value.trim()) return;
    sendingLine = true;
    const text = line.value;
    try {
      const answer = await fetch(lineForm.action, {
        method: "POST",
        headers: { Accept: "application/json" },
        body: new URLSearchParams({ line: text }),
        keepalive: true,
      });
      const told = await answer.json();
      if (told.kept && line.value === text) line.value = "";
      said.textContent = told.sentence;
    } catch {
      said.textContent = "Not kept: the journal does not answer. Your line is still here.";
    }
    sendingLine = false;
  });
  line.addEventListener("input", () => { said.textContent = ""; });
  addEventListener("pagehide", () => {
    if (!sendingLine && line.value.trim()) {
      navigator.sendBeacon(lineForm.action, new URLSearchParams({ line: line.value }));
      line.value = "";
    }
  });
}

// Another tab may have unlocked meanwhile: then this one need not ask.
if ("locked" in document.body.dataset) {
  const look = async () => {
    if (document.visibilityState !== "visible" || (line && line.value)) return;
    const answer = await fetch("/door/peek").catch(() => null);
    if (answer && answer.ok && !(await answer.json()).locked) {
      const after = document.querySelector("[name=next]").value;
      if (location.pathname.startsWith("/door/")) location.replace(after); else location.reload();
    }
  };
  addEventListener("focus", look);
  document.addEventListener("visibilitychange", look);
}
