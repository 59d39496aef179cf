"""The hours between: minutes by category, gap and choice, and their part of the logged time."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.measures.hours_between import Choice, Gap, HoursBetween, hours_between
from journal.measures.weights import LoadWeights
from journal.records.client import Role
from journal.records.contact import Contact
from journal.records.downtime import Downtime, DowntimeCategory, GapOrigin
from journal.records.session import Session, SessionStatus
from journal.records.supervision import Supervision
from tests.journal.practice import Practice, at

FIRST = date(2026, 10, 5)
LAST = FIRST + timedelta(days=13)
ADMIN, CARE = DowntimeCategory.ADMINISTRATION, DowntimeCategory.SELF_CARE


def spent(minutes: int | None = 30, category: DowntimeCategory = ADMIN, n: int = 0, **more: object) -> Downtime:
    moment = at(FIRST + timedelta(days=n), "12:00")
    return Downtime(at=moment, activity="so", category=category, minutes=minutes, **more)  # type: ignore[arg-type]


def held(client: str, minutes: int | None = 50, n: int = 0) -> Session:
    return Session(
        at=at(FIRST + timedelta(days=n)),
        client_id=client,
        minutes=minutes,
        status=SessionStatus.ATTENDED,
        written_at=datetime(2032, 1, 1, tzinfo=UTC),
    )


def found(practice: Practice, first: date = FIRST, last: date = LAST) -> HoursBetween:
    entries = practice.entries
    return hours_between(
        first,
        last,
        sums=practice.sums(),
        downtimes=[e for e in entries if isinstance(e, Downtime)],
        supervisions=[e for e in entries if isinstance(e, Supervision)],
        contacts=[e for e in entries if isinstance(e, Contact)],
    )


def test_a_week_by_hand() -> None:
    practice = Practice()
    client = practice.client()
    practice.log(
        held(client),
        held(practice.client(role=Role.COACHING, minutes=60), None),
        Contact(at=at(FIRST), client_id=client, minutes=10),
        Contact(at=at(FIRST), client_id=client),
        spent(40, origin=GapOrigin.NO_SHOW, own_choice=False),
        spent(20, origin=GapOrigin.CANCELLATION, own_choice=False),
        spent(30, CARE, origin=GapOrigin.PLANNED, own_choice=True),
        spent(15),
        Supervision(at=at(FIRST), minutes=60),
    )
    for n in range(1, 4):
        practice.log(Contact(at=at(FIRST + timedelta(days=7 * n)), client_id=client, minutes=5))
    week = found(practice, last=FIRST + timedelta(days=27))
    assert week.client_minutes == 50 + 60 + 10 + 5 + 15
    assert week.between_minutes == 165
    assert week.share == pytest.approx(165 / 305)
    assert [(c.category, c.gap, c.choice, c.minutes, c.entries) for c in week.cells] == [
        (ADMIN, Gap.FELL_FREE, Choice.POLICY, 60, 2),
        (DowntimeCategory.SUPERVISION, Gap.NOT_TOLD, Choice.NOT_TOLD, 60, 1),
        (CARE, Gap.PLANNED, Choice.OWN, 30, 1),
        (ADMIN, Gap.NOT_TOLD, Choice.NOT_TOLD, 15, 1),
    ]
    assert week.cells[0].share == pytest.approx(60 / 305)
    assert (week.of_category(ADMIN), week.of_gap(Gap.FELL_FREE)) == (75, 60)
    assert (week.logged_weeks, week.minutes_a_week) == (4, 165 / 4)


def test_no_share_and_no_hours_a_week_on_three_weeks_or_where_one_side_is_not_logged() -> None:
    practice = Practice()
    client = practice.client()
    practice.log(*[entry for n in (0, 7, 14) for entry in (held(client, n=n), spent(n=n))])
    last = FIRST + timedelta(days=20)
    few = found(practice, last=last)
    assert (few.logged_weeks, few.share, few.minutes_a_week, {c.share for c in few.cells}) == (3, None, None, {None})
    practice.log(held(client, n=27))
    assert found(practice, last=FIRST + timedelta(days=27)).share == pytest.approx(90 / 290)
    alone = Practice()
    alone.log(*[spent(n=n) for n in (0, 7, 14, 21)])
    told = found(alone, last=FIRST + timedelta(days=27))
    assert (told.share, told.minutes_a_week) == (None, 30.0)
    unlogged = Practice()
    unlogged.log(*[held(unlogged.client(), n=n) for n in (0, 7, 14, 21)])
    told = found(unlogged, last=FIRST + timedelta(days=27))
    assert (told.share, told.minutes_a_week) == (None, None)


def test_a_category_without_entries_is_not_logged() -> None:
    practice = Practice()
    practice.log(spent(), spent(None, CARE), Supervision(at=at(FIRST), minutes=60))
    there = {ADMIN, CARE, DowntimeCategory.SUPERVISION}
    assert found(practice).not_logged == tuple(c for c in DowntimeCategory if c not in there)


def test_entries_without_minutes_are_told_and_add_nothing() -> None:
    practice = Practice()
    practice.log(spent(None), spent(30))
    assert (found(practice).without_minutes, found(practice).between_minutes) == (1, 30)


def test_nothing_logged_is_unknown_and_not_no_time_at_all() -> None:
    empty = found(Practice())
    assert (empty.share, empty.minutes_a_week, empty.cells) == (None, None, ())


def test_only_the_days_asked_for_count_and_weeks_without_entries_do_not_thin_the_mean() -> None:
    practice = Practice()
    practice.log(spent(30, n=-1), spent(30, n=0), spent(50, n=13), spent(30, n=14))
    assert found(practice).between_minutes == 80
    assert found(practice, FIRST, FIRST + timedelta(days=60)).logged_weeks == 2


def test_the_default_minutes_are_those_of_the_weights() -> None:
    practice = Practice()
    practice.log(held(practice.client(), None))
    given_weights = hours_between(
        FIRST, LAST, sums=practice.sums(), downtimes=[], weights=LoadWeights(default_session_minutes=45)
    )
    assert given_weights.client_minutes == 45


entries = st.builds(
    spent,
    st.none() | st.integers(1, 90),
    st.sampled_from([ADMIN, CARE]),
    st.integers(-3, 20),
    origin=st.none() | st.sampled_from(list(GapOrigin)),
    own_choice=st.none() | st.booleans(),
)


@given(st.lists(entries, max_size=15), st.randoms(use_true_random=False), st.integers(-50, 50))
@settings(max_examples=60, deadline=None)
def test_cells_add_up_and_neither_order_nor_dates_change_them(
    downtimes: list[Downtime], chance: random.Random, weeks: int
) -> None:
    practice = Practice()
    practice.log(held(practice.client()), *downtimes)
    before = found(practice)
    assert sum(cell.minutes for cell in before.cells) == before.between_minutes
    shift = timedelta(weeks=weeks)
    moved = [replace(e, at=at(e.day + shift)) for e in practice.entries]
    chance.shuffle(moved)
    after = found(Practice(entries=list(moved), clients=practice.clients), FIRST + shift, LAST + shift)
    assert after.cells == before.cells
    assert (after.logged_weeks, after.without_minutes) == (before.logged_weeks, before.without_minutes)
