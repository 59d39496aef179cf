"""Everything in one line of time, a page at a time."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from journal.records.agenda import AgendaItem
from journal.records.downtime import Downtime, DowntimeCategory
from journal.records.reflection import Feeling
from journal.records.supervision import Supervision
from journal.store import entry_feed
from journal.store.entry_feed import Line, Place
from journal.store.filters import Filter
from journal.store.journal import Journal
from tests.journal.practice import at, days_away
from tests.journal.store.journals import DAY, client, reflection, session

END = entry_feed.since_end_of(DAY + timedelta(days=400))


def everything(journal: Journal, n: int, only: Filter | None = None) -> list[Line]:
    """Return every line, page by page."""
    found: list[Line] = []
    before: Place | None = END
    while before is not None:
        page = entry_feed.page(journal, before, n, only)
        assert len(page.lines) <= n
        found += page.lines
        before = page.next
    return found


@pytest.fixture
def lived(journal: Journal) -> Journal:
    """Return a journal with a few entries of several kinds on several days."""
    someone, other = client("K1"), client("K2")
    journal.clients.add(someone)
    journal.clients.add(other)
    for n in range(6):
        day = DAY + timedelta(days=n // 2)
        journal.sessions.add(session(someone.id, day, "09:00"))
        journal.reflections.add(reflection(f"n {n}", day, f"1{n}:00", client_id=other.id, feelings=(Feeling.HOPE,)))
        journal.downtimes.add(Downtime(at=at(day, "12:00"), activity="walk", category=DowntimeCategory.SELF_CARE))
    journal.time_off.add(days_away(DAY, DAY))
    return journal


def test_every_entry_comes_once_newest_day_first_whatever_the_size_of_a_page(lived: Journal) -> None:
    whole = everything(lived, 1000)
    assert len(whole) == sum(kind.count() for kind in lived.kinds)
    assert [(line.entry.day, line.entry.at) for line in whole] == sorted(
        ((line.entry.day, line.entry.at) for line in whole), reverse=True
    )
    for n in (1, 2, 3, 7):
        assert everything(lived, n) == whole
    assert {line.kind for line in whole} == {"client", "session", "reflection", "downtime", "time off"}


def test_entries_of_one_moment_all_come(journal: Journal) -> None:
    same = [reflection(str(n)) for n in range(7)]
    journal.reflections.add_many(same)
    assert {line.entry.id for line in everything(journal, 2)} == {entry.id for entry in same}


def test_an_entry_stands_under_its_local_day_wherever_it_was_written(journal: Journal) -> None:
    """Late on the 20th in Honolulu is the 21st in Berlin; it belongs to the 20th."""
    there = reflection("far away")
    late = at(DAY, "22:00").replace(tzinfo=ZoneInfo("Pacific/Honolulu"))
    journal.reflections.add(type(there)(at=late, text="far away"))
    journal.reflections.add(reflection("at home, the morning after", DAY + timedelta(days=1), "08:00"))
    told = [line.entry.day for line in everything(journal, 1)]
    assert told == [DAY + timedelta(days=1), DAY]


def test_what_lies_in_the_trash_or_after_the_day_is_not_listed(lived: Journal) -> None:
    gone = lived.sessions.latest(1)[0]
    lived.sessions.delete(gone.id)
    assert gone.id not in {line.entry.id for line in everything(lived, 5)}
    upto = entry_feed.page(lived, entry_feed.since_end_of(DAY), 100)
    assert {line.entry.day for line in upto.lines if line.kind != "client"} == {DAY}
    assert entry_feed.page(lived, entry_feed.since_end_of(DAY.replace(year=1999)), 100).lines == ()


def test_the_list_is_narrowed_to_kind_client_and_feeling(lived: Journal) -> None:
    someone, other = (lived.clients.by_code(code) for code in ("K1", "K2"))
    assert someone
    assert other
    assert {line.kind for line in everything(lived, 4, Filter(kinds=frozenset({"downtime"})))} == {"downtime"}
    assert {line.kind for line in everything(lived, 4, Filter(client_id=someone.id))} == {"client", "session"}
    hopeful = everything(lived, 4, Filter(feeling=Feeling.HOPE))
    assert (len(hopeful), {line.kind for line in hopeful}) == (6, {"reflection"})
    assert everything(lived, 4, Filter(feeling=Feeling.SHAME)) == []
    assert everything(lived, 4, Filter(feeling=Feeling.HOPE, client_id=someone.id)) == []


def test_a_client_is_found_in_the_supervision_where_they_were_discussed(lived: Journal) -> None:
    someone = lived.clients.by_code("K1")
    assert someone
    hour, elsewhere = (Supervision(at=at(DAY, clock), minutes=60) for clock in ("15:00", "17:00"))
    lived.supervisions.add(hour)
    lived.supervisions.add(elsewhere)
    lived.agenda.add(AgendaItem(at=at(DAY), title="K1", client_id=someone.id, supervision_id=hour.id))
    asked = Filter(client_id=someone.id)
    assert [line.entry.id for line in everything(lived, 4, asked) if line.kind == "supervision"] == [hour.id]


def test_the_agenda_is_listed_where_it_is_asked_for_only(lived: Journal) -> None:
    item = AgendaItem(at=at(DAY), title="bring it")
    lived.agenda.add(item)
    assert "agenda" not in {line.kind for line in everything(lived, 50)}
    assert [line.entry for line in everything(lived, 50, Filter(kinds=frozenset({"agenda"})))] == [item]
