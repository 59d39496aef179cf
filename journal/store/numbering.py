"""Numbers of packs: given once, in a line of their own for each life of the journal.

    in journal.db       restores, line, mark    another mark with every number given
    in numbers.json     marks, file             that mark once more, and which file it stood in

The second lies beside the first and is in no backup. Where the two do not
fit, the journal was restored, copied, or laid back to an older state: what
was numbered since is not known here, so another line begins. It cannot be
told when the whole disk goes back to an earlier day.
"""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import msgspec

from journal.errors import CannotWrite, JournalError
from journal.store.connection import translated
from journal.store.open_file import OpenFile
from journal.store.whole_file import sync_folder

FILE = "numbers.json"
MOST_BYTES = 1_000
"""Bytes that are read of it; it has about 150."""


class _Beside(msgspec.Struct, forbid_unknown_fields=True):
    """What lies beside the journal: the marks that fit, and the journal file's number on its disk."""

    marks: list[str]
    file: int


def line_now(journal: OpenFile) -> tuple[str, int]:
    """Return the line in which numbers are given now, and the restores before it; another one begins where it must.

    Raises CannotWrite.
    """
    with journal.transaction(of_entries=False) as db:
        found = db.execute("SELECT restores, line, mark FROM numbering ORDER BY restores DESC LIMIT 1").fetchone()
        if found is not None and _fits(journal.folder, found[2]):
            settle(journal)
            return found[1], found[0]
        restores, line, mark = (0 if found is None else found[0] + 1), secrets.token_hex(16), secrets.token_hex(16)
        db.execute("INSERT INTO numbering (restores, line, mark) VALUES (?, ?, ?)", [restores, line, mark])
        _write(journal.folder, [mark])  # this mark alone: were it undone, the one before would still not fit
        return line, restores


def mark_given(journal: OpenFile) -> None:
    """Note that a number was given, in the transaction that gives it; `settle` is to follow it. Raises CannotWrite."""
    with journal.transaction(of_entries=False) as db:
        before, fresh = _mark(journal), secrets.token_hex(16)
        db.execute("UPDATE numbering SET mark = ? WHERE restores = (SELECT max(restores) FROM numbering)", [fresh])
        _write(journal.folder, [fresh, *([before] if before else [])])  # both, until it is known which of them holds


def settle(journal: OpenFile) -> None:
    """Let only the mark fit that the journal has now, after a number was given or was not. Raises CannotWrite."""
    with journal.reading():
        mark, beside = _mark(journal), _read(journal.folder)
        if beside is not None and mark in beside.marks and len(beside.marks) > 1:
            _write(journal.folder, [mark])


def fits(journal: OpenFile) -> bool:
    """Say whether what lies beside the journal is of this very file: it was neither restored nor copied."""
    mark = _mark(journal)
    return mark is not None and _fits(journal.folder, mark)


def moved(journal: OpenFile) -> None:
    """Note that the journal goes on in another file of its own. Where the disk does not take it, it seems restored."""
    with journal.reading(), suppress(JournalError, OSError):
        if (mark := _mark(journal)) is not None:
            _write(journal.folder, [mark])


def _mark(journal: OpenFile) -> str | None:
    found = journal.db.execute("SELECT mark FROM numbering ORDER BY restores DESC LIMIT 1").fetchone()
    return str(found[0]) if found else None


def _fits(folder: Path, mark: str) -> bool:
    beside = _read(folder)
    return beside is not None and mark in beside.marks and beside.file == _number_on_disk(folder)


def _number_on_disk(folder: Path) -> int:
    """The disk is left out: its number is another one after many a start of the computer."""
    return (folder / "journal.db").stat().st_ino


def _read(folder: Path) -> _Beside | None:
    """Return what lies beside the journal; None where nothing does, or something else."""
    try:
        descriptor = os.open(folder / FILE, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(descriptor, "rb") as file:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                return None
            return msgspec.json.decode(file.read(MOST_BYTES), type=_Beside)
    except (OSError, msgspec.MsgspecError, ValueError, RecursionError):
        return None


def _write(folder: Path, marks: Sequence[str]) -> None:
    try:
        with translated():
            _replace(folder, msgspec.json.encode(_Beside(marks=list(marks), file=_number_on_disk(folder))))
    except OSError:
        raise CannotWrite from None


def _replace(folder: Path, content: bytes) -> None:
    fresh = folder / f"{FILE}.tmp"
    fresh.unlink(missing_ok=True)  # what a crash left; whatever lies there is not followed
    descriptor = os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    os.replace(fresh, folder / FILE)
    sync_folder(folder)
