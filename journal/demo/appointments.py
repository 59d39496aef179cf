"""Sessions: held, missed, cancelled, asked for in an emergency, planned, and some not settled yet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from journal.demo.caseload import MISSED_FROM, MISSED_IN_A_ROW, Tenure
from journal.demo.chance import DAY, Chance, at, written
from journal.demo.reflection_notes import aside
from journal.demo.seasons import WEEK, Seasons, monday_of
from journal.demo.timetable import MISSES_A_MONTH, Hour
from journal.records.session import Medium, Session, SessionStatus

PLANNED_AHEAD = 19 * DAY
UNSETTLED = 2
"""Sessions of the last days that are still to be confirmed."""

FREE_MINUTES = {1: (730, 970), 2: (730, 1020), 3: (725, 1020), 4: (670, 1110), 5: (765, 840)}
"""By weekday, in minutes after midnight: where an emergency can be fitted in."""


def sessions(tenures: list[Tenure], seasons: Seasons, chance: Chance) -> list[Session]:
    """Return all sessions in order of time, from the journal's first day to nineteen days ahead."""
    by_day: dict[date, list[tuple[Hour, Tenure]]] = {}
    for tenure in tenures:
        day = max(tenure.first, seasons.first)
        end = min(tenure.last or date.max, seasons.today + PLANNED_AHEAD)
        while day <= end:
            for hour in tenure.comes_on(day):
                by_day.setdefault(day, []).append((hour, tenure))
            day += DAY
    found: list[Session] = []
    missed = 0
    for day in sorted(by_day):
        if not seasons.works(day) or day in seasons.silent:
            continue
        due = sorted(by_day[day], key=lambda pair: pair[0].minute)
        habit = chance.share()
        rated = 0.45 if habit < 0.07 else 0.0 if habit < 0.085 else 0.985
        for hour, tenure in due:
            if day >= seasons.today:
                found.append(_planned(tenure, day, hour, seasons, chance))
                continue
            status = _status(tenure, day, seasons, chance)
            is_absent = tenure.client.code == MISSES_A_MONTH[0] and day >= monday_of(seasons.today) - MISSED_FROM
            if is_absent and missed < MISSED_IN_A_ROW:
                missed += 1
                status = SessionStatus.NO_SHOW
            found.append(_past(tenure, day, hour, status, rated, seasons, chance))
        if day < seasons.today and chance.happens(0.07 + 0.42 * seasons.heavy(day)):
            found.append(_emergency([t for _, t in due], day, rated, seasons, chance))
    found.sort(key=lambda s: s.at)
    return _leave_some_open(found, seasons)


def _status(tenure: Tenure, day: date, seasons: Seasons, chance: Chance) -> SessionStatus:
    late = 0.03 + 0.02 * seasons.dark(day)
    return chance.weighted(
        [
            (SessionStatus.NO_SHOW, tenure.misses),
            (SessionStatus.CANCELLED_LATE, late),
            (SessionStatus.CANCELLED, 0.055),
            (SessionStatus.ATTENDED, 1 - tenure.misses - late - 0.055),
        ]
    )


def demand_of(tenure: Tenure, day: date, seasons: Seasons, chance: Chance) -> int:
    """Return how much a session asked: acuity and flags first, then the person, the season and one's own tiredness."""
    acuity, risk, trauma = tenure.severity_on(day)
    tired = seasons.days_since_leave(day) / 7 * 0.06
    middle = 2.3 + 0.85 * (acuity - 1) + 1.1 * risk + 0.6 * trauma + tenure.strain + tired
    middle += 1.3 * seasons.heavy(day) + 0.5 * seasons.dark(day)
    return chance.rating(middle, 1.2)


def _past(
    tenure: Tenure, day: date, hour: Hour, status: SessionStatus, rated: float, seasons: Seasons, chance: Chance
) -> Session:
    start = at(day, hour.minute)
    attended = status is SessionStatus.ATTENDED
    overran = attended and chance.happens(0.06)
    minutes = hour.length + chance.whole(5, 15) if overran else hour.length
    result = None if not overran and chance.happens(0.25) else minutes
    members = tenure.client.members
    present: tuple[str, ...] = ()
    if attended and members and chance.happens(0.3):
        present = tuple(m.id for m in members if chance.happens(0.7))
    return Session(
        id=chance.id(),
        at=start,
        written_at=written(chance, start + timedelta(minutes=minutes), seasons.today),
        client_id=tenure.client.id,
        minutes=result,
        status=status,
        medium=chance.weighted([(Medium.ROOM, 78), (Medium.VIDEO, 18), (Medium.PHONE, 3), (Medium.HOME, 1)]),
        interrupted=attended and chance.happens(0.03),
        overran=overran,
        demand=demand_of(tenure, day, seasons, chance) if attended and chance.happens(rated) else None,
        members_present=present,
        note=aside(chance) if attended and chance.happens(0.05) else "",
    )


def _planned(tenure: Tenure, day: date, hour: Hour, seasons: Seasons, chance: Chance) -> Session:
    last_week = monday_of(seasons.today) - 3 * DAY
    return Session(
        id=chance.id(),
        at=at(day, hour.minute),
        written_at=at(last_week, 16 * 60 + chance.whole(20, 40)),
        client_id=tenure.client.id,
        minutes=hour.length,
        status=SessionStatus.PLANNED,
        medium=chance.weighted([(Medium.ROOM, 8), (Medium.VIDEO, 2)]),
    )


def _emergency(today_here: list[Tenure], day: date, rated: float, seasons: Seasons, chance: Chance) -> Session:
    known = [(t, 0.2 + t.severity_on(day)[0] ** 2 + 6 * t.severity_on(day)[1]) for t in today_here]
    tenure = chance.weighted(known)
    start = at(day, chance.one(FREE_MINUTES[day.isoweekday()]))
    asked = start - timedelta(minutes=chance.whole(90, 26 * 60))
    minutes = chance.one((30, 30, 40, 50))
    demand = min(10, demand_of(tenure, day, seasons, chance) + chance.whole(0, 2))
    return Session(
        id=chance.id(),
        at=start,
        written_at=written(chance, start + timedelta(minutes=minutes), seasons.today),
        client_id=tenure.client.id,
        minutes=minutes,
        status=SessionStatus.ATTENDED,
        medium=chance.one((Medium.ROOM, Medium.VIDEO, Medium.PHONE)),
        emergency=True,
        requested_at=asked,
        offered_at=asked + timedelta(minutes=chance.whole(5, 80)),
        demand=demand if chance.happens(max(rated, 0.3)) else None,
    )


def _leave_some_open(found: list[Session], seasons: Seasons) -> list[Session]:
    """Put the last session of the last two days of work back to planned: open ends for the page of today."""
    left = UNSETTLED
    days: set[date] = set()
    for n in range(len(found) - 1, -1, -1):
        session = found[n]
        recent = seasons.today - 2 * WEEK < session.day < seasons.today
        if left and recent and session.status is SessionStatus.ATTENDED and not session.emergency:
            if session.day in days:
                continue
            found[n] = replace(
                session, status=SessionStatus.PLANNED, demand=None, overran=False, interrupted=False, note="",
                minutes=session.minutes or 50, members_present=(),
                written_at=at(monday_of(session.day) - 3 * DAY, 16 * 60 + 25),
            )  # fmt: skip
            days.add(session.day)
            left -= 1
    return found
