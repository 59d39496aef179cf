// Marks the page's root while a run that was asked for has not ended: between a press and the first word of its run,
// Streamlit's own mark says that the page stands still.
(() => {
  const RERUN = 11; // BackMsg.rerun_script
  const FINISHED = 6; // ForwardMsg.script_finished
  const EARLY = 2; // ended because another run was asked for

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
        // The page draws what the run told it before it counts as ended.
        requestAnimationFrame(() => requestAnimationFrame(() => asked === then && mark(false)));
      });
      this.addEventListener("close", () => mark(false));
      const send = this.send.bind(this);
      this.send = (data) => {
        if (data instanceof Uint8Array && fieldsOf(data).has(RERUN)) {
          asked += 1;
          mark(true);
        }
        send(data);
      };
    }
  };
})();
