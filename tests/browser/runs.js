// Marks the page's root while a run that was asked for has not ended: between a press and the first word of its run,
// Streamlit's own mark says that the page stands still.
(() => {
  const RERUN = 11; // BackMsg.rerun_script
  const FINISHED = 6; // ForwardMsg.script_finished
  const EARLY = 2; // ended because another run was asked for
  const DRAWN = 500; // ms in which a page has drawn that it ran, at most; a run so short that it never shows needs them

  // The fields of one protobuf message: number to value, null for what is no plain number.
  const fieldsOf = (bytes) => {
    const found = new Map();
    let at = 0;
    const number = () => {
      let value = 0;
      for (let shift = 1; at < bytes.length; shift *= 128) {
        const byte = bytes[at++];
        value += (byte & 127) * shift;
        if (byte < 128) break;
      }
      return value;
    };
    while (at < bytes.length) {
      const tag = number();
      const wire = tag & 7;
      found.set(Math.floor(tag / 8), wire === 0 ? number() : null);
      if (wire === 2) {
        const length = number();
        at += length;
      } else if (wire !== 0) break;
    }
    return found;
  };

  const mark = (on) => document.documentElement.toggleAttribute("data-run-asked", on);

  // Whether the page has shown since the last press that it runs: on a busy machine it draws that long after it was told.
  let shown = false;
  new MutationObserver((changes) => {
    shown ||= changes.some(({ target, oldValue }) => [oldValue, target.dataset.testScriptState].includes("running"));
  }).observe(document, { subtree: true, attributeFilter: ["data-test-script-state"], attributeOldValue: true });
  const Plain = window.WebSocket;
  window.WebSocket = class extends Plain {
    constructor(...told) {
      super(...told);
      let asked = 0;
      this.addEventListener("message", ({ data }) => {
        if (!(data instanceof ArrayBuffer)) return;
        const fields = fieldsOf(new Uint8Array(data));
        if (!fields.has(FINISHED) || fields.get(FINISHED) === EARLY) return;
        const then = asked;
        const until = performance.now() + DRAWN;
        // The page draws what the run told it before it counts as ended.
        const drawn = () => {
          if (asked !== then) return;
          if (!shown && performance.now() < until) return void requestAnimationFrame(drawn);
          requestAnimationFrame(() => asked === then && mark(false));
        };
        requestAnimationFrame(drawn);
      });
      this.addEventListener("close", () => mark(false));
      const send = this.send.bind(this);
      this.send = (data) => {
        if (data instanceof Uint8Array && fieldsOf(data).has(RERUN)) {
          asked += 1;
          shown = false;
          mark(true);
        }
        send(data);
      };
    }
  };
})();
