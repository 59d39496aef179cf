// In Streamlit's page, after origin.js and before Streamlit's module: shows the secret wherever Streamlit itself
// speaks to the server, and leads to the door where this browser has none that fits.
"use strict";

(() => {
  const door = window.journalDoor;
  const before = door.secret();
  const coming = door.coming();
  door.formsGo();
  if (coming) door.keep(coming); // the form that made it has been answered with this page

  // Streamlit would try each part of a page's address as the place of its server, and get two refusals at every load.
  window.__streamlit = { BACKEND_BASE_URL: location.origin };

  const Socket = window.WebSocket;
  window.WebSocket = class extends Socket {
    constructor(address, protocols = []) {
      const own = new URL(address, location.href).host === location.host;
      super(address, own ? [...[protocols].flat(), `journal.${door.secret()}`] : protocols);
    }
  };

  // Files are brought in by XMLHttpRequest.
  const open = XMLHttpRequest.prototype.open;
  XMLHttpRequest.prototype.open = function (method, address, ...rest) {
    open.call(this, method, address, ...rest);
    if (new URL(address, location.href).origin === location.origin) this.setRequestHeader("x-journal-secret", door.secret());
  };

  async function isIn() {
    const answer = await door.ask("/door/peek");
    return !answer.ok || !JSON.parse(answer.text).locked;
  }

  (async () => {
    if (await isIn()) return;
    if (coming && before) {
      door.keep(before); // the form was not taken, and another tab is in
      if (await isIn()) return;
    }
    location.replace(`/door/unlock?next=${encodeURIComponent(location.pathname + location.search)}`);
  })().catch(() => {}); // nobody answers: Streamlit's page says so
})();
