"""What a person does with copies: make one now, choose where a second one lies, bring one back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from journal.errors import CannotOpen
from journal.store import archive, backup, second_place
from journal.store.journal import Journal
from journal.store.second_place import Noted

WHOLE_PATH = "The new folder needs its whole path, as the file manager shows it. Nothing was changed."
NOT_LOOKED_AT = "The new folder cannot be looked at. Nothing was changed; choose another one."
INSIDE = "The new folder must lie outside of the journal’s own. Nothing was changed; choose another one."


def make_now(journal: Journal, today: date) -> Noted | None:
    """Make a checked copy, carry it to the second place, and return what is known of that; None without one.

    Raises BackupFailed or CannotWrite where the copy here was not made.
    """
    backup.keep(journal, "by-hand", today)
    return second_place.carry(journal)


def choose_second_place(journal: Journal, typed: str) -> Noted | None:
    """Remember a folder as the second place and write the newest copy there. Raises FieldError, CannotWrite."""
    second_place.choose(journal, typed)
    return second_place.carry(journal)


def suggested_folder(journal: Journal, today: date) -> Path:
    """Return a folder beside the journal's that is not there yet, for a copy that is brought back."""
    beside = journal.folder.with_name(f"{journal.folder.name}-restored-{today.isoformat()}")
    n = 2
    while beside.exists():
        beside = journal.folder.with_name(f"{journal.folder.name}-restored-{today.isoformat()}-{n}")
        n += 1
    return beside


def bring_back(journal: Journal, copy: Path, typed: str) -> tuple[Path, archive.Contents]:
    """Unpack a copy into a new folder beside whatever is there, and return the folder and what was in the copy.

    Raises NoPlace, AlreadyThere, CannotOpen or
    CannotWrite. Nothing of the open journal is touched, whatever happens.
    """
    own = journal.folder.resolve()
    try:
        folder = Path(typed.strip()).expanduser()
        whole = folder.resolve()
    except (OSError, ValueError, RuntimeError):
        raise CannotOpen(NOT_LOOKED_AT) from None
    if not folder.is_absolute():
        raise CannotOpen(WHOLE_PATH)
    if whole == own or own in whole.parents:
        raise CannotOpen(INSIDE)
    return folder, backup.restore(copy, folder)
