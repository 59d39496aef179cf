"""`report --json` agrees with fractions added up from the records, on a journal with everything that is awkward.

Sessions overlap, were moved, settled, deleted and put back; groups are one
client or many; three roles; nights on which the clocks change; a client
ended, came back and changed. What is a root is not looked at here:
test_main_report.py does.
"""

from __future__ import annotations

import json
import random
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from click.testing import CliRunner

from journal.__main__ import cli
from journal.records.client import Client, ClientFact, EndingKind, Member, Role, Unit
from journal.records.contact import Contact, Purpose
from journal.records.encounter import Encounter
from journal.records.session import Session, SessionStatus
from journal.records.time_off import TimeOff
from journal.records.work_pattern import WorkPattern
from journal.store.journal import Journal
from journal.use_cases import week
from journal.use_cases.take_up_again import take_up_again
from tests.journal.practice import at
from tests.journal.store import journals

FIRST, LAST = date(2026, 2, 23), date(2026, 11, 8)
CHANGES = (date(2026, 3, 29), date(2026, 10, 25))
LATER = datetime(2026, 12, 1, 12, tzinfo=UTC)
ATTENDED = SessionStatus.ATTENDED
DAY = timedelta(days=1)
ZONES = ("Europe/Berlin", "Europe/Berlin", "Europe/London", "America/New_York")
CLOCKS = ("01:30", "03:10", "09:00", "09:55", "10:00", "10:40", "17:00", "17:00", "23:30")


def fill(journal: Journal) -> None:
    """Write the journal the way a year does: planned, settled, moved, put right."""
    chance = random.Random(13)
    roles = [Role.THERAPY] * 7 + [Role.COACHING, Role.TEACHING, Role.TEACHING]
    clients = [
        Client(
            at=at(FIRST, "00:00"),
            code=f"C{n}",
            role=role,
            members=tuple(Member(label=label) for label in "abc") if n == 0 else (),
        )
        for n, role in enumerate(roles)
    ]
    journal.clients.add_many(clients)
    for n, client in enumerate(clients):
        unit = Unit.FAMILY if n == 0 else Unit.GROUP if n in (1, 2, 3, 8, 9) else None
        minutes = 90 if unit is Unit.GROUP else None
        fact = ClientFact(client_id=client.id, effective=FIRST, acuity=n % 5, unit=unit, minutes=minutes, risk=n == 4)
        journal.clients.add_fact(fact)
    member = clients[0].members[1].id
    journal.clients.add_fact(ClientFact(client_id=clients[0].id, member_id=member, effective=CHANGES[0], acuity=4))

    days = [FIRST + n * DAY for n in range((LAST - FIRST).days + 1)]
    near = [day for day in days if any(abs(day - change) <= 6 * DAY for change in CHANGES)]
    sessions = []
    for day in [*near, *CHANGES, *CHANGES, *CHANGES, *chance.sample(days, 40)]:
        for client in chance.sample(clients, 4):
            moment = datetime.combine(day, time.fromisoformat(chance.choice(CLOCKS)), ZoneInfo(chance.choice(ZONES)))
            told: dict[str, Any] = {"minutes": chance.choice([None, 20, 50, 90]), "emergency": chance.random() < 0.1}
            if client.members:
                told["members_present"] = tuple(chance.sample([m.id for m in client.members], chance.randint(0, 3)))
            sessions.append(Session(at=moment, client_id=client.id, written_at=LATER, **told))
    for person in clients[0].members[:2]:
        sessions.append(
            Session(at=at(CHANGES[1], "19:00"), client_id=clients[0].id, members_present=(person.id,), written_at=LATER)
        )
    for day in (CHANGES[0], CHANGES[1], date(2026, 5, 5)):
        for client in (*clients[1:4], *clients[8:]):  # each by themselves, at one time
            sessions.append(Session(at=at(day, "19:00"), client_id=client.id, minutes=60, written_at=LATER))
    journal.sessions.add_many(sessions)
    with journal.day_sums.postponed():
        for session in sessions:
            status = chance.choice([ATTENDED] * 6 + [*SessionStatus])
            demand = chance.choice([None, 3, 8]) if status is ATTENDED else None
            journal.sessions.update(replace(session, status=status, demand=demand))
    for session in chance.sample(sessions, 20):  # moved, within the week and beyond it
        kept = journal.sessions.get(session.id)
        moved = (kept.at + chance.choice([-9, -2, 1, 2]) * DAY).replace(fold=chance.randint(0, 1))
        journal.sessions.update(replace(kept, at=moved.astimezone(UTC).astimezone(moved.tzinfo)))
    for n, session in enumerate(chance.sample(sessions, 12)):
        journal.sessions.delete(session.id)
        if n % 2:
            journal.sessions.restore(session.id)
    for session in journal.sessions.unconfirmed(LATER)[:5]:
        week.rate(journal, week.settle(journal, session.id, ATTENDED).now.id, 5)
    for day in chance.sample(days, 30):
        client = chance.choice(clients)
        purpose = chance.choice([None, Purpose.SCHEDULING, Purpose.SUPPORT])
        moment = at(day, "23:50")
        journal.contacts.add(Contact(at=moment, client_id=client.id, minutes=chance.choice([None, 8]), purpose=purpose))
        journal.encounters.add(Encounter(at=moment, client_id=client.id, discomfort=chance.randint(0, 10)))

    one = clients[5]
    ended = replace(journal.clients.get(one.id), ending=EndingKind.STOPPED, ended_on=date(2026, 4, 30))
    journal.clients.update(ended)
    take_up_again(journal, one.id, date(2026, 9, 1), draft_id="d" * 32, fields={}, texts={})
    facts = [
        ClientFact(client_id=one.id, effective=date(2026, 3, 10), acuity=4, trauma=True),  # backdated
        ClientFact(client_id=one.id, effective=date(2026, 9, 1), acuity=0, unit=Unit.GROUP),
    ]
    journal.clients.add_facts(facts)
    journal.clients.update(replace(journal.clients.get(clients[6].id), role=Role.LEGAL))
    journal.patterns.add(WorkPattern(effective=FIRST, weekly_units=20.0))
    journal.patterns.add(WorkPattern(effective=date(2026, 10, 1), weekly_units=12.5))
    journal.time_off.add(TimeOff(at=at(date(2026, 7, 6), "00:00"), last=date(2026, 7, 26)))


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("recomputed") / "journal"
    journal = journals.make(folder)
    fill(journal)
    journal.close()
    return folder


class Exact:
    """The journal's records, and what follows from them in fractions."""

    def __init__(self, journal: Journal) -> None:
        self.clients = {client.id: client for client in journal.clients.all()}
        self.facts = {client_id: journal.clients.facts(client_id) for client_id in self.clients}
        everything = (date(2000, 1, 1), date(2100, 1, 1))
        self.sessions = journal.sessions.between(*everything)
        self.contacts = journal.contacts.between(*everything)
        self.encounters = journal.encounters.between(*everything)
        self.off = {day for away in journal.time_off.all() for day in away.days()}
        self.patterns = journal.patterns.all()
        self.hours = self._hours([s for s in self.sessions if s.status is ATTENDED])

    def known(self, client_id: str, name: str, day: date, member: str | None = None) -> Any:
        told = [f for f in self.facts[client_id] if f.member_id == member and getattr(f, name) is not None]
        told.sort(key=lambda f: (f.effective, f.written_at))
        before = [f for f in told if f.effective <= day]
        first = [f for f in told if f.effective == told[0].effective]
        return getattr((before or first)[-1], name) if told else None

    def people(self, *together: Session) -> list[Fraction]:
        """Return m of each person who came."""
        if len(together) > 1 and not self.clients[together[0].client_id].members:
            return [m for s in {s.client_id: s for s in together}.values() for m in self.people(s)]
        everyone = any(not s.members_present for s in together)
        named = () if everyone else tuple({m for s in together for m in s.members_present})
        session = replace(together[0], members_present=named)
        members = [m.id for m in self.clients[session.client_id].members]
        found = []
        came: list[str | None] = [m for m in members if not session.members_present or m in session.members_present]
        for member in came or [None]:
            own = any(f.member_id == member for f in self.facts[session.client_id]) if member else False
            acuity, risk, trauma = (
                self.known(session.client_id, name, session.day, member if own else None)
                for name in ("acuity", "risk", "trauma")
            )
            acuity = 1 if acuity is None else acuity
            found.append(1 + Fraction(10 * (acuity - 1) + 20 * bool(risk) + 15 * bool(trauma), 100))
        return found

    def minutes(self, session: Session) -> int:
        return session.minutes or self.known(session.client_id, "minutes", session.day) or 50

    def _hours(self, attended: list[Session]) -> list[list[Session]]:
        """Return each hour of the therapist's with who came to it."""
        left, found = sorted(attended, key=lambda s: s.id), []
        while left:
            one = left.pop(0)
            same = [s for s in left if self._alike(one, s)]
            group = {s.client_id for s in (one, *same) if self.known(s.client_id, "unit", s.day) is Unit.GROUP}
            if same and (len(group) > 1 or self.clients[one.client_id].members):
                left = [s for s in left if s not in same]
                found.append([one, *same])
            else:
                found.append([one])
        return found

    def _alike(self, one: Session, other: Session) -> bool:
        whole = any(self.clients[s.client_id].members for s in (one, other)) and one.client_id != other.client_id
        at_once = one.at.timestamp() == other.at.timestamp() and one.emergency == other.emergency
        roles = {self.clients[s.client_id].role for s in (one, other)}
        return not whole and at_once and len(roles) == 1 and self.minutes(one) == self.minutes(other)

    def of_therapy(self, session: Session | Contact) -> bool:
        return self.clients[session.client_id].role is Role.THERAPY

    def week(self, monday: date) -> tuple[dict[str, Fraction], Fraction, Fraction]:
        """Return the parts of a week, F and C."""
        days = {monday + n * DAY for n in range(7)}
        parts = dict.fromkeys(("sessions", "no_shows", "contacts", "runs"), Fraction(0))
        held = [hour for hour in self.hours if hour[0].day in days and self.of_therapy(hour[0])]
        for hour in held:
            people = self.people(*hour)
            m = max(people) + Fraction(5, 100) * (len(people) - 1)
            parts["sessions"] += Fraction(self.minutes(hour[0]), 50) * m * (Fraction(5, 4) if hour[0].emergency else 1)
        for s in self.sessions:
            if s.day in days and self.of_therapy(s) and s.status.value in ("no-show", "cancelled late"):
                members = (None, *(m.id for m in self.clients[s.client_id].members))
                risk = any(self.known(s.client_id, "risk", s.day, member) for member in members)
                parts["no_shows"] += Fraction(1, 4) * (2 if risk else 1)
        for contact in self.contacts:
            if contact.day in days and self.of_therapy(contact):
                everyone = self.people(Session(client_id=contact.client_id, at=contact.at))
                m = max(everyone) + Fraction(5, 100) * (len(everyone) - 1)
                plain = contact.purpose is Purpose.SCHEDULING
                parts["contacts"] += Fraction(contact.minutes or 5, 50) * (1 if plain else m)
        for day in days:
            ends: list[float] = []
            k = 0
            for start, _, minutes in sorted(
                (hour[0].at.timestamp(), hour[0].id, self.minutes(hour[0])) for hour in held if hour[0].day == day
            ):
                k = k + 1 if ends and start - max(ends) < 600 else 1
                ends.append(start + 60 * minutes)
                parts["runs"] += min(Fraction(3, 10), Fraction(max(0, k - 2), 10))
        return parts, self.f(monday), Fraction(self.pattern(monday).weekly_units)

    def pattern(self, day: date) -> WorkPattern:
        every = sorted(self.patterns, key=lambda p: (p.effective, p.written_at))
        return ([p for p in every if p.effective <= day] or every[:1])[-1]

    def f(self, monday: date) -> Fraction:
        """The stretches of five free days and more that had begun by then; whole weeks since the last."""
        worked = {hour[0].day for hour in self.hours} | {s.day for hour in self.hours for s in hour}
        worked |= {contact.day for contact in self.contacts}
        stretch: list[date] = []
        last: date | None = None
        day = min(self.off) - 14 * DAY
        while day <= max(self.off) + 14 * DAY:
            if day not in worked and (day in self.off or day.isoweekday() > 5):
                stretch.append(day)
            else:
                if len(stretch) >= 5 and self.off & {*stretch} and stretch[0] <= monday:
                    last = stretch[-1]
                stretch = []
            day += DAY
        if last is None:
            return Fraction(1)
        weeks = max(0, (monday - last).days // 7)
        return 1 + min(Fraction(20, 100), Fraction(2, 100) * max(0, weeks - 6))

    def day(self, day: date) -> tuple[Fraction, Fraction, int, bool]:
        """Return the points of sessions and encounters, the unrated hours, and whether four fifths are rated."""
        here = [hour for hour in self.hours if hour[0].day == day]
        rated = [(max(said), hour) for hour in here if (said := [s.demand for s in hour if s.demand is not None])]
        points = sum((Fraction(demand * self.minutes(hour[0]), 50) for demand, hour in rated), Fraction(0))
        met = Fraction(sum(e.discomfort or 0 for e in self.encounters if e.day == day), 2)
        whole = sum(self.minutes(hour[0]) for hour in here)
        enough = bool(here) and Fraction(sum(self.minutes(hour[0]) for _, hour in rated), whole) >= Fraction(4, 5)
        return points, met, len(here) - len(rated), enough


@pytest.fixture(scope="module")
def exact(home: Path) -> Exact:
    journal = journals.reopen(home)
    worked_out = Exact(journal)
    journal.close()
    return worked_out


@pytest.fixture(scope="module")
def told(home: Path) -> Any:
    ran = CliRunner().invoke(
        cli, ["report", "--home", str(home), "--json", "--passphrase-file", "-"], input=journals.PASSPHRASE
    )
    assert ran.exit_code == 0, ran.output
    return json.loads(ran.stdout)


def near(value: float, exactly: Fraction) -> bool:
    return abs(Fraction(value) - exactly) < Fraction(1, 10**9)


def test_each_week_is_the_fraction_that_its_records_come_to(told: Any, exact: Exact) -> None:
    assert len(told["weeks"]) > 20
    for week_told in told["weeks"]:
        monday = datetime.strptime(f"{week_told['week']}-1", "%G-W%V-%u").date()  # noqa: DTZ007 a date
        parts, f, c = exact.week(monday)
        wrong = {name: (week_told["parts"][name], float(part)) for name, part in parts.items()}
        assert all(near(week_told["parts"][name], part) for name, part in parts.items()), (week_told["week"], wrong)
        assert near(week_told["f"], f), week_told["week"]
        assert near(week_told["cii"], 100 * sum(parts.values(), Fraction(0)) * f / c), week_told["week"]


def test_each_days_sessions_and_encounters_are_the_fractions_of_their_records(told: Any, exact: Exact) -> None:
    for day_told in told["days"]:
        points, met, unrated, enough = exact.day(date.fromisoformat(day_told["date"]))
        if day_told["demand"] is None:
            assert not any((points, met, unrated, enough)), day_told["date"]
            continue
        parts = day_told["parts"]
        assert near(parts["sessions"], points), day_told["date"]
        assert near(parts["encounters"], met), day_told["date"]
        assert (day_told["unrated"], day_told["state"] == "logged") == (unrated, enough), day_told["date"]
        assert near(day_told["demand"], sum((Fraction(parts[name]) for name in PARTS), Fraction(0))), day_told["date"]


PARTS = ("sessions", "reflections", "contacts", "encounters")


def test_the_journal_holds_what_it_is_for(told: Any, exact: Exact) -> None:
    together = [hour for hour in exact.hours if len(hour) > 1]
    assert {exact.clients[hour[0].client_id].role for hour in together} >= {Role.THERAPY, Role.TEACHING}
    assert {client.role for client in exact.clients.values()} == {*Role}
    nights = [hour[0] for hour in exact.hours if hour[0].day in CHANGES and hour[0].zone == "Europe/Berlin"]
    assert {s.at.utcoffset() for s in nights} == {timedelta(hours=1), timedelta(hours=2)}
    assert any(len(client.episodes) == 2 for client in exact.clients.values())
    assert {w["c"] for w in told["weeks"]} == {12.5, 20.0}
    assert {w["f"] for w in told["weeks"]} > {1.0}
    assert all(any(w["parts"][name] for w in told["weeks"]) for name in ("sessions", "no_shows", "contacts", "runs"))
