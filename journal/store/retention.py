"""What goes by its age, group by group, where the therapist chose a time: when, in a list before, and how.

    older than its months ──an unlock──▶ marked ──seven days on, another unlock──▶ gone for good, as out of the trash

Off unless chosen. People, placements, opening balances, agreements on supervision, clinical wills and settings have no
time. Under a legal hold nothing goes, nor what is about a client who is held.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from journal.errors import EntryNotFound, OnLegalHold, StillNeeded
from journal.records.letting_go import Group, Kept, Why
from journal.store import bare_hours, erasing, holds, letting_go, trash
from journal.store.codec import columns
from journal.store.entries import Entries
from journal.store.journal import Journal

WAITS = timedelta(days=7)
"""How long what is found to be over stays marked, at least: it stands in the list of the page meanwhile."""

AT_ONCE = 300
"""Entries that go in one transaction."""

GROUPS: dict[str, Group] = {
    **dict.fromkeys(("reflection", "about supervision"), Group.REFLECTIONS),
    **dict.fromkeys(("downtime", "check-in", "scale"), Group.SELF_CARE),
    **dict.fromkeys(
        (
            "session", "contact", "encounter", "supervision", "on-call", "time off", "agenda", "absence plan",
            "absence decision", "cover", "covering", "cpd", "supervisee note",
            "client",
        ),
        Group.PRACTICE,
    ),
}  # fmt: skip
"""The group of each kind of entry that has a time; by the kind's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Going:
    """An entry whose time is over, or will be: from `goes_on`, at an unlock, it goes for good."""

    kind: str
    entry_id: str
    day: date
    goes_on: date


def months_before(day: date, months: int) -> date:
    """Return the day that lies so many months back; of a day that its month has not, the month's last."""
    return _shifted(day, -months)


def _shifted(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9998:
        return date.min if year < 1 else date.max
    following = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return date(year, month + 1, min(day.day, (following - timedelta(days=1)).day))


def coming(journal: Journal, today: date, until: date) -> list[Going]:
    """Return what goes up to `until`, the first first; nothing while the whole journal is held."""
    settings = journal.settings.read()
    if settings.legal_hold:
        return []
    marks = letting_go.marked(journal, "retention")
    found = []
    for table, entry_id, day in _over(journal, settings.kept, until - WAITS):
        months = settings.kept.months(GROUPS[table.kind])
        assert months is not None  # its group has a time
        begins = marks.get(entry_id, max(_shifted(day, months), today))
        found.append(Going(kind=table.kind, entry_id=entry_id, day=day, goes_on=max(begins + WAITS, today)))
    return sorted(found, key=lambda going: (going.goes_on, going.day, going.kind, going.entry_id))


def purge_due(journal: Journal, now: datetime) -> int:
    """Let what is over go for good, and return how many entries went; that they did is kept, not what they were.

    Nothing goes where the clock lies behind what the journal knows.
    """
    settings, today = journal.settings.read(), now.astimezone().date()
    if settings.legal_hold or letting_go.known_later(journal, journal.tables, now):
        return 0
    due = {entry_id: table for table, entry_id, _ in _over(journal, settings.kept, today)}
    ripe = letting_go.ripe(journal, "retention", due, now, waits=WAITS)
    counts = dict[str, int]()
    for begin in range(0, len(ripe), AT_ONCE):
        with journal.day_sums.postponed():
            gone = [due[entry_id].kind for entry_id in ripe[begin : begin + AT_ONCE] if _let_go(journal, due, entry_id)]
            here = {kind: gone.count(kind) for kind in gone}
            if here:
                erasing.note(journal, now, Why.RETENTION, here)
        counts |= {kind: counts.get(kind, 0) + n for kind, n in here.items()}
    if counts:
        erasing.empty_the_file(journal)
    return sum(counts.values())


def _let_go(journal: Journal, due: dict[str, Entries[Any]], entry_id: str) -> bool:
    with suppress(EntryNotFound, OnLegalHold, StillNeeded):
        due[entry_id].delete(entry_id)
        trash.purge_within(journal, due[entry_id], entry_id)
        return True
    return False


def _over(journal: Journal, kept: Kept, on: date) -> Iterator[tuple[Entries[Any], str, date]]:
    """Yield the entries whose time is over on a day; clients last, and only those of whom nothing speaks any more."""
    held = holds.clients_held(journal)
    for table in sorted(journal.tables, key=lambda table: table.kind == "client"):
        group = GROUPS.get(table.kind)
        months = kept.months(group) if group is not None else None
        if months is None:
            continue
        until = months_before(on, months)
        if table.kind == "client":
            yield from _clients_over(journal, table, held, until)
            continue
        about = "client_id" if "client_id" in columns(table.record) else "NULL"  # type: ignore[arg-type]  # a class can be hashed
        with journal.reading() as db:
            rows = db.execute(
                f"SELECT id, day, {about} FROM {table.table} WHERE day <= ? AND deleted_at IS NULL ORDER BY day, id",
                [until.isoformat()],
            ).fetchall()
        yield from ((table, entry_id, date.fromisoformat(day)) for entry_id, day, who in rows if who not in held)


def _clients_over(
    journal: Journal, table: Entries[Any], held: set[str], until: date
) -> Iterator[tuple[Entries[Any], str, date]]:
    for client in journal.clients.all():
        over = client.ended_on is not None and client.ended_on <= until and client.id not in held
        if over and client.id not in bare_hours.STAND_INS and not trash.speaking_of(journal, client.id):
            assert client.ended_on is not None
            yield table, client.id, client.ended_on
