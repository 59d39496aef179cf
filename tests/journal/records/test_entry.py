"""What every record refuses, by field, and how time is understood."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.errors import FieldError
from journal.records.agenda import AgendaItem
from journal.records.check_in import CheckIn
from journal.records.client import Client, ClientFact, EndingKind, Member, Slot
from journal.records.contact import Contact
from journal.records.downtime import Downtime, DowntimeCategory
from journal.records.encounter import Encounter
from journal.records.entry import after, end_of, local_time, minutes_between
from journal.records.on_call import OnCall
from journal.records.reflection import Feeling, Reflection, Valence, valence_of
from journal.records.scale import ScaleAnswers
from journal.records.session import Session, SessionStatus, still_to_come
from journal.records.settings import Settings
from journal.records.supervision import Action, Supervision
from journal.records.time_off import TimeOff
from journal.records.work_pattern import WorkPattern, pattern_on
from tests.journal.practice import at

DAY = date(2026, 10, 5)
NOON = at(DAY, "12:00")
NEXT_DAY = datetime(2026, 10, 6, 20, tzinfo=UTC)
ATTENDED = SessionStatus.ATTENDED
SELF_CARE = DowntimeCategory.SELF_CARE


def attended(**more: object) -> Session:
    told = {"at": NOON, "client_id": "c", "status": ATTENDED, "written_at": NEXT_DAY} | more
    return Session(**told)  # type: ignore[arg-type]


REFUSED: list[tuple[str, Callable[[], object]]] = [
    ("id", lambda: CheckIn(id="1", at=NOON, heavy=1)),
    ("at", lambda: CheckIn(at=NOON.replace(tzinfo=None), heavy=1)),
    ("at", lambda: CheckIn(at=NOON.astimezone(timezone(timedelta(hours=1))), heavy=1)),
    ("at", lambda: CheckIn(at=NOON.replace(year=1899), heavy=1)),
    ("written_at", lambda: CheckIn(at=NOON, heavy=1, written_at=datetime(2026, 10, 5))),  # noqa: DTZ001 (without a zone on purpose)
    # minutes
    ("minutes", lambda: attended(minutes=24 * 60 + 1)),
    ("minutes", lambda: attended(minutes=0)),
    ("minutes", lambda: Reflection(at=NOON, client_id="c", minutes=1441)),
    ("minutes", lambda: Contact(at=NOON, client_id="c", minutes=-5)),
    ("minutes", lambda: Downtime(at=NOON, activity="walk", category=SELF_CARE, minutes=1441)),
    ("minutes", lambda: Supervision(at=NOON, minutes=1441)),
    ("minutes", lambda: OnCall(at=NOON, minutes=31 * 24 * 60 + 1)),
    ("minutes", lambda: ClientFact(client_id="c", effective=DAY, minutes=1441)),
    # ends before starts
    ("last", lambda: TimeOff(at=NOON, last=DAY - timedelta(days=1))),
    ("last", lambda: TimeOff(at=NOON, last=DAY + timedelta(days=366 * 3 + 1))),
    ("ended_on", lambda: Client(at=NOON, code="K2", ending=EndingKind.PLANNED, ended_on=DAY - timedelta(days=1))),
    ("ended_on", lambda: Client(at=NOON, code="K2", ending=EndingKind.PLANNED)),
    ("discussed_on", lambda: Encounter(at=NOON, client_id="c", discussed_on=DAY - timedelta(days=1))),
    ("requested_at", lambda: attended(requested_at=NOON + timedelta(minutes=1))),
    ("offered_at", lambda: attended(requested_at=NOON, offered_at=NOON - timedelta(minutes=1))),
    # ratings
    ("demand", lambda: attended(demand=11)),
    ("demand", lambda: attended(demand=-1)),
    ("demand", lambda: attended(demand=5.5)),
    ("demand", lambda: attended(demand=True)),
    ("demand", lambda: attended(status=SessionStatus.NO_SHOW, demand=5)),
    ("demand", lambda: Contact(at=NOON, client_id="c", demand=11)),
    ("intensity", lambda: Reflection(at=NOON, client_id="c", intensity=11)),
    ("intrusiveness", lambda: Reflection(at=NOON, client_id="c", intrusiveness=5)),
    ("discomfort", lambda: Encounter(at=NOON, client_id="c", discomfort=11)),
    ("energy_after", lambda: Downtime(at=NOON, activity="walk", category=SELF_CARE, energy_after=11)),
    ("helpfulness", lambda: Supervision(at=NOON, minutes=60, helpfulness=11)),
    ("heavy", lambda: CheckIn(at=NOON, heavy=11)),
    ("heavy", lambda: CheckIn(at=NOON)),
    ("acuity", lambda: ClientFact(client_id="c", effective=DAY, acuity=5)),
    # the future
    ("status", lambda: attended(written_at=NOON - timedelta(minutes=6))),
    # texts
    ("note", lambda: attended(note="x" * 200_001)),
    ("text", lambda: Reflection(at=NOON, text="x" * 200_001)),
    ("notes", lambda: Supervision(at=NOON, minutes=60, notes="x" * 200_001)),
    ("note", lambda: attended(note="half a pair: \ud83d")),
    ("line", lambda: CheckIn(at=NOON, line="a\0b")),
    ("line", lambda: CheckIn(at=NOON, line="a\nb")),
    ("activity", lambda: Downtime(at=NOON, activity="wa\0lk", category=SELF_CARE)),
    ("activity", lambda: Downtime(at=NOON, activity="  ", category=SELF_CARE)),
    ("supervisor", lambda: Supervision(at=NOON, minutes=60, supervisor="x" * 501)),
    ("title", lambda: AgendaItem(at=NOON, title="")),
    ("scale", lambda: ScaleAnswers(at=NOON, scale="")),
    ("action", lambda: Action(text="")),
    ("member", lambda: Member(label="")),
    ("code", lambda: Client(at=NOON, code="Anna Berg")),
    ("code", lambda: Client(at=NOON, code="x" * 13)),
    ("colour", lambda: Client(at=NOON, code="K2", colour="red")),
    # the rest
    ("category", lambda: Downtime(at=NOON, activity="peers", category=DowntimeCategory.SUPERVISION)),
    ("ce_credit", lambda: Downtime(at=NOON, activity="course", category=SELF_CARE, ce_credit=float("nan"))),
    ("group_size", lambda: Supervision(at=NOON, minutes=60, group_size=1)),
    ("weekday", lambda: Slot(weekday=8, clock=time(9))),
    ("weekly_units", lambda: WorkPattern(effective=DAY, weekly_units=0)),
    ("workdays", lambda: WorkPattern(effective=DAY, workdays=(0,))),
    ("effective", lambda: ClientFact(client_id="c", effective=date(1, 1, 1))),
    ("idle_minutes", lambda: Settings(idle_minutes=0)),
    ("zone", lambda: Settings(zone="Europe/Atlantis")),
]


@pytest.mark.parametrize(("field", "make"), REFUSED, ids=[f"{n}-{f}" for n, (f, _) in enumerate(REFUSED)])
def test_a_record_that_would_not_be_true_names_its_field(field: str, make: Callable[[], object]) -> None:
    with pytest.raises(FieldError) as refused:
        make()
    assert refused.value.field == field


def test_the_error_never_carries_the_text() -> None:
    with pytest.raises(FieldError) as refused:
        CheckIn(at=NOON, line="she said\0" + "secret " * 100)
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize(
    "text", ["x" * 200_000, "שלום", "🙂", "<script>", "'; DROP TABLE", "![](http://127.0.0.1:9/x)"]
)
def test_a_note_may_hold_anything_that_can_be_written(text: str) -> None:
    assert attended(note=text).note == text


def test_the_ends_of_every_range_are_allowed() -> None:
    assert attended(minutes=24 * 60, demand=10).demand == 10
    assert attended(minutes=1, demand=0).demand == 0
    assert attended(written_at=NOON - timedelta(minutes=5)).status is ATTENDED
    assert TimeOff(at=NOON, last=DAY).first == DAY
    assert CheckIn(at=NOON, heavy=0).heavy == 0


def test_an_edit_decides_whether_a_session_has_been() -> None:
    early = NOON - timedelta(days=1)
    with pytest.raises(FieldError):
        attended(written_at=early)
    assert attended(written_at=early, edited_at=NOON).as_of == NOON


@pytest.mark.parametrize(
    ("feelings", "valence"),
    [
        ((), Valence.NEUTRAL),
        ((Feeling.WORRY, Feeling.SHAME), Valence.NEGATIVE),
        ((Feeling.HOPE, Feeling.GRATITUDE, Feeling.PRIDE, Feeling.TENDERNESS), Valence.POSITIVE),
        ((Feeling.HOPE, Feeling.WORRY), Valence.MIXED),
    ],
)
def test_valence_follows_the_feelings(feelings: tuple[Feeling, ...], valence: Valence) -> None:
    assert valence_of(feelings) is valence


# --- the nights on which the clocks change --------------------------------------------------------


def test_a_time_that_the_clocks_skipped_is_refused() -> None:
    with pytest.raises(FieldError) as refused:
        local_time(date(2026, 3, 29), time(2, 30), "Europe/Berlin")
    assert refused.value.field == "start"
    assert local_time(date(2026, 3, 29), time(3, 0), "Europe/Berlin").astimezone(UTC).hour == 1


def test_of_a_time_that_comes_twice_the_first_is_meant() -> None:
    assert local_time(date(2026, 10, 25), time(2, 30), "Europe/Berlin").astimezone(UTC).hour == 0


@pytest.mark.parametrize("zone", ["", "Europe/Atlantis", "../etc/passwd"])
def test_an_unknown_zone_is_refused(zone: str) -> None:
    with pytest.raises(FieldError) as refused:
        local_time(DAY, time(9), zone)
    assert refused.value.field == "zone"


@pytest.mark.parametrize(("day", "ends"), [(date(2026, 3, 29), "04:00"), (date(2026, 10, 25), "02:00")])
def test_minutes_are_elapsed_minutes_when_the_clocks_change(day: date, ends: str) -> None:
    start = local_time(day, time(1, 0), "Europe/Berlin")
    assert end_of(start, 120).astimezone(start.tzinfo).strftime("%H:%M") == ends


def test_an_entry_belongs_to_the_local_day_it_starts() -> None:
    late = CheckIn(at=at(DAY, "23:59", "Pacific/Auckland"), heavy=5)
    assert (late.day, late.zone) == (DAY, "Pacific/Auckland")
    assert late.at.astimezone(UTC).day == 5


def test_a_planned_session_is_unconfirmed_once_its_end_has_passed() -> None:
    planned = Session(at=NOON, client_id="c")
    assert not planned.unconfirmed_at(NOON + timedelta(minutes=50))
    assert planned.unconfirmed_at(NOON + timedelta(minutes=51))
    assert not planned.unconfirmed_at(NOON + timedelta(minutes=51), usual_minutes=90)
    assert not attended().unconfirmed_at(NOON + timedelta(days=9))


# --- the work pattern -----------------------------------------------------------------------------


def test_the_pattern_in_force_is_the_latest_by_then_else_the_first_else_the_defaults() -> None:
    early = WorkPattern(effective=DAY, weekly_units=10)
    late = WorkPattern(effective=DAY + timedelta(days=7), weekly_units=15)
    same_day = WorkPattern(effective=DAY, weekly_units=12, written_at=early.written_at + timedelta(seconds=1))
    assert pattern_on([late, early], DAY + timedelta(days=6)).weekly_units == 10
    assert pattern_on([late, early], DAY + timedelta(days=7)).weekly_units == 15
    assert pattern_on([late, early], DAY - timedelta(days=1)).weekly_units == 10
    assert pattern_on([same_day, early], DAY).weekly_units == 12
    assert pattern_on([], DAY).weekly_units == 20


@given(
    night=st.sampled_from([date(2026, 3, 28), date(2026, 10, 24)]),
    later=st.integers(0, 48 * 60),
    minutes=st.integers(-3000, 3000),
)
def test_what_ends_after_its_minutes_took_as_many_whatever_the_clocks_did(
    night: date, later: int, minutes: int
) -> None:
    here = (at(night, "06:00").astimezone(UTC) + timedelta(minutes=later)).astimezone(NOON.tzinfo)
    end = after(here, minutes)
    assert end.tzinfo is NOON.tzinfo
    assert minutes_between(here, end) == minutes
    assert minutes_between(here, end.astimezone(UTC) - timedelta(microseconds=1)) == minutes - 1


def test_what_lies_ahead_in_the_hour_that_comes_twice_goes_by_elapsed_time() -> None:
    first, second = at(date(2026, 10, 25), "02:30"), at(date(2026, 10, 25), "02:10").replace(fold=1)
    assert still_to_come(second, first)
    assert not still_to_come(first, second)

    def planned(**times: datetime) -> Session:
        return Session(client_id="c", emergency=True, **times)  # type: ignore[arg-type]  # times alone

    assert planned(at=second, requested_at=first).requested_at == first
    with pytest.raises(FieldError, match="after the session"):
        planned(at=first, requested_at=second)
    with pytest.raises(FieldError, match="before the request"):
        planned(at=after(second, 60), requested_at=second, offered_at=first)
