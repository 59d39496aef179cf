// Rows under their headings: two lines of each, and what can be done with it. Words go in as text.

export default function ({ data: [data], parentElement: root, setTriggerValue }) {
  const list = root.querySelector(".rows");
  const focused = list.getRootNode().activeElement;
  // A row stays the same element, so that a run takes no focus away.
  const before = new Map([...list.querySelectorAll("li")].map((row) => [row.dataset.id, row]));
  const parts = [];
  for (const told of data.rows) {
    if (told.heading) parts.push(make("h2", "", told.heading));
    if (told.heading || !parts.length) parts.push(Object.assign(make("ul"), { role: "list" }));
    const row = before.get(told.id) ?? make("li");
    draw(row, told);
    parts.at(-1).append(row);
  }
  list.replaceChildren(...parts);
  if (list.contains(focused)) focused.focus({ preventScroll: true });

  function draw(row, told) {
    row.dataset.id = told.id;
    const mark = data.marks[told.mark];
    row.classList.toggle("marked", Boolean(mark));
    const [said, first, second, acts] = row.children.length ? row.querySelectorAll("div, p") : begin(row);
    said.dataset.icon = mark?.icon ?? "";
    said.style.setProperty("--k", mark?.hue ?? "");
    first.textContent = told.first;
    second.replaceChildren(...told.second.map(([text, found]) => (found ? make("mark", "", text) : text)));
    told.acts.forEach((what, n) => {
      const button = acts.children[n] ?? acts.appendChild(Object.assign(make("button"), { type: "button" }));
      button.textContent = data.words[what];
      button.setAttribute("aria-label", `${data.words[what]}: ${told.first}`);
      button.onclick = (event) => event.detail > 1 || setTriggerValue("press", { do: what, id: told.id });
    });
    while (acts.children.length > told.acts.length) acts.lastChild.remove();
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
