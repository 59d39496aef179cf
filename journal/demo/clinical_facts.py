"""The dated facts about each client: acuity that rises and falls, flags, phases, members."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from journal.demo.chance import DAY, ZONE, Chance
from journal.demo.seasons import HEAVY_FROM, HEAVY_TO, WEEK, Seasons
from journal.records.client import Client, ClientFact, EndingKind, Frequency, Member, Phase, ReachBy, Slot, Unit

REACHED: tuple[dict[str, object], ...] = (
    {},
    {"reach_by": ReachBy.PHONE, "leave_message": True, "name_therapy": False},
    {
        "reach_by": ReachBy.EMAIL,
        "leave_message": True,
        "name_therapy": False,
        "who_answers": "the partner, about times",
    },
    {"reach_by": ReachBy.IN_SESSION, "leave_message": False},
)
"""How clients may be reached: of some it is not known."""


def members_of(unit: Unit, chance: Chance) -> tuple[Member, ...]:
    """Return the members of a couple or group; none for a single person."""
    count = {Unit.COUPLE: 2, Unit.FAMILY: 4, Unit.GROUP: 6}.get(unit, 0)
    return tuple(Member(id=chance.id(), label="ABCDEF"[n]) for n in range(count))


def facts_of(
    client: Client,
    unit: Unit,
    length: int,
    fortnightly: bool,
    slots: tuple[Slot, ...],
    seasons: Seasons,
    chance: Chance,
) -> tuple[ClientFact, ...]:
    """Return the facts in order of their dates, the first on the day of the start, none after today."""
    first = client.day
    end = client.ended_on or seasons.today
    acuity = chance.weighted([(0, 8), (1, 44), (2, 32), (3, 14), (4, 2)])
    trauma = chance.happens(0.24)
    if client.code in ("K2", "M1"):
        acuity, trauma = 2, True

    def fact(day: date, **result: object) -> ClientFact:
        moment = datetime.combine(day, time(18, 45), ZoneInfo(ZONE))
        return ClientFact(id=chance.id(), client_id=client.id, effective=day, written_at=moment, **result)  # type: ignore[arg-type]  # by name

    # A few have no agreed length: then the fifty minutes of the house hold.
    agreed = None if unit is Unit.INDIVIDUAL and chance.happens(0.06) else length
    frequency = Frequency.TWICE_WEEKLY if len(slots) > 1 else Frequency.FORTNIGHTLY if fortnightly else Frequency.WEEKLY
    facts = [
        fact(
            first, unit=unit, acuity=acuity, risk=False, trauma=trauma, phase=Phase.BEGINNING,
            need=chance.whole(1, 3), break_sensitivity=chance.whole(0, 4), frequency=frequency, minutes=agreed,
            slots=slots, **REACHED[sum(map(ord, client.code)) % len(REACHED)],
        )
    ]  # fmt: skip
    for member in client.members:
        # One in four goes by what holds for all.
        if chance.happens(0.75):
            facts.append(fact(first, member_id=member.id, acuity=chance.whole(0, 3), trauma=chance.happens(0.25)))
    if client.code == "K2":
        result = _k2(seasons)
    elif client.code == "M1":
        result = [(first + 10 * WEEK, {"phase": Phase.WORKING}), (first + 34 * WEEK, {"acuity": 3})]
    else:
        result = _ups_and_downs(first, end, acuity, chance)
        if client.ending is EndingKind.PLANNED and end - first > 20 * WEEK:
            result.append((end - 6 * WEEK, {"phase": Phase.ENDING, "acuity": 0}))
    facts += [fact(day, **what) for day, what in sorted(result, key=lambda t: t[0]) if first < day <= end]
    return tuple(facts)


def _k2(seasons: Seasons) -> list[tuple[date, dict[str, object]]]:
    """It gets harder before the heavy autumn and hardest in the middle of it."""
    year = max(seasons.heavy_years)
    start, end = date(year, *HEAVY_FROM), date(year, *HEAVY_TO)
    return [
        (start - 16 * WEEK, {"phase": Phase.WORKING}),
        (start - 2 * WEEK, {"acuity": 3, "need": 4}),
        (start + 2 * WEEK, {"acuity": 4, "risk": True}),
        (end - WEEK, {"acuity": 3}),
        (end + 5 * WEEK, {"risk": False}),
    ]


def _ups_and_downs(first: date, end: date, acuity: int, chance: Chance) -> list[tuple[date, dict[str, object]]]:
    result: list[tuple[date, dict[str, object]]] = [(first + DAY * chance.whole(40, 80), {"phase": Phase.WORKING})]
    at_risk_until: date | None = None
    day = first + DAY * chance.whole(60, 170)
    while day < end:
        step = chance.weighted([(-1, 5), (1, 4), (0, 2)])
        changed = min(4, max(0, acuity + step))
        if changed != acuity:
            acuity = changed
            result.append((day, {"acuity": acuity}))
        if acuity >= 3 and at_risk_until is None and chance.happens(0.45):
            at_risk_until = day + DAY * chance.whole(45, 110)
            result.append((day + DAY, {"risk": True}))
        if at_risk_until is not None and (day >= at_risk_until or acuity <= 1):
            result.append((day + DAY * 2, {"risk": False}))
            at_risk_until = None
        day += DAY * chance.whole(80, 190)
    return result
