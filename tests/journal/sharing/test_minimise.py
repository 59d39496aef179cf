"""What enters a summary, and what never does."""

from __future__ import annotations

from copy import copy
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from journal.measures.contact_agreement import Standing
from journal.measures.work_frame import WorkFrame
from journal.records.agenda import AgendaItem
from journal.records.check_in import CheckIn
from journal.records.client import Client, ClientState
from journal.records.contact import Contact
from journal.records.day_sums import DaySums, sum_day
from journal.records.reflection import Feeling, Reflection
from journal.records.session import Session, SessionStatus
from journal.records.supervision import Supervision
from journal.records.work_pattern import WorkPattern
from journal.sharing import minimise as parts
from journal.sharing.refusals import CannotShare
from journal.sharing.summary import Weeks
from tests.journal.sharing.packs import MONDAY, WEEKS, let_go

ZONE = ZoneInfo("Europe/Berlin")
ONE, TWO = "1" * 32, "2" * 32
CODES = {ONE: "R47", TWO: "B12"}
FEW = "1–2"


def at(days: int, hour: int = 10) -> datetime:
    day = MONDAY + timedelta(days=days)
    return datetime(day.year, day.month, day.day, hour, tzinfo=ZONE)


def thought(days: int = 0, **told: object) -> Reflection:
    said: dict[str, object] = {"client_id": ONE, "intensity": 8, "minutes": 30, "feelings": (Feeling.WORRY,), **told}
    return Reflection(at=at(days, 20), **said)  # type: ignore[arg-type]


def client_on(client_id: str) -> tuple[Client, ClientState]:
    return Client(id=client_id, at=at(-100), code="K2"), ClientState()


def worked(days: int, *reflections: Reflection, check_in: bool = False) -> DaySums:
    session = Session(
        at=at(days), client_id=ONE, minutes=50, status=SessionStatus.ATTENDED, demand=6, written_at=at(days, 23)
    )
    checked = [CheckIn(at=at(days, 21), heavy=9)] if check_in else []
    return sum_day(at(days).date(), sessions=[session], reflections=reflections, check_ins=checked, client_on=client_on)


FRAME = WorkFrame(today=date(2027, 1, 1), patterns=[WorkPattern(effective=date(2026, 1, 1))])


@pytest.mark.parametrize("ticked", ["withheld", "wished_cancel"])
def test_what_the_therapist_would_not_tell_is_in_no_part(ticked: str) -> None:
    kept = [thought(**{ticked: True}) for _ in range(5)]
    assert parts.themes(kept, WEEKS, exact=True) == ()
    assert parts.still_with_me(kept, WEEKS, codes=CODES, exact=True) == ()
    with pytest.raises(CannotShare):
        parts.chosen_text(kept[0], let_go("so it was"))
    item = AgendaItem(at=at(0), title="K2", source_kind="reflection", source_id=kept[0].id)
    with pytest.raises(CannotShare):
        parts.on_agenda(item, let_go("so it was"), source=kept[0])
    assert not parts.may_be_on_agenda(item, lambda _: kept[0])
    assert not parts.may_be_on_agenda(item, lambda _: None)
    assert parts.may_be_on_agenda(item, lambda _: thought())


@pytest.mark.parametrize("ticked", ["withheld", "wished_cancel"])
def test_the_shared_load_is_the_load_without_it_to_the_last_digit(ticked: str) -> None:
    told, kept = thought(intensity=3), thought(**{ticked: True})
    shared = parts.load([worked(0, told, kept)], WEEKS, reflections=[told, kept], frame=FRAME)
    without = parts.load([worked(0, told)], WEEKS, reflections=[told], frame=FRAME)
    everything = parts.load([worked(0, told, kept)], WEEKS, reflections=[told], frame=FRAME)
    assert shared == without
    assert shared[0].demand is not None
    assert everything[0].demand is not None
    assert shared[0].demand < everything[0].demand


def test_check_ins_leave_no_trace_in_the_load() -> None:
    empty = sum_day(MONDAY, check_ins=[CheckIn(at=at(0), heavy=3)], client_on=client_on)
    load = parts.load([empty, worked(1, check_in=True)], WEEKS, reflections=[], frame=FRAME)
    assert load == parts.load([worked(1)], WEEKS, reflections=[], frame=FRAME)
    assert load[0].logged == 1


def test_the_load_has_every_week_and_a_gap_where_nothing_was_logged() -> None:
    outside = worked(-3), worked(28)
    load = parts.load([worked(0), *outside], WEEKS, reflections=[], frame=FRAME)
    assert [w.week for w in load] == WEEKS.mondays()
    assert [w.demand is None for w in load] == [False, True, True, True]


def test_small_counts_are_not_told_apart_unless_exact_counts_are_theirs_to_know() -> None:
    some = [thought(), thought(), *[thought(client_id=TWO) for _ in range(3)]]
    assert [(s.code, s.count) for s in parts.still_with_me(some, WEEKS, codes=CODES, exact=False)] == [
        ("B12", 3),
        ("R47", FEW),
    ]
    assert [(s.code, s.count) for s in parts.still_with_me(some, WEEKS, codes=CODES, exact=True)] == [
        ("B12", 3),
        ("R47", 2),
    ]
    assert [parts.counted(n, exact=False) for n in range(4)] == [0, FEW, FEW, 3]


def test_themes_are_over_all_clients_and_in_no_telling_order() -> None:
    some = [thought(feelings=(Feeling.HOPE,)) for _ in range(9)] + [thought(client_id=TWO) for _ in range(4)]
    outside = [thought(-1), thought(28)]
    found = parts.themes(some + outside, WEEKS, exact=False)
    assert [(t.feeling, t.count) for t in found] == [(Feeling.WORRY, 4), (Feeling.HOPE, 9)]


def test_contacts_are_counted_by_week_and_what_was_not_judged_is_left_out() -> None:
    contacts = [Contact(at=at(n % 7), client_id=ONE) for n in range(4)] + [Contact(at=at(9), client_id=TWO)]
    unjudged = Contact(at=at(1), client_id=TWO)
    standings = {c.id: Standing.INSIDE for c in contacts}
    standings |= {contacts[0].id: Standing.OUTSIDE, unjudged.id: Standing.NONE_RECORDED}
    found = parts.contact([*contacts, unjudged], WEEKS, standings=standings, codes=CODES, exact=False)
    told = [(c.code, c.week, c.inside, c.outside) for c in found]
    assert told == [("B12", MONDAY + timedelta(days=7), FEW, 0), ("R47", MONDAY, 3, FEW)]


def test_texts_are_dated_to_their_week_and_hours_to_their_day() -> None:
    text = parts.chosen_text(thought(3), let_go("so it was"))
    assert (text.week, text.kind) == (MONDAY, "reflection")
    meetings = [
        Supervision(at=at(9), minutes=90),
        Supervision(at=at(2), minutes=60),
        Supervision(at=at(40), minutes=60),
    ]
    assert [(h.day, h.minutes) for h in parts.hours(meetings, WEEKS)] == [
        (MONDAY + timedelta(days=2), 60),
        (MONDAY + timedelta(days=9), 90),
    ]


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (MONDAY + timedelta(days=1), MONDAY + timedelta(days=7)),
        (MONDAY, MONDAY + timedelta(days=6)),
        (MONDAY + timedelta(days=7), MONDAY),
        (MONDAY, MONDAY + timedelta(weeks=106)),
    ],
)
def test_a_share_covers_whole_weeks_and_two_years_at_most(first: date, last: date) -> None:
    with pytest.raises(CannotShare):
        Weeks(first=first, last=last)


def test_sums_that_are_given_are_not_changed() -> None:
    kept = thought(withheld=True)
    day = worked(0, kept, check_in=True)
    before = copy(day)
    parts.load([day], WEEKS, reflections=[kept], frame=FRAME)
    assert day == before
