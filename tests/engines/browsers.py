"""The two engines beside Chromium that Debian packages: which of them is here, and how each is started."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from tests.browser.conftest import free_port
from tests.engines.visit import Visit
from tests.engines.wire import Marionette, WebDriver, Wire

STARTED_WITHIN = 90.0

PREFERENCES: Mapping[str, object] = {
    "marionette.port": 0,  # any free one; Firefox writes it into its profile
    # No page of ours leaves this computer; neither does the browser under test.
    "app.normandy.enabled": False,
    "app.update.enabled": False,
    "browser.aboutwelcome.enabled": False,
    "browser.newtabpage.enabled": False,
    "browser.region.network.url": "",
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,
    "captivedetect.canonicalURL": "",
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.getAddons.cache.enabled": False,
    "extensions.systemAddon.update.enabled": False,
    "extensions.update.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "network.dns.disablePrefetch": True,
    "network.prefetch-next": False,
    "services.settings.server": "data:,",
    "toolkit.telemetry.enabled": False,
    "toolkit.telemetry.server": "",
    "intl.accept_languages": "en-GB, en",
}


def firefox() -> Path | None:
    """Return Firefox, the ESR first; None where there is none."""
    return next((Path(found) for name in ("firefox-esr", "firefox") if (found := shutil.which(name))), None)


def webkit() -> tuple[Path, Path] | None:
    """Return WebKitGTK's driver and its small browser; None where one of them, or a screen to draw on, is missing."""
    driver, screen = shutil.which("WebKitWebDriver"), shutil.which("Xvfb")
    found = sorted(
        p for folder in ("lib", "libexec") for p in Path("/usr", folder).glob("**/webkit2gtk-4.*/MiniBrowser")
    )
    return (Path(driver), found[-1]) if driver and screen and found else None


HERE: Mapping[str, Callable[[], object]] = {"firefox": firefox, "webkit": webkit}
PACKAGES = {"firefox": "firefox-esr", "webkit": "webkit2gtk-driver xvfb"}


def missing(name: str) -> str:
    """Say that an engine is not here, and how it gets here."""
    return f"NO {name.upper()}: nothing was tried in it. On Debian and Ubuntu: apt install {PACKAGES[name]}"


@contextmanager
def visiting(name: str, folder: Path, preferences: Mapping[str, object] | None = None) -> Iterator[Visit]:
    """Start an engine with a profile of its own in `folder`."""
    with ExitStack() as opened:
        begin = {"firefox": _firefox, "webkit": _webkit}[name]
        yield begin(opened, folder, preferences or {})


def _firefox(opened: ExitStack, folder: Path, preferences: Mapping[str, object]) -> Visit:
    profile = folder / "firefox"
    profile.mkdir(parents=True)
    saving = {"browser.download.dir": str(folder / "saved"), "browser.download.folderList": 2}
    told = {**PREFERENCES, **saving, **preferences}
    lines = [f"user_pref({json.dumps(key)}, {json.dumps(value)});" for key, value in told.items()]
    (profile / "user.js").write_text("\n".join(lines))
    program = str(firefox())
    _start(
        opened,
        [
            program,
            "--headless",
            "--no-remote",
            "--marionette",
            "--remote-allow-system-access",
            "--profile",
            str(profile),
        ],
        folder / "firefox.log",
    )
    noted = profile / "MarionetteActivePort"
    _until(lambda: noted.is_file() and noted.read_text().strip(), "Firefox")
    wire = Marionette(int(noted.read_text()))
    wire.ask("SetWindowRect", width=1280, height=900)
    return Visit(wire, "firefox", folder, lambda: _told_by_firefox(wire))


def _webkit(opened: ExitStack, folder: Path, _preferences: Mapping[str, object]) -> Visit:
    found = webkit()
    assert found
    driver, browser = found
    folder.mkdir(parents=True, exist_ok=True)
    number, told = os.pipe()
    log = folder / "webkit.log"
    _start(
        opened, ["Xvfb", "-displayfd", str(told), "-screen", "0", "1280x1000x24", "-nolisten", "tcp"], log, keep=(told,)
    )
    os.close(told)
    with os.fdopen(number) as said:
        display = said.readline().strip()
    port = free_port()
    environment = {
        "DISPLAY": f":{display}",
        "GDK_BACKEND": "x11",
        "WEBKIT_DISABLE_COMPOSITING_MODE": "1",
        "GTK_A11Y": "none",
        "NO_AT_BRIDGE": "1",
        "HOME": str(folder),
        "XDG_DATA_HOME": str(folder / "data"),
    }
    _start(opened, [str(driver), f"--port={port}"], log, environment)
    _until(lambda: _answers(port), "WebKitWebDriver")
    options = {"binary": str(browser), "args": ["--automation"]}
    wire = WebDriver(port, {"webkitgtk:browserOptions": options, "unhandledPromptBehavior": "ignore"})
    wire.ask("SetWindowRect", width=1280, height=900, x=0, y=0)
    opened.callback(wire.ask, "DeleteSession")
    return Visit(wire, "webkit", folder, lambda: _told_by_webkit(wire))


CONSOLE = """const told = Services.console.getMessageArray()
    .filter((said) => said instanceof Ci.nsIScriptError && /^(http:\\/\\/127|file:)/.test(said.sourceName))
    .map((said) => `${said.category}: ${said.errorMessage}`);
Services.console.reset();
return told;"""

LISTENING = """const told = window.told;
window.told = [];
if (!told) {
    const note = (event, words) => addEventListener(event, (said) => window.told.push(`${event} ${words(said)}`), true);
    note("securitypolicyviolation", (said) => `${said.violatedDirective} ${said.blockedURI}`);
    note("error", (said) => said.message);
    note("unhandledrejection", (said) => said.reason);
}
return told ?? [];"""


def _told_by_firefox(wire: Wire) -> list[str]:
    wire.ask("Marionette:SetContext", value="chrome")
    try:
        return list(wire.ask("ExecuteScript", script=CONSOLE, args=[]))
    finally:
        wire.ask("Marionette:SetContext", value="content")


def _told_by_webkit(wire: Wire) -> list[str]:
    """Return what came since it was asked first on a page: the driver hands out no console."""
    return list(wire.ask("ExecuteScript", script=LISTENING, args=[]))


def _start(
    opened: ExitStack,
    command: list[str],
    log: Path,
    environment: Mapping[str, str] | None = None,
    keep: tuple[int, ...] = (),
) -> None:
    with log.open("ab") as output:
        process = subprocess.Popen(
            command,
            stdout=output,
            stderr=subprocess.STDOUT,
            env={**os.environ, "TZ": "Europe/Berlin", **(environment or {})},
            pass_fds=keep,
        )
    opened.callback(_end, process)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _until(true: Callable[[], object], what: str) -> None:
    until = time.monotonic() + STARTED_WITHIN
    while not true():
        if time.monotonic() > until:
            raise AssertionError(f"{what} did not start")
        time.sleep(0.05)


def _answers(port: int) -> bool:
    try:
        with urlopen(f"http://127.0.0.1:{port}/status", timeout=5):
            return True
    except (URLError, OSError):
        return False
