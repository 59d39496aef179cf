"""A captured line in an open journal: beside what is planned, kept in one go, taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal.errors import EntryChanged
from journal.exchange.capture import Captured
from journal.records.agenda import AgendaState
from journal.records.client import Client
from journal.records.kinds import KINDS
from journal.records.own_word import OwnWord
from journal.records.session import Medium, SessionStatus
from journal.records.settings import DateOrder, Settings
from journal.store.journal import Journal
from journal.use_cases import capture_line
from journal.use_cases.capture_line import CannotTakeBack, fingerprint, keep, take_back, understand
from journal.wording.capture import EXAMPLES
from tests.journal.practice import at
from tests.journal.store import journals

NOW = datetime(2026, 10, 22, 16, 5, tzinfo=ZoneInfo("Europe/Berlin"))
TODAY = NOW.date()


def of(journal: Journal, code: str) -> Client:
    found = journal.clients.by_code(code)
    assert found is not None
    return found


def read(journal: Journal, line: str, now: datetime = NOW) -> Captured:
    captured = understand(journal, line, now)
    assert captured.problems == ()
    return captured


def plan(journal: Journal, *clocks: str, day: date = TODAY, **fields: object) -> list[str]:
    planned = [
        journals.session(of(journal, "M1").id, day, clock, status=SessionStatus.PLANNED, demand=None, **fields)
        for clock in clocks
    ]
    journal.sessions.add_many(planned)
    return [session.id for session in planned]


def test_each_hint_of_an_empty_line_is_a_line_that_is_understood(journal: Journal) -> None:
    journal.clients.add(journals.client("R3"))
    journal.sessions.add(journals.session(of(journal, "K2").id, TODAY, "10:00", demand=None))
    *lines, how = EXAMPLES
    kinds = [read(journal, line).kind for line in lines]
    assert set(kinds) == {kind.name for kind in KINDS if kind.one}
    assert understand(journal, how[0], NOW).problems[0].startswith("Nothing is saved.")


def test_what_is_shown_is_what_is_kept_and_read_again(journal: Journal) -> None:
    captured = read(journal, "K2 worry 7 30m bed couldn't sleep #supervision")
    kept = keep(journal, captured)
    record = journal.reflections.get(kept.entry_id)
    assert captured.record is not None
    assert record == replace(captured.record, written_at=record.written_at)
    assert journal.agenda.waiting()[0].source_id == record.id


@pytest.mark.parametrize(
    "line",
    [
        "walk 20m 3>6", "no-show M1 14:00", "call K2 8m after hours support #supervision", "sup 60m Dana 8", "heavy 6",
        "on-call 20:00 12h", "met K2 bakery 4 #supervision", "emergency K2 9:00 8", "+Q4 worry 5",
    ],
)  # fmt: skip
def test_every_kind_is_kept_and_taken_back(journal: Journal, line: str) -> None:
    captured = read(journal, line)
    kept = keep(journal, captured)
    entries = next(entries for entries in journal.kinds if entries.kind == captured.kind)
    assert [entry.id for entry in entries.between(TODAY, TODAY)] == [kept.entry_id]
    assert bool(journal.agenda.waiting()) is ("#supervision" in line)
    take_back(journal, kept)
    assert entries.between(TODAY, TODAY) == []
    assert journal.agenda.waiting() == []
    assert sorted(client.code for client in journal.clients.all()) == ["K2", "M1"]


def test_a_planned_session_is_settled_and_not_written_twice(journal: Journal) -> None:
    (planned,) = plan(journal, "14:00", medium=Medium.VIDEO, note="new room")
    captured = read(journal, "no-show M1 14:00 third time")
    assert ("Planned session", "the one planned at 14:00") in [(chip.label, chip.value) for chip in captured.chips]
    kept = keep(journal, captured)
    assert kept.entry_id == planned
    session = journal.sessions.get(planned)
    assert (session.status, session.medium, session.note) == (
        SessionStatus.NO_SHOW,
        Medium.VIDEO,
        "new room\nthird time",
    )
    assert len(journal.sessions.between(TODAY, TODAY)) == 1
    take_back(journal, kept)
    assert journal.sessions.get(planned).status is SessionStatus.PLANNED
    assert journal.sessions.get(planned).note == "new room"


def test_without_a_time_the_one_planned_session_is_meant(journal: Journal) -> None:
    plan(journal, "14:00", day=date(2026, 10, 19))
    captured = read(journal, "no-show M1 mon")
    assert captured.doubts == ()
    assert captured.record is not None
    assert captured.record.at == at(date(2026, 10, 19), "14:00")


def test_of_several_planned_sessions_none_is_guessed(journal: Journal) -> None:
    plan(journal, "09:00", "14:00")
    captured = understand(journal, "no-show M1", NOW)
    assert not captured.good
    assert "09:00, 14:00" in captured.problems[0]


def test_with_a_time_the_nearest_is_meant_whatever_the_hour_and_named(journal: Journal) -> None:
    first, second = plan(journal, "09:00", "14:00")
    captured = read(journal, "session M1 14:20 6")
    assert ("Planned session", "the one planned at 14:00") in [(chip.label, chip.value) for chip in captured.chips]
    assert captured.doubts == ()
    far = read(journal, "session M1 11:00 6")
    assert any("09:00" in doubt for doubt in far.doubts)
    keep(journal, far)
    assert [s.id for s in journal.sessions.between(TODAY, TODAY)] == [first, second]
    assert journal.sessions.get(first).at == at(TODAY, "11:00")
    assert journal.sessions.get(first).demand == 6


def test_a_session_to_come_is_not_taken_for_the_one_that_was(journal: Journal) -> None:
    plan(journal, "18:00")
    captured = read(journal, "session M1 6")
    assert captured.settles is None
    assert "18:00" in captured.doubts[0]
    assert read(journal, "cancelled M1").settles is not None


def test_an_evening_is_answered_once(journal: Journal) -> None:
    keep(journal, read(journal, "heavy 6"))
    captured = understand(journal, "heavy 7", NOW)
    assert not captured.good
    assert captured.chips == ()
    assert "answered already" in captured.problems[0]


def test_a_line_sent_twice_is_there_once(journal: Journal) -> None:
    keep(journal, read(journal, "walk 20m"), entry_id="b" * 32)
    keep(journal, read(journal, "walk 20m"), entry_id="b" * 32)
    assert journal.downtimes.count() == 1


def test_a_new_client_and_the_line_are_kept_together_or_not_at_all(journal: Journal) -> None:
    captured = read(journal, "+Q4 worry 5")
    with pytest.raises(Exception, match="hex digits"):
        keep(journal, captured, entry_id="not an id")
    assert journal.clients.by_code("Q4") is None


def test_what_was_changed_since_is_not_taken_back(journal: Journal) -> None:
    kept = keep(journal, read(journal, "walk 20m"))
    journal.downtimes.update(replace(journal.downtimes.get(kept.entry_id), minutes=30))
    with pytest.raises(CannotTakeBack):
        take_back(journal, kept)
    assert journal.downtimes.get(kept.entry_id).minutes == 30


def test_an_item_raised_since_stays_on_the_agenda(journal: Journal) -> None:
    kept = keep(journal, read(journal, "K2 worry 5 #supervision"))
    item = journal.agenda.of_source(kept.entry_id)
    assert item is not None
    journal.agenda.update(replace(item, state=AgendaState.RAISED))
    take_back(journal, kept)
    assert journal.agenda.of_source(kept.entry_id) is not None


def test_a_session_settled_elsewhere_meanwhile_is_not_overwritten(journal: Journal) -> None:
    (planned,) = plan(journal, "14:00")
    captured = read(journal, "no-show M1 14:00")
    journal.sessions.update(replace(journal.sessions.get(planned), status=SessionStatus.CANCELLED))
    with pytest.raises(EntryChanged):
        keep(journal, captured)
    assert journal.sessions.get(planned).status is SessionStatus.CANCELLED
    assert read(journal, "no-show M1 14:00").settles is None


def test_the_mark_of_what_is_shown_changes_with_it(journal: Journal) -> None:
    before = fingerprint(read(journal, "no-show M1 14:00"))
    assert fingerprint(read(journal, "no-show M1 14:00", NOW + timedelta(seconds=20))) == before
    plan(journal, "14:00")
    assert fingerprint(read(journal, "no-show M1 14:00")) != before


def test_own_words_and_earlier_activities_are_known(journal: Journal) -> None:
    journal.settings.write(Settings(own_words=(OwnWord(word="pot", means="pottery 40m"),)))
    assert "pottery" in str(understand(journal, "pot", NOW).note)
    keep(journal, read(journal, "walk 20m"))
    walk = journal.downtimes.latest(1)[0]
    journal.downtimes.add(replace(walk, id="c" * 32, activity="Pottery"))
    captured = read(journal, "pot")
    assert captured.kind == "downtime"
    assert captured.doubts == ()


@pytest.mark.parametrize(
    ("order", "day", "asks"),
    [(None, date(2026, 9, 10), True), (DateOrder.DAY_FIRST, date(2026, 9, 10), False),
     (DateOrder.MONTH_FIRST, date(2026, 10, 9), False)],
)  # fmt: skip
def test_the_order_of_a_date_is_that_of_the_settings(
    journal: Journal, order: DateOrder | None, day: date, asks: bool
) -> None:
    journal.settings.write(Settings(date_order=order))
    captured = read(journal, "session K2 10/9 10:00")
    assert captured.record is not None
    assert captured.record.day == day
    assert bool(captured.doubts) is asks
    assert read(journal, "session K2 20/10 10:00").doubts == ()
    assert read(journal, "session K2 10:00 8/10").doubts == ()


def test_what_is_doubtful_of_a_rating_is_asked_beside_a_session_too(journal: Journal) -> None:
    journal.sessions.add(journals.session(of(journal, "K2").id, TODAY, "09:00", demand=None))
    assert read(journal, "K2 9").doubts == ()
    for line, asked in (("K2 09", "9:00"), ("K2 10/9 9", "the day first")):
        assert any(asked in doubt for doubt in read(journal, line).doubts), line
    journal.sessions.add(journals.session(of(journal, "K2").id, date(2026, 9, 10), "09:00", demand=None))
    captured = read(journal, "K2 10/9 9")
    assert captured.settles is not None
    assert any("the day first" in doubt for doubt in captured.doubts)


def test_the_unfinished_line_ends_with_its_entry_and_another_begins_in_its_place(journal: Journal) -> None:
    capture_line.keep_unfinished(journal, "walk 20m")
    assert capture_line.unfinished(journal) == "walk 20m"
    keep(journal, read(journal, "walk 20m"))
    assert journal.drafts.all() == []
    capture_line.keep_unfinished(journal, "K2 worry")
    keep(journal, read(journal, "walk 10m"))
    assert capture_line.unfinished(journal) == "K2 worry"
    keep(journal, read(journal, "K2 worry 7"), before="K2 worry")
    assert journal.drafts.all() == []
    capture_line.keep_unfinished(journal, "K2")
    capture_line.keep_unfinished(journal, "  ")
    assert journal.drafts.all() == []


def test_lines_of_two_tabs_are_both_kept_and_each_ends_by_itself(journal: Journal) -> None:
    capture_line.keep_unfinished(journal, "K2 wor", "")
    capture_line.keep_unfinished(journal, "walk", "")
    capture_line.keep_unfinished(journal, "walk 20m", "walk")
    assert sorted(capture_line.unfinished_lines(journal).values()) == ["K2 wor", "walk 20m"]
    capture_line.keep_unfinished(journal, "K2 worry 7", "K2 wor")
    assert sorted(capture_line.unfinished_lines(journal).values()) == ["K2 worry 7", "walk 20m"]
    capture_line.keep_unfinished(journal, "", "K2 worry 7")
    assert capture_line.unfinished(journal) == "walk 20m"
    keep(journal, read(journal, "walk 20m"), before="walk 20m")
    assert journal.drafts.all() == []


@given(st.lists(st.tuples(st.integers(0, 2), st.text("xy ", max_size=3)), max_size=10))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_each_tab_s_last_line_is_kept(journal: Journal, typed: list[tuple[int, str]]) -> None:
    journal.drafts.drop(capture_line.draft_id(journal))
    known = dict.fromkeys(range(3), "")
    for tab, line in typed:
        line = f"{tab}{line}" if line.strip() else ""
        capture_line.keep_unfinished(journal, line, known[tab])
        known[tab] = line
    assert sorted(capture_line.unfinished_lines(journal).values()) == sorted(line for line in known.values() if line)


def test_written_at_is_when_it_was_kept_however_long_it_was_shown(journal: Journal) -> None:
    before = datetime.now(UTC)
    kept = keep(journal, read(journal, "walk 20m"))
    assert journal.downtimes.get(kept.entry_id).written_at >= before
