// Asks the page for the file when it is pressed; fetches it with this origin's secret when it is there, and saves it.

export default function ({ data: [data], parentElement: root, setTriggerValue }) {
  const button = root.querySelector("button");
  const said = root.querySelector("p");
  button.textContent = data.label;
  button.classList.toggle("primary", data.primary);
  button.onclick = () => {
    said.hidden = true;
    root.wanted = crypto.randomUUID();
    setTriggerValue("wanted", root.wanted);
  };
  if (!data.file || data.wanted !== root.wanted || root.taken === data.file) return;
  root.taken = data.file;
  save(data).catch(() => {
    said.textContent = data.not_saved;
    said.hidden = false;
  });
}

async function save({ file, name }) {
  const answer = await fetch(file, { headers: { "x-journal-secret": window.journalDoor.secret() }, cache: "no-store" });
  if (!answer.ok) throw new Error(String(answer.status));
  const address = URL.createObjectURL(await answer.blob());
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}
