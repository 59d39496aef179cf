// What this origin alone has: the secret that is shown beside the cookie (pages/frame/proof.py), and the one way to
// send anything to the journal's own routes. A classic script, so that it runs before Streamlit's module. It is in
// Streamlit's page and in the door's.
"use strict";

window.journalDoor ??= (() => {
  const KEPT = "between-sessions.secret"; // in localStorage: all tabs of this origin have it
  const COMING = "between-sessions.coming"; // in sessionStorage: of a form that was sent and not answered yet
  const KNOWN = "between-sessions.known"; // in localStorage: goes ahead of strangers at the door, opens nothing
  const ROOM = 60000; // bytes: what a browser still sends while its page goes away is 64 KiB in all
  const AGAIN = 3000; // ms until what was not taken is sent once more
  let held = null; // where the storage was cleared while the page stands

  const bytes = new TextEncoder();
  const size = (body) => (body === undefined ? 0 : bytes.encode(String(body)).length);
  const fresh = () => {
    const letters = String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32)));
    return btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  };
  function stored(storage, name, value) {
    try {
      if (value === undefined) return window[storage].getItem(name);
      if (value === null) window[storage].removeItem(name);
      else window[storage].setItem(name, value);
      return value;
    } catch {
      return null; // a browser that lets no page remember anything; the door says so
    }
  }

  const secret = () => (held = stored("localStorage", KEPT) ?? held) ?? "";
  const coming = () => stored("sessionStorage", COMING) ?? "";

  // A request, its answer read to the end: one that is never read holds its share of the 64 KiB for ever.
  // `leaving`: the page may be gone before the answer. Without room for that it is sent as any other.
  async function ask(path, { leaving = false, headers = {}, ...options } = {}) {
    const go = async (keepalive) => {
      const shown = { "x-journal-secret": secret(), ...headers };
      const answer = await fetch(path, { cache: "no-store", credentials: "same-origin", ...options, headers: shown, keepalive });
      return { ok: answer.ok, status: answer.status, url: answer.url, redirected: answer.redirected, text: await answer.text() };
    };
    if (!leaving || size(options.body) > ROOM) return go(false);
    return go(true).catch(() => go(false));
  }

  // Send `told` as JSON; return what is answered, with its status. Throws where nobody answers.
  async function post(path, told, { leaving = false } = {}) {
    const answer = await ask(path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(told ?? {}),
      leaving,
    });
    let said = {};
    try {
      said = JSON.parse(answer.text);
    } catch { /* no journal answered this */ }
    return { ...said, ok: answer.ok, status: answer.status };
  }

  // Send a file as it is, `tell` how much of it is on its way (0 to 1), and return what is answered. Throws where nobody
  // answers. A request of the older kind: the newer one does not say how far it is.
  const send = (path, file, shown, tell) => new Promise((answered, failed) => {
    const way = new XMLHttpRequest();
    way.open("POST", path);
    way.setRequestHeader("x-journal-secret", shown);
    way.setRequestHeader("Content-Type", "application/octet-stream");
    way.upload.onprogress = (event) => event.lengthComputable && tell(event.loaded / event.total);
    way.onload = () => {
      try {
        answered({ ...JSON.parse(way.responseText), status: way.status });
      } catch (error) {
        failed(error);
      }
    };
    way.onerror = way.onabort = () => failed(new Error("nobody answered"));
    way.send(file);
  });

  // Words of which no page will tell again: sent until somebody answers. A lock waits for them, and a page that goes away
  // sends them on.
  const insisted = new Set();

  async function insist(path, told) {
    const one = { path, told };
    insisted.add(one);
    one.sent = (async () => {
      for (;;) {
        const answer = await post(path, told).catch(() => null);
        if (answer && answer.status < 500) break;
        await new Promise((later) => setTimeout(later, AGAIN));
      }
      insisted.delete(one);
    })();
    return one.sent;
  }

  // A form that is sent before the page's own script is there would go without the secret: it waits for that.
  let early = null;
  const holds = (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    early = event;
  };
  addEventListener("submit", holds, true);

  addEventListener("journal:flush", (event) => event.detail.waits.push(...[...insisted].map((one) => one.sent)));
  addEventListener("pagehide", () => insisted.forEach(({ path, told }) => post(path, told, { leaving: true }).catch(() => {})));

  return {
    ask,
    post,
    send,
    insist,
    secret,
    fits: (told) => size(JSON.stringify(told)) <= ROOM,
    // A form that leads in gets a secret of its own: one that lay here while another program had this port is no secret.
    begin: () => stored("sessionStorage", COMING, fresh()),
    coming,
    keep(value) {
      held = value;
      stored("localStorage", KEPT, value);
      stored("sessionStorage", COMING, null);
    },
    formsGo() {
      removeEventListener("submit", holds, true);
      early?.target.requestSubmit(early.submitter);
      early = null;
    },
    drop: () => stored("sessionStorage", COMING, null),
    forget() {
      held = null;
      stored("localStorage", KEPT, null);
      stored("sessionStorage", COMING, null);
    },
    known: () => stored("localStorage", KNOWN) ?? stored("localStorage", KNOWN, fresh()) ?? "",
    remembers: () => stored("localStorage", `${KNOWN}?`, "yes") === "yes" && stored("localStorage", `${KNOWN}?`, null) === null,
  };
})();
