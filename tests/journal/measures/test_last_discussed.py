"""Clients by when they were last discussed."""

from __future__ import annotations

from datetime import date, timedelta

from journal.measures.last_discussed import last_discussed
from journal.records.client import Client, EndingKind
from tests.journal.practice import at

TODAY = date(2026, 11, 19)
WEEK = timedelta(days=7)


def client(code: str, start: date = date(2020, 1, 1), **more: object) -> Client:
    return Client(code=code, at=at(start, "00:00"), **more)  # type: ignore[arg-type]  # as given


def told(clients: list[Client], discussed: dict[str, date], first: date | None = date(2026, 1, 8)) -> list[object]:
    found = last_discussed(clients, discussed, first_meeting=first, today=TODAY)
    return [(one.client.code, one.day, one.weeks) for one in found]


def test_the_longest_ago_comes_first() -> None:
    r3, k2, m1 = client("R3"), client("K2"), client("M1")
    days = {r3.id: TODAY - 9 * WEEK, k2.id: TODAY - timedelta(days=13), m1.id: TODAY}

    assert told([m1, k2, r3], days) == [("R3", days[r3.id], 9), ("K2", days[k2.id], 1), ("M1", TODAY, 0)]


def test_of_one_never_discussed_the_weeks_count_since_it_could_have_been() -> None:
    known_long, new = client("K2"), client("N1", TODAY - 2 * WEEK)

    assert told([new, known_long], {}, TODAY - 20 * WEEK) == [("K2", None, 20), ("N1", None, 2)]


def test_before_the_first_meeting_nothing_is_said() -> None:
    assert told([client("K2")], {}, None) == []


def test_of_a_client_who_died_nothing_is_said() -> None:
    died = client("D1", ending=EndingKind.DIED, ended_on=TODAY - WEEK)
    stopped = client("S1", ending=EndingKind.STOPPED, ended_on=TODAY - WEEK)

    assert told([died, stopped], {}, TODAY - 3 * WEEK) == [("S1", None, 3)]


def test_of_one_who_came_back_the_weeks_count_from_then() -> None:
    before = client("K2", ending=EndingKind.PLANNED, ended_on=TODAY - 30 * WEEK).taken_up(TODAY - 3 * WEEK)

    assert told([before], {before.id: TODAY - 40 * WEEK}) == [("K2", TODAY - 40 * WEEK, 3)]
    assert told([before], {}) == [("K2", None, 3)]
    assert told([before], {before.id: TODAY - 2 * WEEK}) == [("K2", TODAY - 2 * WEEK, 2)]


def test_a_day_still_to_come_is_no_weeks_ago() -> None:
    coming = client("K2")

    assert told([coming], {coming.id: TODAY + WEEK}) == [("K2", TODAY + WEEK, 0)]
