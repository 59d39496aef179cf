"""`make run`: start the program on this computer only, or open the one that is running, in the browser.

    python -m pages.frame.launch

JOURNAL_PORT chooses the first port to try (8765 otherwise). BROWSER=none
opens no browser.
"""

from __future__ import annotations

import contextlib
import io
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
import webbrowser
from pathlib import Path
from types import FrameType

from journal.errors import JournalError
from journal.store.opening import journal_home
from journal.store.place import look
from pages.frame.program import ADDRESS, INSTANCE, PORTS
from pages.frame.running_note import Running, find_running, leave_note, one_start_at_a_time, take_note_back

ROOT = Path(__file__).resolve().parents[2]

FIRST_PORT = 8765
PORTS_TRIED = 100
START_SECONDS = 60.0
"""Seconds that a start may take: the first one compiles every module."""

_STOPS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
"""Ctrl+C, the computer shuts down, the terminal was closed."""


class CannotStart(Exception):
    """The program cannot be started. Its text is one sentence for the person at the keyboard."""


def first_port() -> int:
    """Return the first port to try: JOURNAL_PORT, or ours. Raises CannotStart."""
    result = os.environ.get("JOURNAL_PORT", "").strip() or str(FIRST_PORT)
    if result.isascii() and result.isdigit() and len(result) <= 5 and int(result) in PORTS:
        return int(result)
    raise CannotStart(
        f"JOURNAL_PORT must be a number from {PORTS.start} to {PORTS[-1]}, and is not. "
        "Nothing was started. Give it one, or leave it out, then start again."
    )


def free_port(first: int) -> int:
    """Return `first`, or the next port that nobody listens on. Raises CannotStart when a hundred are taken."""
    for port in range(first, min(first + PORTS_TRIED, PORTS.stop)):
        with socket.socket() as trial, contextlib.suppress(OSError):
            if os.name != "nt":
                trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind((ADDRESS, port))
            return port
    raise CannotStart(
        f"No port can be used here from {first} on. Nothing was started. "
        "Close other programs, or set JOURNAL_PORT to another number, then start again."
    )


def open_browser(address: str) -> None:
    """Open the address in the browser, unless BROWSER is "none"; say so where there is no browser."""
    if os.environ.get("BROWSER") == "none":
        return
    opened = False
    with contextlib.suppress(webbrowser.Error, OSError, ValueError):
        opened = webbrowser.open(address)
    if not opened:
        _tell(f"No browser could be opened from here. Please open {address} yourself.")


def main() -> int:
    """Start, or open what is running. Returns the exit status."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # an old terminal has no curly quotes: no reason not to start
    for number in _STOPS:
        signal.signal(number, _stop)
    try:
        folder = journal_home()
        look(folder)
        return _run(folder, first_port())
    except (JournalError, CannotStart) as refusal:
        _tell(str(refusal))
        return 1


def _run(folder: Path, first: int) -> int:
    server = None
    try:
        with one_start_at_a_time(folder, START_SECONDS):
            found = find_running(folder)
            if found:
                _tell(f"Between Sessions is already open at {found.address}")
                open_browser(found.address)
                return 0
            running = Running(free_port(first), secrets.token_hex(32))
            if running.port != first:
                _tell(f"Port {first} is not free, so {running.port} is used this time.")
            server = _serve(folder, running)
            if not _came_up(server, running):
                _tell("Between Sessions did not start. What it said stands above.")
                return 1
            leave_note(folder, running, server.pid)
        _tell(
            f"Between Sessions is open at {running.address}\n"
            "To close it, press Ctrl+C here, or “Close the journal” there."
        )
        open_browser(running.address)
        server.wait()
    except KeyboardInterrupt:
        pass
    finally:
        if server is not None:
            _end(server)
            take_note_back(folder, running)
    _tell("Between Sessions is closed.")
    return 0


def _serve(folder: Path, running: Running) -> subprocess.Popen[bytes]:
    """Start the server, with this program's settings and no others.

    Streamlit also reads STREAMLIT_… variables and `~/.streamlit`, both meant
    for other programs: they could open the server to the network, have it
    log what is typed, or keep it from starting.
    """
    environment = {name: value for name, value in os.environ.items() if not name.startswith("STREAMLIT_")}
    environment |= {"HOME": str(ROOT), "USERPROFILE": str(ROOT)}
    environment |= {"JOURNAL_HOME": str(folder), INSTANCE: running.secret}
    return subprocess.Popen(
        [sys.executable, "-m", "pages.frame.serve", str(running.port)],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        start_new_session=True,  # Ctrl+C and a closed terminal reach us alone, and we end it in good order
    )


def _came_up(server: subprocess.Popen[bytes], running: Running) -> bool:
    limit = time.monotonic() + START_SECONDS
    while time.monotonic() < limit and server.poll() is None:
        if running.answers():
            return True
        time.sleep(0.1)
    return False


def _end(server: subprocess.Popen[bytes]) -> None:
    if server.poll() is None:
        server.terminate()
        try:
            server.wait(timeout=10)
        except subprocess.TimeoutExpired:
            server.kill()


def _stop(_number: int, _frame: FrameType | None) -> None:
    for number in _STOPS:
        signal.signal(number, signal.SIG_IGN)  # once is enough: a second one would cut the orderly end short
    raise KeyboardInterrupt


def _tell(sentence: str) -> None:
    with contextlib.suppress(OSError):  # whoever read our output went away
        sys.stdout.write(sentence + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
