// The line below an input of Streamlit's that was not taken: no API marks a field in error. The line at the button is the
// one that is heard at once; this one is heard with the input.

const INPUTS = "input:not([type=hidden]), [role=radiogroup], [role=group], [role=combobox]";

export default function ({ data: [data], parentElement }) {
  const line = parentElement.querySelector(".field-error");
  line.textContent = data.sentence;
  line.id ||= `wrong-${crypto.randomUUID()}`;
  const field = line.closest("[data-testid=stElementContainer]")?.previousElementSibling;
  if (!field) return undefined;
  const inputs = [...field.querySelectorAll(INPUTS)];
  field.dataset.wrong = "";
  for (const input of inputs) {
    input.setAttribute("aria-describedby", line.id);
    if (input.getAttribute("role") !== "group") input.setAttribute("aria-invalid", "true");
  }
  if (window.__journalWrong !== data.press) {
    window.__journalWrong = data.press;
    field.scrollIntoView({ block: "nearest" });
    // Whoever types elsewhere by now goes on typing.
    if (!document.activeElement || document.activeElement.matches('body, [class*="-save"] button')) {
      field.querySelector("input, button:not(:disabled)")?.focus({ preventScroll: true });
    }
  }
  return () => {
    delete field.dataset.wrong;
    for (const input of inputs) {
      input.removeAttribute("aria-describedby");
      input.removeAttribute("aria-invalid");
    }
  };
}
