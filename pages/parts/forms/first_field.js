// A form that begins anew right away: the focus goes to its first field, once, when the page stands.

const FIELDS = 'input:not([type=hidden], :disabled), [data-testid="stButtonGroup"] button';
const WAITS = 5000; // ms

export default function ({ data: [data], parentElement }) {
  if (window.__journalBegun === data.press) return;
  window.__journalBegun = data.press;
  const until = Date.now() + WAITS;
  const look = () => {
    const app = document.querySelector('[data-testid="stApp"]');
    if (Date.now() > until) return;
    if (app?.dataset.testScriptState !== "notRunning") return void requestAnimationFrame(look);
    const here = parentElement.querySelector("span");
    const after = (field) => here.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_FOLLOWING;
    const main = document.querySelector('[data-testid="stMain"]');
    const first = [...main.querySelectorAll(FIELDS)].find((field) => after(field) && field.getClientRects().length);
    main.scrollTo(0, 0);
    first?.focus({ preventScroll: true });
  };
  requestAnimationFrame(look);
}
