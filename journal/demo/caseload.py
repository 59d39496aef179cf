"""Who comes when: a week's timetable, and the clients that hold its hours one after another.

Monday 10:00   ├── P4 ──────────┤  ├── K2 ─────────── today ▸
Tuesday 14:50  ├── D7 ────┤ ├── S1 ──────┤ ├── M1 ─── today ▸
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from journal.demo.chance import DAY, ZONE, Chance
from journal.demo.clinical_facts import facts_of, members_of
from journal.demo.seasons import WEEK, Seasons
from journal.demo.timetable import COACHING, DBT, HOURS, K2_SECOND_HOUR, LASTING, MOST_ON_MIND, Hour
from journal.records.client import (
    COLOURS,
    BoundaryAgreement,
    Client,
    ClientFact,
    EndingKind,
    Role,
    Slot,
    Unit,
)

APPROACHES = ("", "", "CBT", "schema therapy", "psychodynamic", "EMDR", "systemic")

AFTERWARDS = 30 * DAY
"""How long someone stays in mind after the last hour."""

MISSED_IN_A_ROW = 4
MISSED_FROM = 9 * WEEK
"""Before today's week: when the no-shows of R3 begin."""


@dataclass(frozen=True, slots=True)
class Tenure:
    """A client and what the fictional therapist cannot know: how much they stay in mind, how hard the work is.

    `pull` 1 is usual for thoughts, `strain` is added to the demand of each
    session, `writes` is the number of contacts a week, `misses` the share of
    sessions missed without a word. `last` is None for whoever still comes.
    """

    client: Client
    facts: tuple[ClientFact, ...]
    severities: tuple[tuple[date, tuple[int, bool, bool]], ...]
    hours: tuple[Hour, ...]
    first: date
    last: date | None
    pull: float
    strain: float
    writes: float
    misses: float

    def comes_on(self, day: date) -> Iterator[Hour]:
        """Yield the hours this client holds on `day`, leave aside."""
        if self.first <= day and (self.last is None or day <= self.last):
            for hour in self.hours:
                if hour.weekday == day.isoweekday() and hour.parity in (None, day.toordinal() // 7 % 2):
                    yield hour

    def severity_on(self, day: date) -> tuple[int, bool, bool]:
        """Return acuity, risk and trauma as they were on `day`."""
        n = bisect_right(self.severities, day, key=lambda step: step[0])
        return self.severities[max(0, n - 1)][1]


class Caseload:
    """Everyone who ever held an hour, found by day without a look through forty years."""

    def __init__(self, tenures: list[Tenure], until: date) -> None:
        self.tenures = tenures
        self._by_month: dict[tuple[int, int], list[Tenure]] = {}
        for tenure in tenures:
            day = tenure.first.replace(day=1)
            while day <= (tenure.last or until) + AFTERWARDS:
                self._by_month.setdefault((day.year, day.month), []).append(tenure)
                day = (day + 31 * DAY).replace(day=1)

    def on(self, day: date) -> list[Tenure]:
        """Return who is in therapy on `day`."""
        return [t for t in self._near(day) if t.first <= day and (t.last is None or day <= t.last)]

    def in_mind_on(self, day: date) -> list[Tenure]:
        """Return who has come at least once before `day`, also those who left in the last weeks."""
        return [t for t in self._near(day) if t.first < day and (t.last is None or day <= t.last + AFTERWARDS)]

    def _near(self, day: date) -> list[Tenure]:
        return self._by_month.get((day.year, day.month), [])


def caseload(seasons: Seasons, chance: Chance) -> Caseload:
    """Return everyone who holds an hour between the journal's first day and today, hour by hour."""
    codes = _codes(chance)
    lasting_from = seasons.today - 64 * WEEK
    found: list[Tenure] = []
    for hour in HOURS:
        # K2 comes twice a week and holds a second hour.
        until = lasting_from if hour in (*LASTING.values(), K2_SECOND_HOUR) else None
        found += _one_after_another(hour, until, seasons, chance, codes)
        for code, theirs in LASTING.items():
            if theirs == hour:
                first = _first_hour(lasting_from + WEEK * chance.whole(1, 5), hour)
                found.append(_tenure(code, hour, first, None, seasons, chance, len(found)))
    return Caseload(found, seasons.today)


def _codes(chance: Chance) -> Iterator[str]:
    letters = "ABCDEFGHJKLMNPRSTUVWZ"
    taken = set(LASTING)
    for numbers in (range(1, 10), range(10, 100)):
        for code in chance.shuffled([f"{letter}{n}" for letter in letters for n in numbers]):
            if code not in taken:
                yield code
    n = 100
    while True:
        yield f"X{n}"
        n += 1


def _one_after_another(
    hour: Hour, until: date | None, seasons: Seasons, chance: Chance, codes: Iterator[str]
) -> Iterator[Tenure]:
    start = seasons.first - DAY * chance.whole(0, 400)
    is_first = True
    while start < (until or seasons.today - 2 * WEEK):
        months = min(84.0, max(3.0, math.exp(chance.near(math.log(19), 0.7))))
        end = start + DAY * round(months * 30.4)
        if is_first:
            end = max(end, seasons.first + DAY * chance.whole(20, 500))
        if until is not None:
            end = min(end, until - WEEK)
        first = _first_hour(start, hour)
        if end > max(first + 3 * WEEK, seasons.first):
            over = end <= seasons.today - WEEK
            yield _tenure(next(codes), hour, first, end if over else None, seasons, chance, hour.minute)
        start = max(end, first) + DAY * chance.whole(6, 26)
        is_first = False


def _severities(facts: tuple[ClientFact, ...]) -> tuple[tuple[date, tuple[int, bool, bool]], ...]:
    acuity, risk, trauma = 1, False, False
    steps = []
    for fact in facts:
        if fact.member_id is None:
            acuity = acuity if fact.acuity is None else fact.acuity
            risk = risk if fact.risk is None else fact.risk
            trauma = trauma if fact.trauma is None else fact.trauma
            steps.append((fact.effective, (acuity, risk, trauma)))
    return tuple(steps)


def _first_hour(day: date, hour: Hour) -> date:
    while day.isoweekday() != hour.weekday or hour.parity not in (None, day.toordinal() // 7 % 2):
        day += DAY
    return day


def _tenure(
    code: str, hour: Hour, first: date, last: date | None, seasons: Seasons, chance: Chance, number: int
) -> Tenure:
    lasting = code in LASTING
    ending = None
    if last is not None:
        ending = chance.weighted(
            [(EndingKind.PLANNED, 68), (EndingKind.STOPPED, 22), (EndingKind.TRANSFERRED, 9), (EndingKind.DIED, 1)]
        )
    is_dbt = code == DBT[0] or (not lasting and hour.unit is Unit.INDIVIDUAL and chance.happens(0.04))
    client = Client(
        id=chance.id(),
        at=datetime.combine(first, time(), ZoneInfo(ZONE)),
        written_at=datetime.combine(first, time(18, 40), ZoneInfo(ZONE)),
        code=code,
        colour=COLOURS[2 + (number + hour.weekday) % (len(COLOURS) - 2)],
        members=members_of(hour.unit, chance),
        secrets="nothing is kept from the other; said so at the start" if hour.unit is Unit.COUPLE else "",
        ending=ending,
        ended_on=last,
        approach="DBT" if is_dbt else chance.one(APPROACHES),
        contact_is_treatment=is_dbt,
        role=Role.COACHING if code == COACHING[0] else Role.THERAPY,
        agreement=_agreement(first, is_dbt) if is_dbt or lasting or chance.happens(0.4) else None,
        consent_to_cover=chance.one((True, True, False, None)),
    )
    slots = tuple(Slot(weekday=h.weekday, clock=time(h.minute // 60, h.minute % 60)) for h in (hour,))
    hours: tuple[Hour, ...] = (hour,)
    if code == "K2":
        hours = (hour, K2_SECOND_HOUR)
        slots = tuple(Slot(weekday=h.weekday, clock=time(h.minute // 60, h.minute % 60)) for h in hours)
    writes = 2.1 if is_dbt else min(2.0, math.exp(chance.near(-2.35, 0.8)))
    facts = facts_of(client, hour.unit, hour.length, hour.parity is not None, slots, seasons, chance)
    return Tenure(
        client=client,
        facts=facts,
        severities=_severities(facts),
        hours=hours,
        first=first,
        last=last,
        pull={"K2": 15.0, "M1": 11.0}.get(code, min(4.0, math.exp(chance.near(-0.3, 0.8)))),
        strain=1.2 if code in MOST_ON_MIND else chance.near(0, 0.8),
        writes=writes,
        misses=0.02 if code in LASTING else min(0.15, math.exp(chance.near(-3.9, 0.7))),
    )


def _agreement(first: date, is_dbt: bool) -> BoundaryAgreement:
    if is_dbt:
        return BoundaryAgreement(
            agreed_on=first, channels=("phone", "message"), purposes=("homework", "check-in", "support or crisis"),
            hours_from=time(8), hours_until=time(21), response_hours=6,
        )  # fmt: skip
    return BoundaryAgreement(
        agreed_on=first, channels=("message", "email"), purposes=("scheduling",), weekdays=(1, 2, 3, 4, 5),
        hours_from=time(8), hours_until=time(18), response_hours=24,
    )  # fmt: skip
