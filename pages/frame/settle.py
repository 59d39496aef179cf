"""What a press in the day's list or in the week sends, and its answers. Nothing of it goes through Streamlit.

JSON is posted: {"journal", "do", "zone", "day", "id", …}. To do is `status` (with "status"), `rate` ("demand", 0 to
10), `reach` ("reached"), `move` ("to", a day, and "clock", a time, where the browser is), or `undo`: what the session
was before (these three, and "start" where it was moved), and when it was changed ("as_of"). What is answered is on the
disk; it is the day as it stands then, every figure and sentence of the list with it. With "view": "week", and as "day"
its Monday, it is the week, and the session as it is now, which may lie in another.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from journal.records.entry import local_time, now_utc
from journal.records.session import Reached, Session, SessionStatus
from journal.store.journal import Journal
from journal.use_cases import day as use_case
from journal.use_cases import week
from journal.use_cases.changing import Changed
from journal.use_cases.week_grid import week_grid
from journal.wording import today as wording
from journal.wording import week as wording_of_week
from journal.wording.dates import clock as clock_in_words
from journal.wording.dates import day_in_words, short_day
from pages.frame.posted import NotUnderstood, answered
from pages.parts import clock

LONGEST_BODY = 4000
"""Bytes that are read at all."""

EARLIEST = date(1900, 1, 1)
"""No entry lies before it, and no page shows such a day."""


async def answer(request: Request) -> Response:
    """Answer a press. 401 locked, 409 another journal, 413 too long, 422 not understood, 507 not written."""
    return await answered(
        request,
        dict.fromkeys(_DO, press),
        longest=LONGEST_BODY,
        done="kept",
        not_understood=wording.NOT_UNDERSTOOD,
        changed=wording.CHANGED_SINCE,
    )


def press(journal: Journal, message: dict[str, Any]) -> dict[str, Any]:
    """Do what was pressed, and return the day or the week as it stands then."""
    try:
        # Read before anything is kept: "nothing was changed" is then true.
        day, now = _day(message), _now(journal, message)
        changed = _DO[message["do"]](journal, message)
    except (KeyError, TypeError, ValueError):
        raise NotUnderstood from None
    done = {} if changed is None else {"undo": _before(changed)}
    return {"kept": True, **_shown(journal, message, day, now), **done}


def as_json(journal: Journal, day: date, now: datetime) -> dict[str, Any]:
    """Return the day as the list shows it."""
    told = asdict(use_case.told(journal, day, now))
    for session in (*told["sessions"], *told["asking"]):
        _as_shown(session)
    return told


def week_as_json(journal: Journal, monday: date, now: datetime) -> dict[str, Any]:
    """Return the week as the grid shows it. Raises ValueError for a day that is no Monday."""
    told = asdict(week_grid(journal, monday, now))
    told["monday"] = monday.isoformat()
    for day in told["days"]:
        on: date = day["day"]
        day |= {"day": on.isoformat(), "short": short_day(on), "on": day_in_words(on)}
        for block in day["blocks"]:
            block["near_words"] = "" if block["near"] is None else wording_of_week.after_break(block["near"])
            for session in block["sessions"]:
                _as_shown(session)
    return told


def _shown(journal: Journal, message: dict[str, Any], day: date, now: datetime) -> dict[str, Any]:
    """Return what is shown of a press: the day or the week, and the session, which may stand in neither any more."""
    session = _as_shown(asdict(use_case.one(journal, str(message["id"]), now)))
    if message.get("view") == "week":
        return {"week": week_as_json(journal, day, now), "session": session}
    return {"day": as_json(journal, day, now), "session": session}


def _before(changed: Changed[Session]) -> dict[str, Any]:
    """Return what takes a press back."""
    session, as_of = changed.before, changed.now.as_of.isoformat()
    told = {"status": session.status, "demand": session.demand, "reached": session.reached}
    return {"id": session.id, "as_of": as_of, "start": session.at.isoformat(), **told}


def _as_shown(session: dict[str, Any]) -> dict[str, Any]:
    """Put what is shown of a session into words."""
    at = session["at"]
    session |= {"at": clock_in_words(at), "on": day_in_words(at.date()), "as_of": session["as_of"].isoformat()}
    session |= {"start": at.isoformat(), "called": _called(session)}
    return session


def _called(session: dict[str, Any]) -> str:
    if session["status"] == SessionStatus.ATTENDED:
        return str(session["carried"]) or (wording.WAS_THERE if session["rated_with"] else "")
    said = wording.FIRST_AFTER_BREAK if session["after_break"] else wording.STATUS.get(session["status"], "")
    since = wording.REACHED.get(session["reached"] or "", "")
    return f"{said}, {since}" if since else said


def _status(journal: Journal, message: dict[str, Any]) -> Changed[Session]:
    return week.settle(journal, str(message["id"]), SessionStatus(message["status"]))


def _rate(journal: Journal, message: dict[str, Any]) -> Changed[Session]:
    """Rate a session; one that was only planned is attended by that."""
    return use_case.rate(journal, str(message["id"]), _whole(message["demand"]))


def _reach(journal: Journal, message: dict[str, Any]) -> Changed[Session]:
    return use_case.reach(journal, str(message["id"]), Reached(message["reached"]))


def _move(journal: Journal, message: dict[str, Any]) -> Changed[Session]:
    here = _now(journal, message).tzinfo
    assert isinstance(here, ZoneInfo)
    day, clock = date.fromisoformat(message["to"]), time.fromisoformat(message["clock"])
    return use_case.move(journal, str(message["id"]), local_time(day, clock, here.key))


def _undo(journal: Journal, message: dict[str, Any]) -> None:
    demand = None if message["demand"] is None else _whole(message["demand"])
    as_of = datetime.fromisoformat(message["as_of"])
    reached = Reached(message["reached"]) if message["reached"] else None
    at = datetime.fromisoformat(message["start"]) if message.get("start") else None
    if at is not None and at.tzinfo is None:
        raise ValueError
    use_case.put_back(journal, str(message["id"]), SessionStatus(message["status"]), demand, reached, as_of, at)


_DO: dict[str, Callable[[Journal, dict[str, Any]], Changed[Session] | None]] = {
    "status": _status,
    "rate": _rate,
    "reach": _reach,
    "move": _move,
    "undo": _undo,
}


def _whole(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError
    return value


def _day(message: dict[str, Any]) -> date:
    day = date.fromisoformat(message["day"])
    if day < EARLIEST or (message.get("view") == "week" and day.isoweekday() != 1):
        raise ValueError
    return day


def _now(journal: Journal, message: dict[str, Any]) -> datetime:
    zone = message.get("zone")
    return now_utc().astimezone(ZoneInfo(clock.whereabouts(journal, zone if isinstance(zone, str) else None).zone))


routes = [Route("/door/settle", answer, methods=["POST"])]
