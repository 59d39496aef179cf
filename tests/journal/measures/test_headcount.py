"""Clients seen and active in a week: each once, therapy only, nobody forgotten whose session took place."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from journal.measures.headcount import Headcount, headcount_by_week
from journal.records.client import Client, EndingKind, Role
from journal.records.session import SessionStatus
from tests.journal.practice import at

MONDAY = date(2026, 10, 5)
SUNDAY = MONDAY + timedelta(days=6)
ATTENDED, PLANNED = SessionStatus.ATTENDED, SessionStatus.PLANNED

Told = tuple[date, str, SessionStatus]


def client(first: date = date(2026, 1, 1), last: date | None = None, role: Role = Role.THERAPY) -> Client:
    ending = EndingKind.PLANNED if last else None
    return Client(at=at(first, "00:00"), code="K2", role=role, ended_on=last, ending=ending)


def counted(
    clients: list[Client],
    sessions: list[Told],
    first: date = MONDAY,
    last: date = SUNDAY,
    *,
    in_trash: list[Client] | None = None,
) -> list[Headcount]:
    known = {c.id: c for c in [*clients, *(in_trash or [])]}
    return headcount_by_week(sessions, first, last, clients=clients, client_of=known.__getitem__)


def one(*args: Any, **more: Any) -> tuple[int, int]:
    """Return (seen, active) of the week from MONDAY."""
    (week,) = counted(*args, **more)
    return week.seen, week.active


def test_without_clients_nobody_is_seen() -> None:
    assert one([], []) == (0, 0)


def test_a_client_counts_once_however_often_they_come() -> None:
    twice, once, away = client(), client(), client()
    sessions = [(MONDAY, twice.id, ATTENDED), (SUNDAY, twice.id, ATTENDED), (MONDAY, once.id, ATTENDED)]
    assert one([twice, once, away], sessions) == (2, 3)


def test_the_work_is_under_way_from_its_first_day_to_its_last() -> None:
    day = timedelta(days=1)
    for who, active in (
        (client(SUNDAY), 1),
        (client(SUNDAY + day), 0),
        (client(last=MONDAY), 1),
        (client(last=MONDAY - day), 0),
        (client(MONDAY, MONDAY), 1),
    ):
        assert one([who], []) == (0, active)


def test_one_who_ended_and_came_back_counts_in_neither_gap_nor_twice() -> None:
    day = timedelta(days=1)
    for ended, back, active in ((-1, 7, 0), (-8, 6, 1), (0, 20, 1), (1, 4, 1), (-20, -9, 1)):
        assert one([client(last=MONDAY + ended * day).taken_up(MONDAY + back * day)], []) == (0, active)


def test_several_can_begin_and_end_in_the_same_week() -> None:
    both = [client(MONDAY, SUNDAY), client(SUNDAY, SUNDAY), client()]
    weeks = counted(both, [], MONDAY - timedelta(days=7), SUNDAY + timedelta(days=7))
    assert [week.active for week in weeks] == [1, 3, 1]


def test_whoever_came_or_will_come_is_active_whatever_the_dates_say() -> None:
    ended = client(last=date(2026, 9, 1))
    assert one([ended], [(MONDAY, ended.id, PLANNED)]) == (0, 1)
    assert one([ended], [(MONDAY, ended.id, ATTENDED)]) == (1, 1)
    not_yet = client(date(2026, 12, 1))
    assert one([not_yet], [(MONDAY, not_yet.id, ATTENDED)]) == (1, 1)


def test_a_session_that_did_not_take_place_makes_nobody_seen_or_active() -> None:
    ended, going_on = client(last=date(2026, 9, 1)), client()
    for status in set(SessionStatus) - {ATTENDED, PLANNED}:
        assert one([ended, going_on], [(MONDAY, c.id, status) for c in (ended, going_on)]) == (0, 1)


def test_a_client_in_the_trash_counts_where_they_came_and_nowhere_else() -> None:
    gone = client()
    weeks = counted([], [(MONDAY, gone.id, ATTENDED)], MONDAY, SUNDAY + timedelta(days=7), in_trash=[gone])
    assert [(w.seen, w.active) for w in weeks] == [(1, 1), (0, 0)]


def test_other_roles_are_not_counted() -> None:
    coaching = client(role=Role.COACHING)
    assert one([coaching], [(MONDAY, coaching.id, ATTENDED)]) == (0, 0)


def test_weeks_are_whole_iso_weeks_in_order() -> None:
    who = client()
    weeks = counted([who], [], date(2026, 12, 30), date(2027, 1, 5))
    assert [w.week for w in weeks] == ["2026-W53", "2027-W01"]
    assert [w.active for w in weeks] == [1, 1]
    assert counted([who], [], SUNDAY, MONDAY - timedelta(days=1)) == []


@st.composite
def practices(draw: st.DrawFn) -> tuple[list[Client], list[Told]]:
    """Clients with all kinds of dates over six weeks, and sessions in and around them."""
    days = st.integers(-10, 50).map(lambda n: MONDAY + timedelta(days=n))
    clients = []
    for _ in range(draw(st.integers(0, 6))):
        first = draw(days)
        length = draw(st.none() | st.integers(0, 40))
        last = None if length is None else first + timedelta(days=length)
        who = client(first, last, draw(st.sampled_from(Role)))
        if last is not None and draw(st.booleans()):
            back = last + timedelta(days=draw(st.integers(1, 20)))
            who = who.taken_up(back)
            if draw(st.booleans()):
                end = back + timedelta(days=draw(st.integers(0, 10)))
                who = replace(who, ending=EndingKind.STOPPED, ended_on=end)
        clients.append(who)
    if not clients:
        return [], []
    ids = st.sampled_from([c.id for c in clients])
    return clients, draw(st.lists(st.tuples(days, ids, st.sampled_from(SessionStatus)), max_size=30))


@given(practices())
def test_it_is_what_counting_day_by_day_gives(practice: tuple[list[Client], list[Told]]) -> None:
    clients, sessions = practice
    for n, week in enumerate(counted(clients, sessions, MONDAY, MONDAY + timedelta(days=41))):
        days = [MONDAY + timedelta(days=7 * n + k) for k in range(7)]
        therapy = [c for c in clients if c.role.value == "therapy"]
        came = {who for day, who, status in sessions if day in days and status.value == "attended"}
        due = {who for day, who, status in sessions if day in days and status.value in ("attended", "planned")}
        seen = [c for c in therapy if c.id in came]
        active = [c for c in therapy if c.id in due or any(c.active_on(day) for day in days)]
        assert (week.monday, week.seen, week.active) == (days[0], len(seen), len(active))


def moved(who: Client, by: timedelta) -> Client:
    back = tuple(replace(r, ended_on=r.ended_on + by, back_on=r.back_on + by) for r in who.returns)
    later = client(who.day + by, who.ended_on + by if who.ended_on else None, who.role)
    return replace(later, returns=back)


@given(practices(), st.integers(-300, 300), st.randoms())
def test_shifting_all_dates_by_weeks_shifts_the_result_and_order_does_not_matter(
    practice: tuple[list[Client], list[Told]], weeks: int, chance: random.Random
) -> None:
    clients, sessions = practice
    by = timedelta(weeks=weeks)
    later = {c.id: moved(c, by) for c in clients}
    shifted = [(day + by, later[who].id, status) for day, who, status in sessions]
    chance.shuffle(shifted)
    last = MONDAY + timedelta(days=41)
    before = counted(clients, sessions, MONDAY, last)
    after = counted(list(later.values()), shifted, MONDAY + by, last + by)
    assert [(w.monday + by, w.seen, w.active) for w in before] == [(w.monday, w.seen, w.active) for w in after]
