"""The browser that drives the tests and the bench: which one, and how it is started.

`python -m tests.browser.chromium` prints the one it found; where there is none it installs one.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)

# No page of ours leaves this computer; without these the browser itself would look up its maker's hosts at each start.
QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--disable-quic",
    "--disable-sync",
    "--disable-gpu",
    "--no-first-run",
)

# One process draws all pages, none is kept in reserve, and none draws what drops down from the address bar, which
# nobody sees: on two cores, starting them is more than a tenth of a run.
LEAN = (
    "--disable-features=SpareRendererForSitePerProcess,Translate,MediaRouter,OptimizationHints,"
    "WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIPreload",
    "--disable-site-isolation-trials",
    "--renderer-process-limit=1",
)

MISSING = (
    "NO BROWSER: neither Chromium nor Chrome was found and none could be installed, so nothing that needs one was run. "
    "Install Chromium, or name one: CHROMIUM=/path/to/chrome"
)


def arguments() -> list[str]:
    """Return what a Chromium is started with: quiet, and without its sandbox where root may not have one."""
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return [*QUIET, *LEAN, *(["--no-sandbox"] if as_root else [])]


def find() -> Path | None:
    """Return the first Chromium, Chrome or Edge on this computer; None where there is none.

    The environment variable CHROMIUM names another, by name or path, and then no other is taken.
    """
    return next(_candidates(), None)


def find_or_install() -> Path | None:
    """Return a browser, installed first where there was none; None where that fails too."""
    if "CHROMIUM" in os.environ:
        return find()
    return find() or _from_debian() or _from_playwright()


def _candidates() -> Iterator[Path]:
    if named := os.environ.get("CHROMIUM"):
        if path := shutil.which(named):
            yield Path(path)
        return
    for name in NAMES:
        if path := shutil.which(name):
            yield Path(path)
    for place in PLACES:
        if Path(place).is_file():
            yield Path(place)
    if bundled := _playwright_own():
        yield bundled


def _playwright_own() -> Path | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return path if path.is_file() else None


def _from_debian() -> Path | None:
    if not (shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0):
        return None
    print("No Chromium here: installing Debian's.", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-q"], env=quiet, check=False)
    packages = ["chromium", "fonts-dejavu-core", "fonts-noto-color-emoji"]
    subprocess.run(["apt-get", "install", "-y", "-q", "--no-install-recommends", *packages], env=quiet, check=False)
    return find()


def _from_playwright() -> Path | None:
    print("No Chromium here: asking Playwright for its own.", flush=True)
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    return find()


if __name__ == "__main__":
    print(find_or_install() or MISSING)
