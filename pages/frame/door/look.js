// In which colours Streamlit shows the page: as the computer has them, or as Settings say. Streamlit keeps that by path, in
// a place it promises to nobody (pages/parts/streamlit_private.py), and reads it when it begins; this runs before.
"use strict";

window.journalLook ??= (() => {
  const KEPT = "between-sessions.look"; // "Light" or "Dark"; nothing: as the computer has it
  const STREAMLIT = `stActiveTheme-${location.pathname}-v2`;

  function stored(name, value) {
    try {
      if (value === undefined) return localStorage.getItem(name) ?? "";
      if (value) localStorage.setItem(name, value);
      else localStorage.removeItem(name);
    } catch { /* a browser that lets no page remember anything goes by the computer */ }
    return value ?? "";
  }

  const put = (look) => stored(STREAMLIT, look && JSON.stringify(look));
  put(stored(KEPT));

  return {
    // What Settings say now. Another look than the page began with is shown by beginning it anew: nothing typed is lost.
    is(look) {
      if (look === stored(KEPT)) return;
      stored(KEPT, look);
      if (stored(KEPT) !== look) return;
      put(look);
      location.reload();
    },
  };
})();
