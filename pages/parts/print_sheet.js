// Prints a sheet of its own, and nothing else of the page: a title, and lines under their headings. Words go in as text.

export default function ({ data: [data], parentElement: root, setTriggerValue }) {
  const button = root.querySelector("button");
  button.textContent = data.words;
  button.onclick = () => {
    document.querySelector("body > .sheet")?.remove();
    const sheet = line("div", "");
    sheet.className = `sheet ${data.size}`;
    if (data.title) sheet.append(line("h1", data.title));
    for (const [heading, lines] of data.sections) {
      if (heading) sheet.append(line("h2", heading));
      sheet.append(...lines.map((text) => line("p", text)));
    }
    document.body.append(sheet);
    window.addEventListener("afterprint", () => {
      sheet.remove();
      setTriggerValue("printed", true);
    }, { once: true });
    window.print();
  };
}

function line(tag, text) {
  return Object.assign(document.createElement(tag), { textContent: text });
}
