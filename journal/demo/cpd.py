"""What the fictional therapist learnt: a course in spring, reading, a group of colleagues, a conference ahead."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from journal.demo.chance import DAY, Chance, at
from journal.demo.seasons import WEEK, Seasons
from journal.records.cpd import Cpd, CpdCategory, CpdStatus, CreditUnit
from journal.records.downtime import Downtime, DowntimeCategory
from journal.records.evidence import Evidence

EVERY = 8 * WEEK
"""From one activity to the next."""

MOST_TAKEN = 4
"""Times of reading that one activity is made of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    activity: str
    category: CpdCategory
    days: int = 1
    credit: float | None = None
    unit: CreditUnit = CreditUnit.HOURS
    plan: str = ""
    did: str = ""
    learnt: str = ""
    practice: str = ""
    clients: str = ""
    reads: bool = False
    certificate: bool = False


_ACTIVITIES = (
    _Told(
        activity="Course: sleep and nightmares",
        category=CpdCategory.FORMAL,
        days=2,
        credit=12,
        plan="To have more to offer than advice when somebody does not sleep.",
        did="Two days with exercises in pairs.",
        learnt="To ask about the hour before bed first, and to leave the dream itself for later.",
        practice="I ask about sleep in every first hour now.",
        clients="Two of them keep a simple sleep diary and bring it along.",
        certificate=True,
    ),
    _Told(
        activity="Reading: grief that does not move",
        category=CpdCategory.SELF_DIRECTED,
        plan="To understand why some grief stays where it is.",
        learnt="That avoiding and searching can look alike from outside.",
        practice="I wait longer before I call something stuck.",
        reads=True,
    ),
    _Told(
        activity="Group of colleagues: breaks in therapy",
        category=CpdCategory.PROFESSIONAL,
        credit=3,
        did="Each of us brought one ending that had gone badly.",
        learnt="I announce my leaves too late for those who need time with it.",
        practice="Leave is announced six weeks ahead.",
        clients="Fewer hours called off right before a leave.",
    ),
    _Told(
        activity="Listening to my own recorded hours",
        category=CpdCategory.WORK_BASED,
        did="Three hours, with consent, heard again with the supervisor.",
        learnt="I fill silences after about ten seconds.",
        practice="I count to thirty.",
    ),
    _Told(
        activity="Evening lectures of the association",
        category=CpdCategory.PROFESSIONAL,
        credit=4,
        unit=CreditUnit.POINTS,
        learnt="What the new rules for telehealth ask of a practice of one.",
        certificate=True,
    ),
)

_CERTIFICATE = b"Certificate of attendance (an example, made for the demo journal).\n"


def cpd(downtimes: Sequence[Downtime], seasons: Seasons, chance: Chance) -> list[Cpd]:
    """Return what was learnt in order of time, one every eight weeks, and a conference that is planned."""
    found: list[Cpd] = []
    taken: set[str] = set()
    day, number = seasons.first + 3 * WEEK, 0
    while day + WEEK < seasons.today:
        told = _ACTIVITIES[number % len(_ACTIVITIES)]
        found.append(_done(told, day, _read_before(downtimes, day, taken) if told.reads else (), chance))
        day, number = day + EVERY, number + 1
    ahead = seasons.today + 5 * WEEK
    found.append(
        Cpd(
            id=chance.id(),
            at=at(ahead, 0),
            written_at=at(seasons.today - DAY, 19 * 60),
            activity="Conference: working with couples",
            status=CpdStatus.PLANNED,
            last=ahead + DAY,
            category=CpdCategory.FORMAL,
            plan="To decide whether I take couples again.",
        )
    )
    return found


def evidence(entries: Sequence[Cpd], chance: Chance) -> list[Evidence]:
    """Return a certificate for those that give one: the first time the file, later its name and sum."""
    certified = {told.activity for told in _ACTIVITIES if told.certificate}
    found: list[Evidence] = []
    for one in entries:
        if one.activity in certified:
            content = _CERTIFICATE + one.until.isoformat().encode("ascii") + b"\n"
            held = not found
            found.append(
                Evidence(
                    id=chance.id(),
                    cpd_id=one.id,
                    name=f"certificate {one.until.isoformat()}.txt",
                    kind="text",
                    size=len(content),
                    sha256=hashlib.sha256(content).hexdigest(),
                    held=held,
                    added_at=one.written_at,
                    content=content if held else None,
                )
            )
    return found


def _done(told: _Told, day: date, downtime_ids: Sequence[str], chance: Chance) -> Cpd:
    last = day + (told.days - 1) * DAY
    return Cpd(
        id=chance.id(),
        at=at(day, 0),
        written_at=at(last, 19 * 60) + timedelta(minutes=chance.whole(0, 90)),
        activity=told.activity,
        last=last if told.days > 1 else None,
        category=told.category,
        credit=told.credit,
        credit_unit=told.unit,
        downtime_ids=tuple(downtime_ids),
        statement=bool(told.practice),
        plan=told.plan,
        did=told.did,
        learnt=told.learnt,
        changed_practice=told.practice,
        changed_clients=told.clients,
    )


def _read_before(downtimes: Sequence[Downtime], day: date, taken: set[str]) -> list[str]:
    """Return the ids of some reading in the weeks before a day, none of it taken twice."""
    read = [
        one.id
        for one in downtimes
        if one.category is DowntimeCategory.CONTINUING_EDUCATION and day - EVERY <= one.day <= day
        and one.id not in taken
    ][-MOST_TAKEN:]  # fmt: skip
    taken.update(read)
    return read
