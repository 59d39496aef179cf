// A short list of entries: two lines of each, opened or put in the trash from its row. Words go in as text.

export default function ({ data: [data], parentElement: root, setTriggerValue }) {
  const list = root.querySelector("ul");
  // A row stays the same element, so that a run takes no focus away.
  const before = new Map([...list.children].map((row) => [row.dataset.id, row]));
  const rows = data.rows.map(([id, first, second]) => {
    const row = before.get(id) ?? begin(id, data.words);
    const [line, quiet, open, remove] = row.querySelectorAll(".first, .second, button");
    line.textContent = first;
    quiet.textContent = second;
    for (const [button, what] of [[open, "open"], [remove, "delete"]]) {
      button.onclick = (event) => event.detail > 1 || setTriggerValue("press", { do: what, id });
    }
    open.setAttribute("aria-label", `${data.words.open}: ${first}`);
    remove.setAttribute("aria-label", `${data.words.delete}: ${first}`);
    return row;
  });
  list.replaceChildren(...rows);
}

function begin(id, words) {
  const row = document.createElement("li");
  row.dataset.id = id;
  const said = document.createElement("div");
  for (const name of ["first", "second"]) said.append(Object.assign(document.createElement("p"), { className: name }));
  const acts = document.createElement("div");
  acts.className = "acts";
  for (const what of ["open", "delete"]) {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: words[what] });
    acts.append(button);
  }
  row.append(said, acts);
  return row;
}
