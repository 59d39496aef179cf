// Watches a page from its first moment on and notes when it is usable, in milliseconds since the epoch, to a fraction.
// What "usable" means, the bench sets before the page loads: words of a heading, and how many traces are drawn.
(() => {
  if (window.top !== window) return;
  const wanted = WANTED;
  const now = () => performance.timeOrigin + performance.now();

  const settled = () => {
    const app = document.querySelector("[data-testid=stApp]");
    return (
      app !== null &&
      app.getAttribute("data-test-script-state") === "notRunning" &&
      app.getAttribute("data-test-connection-state") === "CONNECTED" &&
      document.querySelector("[data-stale=true]") === null
    );
  };
  const headed = () =>
    [...document.querySelectorAll("h1, h2")].some((heading) => heading.textContent.trim().startsWith(wanted.heading));
  const drawn = () => document.querySelectorAll(".js-plotly-plot .trace").length >= wanted.traces;
  // What a component of ours draws lies in a tree of its own.
  const trees = () => [
    document,
    ...[...document.querySelectorAll("[data-testid=stBidiComponentIsolated]")].map((one) => one.shadowRoot).filter(Boolean),
  ];
  const there = () => !wanted.selector || trees().some((tree) => tree.querySelector(wanted.selector) !== null);
  const streamlits = () => document.querySelector("[data-testid=stApp]") !== null;
  const usable = () => (wanted.selector && !streamlits() ? there() : settled() && headed() && drawn() && there());

  window.benchUsable = new Promise((resolve, reject) => {
    // What never comes is said, with the page it was waited for on; else the bench would stand still without a word.
    setTimeout(() => reject(new Error("not usable within a minute: " + location.pathname)), 60_000);
    const look = () => {
      if (!usable()) return false;
      observer.disconnect();
      // The next frame is when it is on the screen.
      requestAnimationFrame(() => resolve(now()));
      return true;
    };
    const observer = new MutationObserver(look);
    observer.observe(document, { subtree: true, childList: true, attributes: true });
    // A tree of its own has its own observers; while one is waited for, each frame is looked at.
    if (wanted.selector) requestAnimationFrame(function again() {
      if (!look()) requestAnimationFrame(again);
    });
  });

  const has = (words) =>
    [...document.querySelectorAll("[data-testid=stMain], .just-saved"), ...trees().slice(1)].some((told) =>
      told.textContent.includes(words));
  window.benchHas = has;

  // Answers when `words` stand on the page, and when the page has come to rest after that. `begin` is given a function
  // to call at the moment the watch starts.
  const watched = (words, begin) =>
    new Promise((resolve, reject) => {
      const seen = () => has(words);
      if (seen()) return reject(new Error("there before it was asked for: " + words));
      let began = null;
      let told = null;
      let rest = null;
      let waiting = null;
      const look = () => {
        if (began === null) return;
        if (told === null && seen()) told = performance.now();
        if (told === null || !settled()) {
          clearTimeout(waiting);
          waiting = rest = null;
        } else if (rest === null) {
          rest = performance.now();
          // At rest is what stays at rest: a second run may follow the first.
          waiting = setTimeout(() => {
            observer.disconnect();
            ended = true;
            resolve({ told: told - began, settled: rest - began });
          }, 400);
        }
      };
      const observer = new MutationObserver(look);
      observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      // A tree of its own, which may begin while it is waited for, is looked at with each frame.
      let ended = false;
      requestAnimationFrame(function again() {
        if (ended) return;
        look();
        requestAnimationFrame(again);
      });
      begin(() => {
        began = performance.now();
      });
    });

  // Presses a button.
  window.benchPress = (target, words) =>
    watched(words, (start) => {
      start();
      target.click();
    });

  // Follows a link of the menu, by how its address ends; answers when a figure stands drawn, in the next frame.
  window.benchFollow = (address, traces) =>
    new Promise((resolve, reject) => {
      const inMenu = [...document.querySelectorAll("[data-testid=stPageLink-NavLink], [data-testid=stSidebarNavLink]")];
      const target = inMenu.find((link) => new URL(link.href).pathname === "/" + address);
      if (!target) return reject(new Error("not in the menu: " + address));
      const there = () => document.querySelectorAll(".js-plotly-plot .trace").length;
      if (there()) return reject(new Error("there before it was asked for: a figure"));
      const observer = new MutationObserver(() => {
        if (there() < traces) return;
        observer.disconnect();
        requestAnimationFrame(() => resolve(performance.now() - began));
      });
      observer.observe(document, { subtree: true, childList: true });
      setTimeout(() => reject(new Error("not drawn within a minute: " + address)), 60_000);
      const began = performance.now();
      target.click();
    });

  // Starts at the next Enter; `benchFound` is then the answer.
  window.benchEnter = (words) => {
    window.benchFound = watched(words, (start) => {
      const pressed = (event) => {
        if (event.key !== "Enter") return;
        removeEventListener("keydown", pressed, true);
        start();
      };
      addEventListener("keydown", pressed, true);
    });
  };
})();
