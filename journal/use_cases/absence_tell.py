"""Telling clients of an absence, one by one: what is due, that it was said, and taking that back.

A plan and a decision are begun where there are none yet, in the same transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from journal.errors import DaysMoved
from journal.measures.weeks import WEEK
from journal.planning.absence import Row, rows
from journal.planning.absence_notices import LOOKED_AHEAD, UNANNOUNCED, Elsewhen, Notice, announced, open_notices
from journal.records.absence_decision import AbsenceDecision, Told
from journal.records.absence_plan import AbsencePlan
from journal.records.absence_texts import OwnText, TextKind
from journal.records.client import Client
from journal.records.crisis_line import near, shipped
from journal.records.time_off import TimeOff
from journal.store.journal import Journal
from journal.use_cases import absence, absence_cover, absence_words
from journal.use_cases.absence import Decided
from journal.use_cases.changing import Changed, change
from journal.wording import absence_texts as wording
from journal.wording.absence_texts import Filled

YEAR = 52 * WEEK + timedelta(days=1)
"""How far ahead the notice of a year looks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced:
    """An absence ahead, its rows, and the next notice of each client, the first due first."""

    off: TimeOff
    plan: AbsencePlan | None
    rows: Sequence[Row]
    decisions: dict[str, AbsenceDecision]
    notices: Sequence[Notice]
    elsewhen: Elsewhen

    def due(self, day: date) -> list[Notice]:
        """Return what is due by a day."""
        return [notice for notice in self.notices if notice.due <= day]


def ahead(journal: Journal, today: date) -> list[TimeOff]:
    """Return the absences that begin in the next six weeks and are announced, the first first."""
    until = today + timedelta(days=LOOKED_AHEAD)
    there = [off for off in journal.time_off.all() if announced(off, today) and off.first <= until]
    return sorted(there, key=lambda off: (off.first, off.id))


def look(journal: Journal, off: TimeOff, today: date, here: str, client_id: str | None = None) -> Announced:
    """Return who is to be told of an absence and what is due, of everybody or of one client; nothing is begun.

    `here` is the browser's IANA zone.
    """
    plan = journal.absence_plans.of_time_off(off.id)
    decisions = journal.absence_decisions.of_plan(plan.id) if plan is not None else {}
    around = absence.known(journal, off, today, here, plan.closed if plan is not None else ())
    if client_id is not None:
        only = [client for client in around.clients if client.id == client_id]
        own = [session for session in around.sessions if session.client_id == client_id]
        around = replace(around, clients=only, sessions=own)
    table, moved = rows(off, around, decisions), elsewhen(journal, off)
    return Announced(
        off=off,
        plan=plan,
        rows=table,
        decisions=decisions,
        notices=open_notices(off, plan, table, around.clients, decisions, today, moved),
        elsewhen=moved,
    )


def due(journal: Journal, today: date, here: str, client_id: str | None = None) -> list[Announced]:
    """Return the absences of the next six weeks of which something is due today, of everybody or of one client.

    Where no absence lies so near, nothing is computed.
    """
    found = [look(journal, off, today, here, client_id) for off in ahead(journal, today)]
    return [one for one in found if one.due(today)]


def due_until(journal: Journal, today: date, here: str, last: date) -> dict[str, Sequence[Notice]]:
    """Return the next notice of each client that is due until `last`, by time off; of absences that lie near it."""
    until = last + timedelta(days=LOOKED_AHEAD)
    near = [off for off in journal.time_off.all() if announced(off, today) and off.first <= until]
    return {off.id: look(journal, off, today, here).due(last) for off in near}


def elsewhen(journal: Journal, off: TimeOff) -> Elsewhen:
    """Return the stretches of days in which a time off had other first or last days than now."""
    changes = [one for one in journal.time_off.history(off.id) if isinstance(one.before, TimeOff)]
    found, since = [], date.min
    for one in changes:
        until = one.changed_at.astimezone(off.at.tzinfo).date()
        assert isinstance(one.before, TimeOff)
        if (one.before.first, one.before.last) != (off.first, off.last):
            found.append((since, until))
        since = until
    return tuple(found)


# --- what was said -------------------------------------------------------------------------------


def note(
    journal: Journal, off: TimeOff, client_id: str, today: date, alter: Callable[[AbsenceDecision], AbsenceDecision]
) -> Changed[AbsenceDecision]:
    """Keep what was said to a client, as `alter` makes it. Raises EntryNotFound, DaysMoved, FieldError, CannotWrite."""
    with journal.transaction():
        plan = absence.begin(journal, _as_shown(journal, off), today)
        decision = absence.decide(journal, plan, client_id, lambda before: before)
        return change(journal.absence_decisions, decision.id, alter)


def tell(journal: Journal, off: TimeOff, client_id: str, one: Told, today: date) -> Changed[AbsenceDecision]:
    """Note that one person was told of an absence. Raises EntryNotFound, CannotWrite."""
    return note(journal, off, client_id, today, lambda before: with_told(before, one))


def _as_shown(journal: Journal, off: TimeOff) -> TimeOff:
    """Return a time off as it is now. Raises EntryNotFound, DaysMoved where it has other days than were shown."""
    now = journal.time_off.get(off.id)
    if (now.first, now.last) != (off.first, off.last):
        raise DaysMoved
    return now


def with_told(before: AbsenceDecision, one: Told) -> AbsenceDecision:
    """Return a decision with that one was told; twice on one day in one way is once."""
    return before if one in before.told else replace(before, told=(*before.told, one))


def without_last(before: AbsenceDecision) -> AbsenceDecision:
    """Return a decision without what was noted last: the next date, else that they were reminded, else told."""
    if before.next_date is not None:
        return replace(before, next_date=None)
    if before.reminded_on is not None:
        return replace(before, reminded_on=None)
    return replace(before, told=before.told[:-1])


def coming(journal: Journal, today: date) -> list[TimeOff]:
    """Return the absences of the next twelve months that are announced, the first first."""
    there = [off for off in journal.time_off.all() if today < off.first <= today + YEAR and off.kind not in UNANNOUNCED]
    return sorted(there, key=lambda off: (off.first, off.id))


def told_of_all(journal: Journal, offs: Sequence[TimeOff], client: Client, one: Told, today: date) -> list[Decided]:
    """Note that one person was told of all these absences in which the work goes on, in one transaction.

    Returns what was noted, of each absence, as `use_cases.absence.put_back` wants it. Raises EntryNotFound,
    DaysMoved, CannotWrite; then nothing was noted.
    """
    found: list[Decided] = []
    with journal.transaction():
        for off in offs:
            if not any(client.active_on(day) for day in off.days()):
                continue
            plan = absence.begin(journal, _as_shown(journal, off), today)
            before = journal.absence_decisions.of_plan(plan.id).get(client.id)
            now = absence.decide(journal, plan, client.id, lambda decision: with_told(decision, one))
            if now != before:
                found.append((before, now))
    return found


# --- texts ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text as it is shown. `own`: changed by hand; `stale`: its dates are those of other days, as far as one sees."""

    text: str
    own: bool = False
    stale: bool = False


def newest_plan(journal: Journal) -> AbsencePlan | None:
    """Return the plan that was begun last, or None: the next one begins with its words."""
    return absence.newest_plan(journal)


def filled_with(journal: Journal, off: TimeOff, plan: AbsencePlan | None, here: str) -> Filled:
    """Return what the texts of an absence are filled with; `here` is the browser's IANA zone."""
    back = plan.first_day_back if plan is not None else None
    return replace(
        filled_without_days(journal, plan, off.first, here),
        first=off.first,
        last=off.last,
        back=back if back is not None and back > off.last else off.last + timedelta(days=1),
        cover=_who_covers(journal, off, plan),
    )


def _who_covers(journal: Journal, off: TimeOff, plan: AbsencePlan | None) -> str:
    """Return who agreed to cover, by name; where nobody did, what was written of it."""
    agreed = absence_cover.agreed(journal, plan) if plan is not None else ()
    written = off.cover or (plan.cover_as_written if plan is not None else "")
    return ", ".join(agreed) or written.strip()


def filled_without_days(journal: Journal, plan: AbsencePlan | None, today: date, here: str) -> Filled:
    """Return what a text that speaks of no absence is filled with; in the place of days away stands today."""
    settings = journal.settings.read()
    lines, _ = near(shipped() if settings.crisis_lines is None else settings.crisis_lines, here)
    own_route = plan.emergency_route.strip() if plan is not None else ""
    return Filled(
        first=today,
        last=today,
        back=today,
        emergency=own_route or wording.emergency([(line.name, line.reach) for line in lines]),
        fee_rule=plan.fee_rule.strip() if plan is not None else "",
        make_ups=plan.make_ups if plan is not None else None,
        policy=plan.policy if plan is not None else None,
        review_on=(plan.day if plan is not None else today) + YEAR,
    )


def text_of(plan: AbsencePlan | None, kind: TextKind, of: Filled) -> Text:
    """Return a text: the therapist's own with the dates as they are now, or else ours."""
    own = next((own for own in plan.texts if own.kind is kind), None) if plan is not None else None
    if own is None:
        return Text(text=wording.ours(kind, of))
    other = own.first is not None and (own.first, own.last) != (of.first, of.last)
    dated = kind in wording.OF_AN_ABSENCE
    stale = dated and wording.is_stale(own.text, for_other_days=other)
    return Text(text=wording.filled(own.text, of) if dated else own.text, own=True, stale=stale)


def filled_before(journal: Journal, off: TimeOff, of: Filled) -> list[Filled]:
    """Return what the texts of an absence were filled with while it had other days, the oldest first."""
    then = [one.before for one in journal.time_off.history(off.id) if isinstance(one.before, TimeOff)]
    follows = of.back == of.last + timedelta(days=1)
    return [
        replace(of, first=one.first, last=one.last, back=one.last + timedelta(days=1) if follows else of.back)
        for one in then
        if (one.first, one.last) != (of.first, of.last)
    ]


def as_changed(kind: TextKind, typed: str, of: Filled, before: Sequence[Filled] = ()) -> OwnText | None:
    """Return what is kept of a text as it was typed, None for one that is ours, or empty.

    `before` is what it was filled with while the absence had other days: typed then and kept now, it is of those.
    """
    typed = typed.strip()
    if not typed or any(typed == wording.ours(kind, one).strip() for one in (of, *before)):
        return None
    if kind not in wording.OF_AN_ABSENCE:
        return OwnText(kind=kind, text=typed, first=of.first, last=of.last)
    text = wording.with_blanks(typed, of)
    days = next((one for one in reversed(before) if wording.with_blanks(text, one) != text), of)
    return OwnText(kind=kind, text=text, first=days.first, last=days.last)


def back_to_ours(journal: Journal, plan_id: str, kind: TextKind, today: date) -> Changed[AbsencePlan]:
    """Let a text be ours again, in later plans that had it too. Raises EntryNotFound, CannotWrite."""

    def altered(plan: AbsencePlan) -> AbsencePlan:
        return replace(plan, texts=tuple(own for own in plan.texts if own.kind is not kind))

    with journal.transaction():
        changed = change(journal.absence_plans, plan_id, altered)
        absence_words.hand_on(journal, changed.before, changed.now, today)
    return changed


def fits(journal: Journal, plan_id: str, kind: TextKind, off: TimeOff) -> Changed[AbsencePlan]:
    """Note that a text of one's own is right for the days as they are now. Raises EntryNotFound, CannotWrite."""

    def altered(plan: AbsencePlan) -> AbsencePlan:
        seen = [replace(o, first=off.first, last=off.last) if o.kind is kind else o for o in plan.texts]
        return replace(plan, texts=tuple(seen))

    return change(journal.absence_plans, plan_id, altered)
