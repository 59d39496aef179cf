"""The week as a picture: where everything stands in it, and what each day says."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.errors import FieldError
from journal.planning.usual_week import usual_week
from journal.records.client import ClientFact, Frequency, Slot, Unit
from journal.records.downtime import Downtime, DowntimeCategory
from journal.records.encounter import Encounter
from journal.records.on_call import OnCall
from journal.records.session import Session, SessionStatus
from journal.records.supervision import Supervision
from journal.records.time_off import TimeOff, TimeOffKind
from journal.store.journal import Journal
from journal.use_cases import day as day_use_case
from journal.use_cases.week_grid import (
    MIDNIGHT,
    Block,
    GridDay,
    WeekGrid,
    gaps,
    hours_in_use,
    laid_out,
    parts,
    week_grid,
)
from tests.journal.practice import ZONE, at
from tests.journal.store import journals

MONDAY = date(2026, 10, 12)
NOW = datetime(2026, 10, 15, 12, 0, tzinfo=ZoneInfo(ZONE))
HOME, AWAY = ZoneInfo(ZONE), ZoneInfo("America/New_York")


def id_of(journal: Journal, code: str) -> str:
    client = journal.clients.by_code(code)
    assert client is not None
    return client.id


def add(
    journal: Journal, n: int, clock: str, code: str = "K2", status: SessionStatus | None = None, **told: object
) -> Session:
    """Keep a session of the nth day of the week, 0 to 6; attended and rated where nothing else is said."""
    fields = {"status": status, "demand": None} if status else {}
    session = journals.session(id_of(journal, code), MONDAY + timedelta(days=n), clock, **{**fields, **told})
    journal.sessions.add(session)
    return session


def seen(day: GridDay) -> list[tuple[str, int, int, int, int]]:
    """Return the codes or words, first and last minute, lane and lanes of each block."""
    return [(" ".join(s.code for s in b.sessions) or b.line, b.top, b.bottom, b.lane, b.lanes) for b in day.blocks]


def shown(journal: Journal, now: datetime = NOW, monday: date = MONDAY) -> WeekGrid:
    return week_grid(journal, monday, now)


def test_a_week_of_which_nothing_is_logged_has_hours_and_a_gap_to_press(journal: Journal) -> None:
    grid = shown(journal)
    assert (grid.first_hour, grid.last_hour) == (9, 17)
    assert [day.folded for day in grid.days] == [False] * 5 + [True] * 2
    assert grid.days[0].gaps == ((540, 1020),)
    assert (grid.sentence, grid.of_plan, grid.unsettled) == ("No session is in this week.", "", ())
    assert all(day.load.words == "" for day in grid.days)


def test_what_overlaps_stands_side_by_side_and_what_only_touches_does_not(journal: Journal) -> None:
    for clock, code in (("09:00", "K2"), ("09:30", "M1"), ("09:50", "K2"), ("10:40", "M1")):
        add(journal, 0, clock, code)
    assert seen(shown(journal).days[0]) == [
        ("K2", 540, 590, 0, 2), ("M1", 570, 620, 1, 2), ("K2", 590, 640, 0, 2), ("M1", 640, 690, 0, 1),
    ]  # fmt: skip


def test_past_midnight_it_goes_on_the_next_day_and_is_counted_once(journal: Journal) -> None:
    add(journal, 0, "23:30")
    add(journal, 6, "23:30", status=SessionStatus.PLANNED)
    add(journal, -1, "23:40", "M1")
    grid = shown(journal)
    assert seen(grid.days[0]) == [("M1", 0, 30, 0, 1), ("K2", 1410, MIDNIGHT, 0, 1)]
    assert [(b.goes_on, b.bottom) for b in grid.days[1].blocks] == [(True, 20)]
    assert grid.sentence == "1 session held, 1 planned."
    assert (grid.first_hour, grid.last_hour) == (0, 24)


def test_what_ends_at_midnight_stays_on_its_day_and_belongs_to_the_week_it_began_in(journal: Journal) -> None:
    assert [*parts(at(MONDAY, "23:10"), 50, HOME)] == [(MONDAY, 1390, MIDNIGHT)]
    add(journal, -1, "22:35")
    add(journal, -1, "23:30", "M1", status=SessionStatus.PLANNED)
    grid = shown(journal)
    assert [(b.goes_on, b.near) for b in grid.days[0].blocks] == [(True, None)]
    assert (grid.unsettled, grid.sentence) == ((), "No session is in this week.")
    assert len(shown(journal, monday=MONDAY - timedelta(days=7)).unsettled) == 1


def test_a_stretch_too_short_to_press_is_no_gap(journal: Journal) -> None:
    for clock in ("09:00", "10:00", "11:05"):
        add(journal, 0, clock)
    assert shown(journal).days[0].gaps == ((650, 665), (715, 1020))


def test_on_the_nights_the_clocks_change_it_is_as_long_as_it_took() -> None:
    night = date(2027, 3, 28)
    assert [*parts(at(night, "01:30"), 90, HOME)] == [(night, 90, 180)]  # until 04:00 on the wall
    night = date(2026, 10, 25)
    second = at(night, "02:30").replace(fold=1)
    assert [*parts(at(night, "02:30"), 50, HOME)] == [(night, 150, 200)]
    assert [*parts(second, 50, HOME)] == [(night, 150, 200)]


def test_two_in_the_hour_that_comes_twice_stand_side_by_side(journal: Journal) -> None:
    night = date(2026, 10, 25)
    first = Session(client_id=id_of(journal, "K2"), at=at(night, "02:10"), minutes=50)
    second = Session(client_id=id_of(journal, "M1"), at=at(night, "02:10").replace(fold=1), minutes=50)
    journal.sessions.add_many([second, first])
    sunday = shown(journal, monday=date(2026, 10, 19)).days[6]
    assert [(b.top, b.bottom, b.lanes, b.near) for b in sunday.blocks] == [(130, 180, 2, None)] * 2
    assert {b.lane for b in sunday.blocks} == {0, 1}


def test_the_clock_is_the_one_where_the_therapist_is_and_its_own_is_named(journal: Journal) -> None:
    add(journal, 0, "10:00")
    add(journal, 1, "03:00", "M1")
    here = shown(journal).days
    assert [b.own_clock for day in here for b in day.blocks] == ["", ""]
    away = shown(journal, NOW.astimezone(AWAY)).days
    assert [(b.sessions[0].code, b.top, b.own_clock) for b in away[0].blocks] == [
        ("K2", 240, "10:00 Europe/Berlin"),
        ("M1", 1260, "03:00 Europe/Berlin"),
    ]
    assert away[1].blocks == ()


def test_members_of_a_group_logged_singly_are_one_hour(journal: Journal) -> None:
    for code in ("K2", "M1"):
        fact = ClientFact(client_id=id_of(journal, code), effective=date(2020, 1, 1), unit=Unit.GROUP)
        journal.clients.add_fact(fact)
        add(journal, 0, "17:00", code, minutes=90)
    grid = shown(journal)
    (block,) = grid.days[0].blocks
    assert ({s.code for s in block.sessions}, block.bottom - block.top, block.lanes) == ({"K2", "M1"}, 90, 1)
    assert grid.sentence == "1 session held."


def test_supervision_downtime_on_call_and_leave_are_in_it(journal: Journal) -> None:
    journal.supervisions.add(Supervision(at=at(MONDAY, "16:00"), minutes=60, supervisor="Dana"))
    walk = {"activity": "walk", "category": DowntimeCategory.SELF_CARE}
    journal.downtimes.add(Downtime(at=at(MONDAY, "12:00"), minutes=20, **walk))  # type: ignore[arg-type]
    journal.downtimes.add(Downtime(at=at(MONDAY, "13:00"), **walk))  # type: ignore[arg-type]  # nobody knows how long
    journal.on_calls.add(OnCall(at=at(MONDAY + timedelta(days=5), "18:00"), minutes=12 * 60))
    off = TimeOff(at=at(MONDAY + timedelta(days=1), "00:00"), last=MONDAY + timedelta(days=2), kind=TimeOffKind.SICK)
    journal.time_off.add(off)
    grid = shown(journal)
    assert seen(grid.days[0]) == [("Walk", 720, 740, 0, 1), ("Supervision, Dana", 960, 1020, 0, 1)]
    assert [day.leave for day in grid.days[:4]] == [("", ""), ("sick", off.id), ("sick", off.id), ("", "")]
    assert [[(p.top, p.bottom) for p in day.on_call] for day in grid.days[5:]] == [[(1080, MIDNIGHT)], [(0, 360)]]
    # On call by night makes no night of the grid, but the weekend is open.
    assert (grid.first_hour, grid.last_hour) == (12, 20)
    assert not any(day.folded for day in grid.days)


def test_a_break_under_ten_minutes_is_seen_and_one_after_somebody_missed_is_not(journal: Journal) -> None:
    for clock in ("09:00", "09:55", "10:45", "11:45"):
        add(journal, 0, clock)
    add(journal, 1, "09:00", status=SessionStatus.NO_SHOW)
    add(journal, 1, "09:55")
    days = shown(journal).days
    assert [b.near for b in days[0].blocks] == [None, 5, 0, None]
    assert [b.near for b in days[1].blocks] == [None, None]


def test_what_waits_to_be_settled_has_begun_and_is_planned_still(journal: Journal) -> None:
    first = add(journal, 2, "10:00", status=SessionStatus.PLANNED)
    add(journal, 2, "12:00", status=SessionStatus.CANCELLED)
    second = add(journal, 3, "11:55", "M1", status=SessionStatus.PLANNED)
    add(journal, 3, "12:30", status=SessionStatus.PLANNED)
    grid = shown(journal)
    assert grid.unsettled == (first.id, second.id)
    assert grid.sentence == "1 session planned, 1 did not take place. 2 are still to be settled."


def test_a_day_is_held_against_the_same_weekday_only_where_that_is_known(journal: Journal) -> None:
    def load(n: int) -> tuple[float | None, float | None, str]:
        day = shown(journal).days[n].load
        return day.demand, day.usual, day.words

    add(journal, 0, "09:00", demand=8)
    assert load(0) == (8, None, "8 points")
    for week in range(1, 6):
        add(journal, -7 * week, "09:00", demand=5)
    assert load(0) == (8, 5, "more than usual")
    # Not while half of it is unrated, nor of today or what lies ahead.
    add(journal, 0, "14:00", demand=None)
    assert load(0)[2] == "1 not rated yet"
    add(journal, 3, "09:00")
    assert load(3) == (4, None, "so far")
    add(journal, 4, "09:00", status=SessionStatus.PLANNED)
    assert load(4) == (None, None, "still to come")
    assert shown(journal).of_plan.startswith("Your work this week so far: 15 of the 100 you planned.")


def test_a_saturday_that_asked_something_is_not_folded_away(journal: Journal) -> None:
    saturday = MONDAY - timedelta(days=2)
    before = MONDAY - timedelta(days=7)
    assert shown(journal, monday=before).days[5].folded
    met = Encounter(at=at(saturday, "11:00"), client_id=id_of(journal, "K2"), discomfort=8)
    journal.encounters.add(met)
    day = shown(journal, monday=before).days[5]
    assert (day.folded, day.blocks, day.load.words) == (False, (), "4 points")


def test_a_moved_session_keeps_its_zone_and_its_quota(journal: Journal) -> None:
    client_id = id_of(journal, "K2")
    slots = (Slot(weekday=1, clock=at(MONDAY, "10:00").time()),)
    facts = ClientFact(client_id=client_id, effective=date(2026, 1, 1), frequency=Frequency.WEEKLY, slots=slots)
    journal.clients.add_fact(facts)
    session = add(journal, 7, "10:00", status=SessionStatus.PLANNED)
    day_use_case.move(journal, session.id, at(MONDAY + timedelta(days=10), "05:00").astimezone(AWAY))
    moved = journal.sessions.get(session.id)
    assert (moved.zone, f"{moved.at:%a %H:%M}") == (ZONE, "Thu 05:00")
    week = usual_week(
        MONDAY + timedelta(days=7),
        [journal.clients.get(client_id)],
        state_on=journal.clients.state_on,
        sessions=[moved],
        days_off=(),
        zone=ZONE,
    )
    assert week.proposals == ()


def test_only_what_is_planned_is_moved(journal: Journal) -> None:
    session = add(journal, 0, "10:00")
    with pytest.raises(FieldError):
        day_use_case.move(journal, session.id, at(MONDAY, "11:00"))
    assert journal.sessions.get(session.id).at == session.at


def test_a_week_begins_on_a_monday(journal: Journal) -> None:
    with pytest.raises(ValueError, match="Monday"):
        week_grid(journal, MONDAY + timedelta(days=1), NOW)


moments = st.integers(0, 394_000).map(lambda n: datetime(2026, 3, 1, tzinfo=UTC) + timedelta(minutes=n))
spans = st.lists(st.tuples(st.integers(0, 1439), st.integers(1, 300)), max_size=12)


@given(start=moments, minutes=st.integers(1, 1440), zone=st.sampled_from([HOME, AWAY, ZoneInfo("Australia/Lord_Howe")]))
def test_every_part_lies_on_its_day_and_none_is_empty(start: datetime, minutes: int, zone: ZoneInfo) -> None:
    found = [*parts(start, minutes, zone)]
    assert found[0][0] == start.astimezone(zone).date()
    assert all(0 <= top < bottom <= MIDNIGHT for _, top, bottom in found)
    assert len({day for day, _, _ in found}) == len(found) <= 3


@given(spans)
def test_no_two_blocks_of_a_lane_overlap_and_gaps_hold_none(found: list[tuple[int, int]]) -> None:
    blocks = [
        Block(kind="session", id=f"{n}", top=top, bottom=min(top + length, MIDNIGHT))
        for n, (top, length) in enumerate(found)
    ]
    blocks = [replace(block, kind="downtime") if int(block.id) % 3 == 0 else block for block in blocks]
    placed = laid_out(((MONDAY, block) for block in blocks), [MONDAY])[MONDAY]
    assert sorted(b.id for b in placed) == sorted(b.id for b in blocks)
    for n, one in enumerate(placed):
        assert 0 <= one.lane < one.lanes
        for other in placed[n + 1 :]:
            if one.top < other.bottom and other.top < one.bottom:
                if one.kind == other.kind:
                    assert (one.lane, one.lanes) != (other.lane, other.lanes)
                    assert one.lanes == other.lanes
                else:
                    assert one.aside or other.aside
    first, last = hours_in_use(blocks)
    assert 0 <= first < last <= 24
    for top, bottom in gaps(blocks, first, last):
        assert all(bottom <= b.top or b.bottom <= top for b in blocks)
