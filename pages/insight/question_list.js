// The nine questions with their small pictures. Words go in as text; a picture is made of the shapes that were given.

const SVG = "http://www.w3.org/2000/svg";

export default function ({ data: [data], parentElement: root, setTriggerValue }) {
  const list = root.querySelector("ol");
  list.setAttribute("aria-label", data.label);
  for (const [name, [light, dark]] of Object.entries(data.hues)) {
    list.style.setProperty(`--${name}`, `light-dark(${light}, ${dark})`);
  }
  // A row stays the same element, so that a run takes no focus away.
  for (const question of data.questions) {
    let row = list.querySelector(`[data-name="${question.name}"]`);
    if (!row) {
      row = begin(question);
      list.append(row);
    }
    row.querySelector("button").onclick = () => {
      toTop(root.host ?? root);
      setTriggerValue("open", question.name);
    };
    row.querySelector(".sentence").textContent = question.sentence;
    row.querySelector(".looks_at").textContent = question.looks_at;
    row.querySelector(".picture").replaceChildren(...(question.picture ? [drawn(question.picture, data.width)] : []));
  }
}

// The page that opens keeps the place to which one had scrolled; it begins at its title.
function toTop(from) {
  for (let at = from; at; at = at.parentElement) at.scrollTop = 0;
}

function begin(question) {
  const row = make("li", "", { "data-name": question.name });
  const heading = make("h2");
  const button = make("button", "", { type: "button", "aria-describedby": `said-${question.name}` });
  button.textContent = question.asked;
  heading.append(button);
  const said = make("p", "said", { id: `said-${question.name}` });
  said.append(make("span", "sentence"), " ", make("span", "looks_at"));
  row.append(heading, said, make("div", "picture"));
  return row;
}

function drawn(picture, width) {
  const svg = document.createElementNS(SVG, "svg");
  const size = { viewBox: `0 0 ${width} ${picture.height}`, width, height: picture.height };
  for (const [name, value] of Object.entries({ ...size, "aria-hidden": "true", focusable: "false" })) {
    svg.setAttribute(name, value);
  }
  for (const mark of picture.marks) {
    const shape = document.createElementNS(SVG, mark.shape);
    for (const [name, value] of Object.entries(mark.at)) shape.setAttribute(name, value);
    shape.style.setProperty("--hue", `var(--${mark.hue})`);
    if (mark.words) shape.textContent = mark.words;
    svg.append(shape);
  }
  return svg;
}

function make(tag, name = "", more = {}) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  for (const [key, value] of Object.entries(more)) made.setAttribute(key, value);
  return made;
}
