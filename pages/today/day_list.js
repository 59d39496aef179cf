// The day's list. It draws the day it was given, and after a press the day that the answer holds; text goes in as text.

const UNDO = 12000; // ms that undo is offered

export default function ({ data: [data], parentElement: root, setTriggerValue }) {
  root.list ??= begin(root);
  root.list.open = (what) => setTriggerValue("open", what);
  root.list.show(data);
}

function begin(root) {
  const sentence = root.querySelector(".sentence");
  const rows = root.querySelector("ol");
  const told = root.querySelector(".told");
  let about = null; // what the page gave: the journal, the day, what else was logged, the words
  let day = null; // the day as it stands
  let asked = ""; // the session whose rating is open
  let undo = null; // what takes the last press back
  let pressed = null; // the session of the last press, while that can be taken back
  let timer = 0;
  let sending = Promise.resolve();
  const answers = settling(() => about, send);

  // --- pressing -------------------------------------------------------------------------------

  function send(what) {
    sending = sending.then(async () => {
      const answer = await post(about, { day: about.day, ...what });
      if (!answer.kept) {
        told.textContent = answer.sentence || about.words.unread;
        return;
      }
      day = answer.day;
      asked = "";
      told.textContent = "";
      clearTimeout(timer);
      undo = answer.undo ?? null;
      pressed = undo ? answer.session : null;
      if (undo) {
        timer = setTimeout(() => { undo = pressed = null; draw(); }, UNDO);
        told.textContent = [about.words.kept, pressed.code, pressed.called].filter(Boolean).join(" ");
      }
      draw();
      focusAfter(what.id);
    });
  }

  // Whoever settles a day goes on with the next hour that is not told of; else one stays where one was.
  function focusAfter(id) {
    const next = rows.querySelector(".ask") ?? inRow(id);
    next?.focus({ preventScroll: true });
  }

  const inRow = (id) => rows.querySelector(`[data-id="${id}"] button:not(.code)`);
  const rowOf = (button) => button.closest("[data-id]")?.dataset.id ?? "";
  const nameOf = (button) => `${rowOf(button)} ${button.getAttribute("aria-label") ?? button.textContent}`;

  function ask(id) {
    asked = asked === id ? "" : id;
    draw();
    const line = rows.querySelector(`[data-id="${id}"]`);
    (line?.querySelector(".rate button") ?? line?.querySelector("[aria-expanded]"))?.focus({ preventScroll: true });
  }

  // --- drawing --------------------------------------------------------------------------------

  function show(given) {
    const another = !about || about.day !== given.day || about.journal !== given.journal;
    about = given;
    day = given.told;
    if (another) {
      asked = "";
      undo = pressed = null;
    }
    draw();
  }

  function draw() {
    const focused = rows.getRootNode().activeElement;
    const [row, name] = rows.contains(focused) ? [rowOf(focused), nameOf(focused)] : ["", ""];
    sentence.textContent = day.sentence;
    rows.setAttribute("aria-label", about.words.list);
    rows.classList.toggle("twelve", about.hours === 12);
    const lines = [
      ...day.sessions.map((session) => [session.start.slice(11, 16), held(session)]),
      ...about.logged.map((one) => [one.clock, logged(one)]),
    ].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    const drawn = lines.filter(([at]) => !about.now || at <= about.now).map(([, line]) => line);
    if (about.now && lines.length) drawn.push(make("li", "now", about.now_in_words));
    if (day.gap) {
      const line = make("li", "gap", `${day.gap} `);
      line.append(button("way", about.words.break, () => root.list.open({ kind: "downtime" })));
      drawn.push(line);
    }
    drawn.push(...lines.filter(([at]) => about.now && at > about.now).map(([, line]) => line));
    if (day.evening) {
      const line = make("li", "row");
      line.append(make("span", "time"), iconOf("check-in"), button("way", day.evening, () => about && root.list.open({ kind: "check-in" })));
      drawn.push(line);
    }
    if (day.asking.length) {
      drawn.push(make("li", "heading", about.words.asking));
      drawn.push(...day.asking.map((session) => held(session, session.on)));
    }
    // What no longer asks stays until it can no longer be taken back.
    const listed = [...day.sessions, ...day.asking].some((session) => session.id === pressed?.id);
    if (pressed && !listed) drawn.push(held(pressed, pressed.on));
    rows.replaceChildren(...drawn);
    if (name) ([...rows.querySelectorAll("button")].find((one) => nameOf(one) === name) ?? inRow(row))?.focus({ preventScroll: true });
  }

  function iconOf(kind) {
    const icon = make("span", "icon", "", { "data-icon": about.marks[kind]?.icon ?? "" });
    icon.style.setProperty("--k", about.marks[kind]?.hue ?? "currentColor");
    return icon;
  }

  function logged(one) {
    const line = make("li", "row");
    line.append(make("span", "time", one.at), iconOf(one.kind), make("span", "line", one.line));
    const acts = make("span", "acts");
    acts.append(button("act", about.words.open, () => root.list.open({ kind: one.kind, id: one.id }), { "aria-label": `${about.words.open}: ${one.line}` }));
    line.append(acts);
    return line;
  }

  function held(session, on = "") {
    const line = make("li", "row session", "", { "data-id": session.id });
    const name = [session.at, session.code, on].filter(Boolean).join(" ");
    const mark = make("span", session.status === "attended" ? "mark" : "mark hollow");
    const [light, dark] = about.hues[session.colour] ?? ["currentColor", "currentColor"];
    mark.style.setProperty("--k", `light-dark(${light}, ${dark})`);
    const code = button("code", session.code, () => root.list.open({ kind: "session", id: session.id }), { "aria-label": `${about.words.open}: ${name}` });
    line.append(make("span", "time", session.at), mark, code);
    if (on) code.append(make("span", "quiet on", ` ${on}`));
    const acts = make("span", "acts");
    if (session.called) acts.append(make("span", "quiet", session.called));
    if (undo?.id === session.id) {
      acts.append(make("span", "kept", about.words.kept), button("act", about.words.undo, () => send({ do: "undo", ...undo })));
    }
    if (session.asks) acts.append(answers.reached(session, name));
    const open = asked === session.id;
    const wasThere = session.status === "attended" && session.rated_with;
    const settled = wasThere || session.demand !== null || !["planned", "attended"].includes(session.status);
    if (session.over && !settled && session.rated_with) acts.append(...present(session, name), more(about.words.change));
    else if (session.over || settled) acts.append(settled ? more(about.words.change) : more(about.words.ask, "pill ask"));
    else acts.append(...answers.otherwise("act", session, ["cancelled late", "cancelled", "cancelled by me"], name));
    line.append(acts);
    if (open) line.append(answers.rating(session, name));
    return line;

    function more(words, looks = "act") {
      return button(looks, words, () => ask(session.id), { "aria-expanded": String(open), "aria-label": `${words} ${name}` });
    }
  }

  // The hour of a group is rated with one of them; of the others it is only to be said whether they were there.
  function present(session, name) {
    const there = button("pill ask", about.words.there, () => send({ do: "status", id: session.id, status: "attended" }), { "aria-label": `${about.words.there}: ${name}` });
    return [make("span", "quiet", about.words["was there"]), there, ...answers.otherwise("pill", session, ["no-show"], name)];
  }

  return { show };
}
