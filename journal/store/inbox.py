"""Lines left while the journal was locked: opened, to be confirmed one by one.

How they are sealed: inbox_files.py. With which keys: inbox_key.py.
"""

from __future__ import annotations

import json
import os
import re
import secrets
import uuid
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path

import pyrage
from pyrage import x25519

from journal.errors import CannotWrite, FieldError, FolderNotOurs, InboxUnavailable
from journal.records.entry import now_utc
from journal.store import inbox_files as files
from journal.store import inbox_key, own_folder, whole_file
from journal.store.age_files import may_be_tried
from journal.store.codec import utc_text
from journal.store.connection import translated
from journal.store.journal import Journal

LOOKED_AT = 1_000
"""Files looked at in one go: more than a full inbox holds, and quick even if somebody stuffed the folder."""

LONGEST_SEALED = files.LONGEST_SEALED

ON_HOLD = "The legal hold is on: nothing is deleted for good. It stays where it is."

SET_ASIDE = re.compile(r"[0-9a-f]{8}-.{1,80}")
"""Names given to what is set aside; earlier versions kept the end of any name."""

KEPT = "line that was kept"
"""Kind of the draft by which earlier versions knew a line until its file was deleted; nobody sees it."""

NOT_THROWN_AWAY = "Some of these files could not be deleted. Check the permissions of the inbox folder, then try again."


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line as it was left. `entry_id` follows from `id`: what is made of the line is made once."""

    id: str
    left_at: datetime
    text: str
    path: Path

    @property
    def entry_id(self) -> str:
        """The id of the entry or draft that the line becomes."""
        return uuid.uuid5(uuid.UUID(self.id), "between-sessions line").hex


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """What the inbox holds: lines, the oldest first; how many files cannot be read; whether more were not looked at."""

    lines: tuple[Line, ...] = ()
    unreadable: int = 0
    more: bool = False


def count(journal: Journal) -> int:
    """Return how many files wait, none of them opened; 1,000 stands for that many or more."""
    if journal.is_demo:
        return 0
    try:
        return len(list(islice(files.files(journal.folder), LOOKED_AT)))
    except InboxUnavailable:
        return 0


def opened(journal: Journal) -> Opened:
    """Open the waiting lines. What cannot be read is set aside, never deleted.

    A line that was dealt with is not shown again: the program was cut off
    between saving and tidying up, or an older inbox was laid back. Looks at
    1,000 files at most. Raises InboxUnavailable if the inbox is no folder.
    """
    if journal.is_demo:
        return Opened()
    identity = inbox_key.identity(journal)
    if identity is None:
        return Opened(more=count(journal) > 0)
    lying = list(islice(files.files(journal.folder), LOOKED_AT + 1))
    found: dict[str, Line] = {}
    for file in lying[:LOOKED_AT]:
        line = _read(file, identity)
        if line is None:
            _set_aside(file)
        elif line.id in found:
            _remove(line.path)  # the same sealed line under a second name
        else:
            found[line.id] = line
    done = _done(journal, found.values())
    for line in found.values():
        if line.id in done:
            tidy(journal, line)
    waiting = [line for line in found.values() if line.id not in done]
    return Opened(
        lines=tuple(sorted(waiting, key=lambda line: (line.left_at, line.id))),
        unreadable=aside(journal),
        more=len(lying) > LOOKED_AT,
    )


def sort_out(journal: Journal) -> None:
    """Set aside what is no line, however much somebody stuffed in: after an unlock, so that no page waits for it.

    Raises InboxUnavailable if the inbox is no folder of our own.
    """
    for _ in range(own_folder.MOST_LOOKED_AT // LOOKED_AT):
        if not opened(journal).more:
            return


def is_kept(journal: Journal, line: Line) -> bool:
    """Say whether this line was dealt with: an entry, also one in the trash, or a draft was made of it, or it went."""
    return bool(_done(journal, [line]))


def throw_away(journal: Journal, line: Line) -> bytes:
    """Delete a line and return it as it was sealed, for `put_back`. One that is gone already returns nothing.

    Raises CannotWrite, also while the legal hold is on.
    """
    _look_for_hold(journal)
    with translated():
        try:
            own_folder.check(line.path.parent)
            sealed = line.path.read_bytes()
        except FileNotFoundError:
            return b""
        mark_done(journal, line)
        line.path.unlink(missing_ok=True)
    return sealed


def put_back(journal: Journal, line: Line, sealed: bytes) -> None:
    """Lay a line that was thrown away back into the inbox, sealed as it was. Raises CannotWrite."""
    if sealed:
        with journal.transaction(of_entries=False) as db, files.writing, translated():
            db.execute("DELETE FROM lines_done WHERE id = ?", [line.id])
            own_folder.made(line.path.parent)
            whole_file.put(line.path, sealed)


def mark_done(journal: Journal, line: Line) -> None:
    """Note, in the transaction that keeps what a line means, that it was dealt with, so that it never comes again."""
    with journal.transaction(of_entries=False) as db:
        db.execute("INSERT OR IGNORE INTO lines_done (id, done_at) VALUES (?, ?)", [line.id, utc_text(now_utc())])


def tidy(journal: Journal, line: Line) -> None:
    """Delete a line's file once what it means is in the journal. If that is cut off, the next look does it."""
    _remove(line.path)
    if not line.path.exists():
        _forget_marks(journal, {line.entry_id})


def aside(journal: Journal) -> int:
    """Return how many files were set aside as unreadable."""
    try:
        return sum(1 for _ in _aside(journal))
    except (OSError, FolderNotOurs):
        return 0


def throw_away_aside(journal: Journal) -> None:
    """Delete for good what could not be read. Raises CannotWrite, also while the legal hold is on."""
    _look_for_hold(journal)
    try:
        with translated():
            for file in [*_aside(journal)]:
                file.unlink(missing_ok=True)
    except OSError:
        raise CannotWrite(NOT_THROWN_AWAY) from None


def _aside(journal: Journal) -> Iterator[Path]:
    with suppress(FileNotFoundError):
        own_folder.check(journal.folder / files.FOLDER)
        yield from own_folder.files(journal.folder / files.FOLDER / files.ASIDE, SET_ASIDE)


def _look_for_hold(journal: Journal) -> None:
    if journal.settings.read().legal_hold:
        raise CannotWrite(ON_HOLD)


def _read(path: Path, identity: x25519.Identity) -> Line | None:
    try:
        if path.is_symlink() or not path.is_file() or path.stat().st_size > LONGEST_SEALED:
            return None
        sealed = path.read_bytes()
        if not may_be_tried(sealed):
            return None
        line = json.loads(pyrage.decrypt(sealed, [identity]))
        line_id, text, left_at = line["id"], line["text"], datetime.fromisoformat(line["left_at"])
        if uuid.UUID(line_id).hex != line_id or not isinstance(text, str):
            return None
        if left_at.tzinfo is None or left_at.year < files.EARLIEST_YEAR:
            return None
        text = files.on_one_line(text)
    except (pyrage.DecryptError, ValueError, KeyError, TypeError, AttributeError, RecursionError, FieldError, OSError):
        return None
    return Line(id=line_id, left_at=min(left_at, now_utc()), text=text, path=path)


def _set_aside(path: Path) -> None:
    """Move what is no line out of the way, under a name that is free."""
    with suppress(OSError, FolderNotOurs):
        folder = path.parent / files.ASIDE
        own_folder.made(folder)
        os.replace(path, folder / f"{secrets.token_hex(4)}-{path.name[-80:]}")


def _remove(path: Path) -> None:
    with suppress(OSError, FolderNotOurs):
        own_folder.check(path.parent)
        path.unlink()


def _forget_marks(journal: Journal, ids: set[str]) -> None:
    for draft in journal.drafts.all():
        if draft.kind == KEPT and draft.id in ids:
            journal.drafts.drop(draft.id)


def _done(journal: Journal, lines: Iterable[Line]) -> set[str]:
    """Return the ids of those that were dealt with; of earlier versions, what was made of them tells."""
    ids = {line.entry_id: line.id for line in lines}
    if not ids:
        return set()
    marks = ", ".join("?" for _ in ids)
    with journal.reading() as db:
        rows = db.execute(f"SELECT id FROM lines_done WHERE id IN ({marks})", list(ids.values())).fetchall()
    return {row[0] for row in rows} | {ids[entry_id] for entry_id in _in_journal(journal, set(ids))}


def _in_journal(journal: Journal, ids: set[str]) -> set[str]:
    """Return which of the ids are an entry's, also one in the trash, or a draft's."""
    if not ids:
        return set()
    marks = ", ".join("?" for _ in ids)
    tables = [*(entries.table for entries in journal.tables), "drafts"]
    with journal.reading() as db:
        rows = [db.execute(f"SELECT id FROM {table} WHERE id IN ({marks})", list(ids)).fetchall() for table in tables]
    return {row[0] for found in rows for row in found}
