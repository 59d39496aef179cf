// Saves the chart above as Plotly makes a picture of it, or prints it alone: with its title, what is said, what it rests on.

export default function ({ data: [data], parentElement: root }) {
  const save = root.querySelector(".save");
  const forms = root.querySelector("#forms");
  const said = root.querySelector("[role=status]");
  save.textContent = data.save;
  root.querySelector(".print").textContent = data.print;
  forms.querySelector("p").textContent = data.warning;
  said.textContent = data.failed;
  const tried = (what) => {
    said.hidden = true;
    what(document.querySelector(`.st-key-${CSS.escape(data.chart)} .js-plotly-plot`))
      .catch(() => { said.hidden = false; });
  };
  save.onclick = () => {
    forms.hidden = !forms.hidden;
    save.setAttribute("aria-expanded", String(!forms.hidden));
  };
  for (const form of forms.querySelectorAll("button")) {
    const picture = { format: form.value, filename: data.name.replaceAll("_", "-"), scale: 2 };
    form.onclick = () => tried(async (chart) => window.Plotly.downloadImage(chart, picture));
  }
  root.querySelector(".print").onclick = () => tried(async (chart) => print(await sheet(chart, data)));
}

// A sheet of its own: the page scrolls within itself, and is as wide as its window.
async function sheet(chart, data) {
  const made = Object.assign(document.createElement("div"), { className: "sheet" });
  const { width, height } = chart.getBoundingClientRect();
  const picture = new Image();
  picture.alt = chart.closest("[aria-label]")?.getAttribute("aria-label") ?? "";
  picture.src = await window.Plotly.toImage(chart, { format: "svg", width, height });
  await picture.decode();
  made.append(line("h1", document.querySelector("[data-testid=stMain] h1")));
  const said = document.querySelector(`.st-key-${CSS.escape(data.said)}`) ?? document.querySelector(".st-key-said");
  made.append(...[...(said?.querySelectorAll("[data-testid=stText]") ?? [])].map((text) => line("p", text)), picture);
  made.append(line("p", document.querySelector(`.st-key-${CSS.escape(data.rests)}`)));
  return made;
}

function line(tag, from) {
  return Object.assign(document.createElement(tag), { textContent: from?.textContent ?? "" });
}

function print(made) {
  document.querySelector("body > .sheet")?.remove();
  document.body.append(made);
  window.addEventListener("afterprint", () => made.remove(), { once: true });
  window.print();
}
