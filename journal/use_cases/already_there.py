"""What stands in the journal where a captured line would stand: named, so that nothing is kept twice unseen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from datetime import timedelta
from typing import Any

from journal.records.alike import folded
from journal.records.encounter import Encounter
from journal.records.entry import Entry, end_of
from journal.records.kinds import BY_RECORD
from journal.records.on_call import OnCall
from journal.records.session import CALLED_OFF, DEFAULT_MINUTES, Session, SessionStatus
from journal.records.supervision import Supervision
from journal.store.journal import Journal
from journal.wording import capture as wording
from journal.wording import dates

A_DAY = timedelta(days=1)

SENT_TWICE = timedelta(minutes=10)
"""An entry that says the same within this time may be the same one."""

MOST_NAMED = 3
"""Other clients' sessions that are named; the rest is counted."""

_HOLDS_THE_HOUR = (SessionStatus.ATTENDED, SessionStatus.PLANNED)
_CANCELLED = CALLED_OFF | {SessionStatus.CANCELLED_LATE}
_ITS_OWN = frozenset({"id", "at", "written_at", "edited_at"})


def doubts(journal: Journal, entry: Entry, *, but: Iterable[str] = ()) -> tuple[str, ...]:
    """Return a sentence for each entry that may be the same one, or stands at its time. `but` are ids left out."""
    table = next(entries for entries in journal.kinds if entries.kind == BY_RECORD[type(entry)].name)
    left_out = {*but}
    first, last = entry.day - A_DAY, entry.day + A_DAY  # what began the evening before may not be over
    there = [other for other in table.between(first, last) if other.id not in left_out]
    if isinstance(entry, Session):
        return _beside_sessions(journal, entry, there)
    kind, alike = BY_RECORD[type(entry)], [other for other in there if _may_be_same(entry, other)]
    return tuple(
        wording.there_already(kind.one, dates.clock(other.at), (other.day - entry.day).days)
        for other in alike[:MOST_NAMED]
    )


def _beside_sessions(journal: Journal, entry: Session, there: list[Session]) -> tuple[str, ...]:
    today = [other for other in there if other.day == entry.day]
    own = [other for other in today if other.client_id == entry.client_id and _same_hour(entry, other)]
    found = [wording.session_there(journal.clients.code_of(s.client_id), dates.clock(s.at), s.status) for s in own]
    if entry.status in _HOLDS_THE_HOUR:
        others = [s for s in there if s.client_id != entry.client_id and s.status in _HOLDS_THE_HOUR]
        named = sorted((journal.clients.code_of(s.client_id), dates.clock(s.at)) for s in others if _overlap(entry, s))
        found += [wording.at_that_time(named[:MOST_NAMED], len(named) - MOST_NAMED)] if named else []
    return tuple(found)


def _same_hour(entry: Session, other: Session) -> bool:
    """Say whether two sessions of a client's day may be one; what is planned there is asked about elsewhere."""
    if other.status is SessionStatus.PLANNED and entry.status is not SessionStatus.PLANNED:
        return False
    return other.at == entry.at or not {entry.status, other.status} & _CANCELLED


def _may_be_same(entry: Entry, other: Entry) -> bool:
    that_day = entry.day == other.day
    if isinstance(entry, Supervision) and isinstance(other, Supervision):
        named = entry.supervisor != "" and folded(entry.supervisor) == folded(other.supervisor)
        return _overlap(entry, other) or (that_day and named)
    if isinstance(entry, Encounter) and isinstance(other, Encounter):
        return that_day and (entry.client_id, entry.setting) == (other.client_id, other.setting)
    if isinstance(entry, OnCall) and isinstance(other, OnCall):
        return _overlap(entry, other)
    return abs(entry.at - other.at) <= SENT_TWICE and _said(entry) == _said(other)


def _said(entry: Entry) -> list[Any]:
    return [getattr(entry, field.name) for field in fields(entry) if field.name not in _ITS_OWN]


def _overlap(one: Any, other: Any) -> bool:
    ends = [end_of(each.at, each.minutes or DEFAULT_MINUTES) for each in (one, other)]
    return bool(one.at < ends[1] and other.at < ends[0])
