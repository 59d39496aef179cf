"""What is kept in memory while a journal is open is what the file says, also after a change that was undone."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta

from journal.records.time_off import TimeOff
from journal.store.journal import Journal
from tests.journal.practice import at
from tests.journal.store.journals import DAY, client, session

WEEK = timedelta(days=7)


class UndoneError(Exception):
    """Ends a transaction without a trace."""


def away(first: date, days: int = 7) -> TimeOff:
    return TimeOff(at=at(first, "00:00"), last=first + timedelta(days=days - 1))


def test_clients_are_listed_as_they_are_now(journal: Journal) -> None:
    one, other = client("K1"), client("K2")
    journal.clients.add(one)
    assert journal.clients.all() == [one]
    journal.clients.add(other)
    assert journal.clients.all() == [one, other]
    journal.clients.delete(one.id)
    assert journal.clients.all() == [other]
    journal.clients.restore(one.id)
    assert journal.clients.all() == [one, other]
    kept = journal.clients.update(replace(one, code="K9"))
    assert journal.clients.all() == [other, kept]


def test_the_list_of_clients_is_the_callers_own(journal: Journal) -> None:
    journal.clients.add(client("K1"))
    journal.clients.all().clear()
    assert len(journal.clients.all()) == 1


def test_a_client_who_was_never_kept_is_not_listed(journal: Journal) -> None:
    with suppress(UndoneError), journal.transaction():
        journal.clients.add(client("K1"))
        assert len(journal.clients.all()) == 1
        raise UndoneError
    assert journal.clients.all() == []


def test_time_off_is_listed_as_it_is_now(journal: Journal) -> None:
    summer, autumn = away(DAY - 10 * WEEK), away(DAY)
    journal.time_off.add(summer)
    assert journal.time_off.all() == [summer]
    journal.time_off.add_many([autumn])
    assert journal.time_off.all() == [summer, autumn]
    journal.time_off.delete(summer.id)
    assert journal.time_off.all() == [autumn]
    journal.time_off.restore(summer.id)
    longer = journal.time_off.update(replace(autumn, last=autumn.last + WEEK))
    assert journal.time_off.all() == [summer, longer]
    journal.time_off.all().clear()
    assert len(journal.time_off.all()) == 2


def test_time_off_that_was_never_kept_is_not_listed(journal: Journal) -> None:
    with suppress(UndoneError), journal.transaction():
        journal.time_off.add(away(DAY))
        assert len(journal.time_off.all()) == 1
        raise UndoneError
    assert journal.time_off.all() == []


def test_time_off_that_was_deleted_after_all_not_is_still_listed(journal: Journal) -> None:
    journal.time_off.add(off := away(DAY))
    assert journal.time_off.all() == [off]
    with suppress(UndoneError), journal.transaction():
        journal.time_off.delete(off.id)
        assert journal.time_off.all() == []
        raise UndoneError
    assert journal.time_off.all() == [off]


def test_work_near_time_off_reaches_a_week_beyond_it_and_no_further(journal: Journal) -> None:
    off = away(DAY, days=3)
    journal.clients.add(someone := client("K1"))
    worked = [off.first - timedelta(days=8), off.first - WEEK, off.first, off.last + WEEK, off.last + timedelta(days=8)]
    journal.sessions.add_many(session(someone.id, day) for day in worked)
    assert journal.day_sums.worked_near([off]) == set(worked[1:4])
    assert journal.day_sums.worked_near([]) == set()
    near_each_other = [off, away(off.last + timedelta(days=2)), away(off.first + timedelta(days=1), days=1)]
    assert journal.day_sums.worked_near(near_each_other) == set(worked[1:])
    assert journal.day_sums.worked_near([*reversed(near_each_other)]) == set(worked[1:])


def test_work_near_time_off_is_what_there_is_now(journal: Journal) -> None:
    off = away(DAY)
    journal.clients.add(someone := client("K1"))
    assert journal.day_sums.worked_near([off]) == set()
    journal.sessions.add(held := session(someone.id, DAY))
    assert journal.day_sums.worked_near([off]) == {DAY}
    journal.day_sums.worked_near([off]).clear()
    assert journal.day_sums.worked_near([off]) == {DAY}
    with suppress(UndoneError), journal.transaction():
        journal.sessions.delete(held.id)
        assert journal.day_sums.worked_near([off]) == set()
        raise UndoneError
    assert journal.day_sums.worked_near([off]) == {DAY}
    journal.sessions.delete(held.id)
    assert journal.day_sums.worked_near([off]) == set()
