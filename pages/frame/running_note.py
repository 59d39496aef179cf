"""The note that a running program leaves for the next start, and how that start makes sure who answers.

The note lies beside the journal's folder, readable by its owner only, and
holds an address and a secret of this one run. A note is believed when it is
a plain file of ours, and the address when whoever listens there can prove
that it knows the secret, which itself never travels:

    next start ── GET /door/hello?nonce=… ──▶ 127.0.0.1:port
               ◀── HMAC(secret, port, nonce) ──

Whatever else is found, in the file or at the port, means "not running".
"""

from __future__ import annotations

import json
import os
import re
import secrets
import socket
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from pages.frame.program import ADDRESS, PORTS, proof

LONGEST_NOTE = 1_000
"""Bytes of a note that are read at all."""

LONGEST_ANSWER = 4_000
"""Bytes of an answer that are read at all, headers included."""

ANSWER_SECONDS = 2.0
"""Seconds that an answer may take from the first byte to the last."""

_SECRET = re.compile("[0-9a-f]{64}")
_WHERE = re.compile(f"http://{re.escape(ADDRESS)}:([1-9][0-9]{{0,4}})")
_NOT_THROUGH_A_LINK = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
"""Nor for ever waiting at a pipe that lies there."""


@dataclass(frozen=True, slots=True)
class Running:
    """A program that runs, or is said to. `secret` is 64 hexadecimal digits."""

    port: int
    secret: str

    @property
    def address(self) -> str:
        """Where a browser finds it."""
        return f"http://{ADDRESS}:{self.port}"

    def answers(self) -> bool:
        """Say whether this very program answers there. Takes two seconds at most, whoever listens."""
        nonce = secrets.token_hex(16)
        awaited = proof(self.secret, self.port, nonce).encode()
        asked = f"GET /door/hello?nonce={nonce} HTTP/1.1\r\nHost: {ADDRESS}:{self.port}\r\nConnection: close\r\n\r\n"
        # Nothing of the answer is understood, so nothing in it can be misunderstood: it holds the proof, or not.
        # By a plain socket: http.client has no limit on a whole answer, only on each wait.
        came, limit = b"", time.monotonic() + ANSWER_SECONDS
        with suppress(OSError), socket.create_connection((ADDRESS, self.port), ANSWER_SECONDS) as line:
            line.sendall(asked.encode())
            while awaited not in came and len(came) < LONGEST_ANSWER and (left := limit - time.monotonic()) > 0:
                line.settimeout(left)
                part = line.recv(LONGEST_ANSWER)
                if not part:
                    break
                came += part
        return awaited in came


def running_file(folder: Path) -> Path:
    """Return where a running program leaves its note: beside the journal's folder, never in it."""
    return folder.parent / f"{folder.name}.running.json"


def find_running(folder: Path) -> Running | None:
    """Return the program that runs for this folder, or None."""
    result = read_note(folder)
    return result if result is not None and result.answers() else None


def read_note(folder: Path) -> Running | None:
    """Return what the note says, or None where there is none that can be believed."""
    try:
        result = json.loads(_read_ours(running_file(folder)))
        where, secret = _WHERE.fullmatch(result["address"]), result["instance"]
        if where is None or int(where[1]) not in PORTS or not _SECRET.fullmatch(secret):
            return None
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    return Running(int(where[1]), secret)


def leave_note(folder: Path, running: Running, process: int) -> None:
    """Leave the note for the next start. Where that cannot be written, the next start just does not find it."""
    path = running_file(folder)
    with suppress(OSError):
        make_private(path.parent)
        path.unlink(missing_ok=True)
        with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="utf-8") as file:
            json.dump({"address": running.address, "instance": running.secret, "pid": process}, file)


def take_note_back(folder: Path, running: Running) -> None:
    """Remove the note if it is still this run's."""
    if read_note(folder) == running:
        with suppress(OSError):
            running_file(folder).unlink(missing_ok=True)


@contextmanager
def one_start_at_a_time(folder: Path, most_seconds: float) -> Iterator[None]:
    """Hold the place while a program is looked for and started, so that of two starts the second finds the first.

    Waits up to `most_seconds` for another; then, and where nothing can be
    locked, goes on all the same: the journal's own lock keeps it whole.
    """
    path = folder.parent / f"{folder.name}.starting"
    limit = time.monotonic() + most_seconds
    held: int | None = None
    try:
        with suppress(OSError):
            make_private(path.parent)
            while held is None and time.monotonic() < limit:
                held = _lock(path)
                if held is None:
                    time.sleep(0.05)
        yield
    finally:
        if held is not None:
            with suppress(OSError):
                path.unlink()  # while it is still locked: who waits for it sees that its file has gone
            os.close(held)


def _lock(path: Path) -> int | None:
    """Return the locked file's descriptor, or None while another has it. Raises OSError where it cannot be had."""
    held = os.open(path, os.O_CREAT | os.O_RDWR | _NOT_THROUGH_A_LINK, 0o600)
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(held, msvcrt.LK_NBLCK, 1)
            return held
        import fcntl

        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.path.samestat(os.fstat(held), path.lstat()):
            return held
    except (BlockingIOError, PermissionError, FileNotFoundError):
        pass
    except BaseException:
        os.close(held)
        raise
    os.close(held)
    return None


def make_private(folder: Path) -> None:
    """Make a folder and those above it that are missing, each for its owner alone."""
    for place in (*reversed(folder.parents), folder):
        with suppress(FileExistsError):
            if not place.exists():
                place.mkdir(mode=0o700)


def _read_ours(path: Path) -> bytes:
    """Return a file's first bytes. Raises ValueError if it is not a plain file of ours that nobody else may touch."""
    opened = os.open(path, os.O_RDONLY | _NOT_THROUGH_A_LINK)
    with os.fdopen(opened, "rb") as file:
        result = os.fstat(opened)
        if not stat.S_ISREG(result.st_mode):
            raise ValueError
        # Windows keeps other lists than an owner and a mode.
        if sys.platform != "win32" and (result.st_uid != os.geteuid() or result.st_mode & 0o077):
            raise ValueError
        return file.read(LONGEST_NOTE)
