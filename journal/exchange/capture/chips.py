"""A record as chips: what it is and every field that says something, in words, read from the record itself."""

from __future__ import annotations

from dataclasses import MISSING, dataclass, fields
from datetime import datetime

from journal.records.entry import Entry
from journal.records.kinds import BY_NAME
from journal.wording import dates, labels, values

_NOT_SAID = frozenset({"id", "at", "client_id", "written_at", "edited_at", "person_id", "members_present"})
"""Fields that have a chip of another kind, or say nothing to a person; `person_id` is said by the name."""

_ALWAYS = frozenset({"status", "activity", "category", "minutes", "format"})
"""Fields that are said also where they hold what is usual, if they hold anything."""

WHEN = "When"
"""What the chip of the moment is called."""

_LAST = ("to_supervision", "note", "text", "notes", "line")


@dataclass(frozen=True, slots=True)
class Chip:
    """One thing that will be saved: what it is called, and its value in words."""

    label: str
    value: str


def chips_of(record: Entry, kind: str, client_code: str, now: datetime) -> tuple[Chip, ...]:
    """Return the chips of a record: kind, client, time, then each field that holds something."""
    chips = [Chip("", BY_NAME[kind].chip)]
    if client_code:
        chips.append(Chip(labels.label("client_id"), client_code))
    names = [name for name in said_fields(record) if name not in _LAST]
    chips.append(Chip(WHEN, moment_in_words(record.at, now)))
    for name in (*names, *(name for name in _LAST if name in said_fields(record))):
        chips.append(Chip(labels.label(name), values.in_words(name, getattr(record, name))))
    return tuple(chips)


def said_fields(record: Entry) -> list[str]:
    """Return the names of the fields that hold something of their own, in the record's order."""
    said = []
    for field in fields(record):
        value = getattr(record, field.name)
        usual = field.default if field.default is not MISSING else None
        own = value != usual or (field.name in _ALWAYS and value is not None)
        if field.name not in _NOT_SAID and own and value not in ("", ()):
            said.append(field.name)
    return said


def moment_in_words(at: datetime, now: datetime) -> str:
    """Return for example "today, 14:00" or "Monday, 16 November, 12:00"; the year where it is another one."""
    here = now.astimezone(at.tzinfo).date()
    near = {0: "today", -1: "yesterday", 1: "tomorrow"}
    day = near.get((at.date() - here).days) or dates.day_near(at.date(), here)
    return f"{day}, {dates.clock(at)}"
