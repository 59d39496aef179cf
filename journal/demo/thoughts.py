"""Reflections: who stays in mind, when it surfaces, and how hard it is to put away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from journal.demo.caseload import Caseload, Tenure
from journal.demo.chance import DAY, Chance, at, written
from journal.demo.reflection_notes import reflection_note
from journal.demo.seasons import Seasons
from journal.demo.timetable import MOST_ON_MIND
from journal.records.reflection import (
    POSITIVE_FEELINGS,
    CameBack,
    Feeling,
    Place,
    Reflection,
    ReflectionKind,
    Serve,
    Valence,
    Waits,
)

_CLOCK = {
    Place.BED: (22 * 60 + 40, 23 * 60 + 35),
    Place.COMMUTE: (18 * 60 + 35, 19 * 60 + 15),
    Place.ANOTHER_SESSION: (10 * 60 + 10, 16 * 60 + 30),
    Place.BREAK: (12 * 60, 13 * 60),
    Place.DESK: (17 * 60, 18 * 60 + 30),
    Place.HOME: (19 * 60 + 20, 22 * 60),
    Place.WEEKEND: (9 * 60, 20 * 60),
    Place.HOLIDAY: (9 * 60, 21 * 60),
    Place.ELSEWHERE: (7 * 60 + 10, 19 * 60),
}
"""Minutes after midnight in which it surfaces there."""

_WORKDAY_PLACES = (
    (Place.BED, 16), (Place.COMMUTE, 18), (Place.ANOTHER_SESSION, 8), (Place.BREAK, 12), (Place.DESK, 16),
    (Place.HOME, 24), (Place.ELSEWHERE, 6),
)  # fmt: skip

_HARD = (
    (Feeling.WORRY, 26), (Feeling.SADNESS, 14), (Feeling.HELPLESSNESS, 12), (Feeling.FRUSTRATION, 12),
    (Feeling.GUILT, 9), (Feeling.ANGER, 8), (Feeling.CONFUSION, 8), (Feeling.FEAR, 6), (Feeling.SHAME, 3),
    (Feeling.BOREDOM, 2),
)  # fmt: skip
_GOOD = ((Feeling.TENDERNESS, 5), (Feeling.HOPE, 4), (Feeling.GRATITUDE, 3), (Feeling.PRIDE, 3))

_RETURNS = ((CameBack.DONE, 45), (CameBack.LIGHTER, 38), (CameBack.STILL, 17))

DREAMT_AT = 5 * 60 + 50
"""Minutes after midnight: when this morning's dream was written down."""


def reflections(clients: Caseload, came: Mapping[str, set[date]], seasons: Seasons, chance: Chance) -> list[Reflection]:
    """Return all reflections in order of time; `came` holds each client's days of attended sessions."""
    found: list[Reflection] = []
    day = seasons.first
    while day < seasons.today:
        if day not in seasons.silent:
            usual = 1.95 if seasons.works(day) else 0.5 if day in seasons.off else 0.85
            here = clients.in_mind_on(day)
            for _ in range(chance.times(usual * (1 + 0.55 * seasons.heavy(day)))):
                found.append(_one(_whom(here, came, day, chance), day, len(found), seasons, chance))
        day += DAY
    k2 = next(t for t in clients.tenures if t.client.code == "K2")
    found.append(_one(k2, seasons.today, len(found), seasons, chance, dream=True))
    return sorted(found, key=lambda r: (r.at, r.id))


def _whom(here: Sequence[Tenure], came: Mapping[str, set[date]], day: date, chance: Chance) -> Tenure | None:
    if not here or chance.happens(0.02):
        return None
    weights = []
    for tenure in here:
        days = came.get(tenure.client.id, set())
        fresh = 3.0 if day in days else 1.6 if day - DAY in days else 0.7
        acuity, risk, _ = tenure.severity_on(day)
        over = tenure.last is not None and day > tenure.last
        weights.append((tenure, tenure.pull * fresh * (0.6 + 0.3 * acuity + 0.8 * risk) * (0.2 if over else 1)))
    return chance.weighted(weights)


def _one(
    tenure: Tenure | None, day: date, number: int, seasons: Seasons, chance: Chance, *, dream: bool = False
) -> Reflection:
    clings = tenure is not None and tenure.client.code in MOST_ON_MIND
    dream = dream or chance.happens(0.07 if clings else 0.012)
    kind = ReflectionKind.DREAM if dream else _kind(chance)
    place = Place.BED if dream else _place(day, seasons, chance)
    minute = DREAMT_AT if dream else chance.whole(*_CLOCK[place])
    moment = at(day, minute)
    feelings = _feelings(clings, seasons.heavy(day), chance)
    acuity, risk, _ = tenure.severity_on(day) if tenure else (1, False, False)
    hard = any(feeling not in POSITIVE_FEELINGS for feeling in feelings)
    intensity = chance.rating(3.4 + 0.5 * acuity + 0.8 * risk + 1.4 * clings + 0.9 * seasons.heavy(day), 1.5)
    intrusive = chance.rating(0.5 + 2.1 * clings + 0.35 * (acuity - 1) * hard + 0.5 * dream, 0.8, high=4)
    waits = None if chance.happens(0.25) else chance.one(tuple(Waits))
    until = day + DAY * chance.whole(1, 9) if waits in (Waits.NEXT_SESSION, Waits.SUPERVISION) else None
    back = until is not None and until < seasons.today - 2 * DAY
    to_supervision = waits is Waits.SUPERVISION and chance.happens(0.4)
    return Reflection(
        id=chance.id(),
        at=moment,
        written_at=written(chance, moment, seasons.today),
        client_id=tenure.client.id if tenure else None,
        minutes=None if chance.happens(0.15) else max(1, round(2.0 ** chance.near(3.1 + 0.8 * clings, 0.8))),
        spontaneous=None if chance.happens(0.2) else dream or chance.happens(0.8),
        kind=kind,
        place=place,
        feelings=feelings,
        chosen_valence=Valence.NEUTRAL if feelings and chance.happens(0.02) else None,
        intensity=None if chance.happens(0.07) else intensity,
        intrusiveness=None if chance.happens(0.25 - 0.2 * clings) else intrusive,
        useful=None if chance.happens(0.4) else chance.happens(0.45),
        draining=None if chance.happens(0.4) else chance.happens(0.3 + 0.3 * clings),
        serve=chance.one((None, None, Serve.YES, Serve.NO, Serve.NO, Serve.UNSURE)),
        text=reflection_note(chance, number, place, kind, feelings),
        waits=waits,
        waits_until=until,
        came_back=chance.weighted(_RETURNS) if back else None,
        came_back_on=until if back else None,
        to_supervision=to_supervision,
        withheld=not to_supervision and chance.happens(0.012),
        wished_cancel=chance.happens(0.05 if clings else 0.01),
    )


def _kind(chance: Chance) -> ReflectionKind | None:
    return chance.weighted(
        [
            (ReflectionKind.PROBLEM_SOLVING, 34), (ReflectionKind.RE_LIVING, 20),
            (ReflectionKind.INNER_DIALOGUE, 26), (None, 20),
        ]
    )  # fmt: skip


def _place(day: date, seasons: Seasons, chance: Chance) -> Place:
    if day in seasons.off:
        return chance.weighted([(Place.HOLIDAY, 7), (Place.HOME, 2), (Place.BED, 1)])
    if day.isoweekday() > 5:
        return chance.weighted([(Place.WEEKEND, 6), (Place.HOME, 3), (Place.BED, 1)])
    return chance.weighted(_WORKDAY_PLACES)


def _feelings(clings: bool, heavy: float, chance: Chance) -> tuple[Feeling, ...]:
    if chance.happens(0.06):
        return ()
    hard = chance.happens(0.68 + 0.14 * clings + 0.1 * heavy)
    found = [chance.weighted(_HARD if hard else _GOOD)]
    if chance.happens(0.35):
        found.append(chance.weighted(_HARD if chance.happens(0.6) else _GOOD))
    return tuple(dict.fromkeys(found))
