"""The page on which on-call windows are logged: a start and an end, often days apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from journal.records.on_call import OnCall
from journal.store.journal import Journal
from journal.use_cases.capture_line import understand
from tests.pages.conftest import OpenPage, SetClock, moment

PAGE = "log/on_call.py"
FRIDAY, MONDAY = date(2026, 10, 16), date(2026, 10, 19)


@pytest.fixture(autouse=True)
def _friday(set_clock: SetClock) -> None:
    set_clock(FRIDAY, "18:00")


def kept(journal: Journal) -> OnCall:
    return journal.on_calls.latest(1)[0]


def test_an_empty_journal_says_what_will_be_here(open_page: OpenPage, journal: Journal) -> None:
    page = open_page(PAGE).run()

    assert "will be listed here" in page.said
    assert journal.drafts.all() == []


def test_a_window_over_several_days_is_a_start_and_an_end(open_page: OpenPage, journal: Journal) -> None:
    page = open_page(PAGE).fill(end_day=MONDAY, end_time=time(8))
    assert "62 hours, on 4 days" in page.said
    page.press("Save")

    window = kept(journal)
    assert (window.at, window.minutes, window.called_out) == (moment(FRIDAY, "18:00"), 62 * 60, False)
    assert "Friday, 16 October, 18:00 to Monday, 19 October, 08:00" in page.said
    assert [journal.day_sums.between(day, day)[0].on_call for day in window.days] == [1, 1, 1, 1]


def test_minutes_are_elapsed_ones_when_the_clocks_change(open_page: OpenPage, journal: Journal) -> None:
    page = open_page(PAGE).fill(at_day=date(2026, 10, 24), end_day=date(2026, 10, 25), end_time=time(18)).press("Save")

    assert kept(journal).minutes == 25 * 60
    shown = open_page(PAGE, id=kept(journal).id)
    assert (shown.value("end_day"), shown.value("end_time")) == (date(2026, 10, 25), time(18))
    assert "25 hours, on 2 days" in page.said


def test_an_end_in_the_hour_that_comes_twice_stays_where_it_was(open_page: OpenPage, journal: Journal) -> None:
    window = OnCall(at=moment(date(2026, 10, 24), "22:00"), minutes=5 * 60 + 30)  # to the second 02:30
    journal.on_calls.add(window)
    page = open_page(PAGE, id=window.id)
    page.tell(f"{page.draft}.end", day="2026-10-25", time="02:30").fill(called_out=True).press("Save")

    assert (kept(journal).called_out, kept(journal).minutes) == (True, 5 * 60 + 30)


@pytest.mark.parametrize("day", [date(2026, 3, 28), date(2026, 3, 29), date(2026, 10, 24), date(2026, 10, 25)])
@pytest.mark.parametrize("clocks", ["22:00-08:00", "03:00-07:00", "01:30-04:00", "00:30-03:30"])
def test_the_line_and_the_form_agree_about_every_length(
    open_page: OpenPage, journal: Journal, day: date, clocks: str
) -> None:
    start, end = (time.fromisoformat(clock) for clock in clocks.split("-"))
    last = day if end > start else day + timedelta(days=1)
    open_page(PAGE).fill(at_day=day, at_time=start, end_day=last, end_time=end).press("Save")

    captured = understand(journal, f"on-call {day.isoformat()} {clocks}", moment(day, "12:00"))
    assert isinstance(captured.record, OnCall)
    assert (captured.record.at, captured.record.minutes) == (kept(journal).at, kept(journal).minutes)


def test_the_end_follows_the_start_by_the_length_of_the_last_window(open_page: OpenPage, journal: Journal) -> None:
    page = open_page(PAGE)
    assert (page.value("end_day"), page.value("end_time")) == (date(2026, 10, 17), time(6))
    journal.on_calls.add(OnCall(at=moment(date(2026, 10, 1)), minutes=24 * 60))
    page = open_page(PAGE).fill(at_day=MONDAY)
    assert (page.value("end_day"), page.value("end_time")) == (date(2026, 10, 20), time(18))

    page.fill(end_time=time(12)).fill(at_time=time(9))
    assert page.value("end_time") == time(12)


def test_called_out_is_kept_and_said(open_page: OpenPage, journal: Journal) -> None:
    page = open_page(PAGE).fill(called_out=True).press("Save")

    assert kept(journal).called_out is True
    assert "12 hours, on 2 days  ·  called out" in page.said


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"end_day": FRIDAY, "end_time": time(18)}, "End: must lie after the start"),
        ({"end_day": date(2026, 10, 15)}, "End: must lie after the start"),
        ({"end_day": date(2026, 11, 17)}, "End: must lie within 31 days"),
        ({"end_day": None}, "End, date: is needed"),
        ({"at_day": None}, "Start, date: is needed"),
        ({"end_day": date(2027, 3, 28), "end_time": time(2, 30)}, "End, time: falls into the hour that the clocks"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_lost(
    open_page: OpenPage, journal: Journal, wrong: dict[str, object], named: str
) -> None:
    page = open_page(PAGE).fill(called_out=True).fill(**wrong).press("Save")

    assert len(page.errors) == 1
    assert page.errors[0].startswith(named)
    assert journal.on_calls.count() == 0
    assert page.value("called_out") is True
    assert all(page.value(name) == value for name, value in wrong.items())


def test_exactly_31_days_can_be_kept(open_page: OpenPage, journal: Journal) -> None:
    open_page(PAGE).fill(at_day=date(2026, 7, 1), end_day=date(2026, 8, 1), end_time=time(18)).press("Save")

    assert kept(journal).minutes == 31 * 24 * 60


def test_an_entry_is_edited_under_its_address(open_page: OpenPage, journal: Journal) -> None:
    window = OnCall(at=moment(FRIDAY, "07:13"), minutes=61, called_out=True)
    journal.on_calls.add(window)
    assert open_page(PAGE, id=window.id).press("Save").errors == []
    assert replace(kept(journal), edited_at=None) == window

    open_page(PAGE, id=window.id).fill(at_day=MONDAY).press("Save")
    assert replace(kept(journal), edited_at=None) == replace(window, at=moment(MONDAY, "07:13"))


def test_an_address_of_nothing_is_said(open_page: OpenPage) -> None:
    assert any("not in the journal" in note for note in open_page(PAGE, id="0" * 32).notes)


def test_deleting_can_be_undone(open_page: OpenPage, journal: Journal) -> None:
    window = OnCall(at=moment(FRIDAY), minutes=600)
    journal.on_calls.add(window)
    page = open_page(PAGE).press("Delete")
    assert journal.on_calls.count() == 0

    page.press("Undo")
    assert kept(journal) == window


def test_a_change_in_another_tab_is_not_overwritten_and_what_was_typed_here_stays(
    open_page: OpenPage, journal: Journal
) -> None:
    window = OnCall(at=moment(FRIDAY), minutes=600)
    journal.on_calls.add(window)
    mine, other = open_page(PAGE, id=window.id), open_page(PAGE, id=window.id)
    mine.fill(end_day=MONDAY)
    other.fill(called_out=True, end_day=MONDAY + timedelta(days=1)).press("Save")
    mine.press("Save")

    assert "changed in another tab" in mine.errors[0]
    assert (kept(journal).minutes, kept(journal).called_out) == (600 + 4 * 24 * 60, True)
    assert mine.value("end_day") == MONDAY
    assert mine.press("Save").errors == []
    assert kept(journal).minutes == 600 + 3 * 24 * 60
