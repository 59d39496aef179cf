// Saves the chart above as Plotly makes a picture of it, or prints it alone: with its title, what is said, what it rests on.

const ON_PAPER = 660; // pixels across a sheet in portrait, the smaller of A4 and Letter

export default function ({ data, parentElement: root }) {
  const save = root.querySelector(".save");
  const forms = root.querySelector("#forms");
  const said = root.querySelector("[role=status]");
  save.textContent = data.save;
  root.querySelector(".print").textContent = data.print;
  forms.querySelector("p").textContent = data.warning;
  said.textContent = data.failed;
  save.onclick = () => {
    forms.hidden = !forms.hidden;
    save.setAttribute("aria-expanded", String(!forms.hidden));
  };
  for (const form of forms.querySelectorAll("button")) {
    form.onclick = () => {
      said.hidden = true;
      const picture = { format: form.value, filename: data.name.replaceAll("_", "-"), scale: 2 };
      Promise.resolve()
        .then(() => window.Plotly.downloadImage(at(data.chart).querySelector(".js-plotly-plot"), picture))
        .catch(() => { said.hidden = false; });
    };
  }
  root.querySelector(".print").onclick = () => printed(data);
}

function at(key) {
  return document.querySelector(`.st-key-${CSS.escape(key)}`);
}

// What neither is on the sheet nor holds anything of it is marked, and the frame's style leaves it out.
function printed(data) {
  const drawn = at(data.chart);
  const main = "[data-testid=stMain]";
  const sentence = at(data.said) ?? at("said");
  const kept = [document.querySelector(`${main} h1`), sentence, drawn, at(data.rests)].filter(Boolean);
  const left_out = [];
  (function look(whole) {
    for (const part of whole.children) {
      if (kept.includes(part)) continue;
      if (kept.some((one) => part.contains(one))) look(part);
      else left_out.push(part);
    }
  })(document.body);
  for (const part of left_out) part.dataset.notPrinted = "";
  document.documentElement.dataset.printsChart = "";
  drawn.style.zoom = Math.min(1, ON_PAPER / drawn.getBoundingClientRect().width);
  window.addEventListener("afterprint", () => {
    for (const part of left_out) delete part.dataset.notPrinted;
    delete document.documentElement.dataset.printsChart;
    drawn.style.zoom = "";
  }, { once: true });
  window.print();
}
