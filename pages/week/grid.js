// The week as a picture. It draws the week it was given, and after a press the week that the answer holds.

const UNDO = 12000; // ms that undo is offered
const STEP = 15; // minutes that a press in a gap is rounded down to

export default function ({ data: [data], parentElement: root, setTriggerValue }) {
  root.grid ??= begin(root);
  root.grid.open = (what) => setTriggerValue("open", what);
  root.grid.show(data);
}

const two = (n) => String(n).padStart(2, "0");
const clock = (minute) => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`; // as a field for a time has it
const half = (minute) => (minute % 1440 < 720 ? "am" : "pm");
const twelve = (minute) => `${Math.floor(minute / 60) % 12 || 12}`;

function begin(root) {
  const whole = root.querySelector(".week");
  const part = (name) => whole.querySelector(`:scope .${name}`);
  const sentence = part("sentence"), ways = part("ways"), grid = part("grid"), plan = part("plan"), told = part("told");
  const undoing = part("undo");
  let about = null; // what the page gave: the journal, this moment, the words
  let week = null; // the week as it stands
  let asked = null; // what is open: { id } a session, { day, minute } a gap; its `move`: a new time is asked for
  let heavy = false; // whether it shows what sessions asked; never kept
  let undo = null;
  let timer = 0;
  let sending = Promise.resolve();
  const answers = settling(() => about, send);

  // As the page writes a time, and a whole hour at the side.
  const written = (minute) => (about.hours === 24 ? clock(minute) : `${twelve(minute)}:${two(minute % 60)} ${half(minute)}`);
  const hourSaid = (minute) => (about.hours === 24 ? clock(minute) : `${twelve(minute)} ${half(minute)}`);

  const open = (what) => root.grid.open(what);
  const waits = (session) => session.over && session.status === "planned";
  const every = () => week.days.flatMap((day) => day.blocks.flatMap((block) => block.sessions));
  const isOpen = (block) => !!asked?.id && !block.goes_on && block.sessions.some((session) => session.id === asked.id);

  // --- pressing -------------------------------------------------------------------------------

  function send(what, before) {
    sending = sending.then(async () => {
      const answer = await post(about, { view: "week", day: week.monday, ...what });
      if (!answer.kept) {
        // Nothing is drawn anew: what is typed stays.
        for (const line of [told, part("trouble")]) if (line) line.textContent = answer.sentence || about.words.unread;
        return;
      }
      week = answer.week;
      clearTimeout(timer);
      undo = null;
      told.textContent = "";
      const now = answer.session;
      asked = every().some((session) => session.id === now.id) ? { id: now.id } : null;
      if (before) {
        undo = { id: now.id, status: before.status, demand: before.demand, reached: before.reached, as_of: now.as_of };
        if (what.do === "move") undo.start = before.start;
        timer = setTimeout(() => {
          undo = null;
          told.textContent = "";
          draw();
        }, UNDO);
        const said = what.do === "move" ? [about.words.moved, now.code, `${now.on}, ${now.at}`] : [about.words.kept, now.code, now.called];
        told.textContent = said.filter(Boolean).join(" ");
      }
      draw();
      focus(".panel .next", ".panel .close", `[data-id="${now.id}"] .block`, ".undo button", ".add");
    });
  }

  function focus(...where) {
    for (const one of where) {
      const found = whole.querySelector(one);
      if (found) return void found.focus({ preventScroll: true });
    }
  }

  function ask(what, ...where) {
    asked = what;
    draw();
    focus(...where);
    part("panel")?.scrollIntoView({ block: "nearest" });
  }

  function close() {
    const from = asked?.id ? `[data-id="${asked.id}"] .block` : asked?.day ? `[data-day="${asked.day}"] .add` : ".block";
    ask(null, from);
  }

  const first = (id) => ask({ id }, ".panel .rate button", ".panel button");

  // --- keys -----------------------------------------------------------------------------------

  whole.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && asked && event.target.closest(".panel")) return close();
    if (!event.target.matches(".block") || !event.key.startsWith("Arrow")) return;
    const column = event.target.closest(".day");
    const blocks = [...column.querySelectorAll(".block")];
    const at = blocks.indexOf(event.target);
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      blocks[at + (event.key === "ArrowDown" ? 1 : -1)]?.focus();
    } else {
      const way = event.key === "ArrowRight" ? "nextElementSibling" : "previousElementSibling";
      let other = column[way];
      while (other && !other.querySelector(".block")) other = other[way];
      const top = (block) => Math.abs(block.closest("li").dataset.top - event.target.closest("li").dataset.top);
      [...(other?.querySelectorAll(".block") ?? [])].sort((a, b) => top(a) - top(b))[0]?.focus();
    }
    event.preventDefault();
  });
  whole.addEventListener("click", (event) => {
    if (asked && !event.target.closest("button, .panel")) ask(null);
  });

  // --- drawing --------------------------------------------------------------------------------

  function show(given) {
    const another = !about || week.monday !== given.told.monday || about.journal !== given.journal;
    about = given;
    week = given.told;
    if (another) {
      asked = undo = null;
      told.textContent = "";
    }
    draw();
  }

  // Drawn anew while somebody is in it, the focus stays where it was.
  function draw() {
    const at = whole.getRootNode().activeElement;
    const name = whole.contains(at) ? at.getAttribute("aria-label") || at.name : "";
    const inPanel = !!at?.closest?.(".panel");
    drawAll();
    if (!name || whole.contains(at)) return;
    const again = [...whole.querySelectorAll(inPanel ? ".panel :is(button, input)" : "button")];
    again.find((one) => (one.getAttribute("aria-label") || one.name) === name)?.focus({ preventScroll: true });
  }

  function drawAll() {
    const { words } = about;
    sentence.textContent = week.sentence;
    ways.replaceChildren();
    if (week.unsettled.length) ways.append(button("act", words.settle, () => first(week.unsettled[0]), { "aria-haspopup": "dialog" }));
    if (every().some((session) => session.demand !== null)) {
      ways.append(button("act", heavy ? words["not heavy"] : words.heavy, () => { heavy = !heavy; draw(); focus(".ways button:last-child"); }, { "aria-pressed": String(heavy) }));
    }
    const hours = week.last_hour - week.first_hour;
    grid.style.setProperty("--hours", hours);
    grid.style.setProperty("--columns", week.days.map((day) => (day.folded ? "2.9rem" : "minmax(0, 1fr)")).join(" "));
    const scale = make("div", "hours", "", { "aria-hidden": "true" });
    for (let n = 0; n <= hours; n++) {
      const line = make("span", "", hourSaid((week.first_hour + n) * 60));
      line.style.setProperty("--at", n);
      scale.append(line);
    }
    const most = Math.max(0, ...week.days.flatMap((day) => [day.load.demand ?? 0, day.load.usual ?? 0]));
    grid.setAttribute("aria-label", words.list);
    grid.replaceChildren(scale, ...week.days.map((day, n) => column(day, n, most)));
    plan.textContent = week.of_plan;
    undoing.replaceChildren();
    if (undo && asked?.id !== undo.id) undoing.append(undoButton());
  }

  function undoButton() {
    return button("act", about.words.undo, () => send({ do: "undo", ...undo }));
  }

  function place(made, top, bottom) {
    made.style.setProperty("--at", (top - week.first_hour * 60) / 60);
    made.style.setProperty("--long", (bottom - top) / 60);
    made.dataset.top = top;
    return made;
  }

  function column(day, n, most) {
    const { words } = about;
    const name = `day-${n}`;
    const made = make("section", ["day", day.is_today && "today", day.folded && "folded", day.leave[0] && "away"].filter(Boolean).join(" "), "", { "aria-labelledby": name, "data-day": day.day });
    const head = make("div", "head");
    const top = make("div", "top");
    const title = make("h2", "", day.folded ? day.short.slice(0, 3) : day.short, { id: name, title: day.on });
    top.append(title, button("add", "+", () => ask({ day: day.day, minute: afterAll(day) }, ".panel input"), { "aria-label": `${words.add}: ${day.on}`, title: `${words.add}: ${day.on}` }));
    head.append(top);
    const [leave, id] = day.leave;
    if (leave) head.append(button("chip", leave[0].toUpperCase() + leave.slice(1), () => open({ kind: "time off", id }), { "aria-label": `${words.open}: ${leave}, ${day.on}` }));
    for (const part of day.on_call) {
      const window = `${words["on call"]}, ${written(part.top)} – ${written(part.bottom)}`;
      head.append(button("chip", words["on call"], () => open({ kind: "on-call", id: part.id }), { "aria-label": `${words.open}: ${window}`, title: window }));
    }
    const items = make("ol", "items", "", { "aria-labelledby": name });
    for (const part of day.on_call) {
      const from = Math.max(part.top, week.first_hour * 60), to = Math.min(part.bottom, week.last_hour * 60);
      if (from < to) items.append(place(make("li", "oncall", "", { "aria-hidden": "true" }), from, to));
    }
    for (const [from, to] of day.gaps) {
      const gap = place(make("li", "gap", "", { "aria-hidden": "true" }), from, to);
      gap.append(button("free", "", (event) => ask({ day: day.day, minute: pointed(event, from, to) }, ".panel input"), { tabindex: "-1", title: `${written(from)} – ${written(to)}: ${words.free}` }));
      items.append(gap);
    }
    if (day.is_today) {
      const minute = about.now.slice(11).split(":").reduce((hour, rest) => hour * 60 + Number(rest), 0);
      if (minute >= week.first_hour * 60 && minute <= week.last_hour * 60) items.append(place(make("li", "now", "", { "aria-hidden": "true" }), minute, minute));
    }
    items.append(...day.blocks.map((block) => (block.sessions.length ? hour(block, day, n) : other(block))));
    if (asked?.day === day.day) {
      const row = place(make("li", "asked gapped"), asked.minute, asked.minute);
      row.append(gapPanel(day, n));
      items.append(row);
    }
    made.append(head, items, load(day, most));
    return made;
  }

  // Where one adds to a day without pointing: after the last of what is in it.
  function afterAll(day) {
    if (!day.blocks.length) return Math.max(week.first_hour, Math.min(9, week.last_hour - 1)) * 60;
    return day.gaps.at(-1)?.[0] ?? week.first_hour * 60;
  }

  function pointed(event, from, to) {
    if (!event.detail) return from;
    const box = event.currentTarget.getBoundingClientRect();
    const minute = from + ((event.clientY - box.top) / box.height) * (to - from);
    return Math.max(from, Math.floor(minute / STEP) * STEP);
  }

  function lanes(made, block) {
    made.style.setProperty("--lane", block.lane);
    made.style.setProperty("--lanes", block.lanes);
    return made;
  }

  function other(block) {
    const line = lanes(place(make("li", `other ${block.kind}${block.aside ? " aside" : ""}`), block.top, block.bottom), block);
    const told = `${written(block.top)} ${block.line}`;
    line.append(button("block", "", () => open({ kind: block.kind, id: block.id }), { "aria-label": `${about.words.open}: ${told}`, title: `${told}, ${block.bottom - block.top} min` }));
    const icon = make("span", "icon", "", { "data-icon": about.marks[block.kind]?.icon ?? "" });
    icon.style.setProperty("--k", about.marks[block.kind]?.hue ?? "currentColor");
    line.firstChild.append(icon, make("span", "when", written(block.top)), " ", make("span", "what", block.line));
    return line;
  }

  function looks(sessions) {
    if (sessions.some((session) => session.status === "attended")) return "held";
    return sessions.some((session) => session.status === "planned") ? "hollow" : "missed";
  }

  // What stands at the right of a block: the figure where it is shown, else what is out of the ordinary.
  function stands(block) {
    const { words } = about;
    const demands = block.sessions.map((session) => session.demand).filter((demand) => demand !== null);
    if (heavy && demands.length) return String(Math.max(...demands));
    if (block.sessions.some(waits)) return words["to settle"];
    if (looks(block.sessions) === "missed") return words[block.sessions[0].status].toLowerCase();
    return block.near_words;
  }

  const covered = (block, day) => block.lanes > 1 || day.blocks.some((one) => one.aside && one.top < block.bottom && block.top < one.bottom);

  function hour(block, day, n) {
    const { words } = about;
    const sessions = block.sessions;
    const line = lanes(place(make("li", `hour ${looks(sessions)}${sessions.some(waits) ? " waits" : ""}${block.near_words ? " near" : ""}${covered(block, day) ? " beside" : ""}`, "", { "data-id": sessions[0].id }), block.top, block.bottom), block);
    const [light, dark] = about.hues[sessions[0].colour] ?? ["currentColor", "currentColor"];
    line.style.setProperty("--k", `light-dark(${light}, ${dark})`);
    const demands = sessions.map((session) => session.demand).filter((demand) => demand !== null);
    if (heavy && demands.length) {
      line.classList.add("shaded");
      line.style.setProperty("--d", `${Math.max(...demands) * 3.2}%`);
    }
    const codes = sessions.map((session) => session.code).join(" ");
    const status = looks(sessions) === "held" ? words.attended : looks(sessions) === "hollow" ? words[sessions.some(waits) ? "to settle" : "to come"] : sessions[0].called;
    const when = block.goes_on ? words["goes on"] : sessions[0].at;
    const said = stands(block);
    // What is seen comes first in the name, so that who speaks to the page can say it.
    const named = [[when, codes, said].filter(Boolean).join(" "), ...[status, block.near_words, block.own_clock].filter((words) => words && words !== said)].join(", ");
    const begins = week.days.some((of) => of.blocks.some((one) => one.id === block.id && !one.goes_on));
    const press = () => (isOpen(block) ? close() : begins ? first(sessions[0].id) : open({ kind: "session", id: block.id }));
    const made = button("block", "", press, { "aria-label": named, title: named, "aria-haspopup": "dialog", "aria-expanded": String(isOpen(block)) });
    made.append(make("span", "when", when), " ", make("b", "", codes), " ", make("span", "said", said));
    line.append(made);
    if (isOpen(block)) {
      line.classList.add("asked");
      line.append(hourPanel(block, day, n));
    }
    return line;
  }

  function panel(name, n, minute) {
    const middle = (week.first_hour + week.last_hour) * 30;
    const made = make("dialog", `panel${n > 3 ? " left" : ""}${minute > middle ? " up" : ""}`, "", { open: "", "aria-label": name });
    const top = make("div", "top");
    top.append(make("strong", "", name), button("close", "×", close, { "aria-label": about.words.close, title: about.words.close }));
    made.append(top, make("p", "trouble"));
    return made;
  }

  function hourPanel(block, day, n) {
    const { words } = about;
    const [one] = block.sessions;
    const made = panel(`${block.sessions.map((session) => session.code).join(" ")} · ${day.short}, ${one.at}`, n, block.top);
    if (block.own_clock) made.append(make("p", "quiet", block.own_clock));
    for (const session of block.sessions) {
      const row = make("div", "row", "", { "data-session": session.id });
      const acts = make("div", "acts");
      if (block.sessions.length > 1) acts.append(make("b", "", session.code));
      if (session.called) acts.append(make("span", "quiet", session.called));
      if (undo?.id === session.id) acts.append(make("span", "kept", "start" in undo ? words.moved : words.kept), undoButton());
      if (session.asks) acts.append(answers.reached(session));
      if (acts.childNodes.length) row.append(acts);
      row.append(answers.rating(session));
      const more = make("div", "acts");
      if (session.status === "planned") more.append(button("act", words.move, () => ask({ id: asked.id, move: asked.move ? "" : session.id }, ".panel .move input", ".panel button"), { "aria-expanded": String(asked.move === session.id) }));
      more.append(button("act", words.open, () => open({ kind: "session", id: session.id }), { "aria-label": `${words.open}: ${session.at} ${session.code}` }));
      if (asked.move === session.id) row.append(more, moving(session, day));
      else row.append(more);
      made.append(row);
    }
    const next = week.unsettled.find((id) => !block.sessions.some((session) => session.id === id));
    if (next && !block.sessions.some(waits)) {
      const following = every().find((session) => session.id === next);
      made.append(button("act next", `${words.next}: ${following.on}, ${following.at} ${following.code}`, () => first(next)));
    }
    return made;
  }

  // What is typed is remembered, so that it is there again when the week is drawn anew.
  function field(kind, name, value) {
    const label = make("label", "", name);
    const input = make("input", "", "", { type: kind, name: kind, value: asked[kind] ?? value, required: "" });
    input.addEventListener("input", () => { asked[kind] = input.value; });
    label.append(input);
    return label;
  }

  function moving(session, day) {
    const form = make("form", "move");
    const on = field("date", about.words.day, session.start.slice(0, 10)), at = field("time", about.words.time, session.start.slice(11, 16));
    form.onsubmit = (event) => {
      event.preventDefault();
      send({ do: "move", id: session.id, to: on.lastChild.value, clock: at.lastChild.value }, session);
    };
    form.append(on, at, make("button", "pill main", about.words["move to"], { type: "submit", "aria-label": about.words["move to"] }));
    return form;
  }

  function gapPanel(day, n) {
    const { words } = about;
    const made = panel(day.on, n, asked.minute);
    const at = field("time", words.time, clock(asked.minute));
    const box = make("div", "others");
    const go = (kind) => () => at.lastChild.reportValidity() && open({ kind, day: day.day, time: at.lastChild.value });
    const session = button("pill main", "", go("session"));
    const name = () => { session.textContent = `${day.day}T${at.lastChild.value}` > about.now ? words.plan : words.log; };
    at.lastChild.addEventListener("input", name);
    name();
    box.append(session, button("pill", words.downtime, go("downtime")), button("pill", words.supervision, go("supervision")));
    made.append(at, box);
    return made;
  }

  function load(day, most) {
    const { demand, usual, words } = day.load;
    const made = make("div", "load");
    if (demand !== null && most) {
      const bar = make("div", "bar", "", { "aria-hidden": "true" });
      const full = make("i");
      full.style.width = `${(100 * demand) / most}%`;
      bar.append(full);
      if (usual !== null) {
        const mark = make("u");
        mark.style.left = `${(100 * usual) / most}%`;
        bar.append(mark);
      }
      made.append(bar);
    }
    if (words) made.append(make("span", "quiet", words));
    return made;
  }

  return { show };
}
