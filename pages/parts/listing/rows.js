// Rows under their headings: two lines of each, and what can be done with it. Words go in as text.

export default function ({ data: [data], parentElement: root, setTriggerValue }) {
  const list = root.querySelector(".rows");
  const focused = document.activeElement?.shadowRoot?.activeElement;
  const held = focused?.closest(".rows li");
  const rows = [...list.querySelectorAll("li")];
  // A row stays the same element, so that a run takes no focus away.
  const before = new Map(rows.map((row) => [row.dataset.id, row]));
  const parts = [];
  let brought;
  for (const told of data.rows) {
    if (told.heading) parts.push(make("h2", "", told.heading));
    if (told.heading || !parts.length) parts.push(Object.assign(make("ul"), { role: "list" }));
    const row = before.get(told.id) ?? make("li");
    if (!before.delete(told.id) && told.id && held?.dataset.id === told.id) brought = row;
    draw(row, told);
    parts.at(-1).append(row);
  }
  list.replaceChildren(...parts);
  list.onkeydown = (event) => {
    if (event.repeat && event.key === "Enter") event.preventDefault();
  };
  to()?.focus({ preventScroll: true });

  // Where the focus was; with a row that another list had a moment ago it comes along; of a row that is gone it goes to
  // the one in its place, there to the first act: one press too many puts no second entry in the trash.
  function to() {
    if (list.contains(focused)) return focused;
    if (brought) return [...brought.querySelectorAll("button")].find((button) => button.dataset.do === focused.dataset.do);
    const left = [...list.querySelectorAll("li")];
    const row = rows.includes(held) && (list.contains(held) ? held : left[Math.min(rows.indexOf(held), left.length - 1)]);
    return row ? row.querySelector("button") : null;
  }

  function draw(row, told) {
    row.dataset.id = told.id;
    const mark = data.marks[told.mark];
    row.classList.toggle("marked", Boolean(mark));
    const [said, first, second, acts] = row.children.length ? row.querySelectorAll("div, p") : begin(row);
    said.dataset.icon = mark?.icon ?? "";
    said.style.setProperty("--k", mark?.hue ?? "");
    first.textContent = told.first;
    second.replaceChildren(...told.second.map(([text, found]) => (found ? make("mark", "", text) : text)));
    second.id = `second.${told.id}`;
    // A button stays what it is: one that has the focus must not become another under the finger.
    const had = new Map([...acts.children].map((button) => [button.dataset.do, button]));
    const buttons = told.acts.map((what) => {
      const button = had.get(what) ?? Object.assign(make("button"), { type: "button" });
      button.dataset.do = what;
      button.textContent = data.words[what];
      button.setAttribute("aria-label", `${data.words[what]}: ${told.first}`);
      button.setAttribute("aria-describedby", second.id); // of two alike, the second line tells which
      button.onclick = (event) => event.detail > 1 || setTriggerValue("press", { do: what, id: told.id });
      return button;
    });
    acts.replaceChildren(...buttons);
  }
}

function begin(row) {
  const parts = [make("div", "said"), make("p", "first"), make("p", "second"), make("div", "acts")];
  const [said, first, second, acts] = parts;
  said.append(first, second);
  row.append(said, acts);
  return parts;
}

const make = (tag, name = "", text = "") => Object.assign(document.createElement(tag), { className: name, textContent: text });
