"""The capture bar's line in an open journal: understood beside what is planned there, kept, taken back."""

from __future__ import annotations

import hashlib
import json
import uuid
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from journal.errors import FieldError, JournalError
from journal.exchange.capture import Captured, Chip, chips_of, parse
from journal.records.contact import Contact
from journal.records.encounter import Encounter
from journal.records.entry import minutes_between, new_id, now_utc
from journal.records.reflection import Reflection
from journal.records.session import DEFAULT_MINUTES, Session, SessionStatus
from journal.records.settings import DateOrder
from journal.store.entries import Entries
from journal.store.journal import Journal
from journal.use_cases import agenda_tick, already_there, planned_session, rated_session
from journal.wording import capture as wording
from journal.wording import dates
from journal.wording.dates import day_in_words

ACTIVITIES_KNOWN = 300
"""Downtime entries whose activities a line may name."""

DRAFT_KIND, DRAFT_FIELD = "capture", "line"


class CannotTakeBack(JournalError):
    """The entry was changed since the line was saved."""

    def __init__(self) -> None:
        super().__init__(wording.CHANGED_SINCE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What was kept, as `take_back` wants it: `as_of` names the version, `client_id` a client begun with it."""

    kind: str
    entry_id: str
    as_of: datetime
    client_id: str | None = None


def draft_id(journal: Journal) -> str:
    """Return the id of the one draft that holds the bar's unfinished line."""
    return uuid.uuid5(uuid.UUID(journal.id), DRAFT_KIND).hex


def unfinished(journal: Journal) -> str:
    """Return the line that was typed and not saved, the last one typed first; empty where there is none."""
    lines = unfinished_lines(journal)
    return lines.get(DRAFT_FIELD) or next(iter(lines.values()), "")


def unfinished_lines(journal: Journal) -> dict[str, str]:
    """Return the lines that were typed and not saved: one, or one for each tab that typed."""
    draft = journal.drafts.get(draft_id(journal))
    return dict(draft.texts) if draft else {}


def keep_unfinished(journal: Journal, line: str, before: str | None = None) -> None:
    """Keep a line as it stands now; an empty one is forgotten. Raises FieldError, CannotWrite.

    `before` is what the tab that types knows to be kept of it: another line
    that is kept is another tab's, and is set aside. None stands for whatever
    is kept.
    """
    of, drafts = draft_id(journal), journal.drafts
    with journal.transaction(of_entries=False):
        there = unfinished_lines(journal).get(DRAFT_FIELD, "")
        before = there if before is None else before
        if line.strip() and there not in ("", before, line) and not line.startswith(there):
            drafts.put_text(of, DRAFT_KIND, f"{DRAFT_FIELD}.{new_id()[:8]}", there)
        drafts.end_line(of, before)
        if line.strip():
            drafts.put_text(of, DRAFT_KIND, DRAFT_FIELD, line)


def understand(journal: Journal, line: str, now: datetime, *, entry_id: str = "") -> Captured:
    """Return what a line means in this journal; `now` is in the browser's zone.

    A session that was planned that day is settled, not written a second
    time; a client's code with a number rates the session of that day; an
    evening that is answered is not answered twice. What may be there already
    is a doubt, but for `entry_id`: the line itself, sent once more.
    """
    settings = journal.settings.read()
    order = settings.date_order
    captured = parse(
        line,
        now=now,
        clients=journal.clients.all(),
        people=[person for person in journal.people.all() if person.ended_on is None],
        activities=journal.downtimes.activities(ACTIVITIES_KNOWN),
        own_words=settings.own_words,
        month_first=None if order is None else order is DateOrder.MONTH_FIRST,
    )
    if captured.only_rates:
        captured = rated_session.rated(journal, captured, now)
    if captured.record is None or captured.settles is not None:
        return captured
    if isinstance(captured.record, Session) and captured.new_client is None:
        captured = _beside_planned(journal, captured, captured.record, now)
    if captured.kind == "check-in" and captured.record is not None:
        day = captured.record.day
        if any(evening.id != entry_id for evening in journal.check_ins.between(day, day)):
            return replace(captured, problems=(wording.evening_answered(day_in_words(day)),), chips=(), record=None)
    if captured.record is None:
        return captured
    settled = captured.settles.id if captured.settles else ""
    there = already_there.doubts(journal, captured.record, but=(entry_id, settled))
    return replace(captured, doubts=(*captured.doubts, *there))


def _beside_planned(journal: Journal, captured: Captured, went: Session, now: datetime) -> Captured:
    planned = planned_session.planned_on(journal, went.client_id, went.at)
    if went.status is SessionStatus.PLANNED or not planned:
        return captured
    meant = planned_session.meant_among(planned, went, now, clock_said=captured.clock_said)
    clocks = [dates.clock(s.at) for s in planned]
    if not meant:
        return replace(captured, doubts=(*captured.doubts, *(wording.planned_then(clock) for clock in clocks)))
    if len(meant) > 1:
        return replace(captured, problems=(wording.which_planned(clocks),), chips=(), record=None)
    before = meant[0]
    try:
        settled = planned_session.as_it_went(before, went, clock_said=captured.clock_said)
    except FieldError as error:
        return replace(captured, problems=(wording.problem(error.field, error.reason),), chips=(), record=None)
    code = journal.clients.code_of(went.client_id)
    kind, *others = chips_of(settled, "session", code, now)
    settles = Chip(wording.PLANNED_SESSION, wording.settled(dates.clock(before.at)))
    doubts = tuple(doubt for doubt in captured.doubts if doubt != wording.NO_CLOCK)
    if captured.clock_said and abs(minutes_between(before.at, went.at)) >= (before.minutes or DEFAULT_MINUTES):
        doubts = (*doubts, wording.settles_other_time(dates.clock(before.at)))
    return replace(captured, record=settled, settles=before, chips=(kind, settles, *others), doubts=doubts)


def fingerprint(captured: Captured) -> str:
    """Return a mark of all that is shown of a line: the same mark, the same chips and doubts."""
    shown: list[Any] = [[(chip.label, chip.value) for chip in captured.chips], captured.doubts]
    shown.append(captured.settles.as_of.isoformat() if captured.settles else "")
    return hashlib.sha256(json.dumps(shown).encode()).hexdigest()


def keep(
    journal: Journal,
    captured: Captured,
    *,
    entry_id: str | None = None,
    before: str = "",
    written_at: datetime | None = None,
) -> Kept:
    """Keep what a line means, and end its draft, in one transaction.

    `entry_id` is the id a new entry is to have: kept twice under it, it is
    there once. `before` is what the draft held while the line was typed,
    `written_at` when a line was written that was kept elsewhere meanwhile.
    Raises FieldError, EntryChanged, EntryNotFound or CannotWrite; then
    nothing was kept.
    """
    record = captured.record
    assert record is not None
    assert captured.kind is not None
    entries = _entries(journal, captured.kind)
    with journal.transaction():
        if captured.settles is not None:
            record = entries.update(record, read_as_of=captured.settles.as_of)
        else:
            record = replace(record, id=entry_id or record.id, written_at=written_at or now_utc())
            if not entries.holds(record.id):
                if captured.new_client is not None:
                    journal.clients.add(captured.new_client)
                entries.add(record)
                if isinstance(record, Reflection | Contact | Encounter):
                    agenda_tick.keep_in_step(journal, record, at=now_utc().astimezone(record.at.tzinfo))
        journal.drafts.end_line(draft_id(journal), captured.line, before)
    client = captured.new_client.id if captured.new_client else None
    return Kept(kind=captured.kind, entry_id=record.id, as_of=record.as_of, client_id=client)


def take_back(journal: Journal, kept: Kept) -> None:
    """Put a new entry into the trash, or a settled session back as it was planned; its agenda item goes too.

    Raises CannotTakeBack when it was changed since, EntryNotFound when it is gone.
    """
    entries = _entries(journal, kept.kind)
    with journal.transaction():
        entry = entries.get(kept.entry_id)
        if entry.as_of != kept.as_of:
            raise CannotTakeBack
        before = entries.history(entry.id)[-1].before if entry.edited_at is not None else None
        if before is not None:
            entries.update(before, read_as_of=entry.as_of)
            return
        entries.delete(entry.id)
        agenda_tick.take_off(journal, entry)
        if kept.client_id is not None:
            journal.clients.delete(kept.client_id)


def _entries(journal: Journal, kind: str) -> Entries[Any]:
    return next(entries for entries in journal.kinds if entries.kind == kind)
