"""The session that a line of a client's code and a number rates: "AB 6"."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from journal.errors import FieldError
from journal.exchange.capture import Captured, Chip, chips_of
from journal.records.reflection import Reflection
from journal.records.session import EARLY, Session, SessionStatus
from journal.store.journal import Journal
from journal.use_cases import planned_session
from journal.wording import capture as wording
from journal.wording import dates

_SETTLED = (wording.NO_KIND, wording.NO_CLOCK)
"""Doubts that the session found answers."""


def rated(journal: Journal, captured: Captured, now: datetime) -> Captured:
    """Return the line as the rating of that day's session with the client; as it was where there is none.

    One that is planned and has begun was attended. Of several, the one
    without a rating is meant; of several of those, none is guessed.
    """
    line = captured.record
    if isinstance(line, Reflection) and line.client_id is not None:
        client_id, demand = line.client_id, line.intensity
    elif isinstance(line, Session):
        client_id, demand = line.client_id, line.demand
    else:
        return captured
    there = [s for s in planned_session.of_that_day(journal, client_id, line.at) if _may_be_rated(s, now)]
    if captured.clock_said:
        there = [session for session in there if session.at == line.at]
    meant = [session for session in there if session.demand is None] or there
    if not meant:
        told = (wording.NONE_TO_RATE,) if isinstance(line, Session) else ()
        return replace(captured, doubts=(*captured.doubts, *told))
    if len(meant) > 1:
        clocks = [dates.clock(session.at) for session in meant]
        return replace(captured, problems=(wording.which_rated(clocks),), chips=(), record=None)
    before = meant[0]
    try:
        session = replace(before, status=SessionStatus.ATTENDED, demand=demand)
    except FieldError as error:
        return replace(captured, problems=(wording.problem(error.field, error.reason),), chips=(), record=None)
    kind, *others = chips_of(session, "session", journal.clients.code_of(client_id), now)
    rates = Chip(wording.RATES, wording.the_one_at(dates.clock(before.at)))
    doubts = tuple(doubt for doubt in captured.doubts if doubt not in _SETTLED)
    if before.demand is not None:
        doubts = (*doubts, wording.rated_before(before.demand))
    return replace(
        captured, kind="session", record=session, settles=before, chips=(kind, rates, *others), doubts=doubts
    )


def _may_be_rated(session: Session, now: datetime) -> bool:
    return session.status in (SessionStatus.ATTENDED, SessionStatus.PLANNED) and session.at <= now + EARLY
