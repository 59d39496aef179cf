"""What frames the work: time off as it was entered, on-call nights, published scales, planned work, settings."""

from __future__ import annotations

from datetime import date

from journal.demo.chance import DAY, ZONE, Chance, at, written
from journal.demo.seasons import WEEK, Seasons, monday_of
from journal.records.on_call import OnCall
from journal.records.scale import ScaleAnswers
from journal.records.settings import Settings
from journal.records.time_off import TimeOff, TimeOffKind
from journal.records.work_pattern import WorkPattern

FIRST_UNITS = 28.0
PLANNED_UNITS = 33.0
"""Weekly units of a practice with about thirty hours booked; fewer in its first year."""

MONTHS_OF_SCALES = (2, 5, 8, 11)


def settings() -> Settings:
    """Return what was chosen once."""
    return Settings(zone=ZONE)


def patterns(seasons: Seasons, chance: Chance) -> list[WorkPattern]:
    """Return the planned work: Monday to Friday, more units from the first autumn on."""
    change = monday_of(seasons.first + 20 * WEEK)
    return [
        WorkPattern(id=chance.id(), effective=day, written_at=at(day, 9 * 60), weekly_units=units)
        for day, units in ((seasons.first, FIRST_UNITS), (change, PLANNED_UNITS))
    ]


def time_off(seasons: Seasons, chance: Chance) -> list[TimeOff]:
    """Return all time off in order of time, the planned one ahead included."""
    found = []
    for leave in seasons.leaves:
        if leave.last < seasons.first:
            continue
        notice = leave.first - WEEK * chance.whole(4, 8)
        result = min(notice, seasons.today - DAY) if leave.kind is TimeOffKind.HOLIDAY else leave.first
        holiday = leave.kind is TimeOffKind.HOLIDAY
        over = leave.last < seasons.today
        found.append(
            TimeOff(
                id=chance.id(),
                at=at(leave.first, 0),
                written_at=at(min(result, seasons.today - DAY), 17 * 60 + chance.whole(0, 50)),
                last=leave.last,
                kind=leave.kind,
                cover="a colleague in the same house" if holiday else "",
                notice_on=notice if holiday and notice < seasons.today else None,
                kept_true=chance.happens(0.9) if over and holiday else None,
                note="The out-of-office text says when I am back, and who is there until then." if holiday else "",
            )
        )
    return found


def on_calls(seasons: Seasons, chance: Chance) -> list[OnCall]:
    """Return a night or a Saturday on call every third week or so, never on leave."""
    found = []
    monday = monday_of(seasons.first) + WEEK
    while monday < seasons.today:
        day = monday + DAY * chance.one((1, 2, 3, 5))
        if day < seasons.today and day not in seasons.off and day not in seasons.silent and seasons.works(monday):
            saturday = day.isoweekday() == 6
            moment = at(day, 8 * 60 if saturday else 18 * 60 + 30)
            found.append(
                OnCall(
                    id=chance.id(),
                    at=moment,
                    written_at=written(chance, moment, seasons.today),
                    minutes=12 * 60 if saturday else 13 * 60,
                    called_out=chance.happens(0.25),
                )
            )
        monday += WEEK * chance.whole(2, 4)
    return found


def scales(seasons: Seasons, chance: Chance) -> list[ScaleAnswers]:
    """Return the totals of ProQOL 5 and the answers to WHO-5, four times a year."""
    found = []
    for year in range(seasons.first.year, seasons.today.year + 1):
        for month in MONTHS_OF_SCALES:
            day = date(year, month, chance.whole(3, 9))
            while day in seasons.off or day in seasons.silent:
                day += DAY
            if not seasons.first <= day < seasons.today:
                continue
            heavy, dark = seasons.heavy(day), seasons.dark(day)
            moment = at(day, 20 * 60 + chance.whole(0, 30))
            totals = (
                ("compassion_satisfaction", round(chance.near(39 - 3 * heavy, 1.8))),
                ("burnout", round(chance.near(23 + 5 * heavy + dark, 1.6))),
                ("secondary_traumatic_stress", round(chance.near(20 + 5 * heavy, 1.6))),
            )
            noted = written(chance, moment, seasons.today)
            found.append(
                ScaleAnswers(
                    id=chance.id(), at=moment, written_at=noted, scale="proqol5",
                    totals=tuple((name, float(min(50, max(10, n)))) for name, n in totals),
                )
            )  # fmt: skip
            answers = tuple((n, chance.rating(3.4 - 1.1 * heavy - 0.5 * dark, 0.7, high=5)) for n in range(1, 6))
            found.append(ScaleAnswers(id=chance.id(), at=moment, written_at=noted, scale="who5", answers=answers))
    return found
