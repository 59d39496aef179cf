"""I cover for somebody: noted down by hand or by a sheet, with the calls by their codes."""

from __future__ import annotations

from journal.records.covering import CallTaken, Covering
from journal.records.time_off import TimeOff
from journal.store.journal import Journal
from tests.pages.conftest import OpenPage, days_ago, moment, today

PAGE = "ahead/covering.py"


def test_cover_for_somebody_is_noted_with_its_calls(open_page: OpenPage, journal: Journal) -> None:
    page = open_page(PAGE)
    assert "Nobody asked you yet" in page.said
    page.press("Add a call")
    (row,) = page.value("calls_taken.rows")
    page.fill(whose="Mara", at_day=days_ago(1), last=days_ago(-3))
    page.fill(**{f"calls_taken__{row}__code": "R47", f"calls_taken__{row}__minutes": 20}).press("Save")
    assert page.errors == ["Who called: need a code and a day each. Nothing you typed was lost."]
    assert page.value(f"calls_taken.{row}.code") == "R47"
    page.fill(**{f"calls_taken__{row}__on": today(), f"calls_taken__{row}__may_tell": "that she called"}).press("Save")
    (kept,) = journal.coverings.all()
    assert (kept.whose, kept.first, kept.last) == ("Mara", days_ago(1), days_ago(-3))
    assert kept.calls_taken == (CallTaken(code="R47", on=today(), minutes=20, may_tell="that she called"),)
    page = open_page(PAGE)
    assert "Mara" in page.said
    assert "1 call, 20 minutes" in page.said


def test_ones_own_time_off_and_a_sheet_that_is_due_are_told(open_page: OpenPage, journal: Journal) -> None:
    journal.coverings.add(Covering(at=moment(days_ago(-3), "00:00"), whose="Mara", last=days_ago(-9)))
    assert not open_page(PAGE).at.warning
    journal.time_off.add(TimeOff(at=moment(days_ago(-9), "00:00"), last=days_ago(-12)))
    assert "You are away yourself" in open_page(PAGE).at.warning[0].value
    due = Covering(at=moment(days_ago(40), "00:00"), whose="Jo", last=days_ago(30), destroy_by=days_ago(1))
    journal.coverings.add(due)
    said = [one.value for one in open_page(PAGE, id=due.id).at.warning]
    assert len(said) == 1
    assert "Destroy it once everything is handed back" in said[0]
