// The calendar of the field: a modal dialog with a grid, worked by keys as the ARIA practices describe it.

function calendarOf(root, field) {
  const dialog = root.querySelector("dialog");
  const title = root.querySelector("#month");
  const body = root.querySelector("tbody");
  const head = root.querySelector("thead tr");
  let at = ""; // the day that has the focus

  const bounded = (day) => {
    const [first, last] = field.bounds();
    return first && day < first ? first : last && day > last ? last : day;
  };
  const within = (day) => bounded(day) === day;

  function cell(day, month) {
    const one = document.createElement("td");
    one.setAttribute("role", "gridcell");
    one.textContent = String(Number(day.slice(8)));
    one.dataset.day = day;
    one.tabIndex = day === at ? 0 : -1;
    one.setAttribute("aria-label", inWords(day));
    one.setAttribute("aria-selected", String(day === field.chosen()));
    if (day === field.today()) one.setAttribute("aria-current", "date");
    if (!within(day)) one.setAttribute("aria-disabled", "true");
    one.classList.toggle("beside", day.slice(0, 7) !== month);
    return one;
  }

  function draw() {
    const month = at.slice(0, 7);
    const first = `${month}-01`;
    const lead = (utc(first).getUTCDay() - field.week() + 7) % 7;
    const start = plusDays(first, -lead);
    const words = inWords(first, { month: "long", year: "numeric" });
    if (title.textContent !== words) title.textContent = words;
    head.replaceChildren(
      ...Array.from({ length: 7 }, (_, n) => {
        const name = document.createElement("th");
        name.scope = "col";
        name.abbr = inWords(plusDays(start, n), { weekday: "long" });
        name.textContent = inWords(plusDays(start, n), { weekday: "short" }).slice(0, 2);
        return name;
      }),
    );
    // Always six weeks: a dialog that grows and shrinks moves its buttons from under the pointer.
    body.replaceChildren(
      ...Array.from({ length: 6 }, (_, week) => {
        const row = document.createElement("tr");
        row.append(...Array.from({ length: 7 }, (_, n) => cell(plusDays(start, week * 7 + n), month)));
        return row;
      }),
    );
  }

  function go(day, { focus = true } = {}) {
    at = bounded(day);
    draw();
    if (focus) body.querySelector('[tabindex="0"]').focus();
  }

  function place() {
    const box = field.place();
    const { width, height } = dialog.getBoundingClientRect();
    const left = Math.max(8, Math.min(box.left, innerWidth - width - 8));
    const below = box.bottom + 6;
    const top = below + height <= innerHeight - 8 ? below : Math.max(8, box.top - height - 6);
    dialog.style.left = `${left}px`;
    dialog.style.top = `${top}px`;
  }

  function open(opener) {
    const words = field.words();
    for (const [name, text] of Object.entries({ before: words.before, after: words.after })) {
      root.querySelector(`.${name}`).setAttribute("aria-label", text);
    }
    for (const name of ["now", "none", "shut"]) root.querySelector(`.${name}`).textContent = words[name];
    dialog.setAttribute("aria-label", words.open);
    root.querySelector(".none").hidden = field.needed();
    root.querySelector(".now").disabled = !within(field.today());
    opener.setAttribute("aria-expanded", "true");
    at = bounded(field.chosen() || field.today());
    draw();
    dialog.showModal();
    place();
    body.querySelector('[tabindex="0"]').focus();
  }

  function pick(day) {
    if (day && !within(day)) return;
    dialog.close();
    field.pick(day);
  }

  dialog.addEventListener("close", () => root.querySelector(".open").setAttribute("aria-expanded", "false"));
  dialog.addEventListener("click", (event) => {
    const box = dialog.getBoundingClientRect();
    const inside =
      event.clientX >= box.left && event.clientX <= box.right && event.clientY >= box.top && event.clientY <= box.bottom;
    if (event.target === dialog && !inside) dialog.close();
  });
  body.addEventListener("click", (event) => {
    const day = event.target.closest("td")?.dataset.day;
    if (day) pick(day);
  });
  dialog.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.key === "Escape") {
      event.preventDefault();
      dialog.close();
      return;
    }
    const day = event.target.closest("td")?.dataset.day;
    if (!day) return;
    const along = (utc(day).getUTCDay() - field.week() + 7) % 7;
    const year = event.shiftKey ? 12 : 1;
    const ways = {
      ArrowLeft: () => plusDays(day, -1),
      ArrowRight: () => plusDays(day, 1),
      ArrowUp: () => plusDays(day, -7),
      ArrowDown: () => plusDays(day, 7),
      Home: () => plusDays(day, -along),
      End: () => plusDays(day, 6 - along),
      PageUp: () => plusMonths(day, -year),
      PageDown: () => plusMonths(day, year),
    };
    if (ways[event.key]) {
      event.preventDefault();
      go(ways[event.key]());
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      pick(day);
    }
  });
  root.querySelector(".before").addEventListener("click", () => go(plusMonths(at, -1), { focus: false }));
  root.querySelector(".after").addEventListener("click", () => go(plusMonths(at, 1), { focus: false }));
  root.querySelector(".now").addEventListener("click", () => pick(field.today()));
  root.querySelector(".none").addEventListener("click", () => pick(""));
  root.querySelector(".shut").addEventListener("click", () => dialog.close());
  window.addEventListener("resize", () => dialog.open && place());

  return { open, isOpen: () => dialog.open };
}
