"""When a client is to hear of an absence: spoken first, again in writing, and with the next date in the last session.

    the day of the first notice   ─▶ told, each member of a couple or group too
    each later day of notice      ─▶ reminded
    the last session before       ─▶ told the next date

One notice a client is open at a time: whoever was not told yet need not be reminded.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from journal.planning.absence import UNPLANNED, Row
from journal.records.absence_decision import AbsenceDecision, Choice, How
from journal.records.absence_plan import AbsencePlan
from journal.records.client import Client
from journal.records.long_leave import LONG_DAYS
from journal.records.time_off import TimeOff

USUAL_DAYS = (28, 14)
"""Days before the first day off on which notice is due: spoken at four weeks, in writing at two."""

LOOKED_AHEAD = 42
"""Days before the first day off from which notices are looked for: six weeks."""

UNANNOUNCED = UNPLANNED
"""Kinds of time off of which nobody is told beforehand."""

Elsewhen = tuple[tuple[date, date], ...]
"""Stretches of days, the second not included, in which the absence had other days: who was told then was told those."""


class Step(StrEnum):
    """What a notice asks for."""

    TELL = "tell"
    REMIND = "remind"
    NEXT_DATE = "next date"


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What is open for one client, from the day `due` on. `members` are those of whom it is; empty: the client.

    Who was told as a whole is reminded as a whole.
    """

    client_id: str
    step: Step
    due: date
    members: tuple[str, ...] = ()


def announced(off: TimeOff, today: date) -> bool:
    """Say whether notice is given of an absence: it lies ahead, and is no illness and no public holiday."""
    return off.first > today and off.kind not in UNANNOUNCED


def notice_days(off: TimeOff, plan: AbsencePlan | None) -> list[date]:
    """Return the days on which notice is due, the first of them spoken, in order; at least one."""
    own = sorted({day for day in plan.notices_on if day < off.first}) if plan is not None else []
    return own or [off.first - timedelta(days=days) for days in USUAL_DAYS]


def concerns(row: Row, client: Client, off: TimeOff, decision: AbsenceDecision | None) -> bool:
    """Say whether a client is to hear of an absence.

    Somebody loses a session, cannot simply wait, is used to contact between
    sessions, or has something decided; of a long leave everybody is to hear.
    """
    decided = decision is not None and decision.choice not in (None, Choice.NOTHING_NEEDED)
    long = (off.last - off.first).days >= LONG_DAYS
    return row.loses or row.gated or client.contact_is_treatment or decided or long


def still_holds(said_on: date | None, elsewhen: Elsewhen) -> bool:
    """Say whether what was said on a day was said of the days as they are now."""
    return said_on is not None and not any(since <= said_on < until for since, until in elsewhen)


def not_told(client: Client, decision: AbsenceDecision | None, elsewhen: Elsewhen = ()) -> tuple[str | None, ...]:
    """Return who was not told yet, by id: each member, or None for a client without members.

    Told as a whole, all members were.
    """
    told = {one.member_id for one in decision.told if still_holds(one.on, elsewhen)} if decision is not None else set()
    if None in told:
        return ()
    return tuple(member.id for member in client.members if member.id not in told) if client.members else (None,)


def not_reminded(
    client: Client, decision: AbsenceDecision, before: date, day: date, elsewhen: Elsewhen = ()
) -> tuple[str | None, ...]:
    """Return who was told, and not again for a day of notice, `before` being the one before it: members, or None.

    A reminder of one member stands among what they were told, in writing, after the first time; `reminded_on`
    is one of all.
    """
    whole = decision.reminded_on if still_holds(decision.reminded_on, elsewhen) else None
    told = sorted((one for one in decision.told if still_holds(one.on, elsewhen)), key=lambda one: one.on)
    found: list[str | None] = []
    members: tuple[str | None, ...] = tuple(member.id for member in client.members)
    for member_id in members or (None,):
        own = [one for one in told if one.member_id in (member_id, None)]
        again = [one.on for one in own[1:] if member_id is not None and one.how is How.IN_WRITING]
        reminded = max((one for one in (*again, whole) if one is not None), default=None)
        latest = max([one.on for one in own] + [reminded or date.min])
        if latest < day and (reminded is None or reminded <= before):
            found.append(member_id)
    return tuple(found)


def open_notices(
    off: TimeOff,
    plan: AbsencePlan | None,
    table: Iterable[Row],
    clients: Iterable[Client],
    decisions: Mapping[str, AbsenceDecision],
    today: date,
    elsewhen: Elsewhen = (),
) -> list[Notice]:
    """Return the next notice of each client, by day and code; none of an absence that has begun or is not announced.

    Only of clients whom it concerns and with whom the work goes on `today`
    and until the absence. What was told on a later day of notice, or after it,
    stands for the reminder too. The order of `table` and `clients` does not matter.
    """
    if not announced(off, today):
        return []
    there = {client.id: client for client in clients}
    found = []
    for row in table:
        client, decision = there.get(row.client_id), decisions.get(row.client_id)
        if client is None or (client.ended_on is not None and client.ended_on <= today):
            continue
        if concerns(row, client, off, decision):
            found.append(_next(off, plan, row, client, decision, elsewhen))
    codes = {client.id: client.code for client in there.values()}
    return sorted((one for one in found if one is not None), key=lambda n: (n.due, codes[n.client_id], n.client_id))


def _next(
    off: TimeOff,
    plan: AbsencePlan | None,
    row: Row,
    client: Client,
    decision: AbsenceDecision | None,
    elsewhen: Elsewhen,
) -> Notice | None:
    first, *later = notice_days(off, plan)
    near = row.before is not None and row.before >= off.first - timedelta(days=LOOKED_AHEAD)
    last = row.before if near else None
    missing = not_told(client, decision, elsewhen)
    if missing:
        # Who does not come again after the first day of notice is told in the session before it.
        due = first if last is None else min(first, last)
        members = tuple(one for one in missing if one is not None)
        return Notice(client_id=client.id, step=Step.TELL, due=due, members=members)
    assert decision is not None
    open_steps = []
    for before, day in zip([date.min, *later], later, strict=False):
        waiting = not_reminded(client, decision, before, day, elsewhen)
        if waiting:
            singly = any(one.member_id is not None for one in decision.told)
            named = tuple(one for one in waiting if one is not None and singly)
            open_steps.append(Notice(client_id=client.id, step=Step.REMIND, due=day, members=named))
            break
    if last is not None and (decision.next_date is None or decision.next_date <= off.last):
        open_steps.append(Notice(client_id=client.id, step=Step.NEXT_DATE, due=last))
    return min(open_steps, key=lambda n: n.due, default=None)
