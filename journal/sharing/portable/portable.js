"use strict";
// Opens what is locked in this page, shows it, and locks the answer. Whatever a person wrote goes through textContent.
(() => {
  const at = (id) => document.getElementById(id);
  const locked = JSON.parse(at("locked").textContent);
  const bytes = (text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  const base64 = (data) => btoa(Array.from(data, (byte) => String.fromCharCode(byte)).join(""));
  const utf8 = new TextEncoder();
  const asMeant = (typed) => (typed.normalize("NFKC").toLowerCase().match(/[a-z]+/g) || []).join("-");
  let secret = null; // the words, as a key that nobody can read out again
  let shown = null;
  let unsaved = false;

  // --- keys ---------------------------------------------------------------------------------------

  const bound = (head) => utf8.encode(`${head.format} ${head.version} ${head.what} ${head.rounds}`);

  async function keyFrom(words, head) {
    const how = { name: "PBKDF2", hash: "SHA-256", salt: bytes(head.salt), iterations: head.rounds };
    return crypto.subtle.deriveKey(how, words, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  }

  async function unlock(typed) {
    const words = await crypto.subtle.importKey("raw", utf8.encode(asMeant(typed)), "PBKDF2", false, ["deriveKey"]);
    const how = { name: "AES-GCM", iv: bytes(locked.nonce), additionalData: bound(locked) };
    const opened = await crypto.subtle.decrypt(how, await keyFrom(words, locked), bytes(locked.sealed));
    secret = words;
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(opened));
  }

  async function lock(text) {
    const fresh = (length) => base64(crypto.getRandomValues(new Uint8Array(length)));
    const head = { format: locked.format, nonce: fresh(12), rounds: locked.rounds, salt: fresh(16), sealed: "", version: 1, what: "answer" };
    const how = { name: "AES-GCM", iv: bytes(head.nonce), additionalData: bound(head) };
    const sealed = await crypto.subtle.encrypt(how, await keyFrom(secret, head), utf8.encode(text));
    return canonical({ ...head, sealed: base64(new Uint8Array(sealed)) });
  }

  /** The one way in which something is written: keys in order, no spaces. */
  function canonical(value) {
    if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
    if (value === null || typeof value !== "object") return JSON.stringify(value);
    return `{${Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(",")}}`;
  }

  /** Without signs that no file should hold: control characters, halves of a pair. */
  const clean = (text) => text.replace(/\r\n?/g, "\n").replace(/[\u0000-\u0008\u000b-\u001f\u007f]|\p{Surrogate}/gu, "");
  const length = (text) => Array.from(text).length;

  // --- a box to write in ---------------------------------------------------------------------------

  // Browsers write what is typed into a text area to their session files. What is typed inside a shadow root, they do not.
  class Comment extends HTMLElement {
    connectedCallback() {
      if (this.box) return;
      const root = this.attachShadow({ mode: "open" });
      const look = document.createElement("style");
      look.textContent = `
        div { min-height: 3.25rem; padding: .6rem .75rem; margin: .5rem 0; border: 1px solid var(--line); border-radius: .5rem;
              background: var(--raised); white-space: pre-wrap; overflow-wrap: anywhere; }
        div:empty::before { content: "Comment or question"; color: var(--quiet); }
        div:focus { outline: 3px solid var(--accent); outline-offset: 1px; }`;
      this.box = document.createElement("div");
      this.box.setAttribute("role", "textbox");
      this.box.setAttribute("aria-multiline", "true");
      this.box.setAttribute("aria-label", this.dataset.label);
      this.box.spellcheck = false; // some browsers ask a server for their spelling
      this.box.contentEditable = "true";
      try { this.box.contentEditable = "plaintext-only"; } catch { /* an older browser: pasting is made plain below */ }
      this.box.addEventListener("paste", (event) => {
        event.preventDefault();
        document.execCommand("insertText", false, event.clipboardData.getData("text/plain"));
      });
      this.box.addEventListener("drop", (event) => event.preventDefault());
      this.box.addEventListener("input", () => {
        unsaved = true;
        if (!this.box.textContent.trim()) this.box.replaceChildren();
      });
      root.append(look, this.box);
    }

    get words() {
      return clean(this.box.innerText).trim();
    }
  }
  customElements.define("comment-box", Comment);

  // --- building, with text as text ------------------------------------------------------------------

  function make(name, words, attributes = {}) {
    const element = document.createElement(name);
    if (words !== undefined) element.textContent = words;
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  }

  const commentOn = (item, about) => make("comment-box", undefined, { "data-on": item, "data-label": `Comment on ${about}` });
  const MONTHS = "January February March April May June July August September October November December".split(" ");
  const day = (iso) => `${Number(iso.slice(8))} ${MONTHS[Number(iso.slice(5, 7)) - 1]} ${iso.slice(0, 4)}`;
  const told = (value, digits = 1) => (value === null ? "–" : typeof value === "number" ? value.toFixed(digits) : String(value));

  function table(heads, rows) {
    const element = make("table");
    const row = (cells, name) => {
      const line = make("tr");
      cells.forEach((cell, place) => line.append(make(name, cell, place && name === "th" ? { scope: "col" } : {})));
      return line;
    };
    const head = make("thead");
    head.append(row(heads, "th"));
    const body = make("tbody");
    rows.forEach((cells) => body.append(row(cells, "td")));
    element.append(head, body);
    const wide = make("div", undefined, { class: "wide", tabindex: "0" });
    wide.append(element);
    return wide;
  }

  function section(title, note) {
    const element = make("section");
    element.append(make("h2", title));
    if (note) element.append(make("p", note, { class: "quiet" }));
    at("parts").append(element);
    return element;
  }

  // A pack of the first form does not tell whether there was anything to choose, so neither does this page of it.
  const empty = (pack) => make("p", pack.not_chosen === undefined ? "Nothing is shown here." : "Chosen, and there is nothing to show.");

  function charted(pack, item, title, note, heads, rows, noValues) {
    const into = section(title, note);
    if (!rows.length) {
      into.append(empty(pack));
    } else if (shown.light[item]) {
      into.append(make("div", undefined, { class: "chart", "data-chart": item, role: "img", "aria-label": `${title}. The figures are in the table below.` }));
      const behind = make("details");
      behind.append(make("summary", "The figures as a table"), table(heads, rows));
      into.append(behind);
    } else {
      if (noValues) into.append(make("p", noValues));
      into.append(table(heads, rows));
    }
    into.append(commentOn(item, title.toLowerCase()));
  }

  function itemList(pack, name, items, title, note, inside) {
    const into = section(title, note);
    if (!items.length) into.append(empty(pack));
    const list = make("ol");
    items.forEach((item, place) => {
      const line = make("li", undefined, { class: "item" });
      inside(line, item, `${name}-${place + 1}`);
      list.append(line);
    });
    into.append(list);
  }

  // --- the pack --------------------------------------------------------------------------------------

  function show(pack) {
    at("from").textContent = `From ${pack.sender.name}`;
    at("weeks").textContent = `Weeks from ${day(pack.first)} to the one from ${day(pack.last)}. Made on ${day(pack.made_at.slice(0, 10))}.`;
    at("says").textContent = pack.says;
    if (pack.risk) {
      section("Risk").append(make("p", pack.risk.length ? `A risk flag stands at ${pack.risk.join(", ")}.` : "No client one works with now has a risk flag."));
    }
    if (pack.agenda) {
      itemList(pack, "agenda", pack.agenda, "To bring", "", (line, item, name) => {
        line.append(make("h3", item.title), make("p", item.want ? `${item.state}, wanted: ${item.want}` : item.state, { class: "quiet" }), commentOn(name, item.title));
      });
    }
    if (pack.goals) {
      itemList(pack, "goal", pack.goals, "What they want to learn", "", (line, item, name) => {
        line.append(make("h3", item.text), make("p", item.reached_on ? `reached, week of ${day(item.reached_on)}` : "not reached yet", { class: "quiet" }), commentOn(name, item.text));
      });
    }
    if (pack.hours) showHours(pack);
    if (pack.load) {
      charted(pack, "load", "Emotional load", "Weekly means. Our own sum, not a validated instrument. What is kept back is not counted.",
        ["Week from", "Demand", "Recovery", "Rests on days"],
        pack.load.map((w) => [day(w.week), told(w.demand), told(w.recovery), `${w.logged} of ${w.workdays}`]),
        "These weeks hold no logged day that is shown.");
    }
    if (pack.caseload) {
      charted(pack, "caseload", "Caseload intensity", "Per cent of the planned work of a week. Our own sum, not a validated instrument.",
        ["Week from", "Per cent of plan", "Sessions", "No-shows", "Contacts", "Runs"],
        pack.caseload.map((w) => [day(w.week), told(w.cii), ...["sessions", "no_shows", "contacts", "runs"].map((part) => told(w.parts ? w.parts[part] : null, 2))]),
        "These weeks hold no logged work.");
    }
    if (pack.themes) charted(pack, "themes", "Feelings named", "Over all clients. What is kept back is not counted.", ["Feeling", "Times"], pack.themes.map((t) => [t.feeling, told(t.count, 0)]));
    if (pack.still_with_me) charted(pack, "still", "Still in mind", "Thoughts between sessions; a common part of the work. What is kept back is not counted.", ["Client", "Times"], pack.still_with_me.map((s) => [s.code, told(s.count, 0)]));
    if (pack.contact) charted(pack, "contact", "Contact between sessions", "Against what was agreed. Contacts without an agreement are in neither.", ["Client", "Week from", "Inside", "Outside"], pack.contact.map((c) => [c.code, day(c.week), told(c.inside, 0), told(c.outside, 0)]));
    if (pack.texts) {
      itemList(pack, "text", pack.texts, "In their own words", "", (line, item, name) => {
        line.append(make("h3", `${item.kind === "reflection" ? "Reflection" : "Notes of a supervision"}, week from ${day(item.week)}`), make("p", item.text, { class: "words" }), commentOn(name, `the text of ${day(item.week)}`));
      });
    }
    showNotChosen(pack.not_chosen || []);
    at("whole").append(commentOn("pack", "the whole"));
    addAction();
  }

  // --- a sheet: for who stands in for the therapist -----------------------------------------------------

  function showSheet(sheet) {
    at("from").textContent = sheet.title;
    at("weeks").textContent = `From ${sheet.sender.name}. Made on ${day(sheet.made_at.slice(0, 10))}.`;
    at("says").textContent = until(sheet.destroy_by);
    at("says").hidden = !sheet.destroy_by;
    if (sheet.recognised) section("How a caller is recognised").append(make("p", sheet.recognised, { class: "words" }));
    for (const one of sheet.sections) {
      section(one.heading).append(...one.lines.map((line) => make("p", line, { class: "words" })));
    }
    at("actions").hidden = true;
    at("answer").hidden = true;
    at("paper").hidden = false;
    at("print").addEventListener("click", () => {
      at("print_sure").hidden = false;
      at("print_sure").focus();
    });
    at("print_sure").addEventListener("click", () => {
      at("pack").classList.add("on-paper");
      print();
      at("pack").classList.remove("on-paper");
      at("print_sure").hidden = true;
    });
  }

  /** Until when it is kept; after that day it is asked for, and opens all the same. */
  function until(last) {
    if (!last) return "";
    const today = new Date();
    const here = `${today.getFullYear()}-${String(today.getMonth() + 1).padStart(2, "0")}-${String(today.getDate()).padStart(2, "0")}`;
    if (here <= last) return `Please destroy this file, and every copy, by ${day(last)}.`;
    return `This was to be destroyed by ${day(last)}. If something happened, keep it until it is handed back and in the record, and destroy it then.`;
  }

  const PARTS = {
    risk: "Risk", agenda: "To bring", goals: "What they want to learn", load: "Emotional load", caseload: "Caseload intensity", themes: "Feelings named",
    still_with_me: "Still in mind", contact: "Contact between sessions", texts: "In their own words",
  };

  /** What is not shown must not look as if it were not there. */
  function showNotChosen(parts) {
    if (!parts.length) return;
    const list = make("ul");
    list.append(...Object.keys(PARTS).filter((part) => parts.includes(part)).map((part) => make("li", PARTS[part])));
    section("Not chosen", "Left out of this pack by choice, whether or not there is anything of it.").append(list);
  }

  function showHours(pack) {
    itemList(pack, "hour", pack.hours, "Hours to sign off", "Tick what took place as it stands here.", (line, item, name) => {
      const label = make("label", undefined, { class: "tick" });
      const tick = make("input", undefined, { type: "checkbox", "data-hour": name });
      tick.addEventListener("change", () => { unsaved = true; });
      label.append(tick, make("span", `${day(item.day)}, ${item.minutes} minutes, ${item.format}`));
      line.append(label, commentOn(name, `the hour of ${day(item.day)}`));
    });
  }

  function addAction() {
    const line = make("li", undefined, { class: "action" });
    const text = make("input", undefined, { "aria-label": "Action", autocomplete: "off", maxlength: "500", spellcheck: "false" });
    const due = make("input", undefined, { type: "date", min: "1900-01-01", max: "2199-12-31", "aria-label": "Due" });
    for (const field of [text, due]) field.addEventListener("input", () => { unsaved = true; });
    line.append(text, due);
    at("lines").append(line);
    return text;
  }

  function draw() {
    const figures = matchMedia("(prefers-color-scheme: dark)").matches ? shown.dark : shown.light;
    for (const place of document.querySelectorAll("[data-chart]")) {
      const figure = figures[place.dataset.chart];
      Plotly.react(place, figure.data, figure.layout, { displayModeBar: false, responsive: true });
    }
  }

  // --- the answer --------------------------------------------------------------------------------------

  function answer(pack) {
    const comments = Array.from(document.querySelectorAll("comment-box"), (box) => ({ on: box.dataset.on, text: box.words }));
    const actions = Array.from(document.querySelectorAll(".action"), (line) => {
      const [text, due] = line.querySelectorAll("input");
      return { text: clean(text.value).replace(/[\n\t]/g, " ").trim(), due: due.value || null };
    });
    const id = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
    return {
      format: "between-sessions-answer", version: 1, id, pack: pack.id, pack_hash: shown.hash,
      made_at: new Date().toISOString().replace(/\.\d+Z$/, "Z"), sender: null, to: pack.sender.keys,
      comments: comments.filter((comment) => comment.text), actions: actions.filter((action) => action.text),
      hours: Array.from(document.querySelectorAll("[data-hour]:checked"), (tick) => tick.dataset.hour).sort(),
    };
  }

  async function save(pack) {
    const given = answer(pack);
    const said = at("saved");
    if (!(given.comments.length || given.actions.length || given.hours.length)) { said.textContent = said.dataset.empty; return; }
    if (given.comments.some((c) => length(c.text) > 5000) || given.actions.some((a) => length(a.text) > 500)) { said.textContent = said.dataset.long; return; }
    if (Array.from(document.querySelectorAll(".action input[type=date]")).some((due) => !due.validity.valid)) { said.textContent = said.dataset.day; return; }
    const link = make("a", undefined, { download: `answer-${pack.id.slice(0, 8)}.json` });
    link.href = URL.createObjectURL(new Blob([await lock(canonical(given))], { type: "application/json" }));
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    unsaved = false;
    said.textContent = `Your browser saves it as ${link.download}. Please look that it is there before you close this page, then send it to the therapist. Saving again makes a new file; only one of them is taken in.`;
  }

  // --- the door ------------------------------------------------------------------------------------------

  at("show").addEventListener("change", () => { at("words").type = at("show").checked ? "text" : "password"; });
  at("unlock").addEventListener("submit", async (event) => {
    event.preventDefault();
    const said = at("said");
    said.textContent = said.dataset.opening;
    at("open").disabled = true;
    try {
      if (!window.crypto || !crypto.subtle) { said.textContent = said.dataset.cannot; return; }
      shown = await unlock(at("words").value);
    } catch {
      said.textContent = said.dataset.wrong;
      return;
    } finally {
      at("open").disabled = false;
    }
    at("words").value = "";
    at("door").hidden = true;
    at("pack").hidden = false;
    if (shown.sheet) {
      showSheet(JSON.parse(shown.sheet));
      at("from").focus();
      return;
    }
    const pack = JSON.parse(shown.pack);
    show(pack);
    draw();
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
    at("more").addEventListener("click", () => addAction().focus());
    at("save").addEventListener("click", () => save(pack));
    at("from").focus();
  });
  addEventListener("beforeunload", (event) => { if (unsaved) event.preventDefault(); });
})();
