// "Saved", as soon as it is on the disk, and not only when the page was drawn that says so with its undo. A press of the
// button asks a route of ours, which answers when the transaction is through; where that is refused, nothing is said here.

const SHOWN = 6000; // ms, at most: by then the page says it

export default function ({ data: [data] }) {
  window.__journalSaves ??= install();
  const saves = window.__journalSaves;
  saves.form = data;
  return () => {
    if (saves.form === data) saves.form = null;
  };
}

function install() {
  const saves = { form: null };
  const line = document.createElement("div");
  line.className = "just-saved";
  line.setAttribute("role", "status");
  document.body.append(line);
  let asked = null;

  async function ask() {
    const form = saves.form;
    if (!form || asked === form.draft) return;
    asked = form.draft;
    try {
      const answer = await window.journalDoor.post("/door/saved", { ...form, do: "wait" });
      if (answer.kept) say(answer.sentence);
    } catch {
      // The page itself says what became of it.
    } finally {
      asked = null;
    }
  }

  function say(sentence) {
    line.textContent = sentence;
    const until = Date.now() + SHOWN;
    const look = () => {
      if (Date.now() < until && !document.querySelector(".st-key-notice_line")) return void setTimeout(look, 50);
      line.textContent = "";
    };
    look();
  }

  document.addEventListener("click", (event) => {
    if (event.target.closest?.('[class*="-save"] button')) ask();
  }, true);
  window.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) ask();
  }, true);
  return saves;
}
