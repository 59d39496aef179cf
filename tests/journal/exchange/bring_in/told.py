"""What a reader found, a line each, as tests put it down."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from journal.exchange.bring_in.found import Appointment, Asked, Found, Left, Problem, TableHead, TableLine, Writing

ASKED = Asked(first=date(2024, 11, 30), last=date(2027, 11, 30), zone="Europe/London")


def told(found: Iterable[Found]) -> list[str]:
    return [_one(each) for each in found]


def _one(found: Found) -> str:
    if isinstance(found, Appointment):
        return _appointment(found)
    if isinstance(found, TableHead):
        return f"{found.line} head{f' of {found.sheet}' if found.sheet else ''}: {' | '.join(found.columns)}"
    if isinstance(found, TableLine):
        return f"{found.line}: {' | '.join('' if cell is None else repr(cell).strip(chr(39)) for cell in found.cells)}"
    if isinstance(found, Writing):
        return _writing(found)
    if isinstance(found, Problem):
        return f"{found.line} problem{f' in {found.file}' if found.file else ''}: {found.why}"
    assert isinstance(found, Left)
    return f"{found.line} left out, {found.why}: {found.count}"


def _appointment(found: Appointment) -> str:
    days = f"{found.first}" + (f" to {found.last}" if found.last != found.first else "")
    when = f"{days} {found.at:%H:%M%z}" if found.at else days
    marks = " floating" * found.floating + " cancelled" * found.cancelled
    return f"{found.line}: {found.uid!r} {found.recurrence} {when} {found.zone} {found.minutes} {found.title}{marks}"


def _writing(found: Writing) -> str:
    zone = f"{found.at:%z}" if found.at.tzinfo else " no zone"
    when = f"{found.at:%Y-%m-%d %H:%M}{zone}" if found.has_time else f"{found.at:%Y-%m-%d}{zone}"
    more = [f"mood {found.mood}"] * bool(found.mood) + [f"tags {','.join(found.tags)}"] * bool(found.tags)
    more += [f"{found.pictures} pictures"] * bool(found.pictures)
    return f"{found.line}: {found.uid} {when} [{found.title}] {found.text!r} {'; '.join(more)}".rstrip()
