// One press lays a text in the clipboard, and what came of it is said beside the button.

export default function ({ data: [data], parentElement: root }) {
  const [button, paper, said] = root.querySelectorAll("button, span");
  paper.hidden = !data.on_paper;
  paper.textContent = data.on_paper;
  paper.onclick = () => window.print();
  button.textContent = data.label;
  if (button.dataset.text !== data.text) said.textContent = ""; // of another text nothing was copied yet
  button.dataset.text = data.text;
  button.onclick = async () => {
    said.textContent = "";
    try {
      await navigator.clipboard.writeText(data.text);
      said.textContent = data.words.copied;
    } catch {
      said.textContent = data.words.failed;
    }
  };
}
