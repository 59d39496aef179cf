"""Many entries at once: each day is added up once, at the end, or not at all."""

from __future__ import annotations

from datetime import date

import pytest

from journal.records.day_sums import DaySums
from journal.store import check
from journal.store.day_sums import KeptDaySums
from journal.store.journal import Journal
from tests.journal.store.journals import DAY, client, days, reflection, session

LONG_AGO = date(2023, 1, 2)


@pytest.fixture
def added_up(monkeypatch: pytest.MonkeyPatch) -> list[DaySums]:
    """Return the list that every day lands on as it is added up."""
    found: list[DaySums] = []
    original = KeptDaySums._recomputed

    def noted(self: KeptDaySums, *told: object) -> object:
        for sums in original(self, *told):  # type: ignore[arg-type]
            found.append(sums)
            yield sums

    monkeypatch.setattr(KeptDaySums, "_recomputed", noted)
    return found


def test_each_day_is_added_up_once_at_the_end(journal: Journal, added_up: list[DaySums]) -> None:
    someone = client()
    with journal.day_sums.postponed():
        journal.clients.add(someone)
        journal.sessions.add_many(session(someone.id, day) for day in days(40, LONG_AGO))
        journal.reflections.add_many(reflection("words", day) for day in days(40, LONG_AGO))
        with journal.day_sums.postponed():
            journal.sessions.add(session(someone.id, LONG_AGO, "11:00"))
        assert added_up == []
    assert [sums.day for sums in added_up] == days(40, LONG_AGO)
    assert list(check.problems(journal)) == []
    assert journal.day_sums.between(LONG_AGO, LONG_AGO)[0].sessions == 2


def test_an_error_takes_back_the_entries_and_the_next_entry_is_added_up_at_once(journal: Journal) -> None:
    someone = client()
    journal.clients.add(someone)
    version = journal.version

    def interrupted() -> None:
        with journal.day_sums.postponed():
            journal.sessions.add(session(someone.id))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        interrupted()
    assert journal.version == version
    assert journal.sessions.count() == 0
    assert journal.day_sums.first_day() is None
    journal.sessions.add(session(someone.id))
    assert journal.day_sums.first_day() == DAY
    assert list(check.problems(journal)) == []


def test_days_far_apart_and_close_together_are_added_up_alike(journal: Journal) -> None:
    someone = client()
    journal.clients.add(someone)
    told = [*days(70, LONG_AGO), *(days(1000, LONG_AGO)[100::7])]
    with journal.day_sums.postponed():
        for day in told:
            journal.sessions.add(session(someone.id, day))
    assert [sums.day for sums in journal.day_sums.between(told[0], told[-1])] == told
    assert list(check.problems(journal)) == []
