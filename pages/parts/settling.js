// How an hour is answered where it stands, in the day's list and in the week: how much it asked, or what became of it.
// Joined before the script of each. Text goes in as text.

function make(tag, name, text, more = {}) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  if (text) made.textContent = text;
  for (const [key, value] of Object.entries(more)) made.setAttribute(key, value);
  return made;
}

// The second half of a double click says nothing: taken for a press, it would take the undo of the first with it.
function button(name, text, press, more) {
  const made = make("button", name, text, { type: "button", ...more });
  made.onclick = (event) => event.detail > 1 || press(event);
  return made;
}

// The answer of /door/settle, or a sentence where there is none.
async function post(about, what) {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  try {
    return await window.journalDoor.post("/door/settle", { journal: about.journal, zone, ...what });
  } catch {
    return { sentence: about.words.silent };
  }
}

// `of` returns what the page gave (words, anchors); `send` posts a press, with the session as it was before it.
function settling(of, send) {
  const called = (session) => `${session.at} ${session.code}`;

  function reached(session, name = called(session)) {
    const { words } = of();
    const box = make("span", "reached", words.reached, { role: "group", "aria-label": `${words.reached} ${name}` });
    for (const answer of ["yes", "trying", "agreed step"]) {
      if (answer !== session.reached) box.append(button("pill", words[answer], () => send({ do: "reach", id: session.id, reached: answer }, session)));
    }
    return box;
  }

  function rating(session, name = called(session)) {
    const { words, anchors } = of();
    const box = make("div", "rate", "", { role: "group", "aria-label": `${name}: ${words.group}` });
    if (session.over) {
      anchors.forEach((said, n) => {
        const chosen = session.demand === n;
        box.append(button(chosen ? "n on" : "n", String(n), () => send({ do: "rate", id: session.id, demand: n }, session), { "aria-label": `${n}, ${said}`, "aria-pressed": String(chosen), title: said }));
      });
      box.append(make("span", "ends", `0 ${anchors[0]}, 10 ${anchors[10]}`));
    }
    const others = make("span", "others");
    others.append(...otherwise("pill", session, [...(session.over ? ["no-show"] : []), "cancelled late", "cancelled", "cancelled by me", "planned"], name));
    box.append(others);
    return box;
  }

  function otherwise(looks, session, which, name = called(session)) {
    const { words } = of();
    return which.filter((status) => status !== session.status).map((status) =>
      button(looks, words[status], () => send({ do: "status", id: session.id, status }, session), { "aria-label": `${words[status]}: ${name}` }));
  }

  return { reached, rating, otherwise };
}
