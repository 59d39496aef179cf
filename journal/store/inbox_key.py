"""The key pair of the inbox: the public half beside `journal.key`, the private half inside the journal.

Whoever can write into the folder could put another public half there. So at
each unlock it is compared with the private half and put right, and the
therapist is told.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from pyrage import x25519

from journal.records.entry import now_utc
from journal.store import inbox_files as files
from journal.store import private_keys, whole_file
from journal.store.connection import translated
from journal.store.open_file import OpenFile

_PRIVATE, _NOTICED = "inbox", "inbox changed"


def identity(journal: OpenFile) -> x25519.Identity | None:
    """Return the private half; None for a journal that could not be given one yet."""
    private = private_keys.read(journal, _PRIVATE)
    return x25519.Identity.from_str(private) if private else None


def make_ready(journal: OpenFile) -> None:
    """Make the key pair of a journal that has none, and put a changed public half right, noting that it was.

    Called at each unlock. Raises CannotWrite when the disk does not take it;
    lines can then not be left, and all else works.
    """
    if journal.is_demo:
        return
    private = private_keys.read(journal, _PRIVATE)
    if private is None:
        private = str(x25519.Identity.generate())
        private_keys.keep(journal, _PRIVATE, private)
        before = None  # what lies there was never this journal's
    else:
        before = files.public_half(journal.folder)
    public = str(x25519.Identity.from_str(private).to_public())
    files.sweep(journal.folder)
    if before == public:
        return
    if before is not None:  # a public half that is not there was lost, or left out of a restored backup
        private_keys.keep(journal, _NOTICED, _changed_since(journal.folder).isoformat())
    with files.writing, translated():
        whole_file.put(journal.folder / files.PUBLIC_FILE, public.encode("ascii") + b"\n")


def changed_since(journal: OpenFile) -> datetime | None:
    """Return since when the public half was not this journal's own, as far as its file tells; None if all is well."""
    noticed = None if journal.is_demo else private_keys.read(journal, _NOTICED)
    return datetime.fromisoformat(noticed) if noticed else None


def change_was_read(journal: OpenFile) -> None:
    """Forget that the public half was changed: the therapist knows."""
    with journal.transaction(of_entries=False) as db:
        db.execute("DELETE FROM own_keys WHERE name = ?", [_NOTICED])


def _changed_since(folder: Path) -> datetime:
    try:
        return datetime.fromtimestamp((folder / files.PUBLIC_FILE).stat().st_mtime, UTC)
    except (OSError, ValueError, OverflowError):
        return now_utc()
