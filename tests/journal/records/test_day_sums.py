"""Day sums: what a day adds up to, and that it survives being written down."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.records.check_in import CheckIn
from journal.records.client import Role, Unit
from journal.records.contact import Contact, Purpose
from journal.records.day_sums import OF_KIND, DaySums, Minutes, Weighed, put_in, read_again_for
from journal.records.downtime import Downtime, DowntimeCategory, Felt
from journal.records.encounter import Encounter
from journal.records.entry import Entry, local_time
from journal.records.on_call import OnCall
from journal.records.reflection import Feeling, Reflection
from journal.records.session import Session, SessionStatus
from journal.records.supervision import Supervision
from tests.journal.practice import Practice, at

KINDS_OF = {
    "sessions": Session,
    "contacts": Contact,
    "reflections": Reflection,
    "encounters": Encounter,
    "downtimes": Downtime,
    "supervisions": Supervision,
    "check_ins": CheckIn,
    "on_calls": OnCall,
}
DAY = date(2026, 10, 5)
WRITTEN = datetime(2027, 6, 1, tzinfo=UTC)


def there_and_back(sums: DaySums) -> DaySums:
    return DaySums.from_json(sums.day.isoformat(), json.dumps(sums.to_dict()))


def held(client: str, moment: datetime, **more: object) -> Session:
    return Session(at=moment, client_id=client, status=SessionStatus.ATTENDED, written_at=WRITTEN, **more)  # type: ignore[arg-type]


def full_day() -> Practice:
    practice = Practice()
    one, other = (
        practice.client(acuity=3, risk=True, trauma=True, minutes=60),
        practice.client(trauma=True, role=Role.COACHING),
    )
    noon = at(DAY, "12:00")
    practice.log(
        held(one, at(DAY, "08:00"), demand=7),
        held(one, at(DAY, "09:00"), minutes=50, demand=7),
        held(one, at(DAY, "09:50"), minutes=50, emergency=True),
        held(other, noon, demand=3),
        Session(at=noon, client_id=one, status=SessionStatus.NO_SHOW),
        Session(at=noon, client_id=one, status=SessionStatus.CANCELLED_LATE),
        Reflection(at=noon, client_id=one, minutes=7, intensity=7, feelings=(Feeling.WORRY,), intrusiveness=3),
        Reflection(at=noon, client_id=one, intensity=0, feelings=(Feeling.HOPE,)),
        Reflection(at=noon, client_id=one),
        Contact(at=noon, client_id=one, minutes=3, demand=4, after_hours=True),
        Contact(at=noon, client_id=one, demand=4, purpose=Purpose.REMINDER),
        Encounter(at=noon, client_id=other, discomfort=6),
        Downtime(
            at=noon, activity="walk", category=DowntimeCategory.SELF_CARE, minutes=20, energy_before=3, energy_after=6
        ),
        Downtime(
            at=noon,
            activity="files",
            category=DowntimeCategory.ADMINISTRATION,
            minutes=7,
            energy_before=6,
            energy_after=5,
        ),
        Downtime(at=noon, activity="rest", category=DowntimeCategory.SHORT_BREAK, minutes=3, felt=Felt.BETTER),
        Downtime(at=noon, activity="rest", category=DowntimeCategory.SHORT_BREAK, minutes=3, felt=Felt.WORSE),
        Downtime(at=noon, activity="rest", category=DowntimeCategory.SHORT_BREAK, felt=Felt.BETTER),
        Supervision(at=noon, minutes=50, helpfulness=8),
        CheckIn(at=noon, heavy=0),
        OnCall(at=noon, minutes=600),
    )
    return practice


def test_a_full_day_survives_being_written_down_to_the_last_digit() -> None:
    practice = full_day()
    practice.log(*(held(practice.client(unit=Unit.GROUP), at(DAY, "17:00"), minutes=90) for _ in range(2)))
    sums = practice.on(DAY)
    empty = DaySums(day=DAY)
    untouched = {name for name in DaySums.__struct_fields__ if getattr(sums, name) == getattr(empty, name)}
    assert untouched == {"day"}, "the day of this test must use every sum"
    assert there_and_back(sums) == sums


def test_every_sum_rests_on_the_kinds_that_are_said_and_on_no_other() -> None:
    practice = full_day()
    practice.log(*(held(practice.client(unit=Unit.GROUP), at(DAY, "17:00"), minutes=90) for _ in range(2)))
    whole, logged = practice.on(DAY), practice.entries
    for name, sums in OF_KIND.items():
        practice.entries = [entry for entry in logged if KINDS_OF[name] is type(entry)]
        alone = practice.on(DAY).to_dict()
        assert set(alone) == {*sums}, name
        practice.entries = [entry for entry in logged if KINDS_OF[name] is not type(entry)]
        without = practice.on(DAY)
        practice.entries = [entry for entry in logged if entry.__class__ in map(KINDS_OF.get, read_again_for(name))]
        put_in(without, practice.on(DAY), name)
        assert without == whole, name


def test_heavy_0_is_an_answer_and_survives() -> None:
    practice = Practice()
    practice.log(CheckIn(at=at(DAY), heavy=0))
    assert there_and_back(practice.on(DAY)).heavy == 0
    assert there_and_back(DaySums(day=DAY)).heavy is None


def test_an_empty_day_is_written_as_nothing() -> None:
    assert DaySums(day=DAY).to_dict() == {}


def test_an_unknown_name_is_not_swallowed() -> None:
    with pytest.raises(msgspec.ValidationError):
        DaySums.from_json("2026-10-05", '{"no_such_sum": 1}')


@given(
    st.builds(
        DaySums,
        day=st.dates(date(1990, 1, 1), date(2100, 1, 1)),
        heavy=st.none() | st.integers(0, 10),
        attended=st.builds(Minutes, st.integers(0, 999), st.integers(0, 9)),
        regular=st.dictionaries(st.sampled_from(["1", "2t", "3rt", "1+2t"]), st.builds(Minutes, st.integers(0, 999))),
        reflected=st.dictionaries(st.sampled_from(["negative 3", "mixed 0"]), st.builds(Weighed, st.floats(0, 1e6))),
        contact_load=st.builds(Weighed, st.floats(0, 1e6), st.floats(0, 99)),
        runs=st.dictionaries(st.sampled_from(["3", "4", "12"]), st.integers(1, 9)),
        checked_in=st.booleans(),
    )
)
def test_any_sums_survive_being_written_down(sums: DaySums) -> None:
    assert there_and_back(sums) == sums


def test_sums_of_the_full_day() -> None:
    sums = full_day().on(DAY)
    assert (sums.sessions, sums.therapy_sessions, sums.unrated, sums.usual_minutes) == (4, 3, 1, 1)
    assert sums.attended == Minutes(60 + 50 + 50, 1)
    assert sums.demand_minutes == Minutes(7 * 60 + 7 * 50, 3)
    assert sums.regular == {"3rt": Minutes(110)}
    assert sums.emergency == {"3rt": Minutes(50)}
    assert (sums.no_shows, sums.no_shows_risk, sums.cancelled_late_risk) == (1, 1, 1)
    assert (sums.runs, sums.longest_run) == ({"3": 1}, 3)
    assert sums.contact_minutes == {"3rt": Minutes(3), "plain": Minutes(0, 1)}
    assert sums.contact_load_after_hours.told == pytest.approx(4 * 5**0.5)
    assert sums.contact_load == Weighed(0.0, 4.0)
    assert sums.reflected == {"negative 3": Weighed(7 * 7**0.5), "positive 0": Weighed(0.0, 0.0)}
    assert sums.blank_minutes == 3
    assert (sums.unrated_reflections, sums.unscored_downtimes) == (1, 1)
    assert sums.work_contact


@given(st.permutations(range(20)))
def test_the_same_entries_are_written_down_the_same_in_whatever_order_they_come(order: list[int]) -> None:
    practice = Practice()
    clients = [practice.client(acuity=n % 5, trauma=n % 2 == 0) for n in range(5)]
    day = full_day()
    practice.clients |= day.clients
    entries: list[Entry] = [held(clients[n], at(DAY, f"{8 + n:02d}:00"), minutes=37) for n in range(5)]
    entries += [Contact(at=at(DAY), client_id=clients[n], minutes=n + 1, demand=n) for n in range(5)]
    entries += day.entries[:10]
    practice.log(*entries)
    before = json.dumps(practice.on(DAY).to_dict())
    practice.entries = [practice.entries[n] for n in order]
    assert json.dumps(practice.on(DAY).to_dict()) == before


def test_of_two_evening_answers_the_later_written_holds_and_a_blank_hides_nothing() -> None:
    practice = Practice()
    practice.log(CheckIn(at=at(DAY), heavy=8, written_at=WRITTEN))
    practice.log(CheckIn(at=at(DAY), heavy=3, written_at=WRITTEN - timedelta(hours=1)))
    practice.log(CheckIn(at=at(DAY), energy=3, written_at=WRITTEN + timedelta(hours=1)))
    assert practice.on(DAY).heavy == 8


def test_a_run_is_measured_in_elapsed_minutes_on_the_night_the_clocks_change() -> None:
    night = date(2026, 3, 29)
    practice = Practice()
    client = practice.client()
    # 01:10 + 50 minutes is 03:00 by the clock; 03:00 and 03:55 follow without ten minutes between.
    for clock in (time(1, 10), time(3, 0), time(3, 55)):
        practice.log(held(client, local_time(night, clock, "Europe/Berlin"), minutes=50))
    assert practice.on(night).runs == {"3": 1}


def test_a_session_that_covers_another_keeps_the_run_going_until_its_own_end() -> None:
    practice = Practice()
    client = practice.client()
    practice.log(held(client, at(DAY, "09:00"), minutes=180))
    practice.log(held(client, at(DAY, "09:30"), minutes=30))
    practice.log(held(client, at(DAY, "12:05"), minutes=30))
    assert practice.on(DAY).runs == {"3": 1}


@pytest.mark.parametrize(
    ("entry", "contact"),
    [
        (OnCall(at=at(DAY), minutes=60), True),
        (CheckIn(at=at(DAY), heavy=3), False),
        (Supervision(at=at(DAY), minutes=60), False),
        (Reflection(at=at(DAY), text="still with me"), False),
    ],
)
def test_what_counts_as_work_contact(entry: OnCall | CheckIn | Supervision | Reflection, contact: bool) -> None:
    practice = Practice()
    practice.log(entry)
    assert practice.on(DAY).work_contact is contact
