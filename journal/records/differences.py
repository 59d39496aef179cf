"""What a change to an entry changed."""

from __future__ import annotations

from dataclasses import dataclass, fields
from difflib import SequenceMatcher

from journal.records.entry import Entry

NOT_TOLD = frozenset({"id", "written_at", "edited_at"})
"""What every change changes, or none."""

MOST_WORDS = 3_000
"""Words of a text that are compared one by one; the time for it grows with their square."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One field that was changed: its name in the record, what it held before, and what it held then."""

    name: str
    before: object
    now: object


def differences(before: Entry, now: Entry) -> list[Difference]:
    """Return what differs between two versions of an entry, in the order of the record's fields; none: nothing."""
    found = []
    for field in fields(now):
        was, became = getattr(before, field.name), getattr(now, field.name)
        if field.name not in NOT_TOLD and was != became:
            found.append(Difference(name=field.name, before=was, now=became))
    return found


def changed_words(before: str, now: str) -> tuple[list[str], list[str]] | None:
    """Return the runs of words that were taken out of a text, and those that were put in, each in order.

    None for texts too long to be compared word by word.
    """
    was, became = before.split(), now.split()
    if max(len(was), len(became)) > MOST_WORDS:
        return None
    out, put = [], []
    for kind, a, b, c, d in SequenceMatcher(None, was, became, autojunk=False).get_opcodes():
        if kind != "equal":
            out += [" ".join(was[a:b])] if b > a else []
            put += [" ".join(became[c:d])] if d > c else []
    return out, put
