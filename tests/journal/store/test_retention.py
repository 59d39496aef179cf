"""What is over goes: where a time was chosen, after it stood in the list for seven days, and under no hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.records.check_in import CheckIn
from journal.records.client import Client, EndingKind
from journal.records.letting_go import Kept, Why
from journal.store import check, erasing, holds, retention, search
from journal.store.journal import Journal
from journal.store.retention import months_before
from tests.journal.practice import at
from tests.journal.store.journals import client, reflection, session

TODAY = date(2026, 11, 30)
NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
OLD, LATELY = date(2023, 5, 1), date(2026, 11, 1)
WRITTEN = datetime(2023, 5, 2, tzinfo=UTC)


@pytest.fixture
def someone(journal: Journal) -> Client:
    """Return a client who ended long ago, with an old and a late entry of each group."""
    one = replace(client(), ending=EndingKind.PLANNED, ended_on=date(2023, 6, 1), written_at=WRITTEN)
    journal.clients.add(one)
    for day, word in ((OLD, "longago"), (LATELY, "lately")):
        journal.sessions.add(session(one.id, day, written_at=datetime(day.year, day.month, 28, tzinfo=UTC)))
        journal.reflections.add(reflection(word, day, client_id=one.id, written_at=WRITTEN))
        journal.check_ins.add(CheckIn(at=at(day, "21:00"), heavy=3, written_at=WRITTEN))
    return one


def keep(journal: Journal, **months: int) -> None:
    journal.settings.write(replace(journal.settings.read(), kept=Kept(**months)))


def unlocks(journal: Journal, *days: int) -> list[int]:
    return [retention.purge_due(journal, NOW + timedelta(days=n, hours=n)) for n in days]


def test_nothing_goes_unless_a_time_was_chosen(journal: Journal, someone: Client) -> None:
    assert unlocks(journal, 0, 8, 20) == [0, 0, 0]
    assert retention.coming(journal, TODAY, TODAY + timedelta(days=9999)) == []


def test_only_the_chosen_group_goes_and_only_what_is_over(journal: Journal, someone: Client) -> None:
    keep(journal, reflections=24)
    [going] = retention.coming(journal, TODAY, TODAY + timedelta(days=60))
    assert (going.kind, going.day, going.goes_on) == ("reflection", OLD, TODAY + timedelta(days=7))
    assert unlocks(journal, 0, 6) == [0, 0]
    assert unlocks(journal, 8) == [1]
    assert [one.text for one in journal.reflections.between(date.min, date.max)] == ["lately"]
    assert not search.found(journal, "longago", 5).hits
    assert journal.sessions.count() == journal.check_ins.count() == 2
    [went] = erasing.went(journal)
    assert (went.why, went.counts) == (Why.RETENTION, (("reflection", 1),))
    assert list(check.problems(journal)) == []


def test_the_list_tells_the_day_on_which_it_goes(journal: Journal, someone: Client) -> None:
    keep(journal, self_care=1)
    days = {going.day: going.goes_on for going in retention.coming(journal, TODAY, TODAY + timedelta(days=60))}
    assert days == {OLD: TODAY + timedelta(days=7), LATELY: date(2026, 12, 8)}
    unlocks(journal, 0)
    later = retention.coming(journal, TODAY + timedelta(days=3), TODAY + timedelta(days=60))
    # What was not found at an unlock yet is marked at the next one, and waits from then on.
    assert {going.day: going.goes_on for going in later} == {**days, LATELY: date(2026, 12, 10)}


def test_a_client_goes_after_the_last_entry_about_them(journal: Journal, someone: Client) -> None:
    keep(journal, practice=24, reflections=24)
    unlocks(journal, 0, 8)
    assert [one.id for one in journal.clients.all()] == [someone.id]
    for table in (journal.sessions, journal.reflections):
        for one in table.between(date.min, date.max):
            table.update(replace(one, at=one.at.replace(year=2022), written_at=WRITTEN))  # type: ignore[arg-type]
    unlocks(journal, 10, 20, 30, 40)
    assert journal.clients.all() == []
    assert list(check.problems(journal)) == []


@pytest.mark.parametrize("whole", [True, False])
def test_under_a_hold_nothing_goes(journal: Journal, someone: Client, *, whole: bool) -> None:
    keep(journal, practice=24, reflections=24)
    if whole:
        journal.settings.write(replace(journal.settings.read(), legal_hold=True))
    else:
        holds.hold(journal, someone.id, on=True)
    assert retention.coming(journal, TODAY, TODAY + timedelta(days=60)) == []
    assert unlocks(journal, 0, 8, 20) == [0, 0, 0]
    assert journal.reflections.count() == 2


def test_a_clock_that_lies_behind_lets_nothing_go(journal: Journal, someone: Client) -> None:
    keep(journal, reflections=24)
    unlocks(journal, 0)
    journal.check_ins.add(CheckIn(at=at(LATELY), heavy=1, written_at=NOW + timedelta(days=30)))
    assert unlocks(journal, 8) == [0]


@given(st.dates(date(1950, 1, 1), date(2200, 1, 1)), st.integers(1, 1200))
def test_months_before_lies_in_that_month(day: date, months: int) -> None:
    before = months_before(day, months)
    assert (day.year * 12 + day.month) - (before.year * 12 + before.month) == months
    assert before.day <= day.day
