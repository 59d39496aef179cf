// Finds what a person would: by its words, in the page and in every shadow root of it. Returns the first that is seen.
const [how, name] = arguments;
const clean = (words) => (words ?? "").replace(/\s+/g, " ").trim();
const matches = (words) => name instanceof Array ? name.some((each) => clean(words).includes(each)) : clean(words) === name;
const seen = (e) => e.checkVisibility({ visibilityProperty: true }) && e.getClientRects().length > 0;
function* deep(root) {
  for (const e of root.querySelectorAll("*")) {
    yield e;
    if (e.shadowRoot) yield* deep(e.shadowRoot);
  }
}
// A button's words, without the name of its picture and of its shortcut.
const words = (e) => {
  const copy = e.cloneNode(true);
  for (const extra of copy.querySelectorAll("[data-testid=stIconMaterial], kbd, [class*=Shortcut], [data-testid*=Shortcut]")) extra.remove();
  return clean(e.getAttribute("aria-label") || copy.textContent).replace(/ ?Ctrl ?\+ ?Enter$/, "");
};
const ways = {
  field: (e) => e.matches("input:not([type=hidden]), textarea, select")
    && (matches(e.getAttribute("aria-label")) || [...e.labels ?? []].some((label) => matches(label.textContent))),
  button: (e) => e.matches("button, [role=button], a[href], [role=radio], summary, input[type=submit]") && matches(words(e)),
  heading: (e) => e.matches("h1, h2, h3") && matches(e.textContent),
  text: (e) => [...e.childNodes].some((node) => node.nodeType === 3 && clean(node.data).includes(name)),
  css: (e) => e.matches(name),
};
for (const e of deep(document)) if (ways[how](e) && (seen(e) || e.matches("[type=radio], [type=file]"))) return e;
return null;
