"""One entry changed with a tap, and changed back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from journal.records.entry import Entry, now_utc
from journal.store.entries import Entries

R = TypeVar("R", bound=Entry)


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed(Generic[R]):
    """A change that is kept, as `take_back` wants it: the entry as it was, and as it is now."""

    before: R
    now: R


def change(entries: Entries[R], entry_id: str, alter: Callable[[R], R]) -> Changed[R]:
    """Keep an entry as `alter` makes it of what is in the journal at this moment.

    Raises FieldError, EntryNotFound or CannotWrite; then nothing was changed.
    """
    with entries.file.transaction():
        before = entries.get(entry_id)
        # Judged as of now: what lay ahead when it was written may have happened since.
        altered = alter(replace(before, edited_at=now_utc()))
        return Changed(before=before, now=entries.update(altered, read_as_of=before.as_of))


def take_back(entries: Entries[R], changed: Changed[R]) -> None:
    """Put an entry back as it was. Raises EntryChanged when it was changed once more, EntryNotFound, CannotWrite."""
    entries.update(changed.before, read_as_of=changed.now.as_of)
