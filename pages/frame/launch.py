"""`make run`: start the program on this computer only, or open the one that is running, in the browser.

    python -m pages.frame.launch

JOURNAL_PORT chooses the first port to try (8765 otherwise). BROWSER=none
opens no browser.
"""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.request
import webbrowser
from pathlib import Path
from typing import Any
from urllib.error import URLError

from journal.store.opening import journal_home
from pages.frame.program import ADDRESS, INSTANCE, NAME

ROOT = Path(__file__).resolve().parents[2]

FIRST_PORT = 8765
PORTS_TRIED = 100
START_SECONDS = 60.0
"""Seconds that a start may take: the first one compiles every module."""


def running_file(folder: Path) -> Path:
    """Return where a running program leaves its address: beside the journal's folder, never in it."""
    return folder.parent / f"{folder.name}.running.json"


def running_address(folder: Path) -> str | None:
    """Return the address of the program that runs for this folder, or None. Asks it, and believes no file."""
    try:
        told = json.loads(running_file(folder).read_text(encoding="utf-8"))
        address, instance = str(told["address"]), str(told["instance"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return address if address.startswith(f"http://{ADDRESS}:") and answers(address, instance) else None


def answers(address: str, instance: str) -> bool:
    """Say whether this very program answers there."""
    try:
        # No proxy: the question stays on this computer whatever the environment says.
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(f"{address}/door/hello", timeout=2) as answer:
            told: Any = json.loads(answer.read(1_000))
    except (OSError, ValueError, URLError):
        return False
    return isinstance(told, dict) and told.get("program") == NAME and told.get("instance") == instance


def free_port(first: int) -> int:
    """Return `first`, or the next port that nobody listens on. Raises OSError when a hundred are taken."""
    for port in range(first, min(first + PORTS_TRIED, 65_536)):
        with socket.socket() as trial, contextlib.suppress(OSError):
            if os.name != "nt":
                trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind((ADDRESS, port))
            return port
    raise OSError(f"No free port from {first} on.")


def note_running(folder: Path, told: dict[str, object]) -> None:
    """Leave the address for the next start. Where that cannot be written, the next start just does not find it."""
    path = running_file(folder)
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="utf-8") as file:
            json.dump(told, file)


def open_browser(address: str) -> None:
    """Open the address in the browser, unless BROWSER is "none"."""
    if os.environ.get("BROWSER") != "none":
        webbrowser.open(address)


def main() -> int:
    """Start, or open what is running. Returns the exit status."""
    folder = journal_home()
    running = running_address(folder)
    if running:
        _tell(f"Between Sessions is already open at {running}")
        open_browser(running)
        return 0
    address = f"http://{ADDRESS}:{(port := free_port(int(os.environ.get('JOURNAL_PORT', FIRST_PORT))))}"
    instance = secrets.token_hex(16)
    server = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)],
        cwd=ROOT,
        env={**os.environ, INSTANCE: instance},
        stdout=subprocess.DEVNULL,
    )
    try:
        if not _came_up(server, address, instance):
            _tell("Between Sessions did not start. What it said stands above.")
            return 1
        note_running(folder, {"address": address, "instance": instance, "pid": server.pid})
        _tell(f"Between Sessions is open at {address}\nTo close it, press Ctrl+C here, or “Close the journal” there.")
        open_browser(address)
        server.wait()
    except KeyboardInterrupt:
        pass
    finally:
        _end(server)
        running_file(folder).unlink(missing_ok=True)
    _tell("Between Sessions is closed.")
    return 0


def _came_up(server: subprocess.Popen[bytes], address: str, instance: str) -> bool:
    limit = time.monotonic() + START_SECONDS
    while time.monotonic() < limit and server.poll() is None:
        if answers(address, instance):
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


def _tell(sentence: str) -> None:
    sys.stdout.write(sentence + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
