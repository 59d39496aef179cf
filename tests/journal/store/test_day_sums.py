"""Day sums: whatever happens to entries, they are what the entries add up to."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, invariant, rule

from journal.records.check_in import CheckIn
from journal.records.client import Client, ClientFact
from journal.records.contact import Contact
from journal.records.day_sums import DaySums
from journal.records.downtime import Downtime, DowntimeCategory
from journal.records.encounter import Encounter
from journal.records.on_call import OnCall
from journal.records.session import Session, SessionStatus
from journal.records.supervision import Supervision
from journal.store import check
from journal.store.journal import Journal
from tests.journal.practice import at
from tests.journal.store import journals
from tests.journal.store.journals import DAY, client, days, reflection, reopen, session

NEXT = DAY + timedelta(days=1)


def day_of(journal: Journal, day: date) -> DaySums | None:
    found = journal.day_sums.between(day, day)
    return found[0] if found else None


def test_a_day_without_entries_has_no_sums(journal: Journal) -> None:
    assert journal.day_sums.between(date.min, date.max) == []
    assert (journal.day_sums.first_day(), journal.day_sums.last_day()) == (None, None)
    assert journal.day_sums.worked_between(date.min, date.max) == set()
    assert journal.db.execute("SELECT count(*) FROM day_sums").fetchone() == (0,)


def test_each_kind_that_counts_makes_its_day_known(journal: Journal) -> None:
    someone = client()
    journal.clients.add(someone)
    entries: list[tuple[Any, Any, Callable[[DaySums], object]]] = [
        (journal.sessions, session(someone.id), lambda s: s.sessions),
        (journal.reflections, reflection(), lambda s: s.reflections),
        (
            journal.downtimes,
            Downtime(at=at(DAY), activity="walk", category=DowntimeCategory.SELF_CARE),
            lambda s: s.downtimes,
        ),
        (journal.contacts, Contact(at=at(DAY), client_id=someone.id), lambda s: s.contacts),
        (journal.encounters, Encounter(at=at(DAY), client_id=someone.id), lambda s: s.encounters),
        (journal.supervisions, Supervision(at=at(DAY), minutes=60), lambda s: s.supervisions),
        (journal.check_ins, CheckIn(at=at(DAY), heavy=0), lambda s: s.checked_in),
        (journal.on_calls, OnCall(at=at(DAY), minutes=60), lambda s: s.on_call),
    ]
    for table, entry, figure in entries:
        table.add(entry)
        told = day_of(journal, DAY)
        assert told is not None
        assert figure(told) == 1
        table.delete(entry.id)
        assert day_of(journal, DAY) is None
        table.restore(entry.id)
        assert day_of(journal, DAY) == told
        table.delete(entry.id)


def test_an_on_call_window_reaches_into_each_of_its_days_and_leaves_them_when_it_is_shortened(journal: Journal) -> None:
    weekend = OnCall(at=at(DAY, "18:00"), minutes=60 * 54)  # to midnight, two days on
    journal.on_calls.add(weekend)
    three = {DAY + timedelta(days=n) for n in range(3)}
    assert journal.day_sums.worked_between(date.min, date.max) == three
    journal.reflections.add(reflection())  # another entry of one of its days changes nothing of that
    assert list(check.problems(journal)) == []
    journal.on_calls.update(replace(weekend, minutes=60))
    assert journal.day_sums.worked_between(date.min, date.max) == {DAY}
    journal.on_calls.delete(weekend.id)
    assert journal.day_sums.worked_between(date.min, date.max) == set()
    journal.on_calls.restore(weekend.id)
    assert journal.day_sums.worked_between(date.min, date.max) == {DAY}


def test_an_entry_that_moves_to_another_day_leaves_the_one_and_joins_the_other(journal: Journal) -> None:
    someone = client()
    journal.clients.add(someone)
    stays, moves = session(someone.id), session(someone.id, clock="11:00", demand=9)
    journal.sessions.add_many([stays, moves])
    journal.sessions.update(replace(moves, at=at(NEXT)))
    here, there = day_of(journal, DAY), day_of(journal, NEXT)
    assert here is not None
    assert there is not None
    assert (here.sessions, here.demand_minutes.told) == (1, 4 * 50)
    assert (there.sessions, there.demand_minutes.told) == (1, 9 * 50)
    journal.sessions.update(replace(stays, at=at(NEXT, "15:00")))
    assert day_of(journal, DAY) is None
    assert list(check.problems(journal)) == []


def test_a_changed_zone_moves_an_entry_to_its_local_day(journal: Journal) -> None:
    entry = reflection(clock="23:30")
    journal.reflections.add(entry)
    journal.reflections.update(replace(entry, at=at(NEXT, "11:30", "Pacific/Auckland")))
    assert (journal.day_sums.first_day(), journal.day_sums.last_day()) == (NEXT, NEXT)
    assert list(check.problems(journal)) == []


def test_the_order_in_which_entries_were_written_does_not_change_the_last_digit(journal: Journal) -> None:
    entries = [reflection(clock=f"{h:02d}:00", minutes=h * 7 + 1, intensity=h % 10) for h in range(8, 20)]
    for entry in entries:
        journal.reflections.add(entry)
    one = day_of(journal, DAY)
    for entry in entries:
        journal.reflections.delete(entry.id)
    for entry in reversed(entries):
        journal.reflections.restore(entry.id)
    assert day_of(journal, DAY) == one


def test_many_at_once_come_to_the_same_as_one_by_one(journal: Journal) -> None:
    entries = [reflection(day=day, clock=f"{h:02d}:00", minutes=h) for day in days(3) for h in range(1, 20)]
    journal.reflections.add_many(entries)
    at_once = journal.day_sums.between(date.min, date.max)
    for entry in entries:
        journal.reflections.delete(entry.id)
        journal.reflections.add(replace(entry, id=entry.id[::-1]))
    told = journal.day_sums.between(date.min, date.max)
    assert [s.reflections for s in told] == [s.reflections for s in at_once] == [19, 19, 19]
    assert list(check.problems(journal)) == []


def test_what_is_in_the_trash_or_only_planned_is_not_work(journal: Journal) -> None:
    someone = client()
    journal.clients.add(someone)
    journal.sessions.add(session(someone.id, status=SessionStatus.PLANNED, demand=None))
    gone = session(someone.id, NEXT)
    journal.sessions.add(gone)
    assert journal.day_sums.worked_between(DAY, NEXT) == {NEXT}
    journal.sessions.delete(gone.id)
    assert journal.day_sums.worked_between(DAY, NEXT) == set()


# --- any life whatever ---------------------------------------------------------------------------------------

DAYS = st.sampled_from(days(3))
CLOCKS = st.sampled_from([f"{hour:02d}:{minute:02d}" for hour in range(8, 20) for minute in (0, 5)])
RATINGS = st.none() | st.integers(0, 10)
MINUTES = st.none() | st.integers(1, 180)


class AnyLife(RuleBasedStateMachine):
    """Adds, changes, trashes and restores entries in any order, and asks check after each step."""

    empty: Path
    home: Path
    written = Bundle("written")
    trashed = Bundle("trashed")

    @initialize()
    def begin(self) -> None:
        for path in self.empty.iterdir():
            (self.home / path.name).write_bytes(path.read_bytes())
        self.journal = reopen(self.home)
        self.people: list[Client] = [client("K1"), client("K2")]
        self.journal.clients.add_many(self.people)

    def teardown(self) -> None:
        if hasattr(self, "journal"):
            self.journal.close()
            for path in self.home.iterdir():
                path.unlink()

    def table(self, entry: Any) -> Any:
        return self.journal.sessions if isinstance(entry, Session) else self.journal.reflections

    @rule(
        target=written, who=st.integers(0, 1), day=DAYS, clock=CLOCKS, minutes=MINUTES, demand=RATINGS,
        status=st.sampled_from(SessionStatus),
    )  # fmt: skip
    def hold(self, who: int, day: date, clock: str, minutes: int | None, demand: int | None, status: str) -> Any:
        rated = demand if status == SessionStatus.ATTENDED else None
        entry = session(self.people[who].id, day, clock, minutes=minutes, demand=rated, status=status)
        self.journal.sessions.add(entry)
        return entry

    @rule(target=written, day=DAYS, clock=CLOCKS, minutes=MINUTES, intensity=RATINGS)
    def reflect(self, day: date, clock: str, minutes: int | None, intensity: int | None) -> Any:
        entry = reflection("text", day, clock, minutes=minutes, intensity=intensity)
        self.journal.reflections.add(entry)
        return entry

    @rule(target=written, entry=consumes(written), day=DAYS, clock=CLOCKS, minutes=MINUTES)
    def change(self, entry: Any, day: date, clock: str, minutes: int | None) -> Any:
        return self.table(entry).update(replace(entry, at=at(day, clock), minutes=minutes))

    @rule(target=trashed, entry=consumes(written))
    def trash(self, entry: Any) -> Any:
        self.table(entry).delete(entry.id)
        return entry

    @rule(target=written, entry=consumes(trashed))
    def undo(self, entry: Any) -> Any:
        return self.table(entry).restore(entry.id)

    @rule(who=st.integers(0, 1), day=DAYS, acuity=st.integers(0, 4), trauma=st.none() | st.booleans())
    def learn(self, who: int, day: date, acuity: int, trauma: bool | None) -> None:
        fact = ClientFact(client_id=self.people[who].id, effective=day, acuity=acuity, trauma=trauma)
        self.journal.clients.add_fact(fact)

    @rule(day=DAYS, clock=CLOCKS)
    def give_up_half_way(self, day: date, clock: str) -> None:
        with pytest.raises(ZeroDivisionError), self.journal.transaction():  # noqa: PT012 what fails is the block
            self.journal.sessions.add(session(self.people[0].id, day, clock))
            raise ZeroDivisionError

    @invariant()
    def check_is_content(self) -> None:
        if hasattr(self, "journal"):
            assert list(check.problems(self.journal)) == []


def test_after_any_life_the_sums_are_what_the_entries_add_up_to(empty_journal: Path, tmp_path: Path) -> None:
    AnyLife.empty, AnyLife.home = empty_journal, tmp_path / "life"
    AnyLife.home.mkdir()
    from hypothesis.stateful import run_state_machine_as_test

    run_state_machine_as_test(
        AnyLife,
        settings=settings(
            max_examples=20, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )


def test_check_would_have_noticed(journal: Journal) -> None:
    """The machine above rests on check: it must see one digit too many, and a day forgotten."""
    entry = reflection(minutes=16, intensity=3)
    journal.reflections.add(entry)
    for tampering in (
        "UPDATE day_sums SET sums = replace(sums, '12.0', '12.000000000000002')",
        "DELETE FROM day_sums",
        "INSERT INTO day_sums (day, sums) VALUES ('2026-01-01', '{\"sessions\":1}')",
    ):
        journal.db.execute(tampering)
        assert len(list(check.problems(journal))) == 1, tampering
        journal.db.execute("DELETE FROM day_sums")
        journal.reflections.update(reflection(id=entry.id, minutes=16, intensity=3))
        assert list(check.problems(journal)) == []
    assert journals.DAY == DAY


def test_the_days_with_work_are_those_that_the_sums_call_so(journal: Journal) -> None:
    someone = client()
    journal.clients.add(someone)
    days = [DAY + timedelta(days=n) for n in range(6)]
    journal.sessions.add(session(someone.id))
    journal.contacts.add(Contact(at=at(days[1]), client_id=someone.id))
    journal.on_calls.add(OnCall(at=at(days[2]), minutes=60))
    journal.check_ins.add(CheckIn(at=at(days[3]), heavy=4))
    journal.sessions.add(
        replace(session(someone.id), id="b" * 32, at=at(days[4]), status=SessionStatus.NO_SHOW, demand=None)
    )
    worked = {sums.day for sums in journal.day_sums.between(date.min, date.max) if sums.work_contact}
    assert journal.day_sums.worked_between(date.min, date.max) == worked == set(days[:3])
