"""The inbox folder, and the one thing a locked journal can do: seal a line into it.

    typed at the door ──inbox.pub──▶ inbox/<id>.line   (age, X25519)
                                          │
    the private half, in the journal ─────┴─▶ a line to confirm

What is sealed here, only the open journal can read.
"""

from __future__ import annotations

import json
import os
import re
import threading
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from enum import Enum
from itertools import islice
from pathlib import Path

import pyrage
from pyrage import x25519

from journal.errors import FieldError, FolderNotOurs, InboxFull, InboxUnavailable, JournalError
from journal.records.entry import new_id, now_utc
from journal.store import own_folder, whole_file
from journal.store.age_files import may_be_tried
from journal.store.connection import translated

PUBLIC_FILE = "inbox.pub"
FOLDER = "inbox"
ENDING, KNOWN_ENDING = ".line", ".known.line"
"""Of a line's file name, left by a stranger, and by a browser that has unlocked before."""

LINE = re.compile(r"[0-9a-f]{32}(\.known)?\.line")
"""Names of lines. Whatever else lies in the inbox is not ours, and stays where it is."""

_STRAY = re.compile(rf"{LINE.pattern}\.[0-9a-f]{{8}}\.tmp")

ASIDE = "aside"
"""The folder inside the inbox for what is no line of this journal."""

EARLIEST_YEAR = 2000
"""No line was left before; a clock that says so is a forged or broken one."""

LONGEST_LINE = 2_000
"""Characters of a line."""

LONGEST_SEALED = 32 * 1024
"""Bytes of a sealed line: 2,000 characters at up to twelve of JSON's letters each, and what age adds."""

MOST_LINES = 200
"""Lines of strangers that wait at a time, and as many of known browsers: a program that leaves lines in a loop takes
nobody's room but that of other strangers. When there are as many, no more is taken; nothing is overwritten."""

LONGEST_PUBLIC = 200
"""Bytes of the public half: it has 63."""

writing = threading.Lock()
"""Held while a file is written, so that the room is counted once for each."""


class State(Enum):
    """Whether lines can be left: OPEN yes, FULL not until some are read, CLOSED not until the journal is unlocked."""

    OPEN = "open"
    FULL = "full"
    CLOSED = "closed"


def state(folder: Path) -> State:
    """Return whether lines can be left for the journal in `folder`."""
    try:
        _recipient(folder)
        return State.OPEN if _room(folder, known=True) or _room(folder, known=False) else State.FULL
    except (JournalError, OSError):
        return State.CLOSED


def leave(folder: Path, text: str, *, known: bool = False, left_at: datetime | None = None) -> None:
    """Seal a line for the journal in `folder`. It is on the disk when this returns.

    `known`: it comes from a browser that has unlocked before. `left_at` is
    when it was written, aware; None, now.

    Line breaks and other control characters become spaces. Raises FieldError
    for an empty or too long line, InboxFull, InboxUnavailable, or CannotWrite;
    then nothing was kept.
    """
    said = on_one_line(text)
    recipient = _recipient(folder)
    line_id = new_id()
    line = {"v": 1, "id": line_id, "left_at": (left_at or now_utc()).isoformat(), "text": said}
    sealed = pyrage.encrypt(json.dumps(line).encode(), [recipient])
    with writing, translated():
        try:
            own_folder.made(folder / FOLDER)
        except FolderNotOurs:
            raise InboxUnavailable from None
        if not _room(folder, known=known):
            raise InboxFull
        whole_file.put(folder / FOLDER / f"{line_id}{KNOWN_ENDING if known else ENDING}", sealed)


def on_one_line(text: str) -> str:
    """Return a text with spaces for control characters. Raises FieldError if it is empty or too long."""
    said = "".join(" " if unicodedata.category(sign) in ("Cc", "Zl", "Zp", "Cs") else sign for sign in text).strip()
    if not said:
        raise FieldError("line", "is empty")
    if len(said) > LONGEST_LINE:
        raise FieldError("line", f"can hold {LONGEST_LINE:,} characters at most; this one has {len(said):,}")
    return said


def _recipient(folder: Path) -> x25519.Recipient:
    try:
        return x25519.Recipient.from_str(public_half(folder) or "")
    except pyrage.RecipientError:
        raise InboxUnavailable from None


def public_half(folder: Path) -> str | None:
    """Return what `inbox.pub` says, whatever it is; None if it is not there."""
    try:
        with translated(), (folder / PUBLIC_FILE).open("rb") as file:
            return file.read(LONGEST_PUBLIC + 1).decode("ascii", "replace").strip()
    except FileNotFoundError:
        return None
    except OSError:
        return ""  # a folder, or a disk that does not give it


def _room(folder: Path, *, known: bool) -> bool:
    alike = (file for file in files(folder) if file.name.endswith(KNOWN_ENDING) == known)
    return len(list(islice(alike, MOST_LINES))) < MOST_LINES


def files(folder: Path) -> Iterator[Path]:
    """Yield the lines that lie in the inbox. Raises InboxUnavailable if it is no folder of our own."""
    try:
        yield from own_folder.files(folder / FOLDER, LINE)
    except (OSError, FolderNotOurs):
        raise InboxUnavailable from None


def waiting(folder: Path, most: int) -> dict[str, bytes]:
    """Return the sealed lines that wait, by file name, at most `most`; none that no line can be, none opened.

    What cannot be read just now is left out: it waits where it is. Raises InboxUnavailable.
    """
    found: dict[str, bytes] = {}
    for path in files(folder):
        sealed = _read(path)
        if sealed is not None and may_be_tried(sealed):
            found[path.name] = sealed
        if len(found) == most:
            break
    return found


def _read(path: Path) -> bytes | None:
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(descriptor, "rb") as file:
            sealed = file.read(LONGEST_SEALED + 1)
    except OSError:
        return None
    return sealed if len(sealed) <= LONGEST_SEALED else None


def sweep(folder: Path) -> None:
    """Remove what a crash in the middle of `leave` left in the inbox."""
    with writing, suppress(OSError, FolderNotOurs):
        for stray in own_folder.files(folder / FOLDER, _STRAY):
            stray.unlink(missing_ok=True)
