// A text, to copy or to print alone under its title. "Copied" is said once the clipboard has it, and of no other text.

export default function ({ data: [data], parentElement: root }) {
  const shown = root.querySelector(".text");
  const said = root.querySelector("[role=status]");
  if (shown.textContent !== data.text) said.textContent = "";
  shown.textContent = data.text;
  const copy = root.querySelector(".copy");
  copy.textContent = data.copy;
  copy.setAttribute("aria-label", `${data.copy}: ${data.title}`);
  copy.onclick = async () => {
    said.textContent = "";
    try {
      await navigator.clipboard.writeText(data.text);
      if (shown.textContent === data.text) said.textContent = data.copied;
    } catch {
      window.getSelection().selectAllChildren(shown);
      said.textContent = data.failed;
    }
  };
  const print = root.querySelector(".print");
  print.textContent = data.print;
  print.setAttribute("aria-label", `${data.print}: ${data.title}`);
  print.onclick = () => {
    document.querySelector("body > .sheet")?.remove();
    const sheet = make("div", "sheet");
    sheet.append(make("h1", "", data.title), make("p", "written", data.text));
    document.body.append(sheet);
    window.addEventListener("afterprint", () => sheet.remove(), { once: true });
    window.print();
  };
}

const make = (tag, name = "", text = "") => Object.assign(document.createElement(tag), { className: name, textContent: text });
