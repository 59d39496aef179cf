"""The page on which files of other programs are brought in."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from journal.records.reflection import Reflection
from journal.records.session import Session, SessionStatus
from journal.store.journal import Journal
from journal.use_cases import bringing
from journal.wording import bring_in_page as wording
from tests.journal.calendars import calendar, event, series
from tests.journal.exchange.take_out import taken
from tests.journal.store import journals
from tests.pages.conftest import ZONE, AddClient, OpenPage, Page, days_ago, moment

PAGE = "keeping/bring_in.py"
SINCE = days_ago(days_ago(0).isoweekday() - 2 + 21)
"""A Tuesday three weeks ago."""


@pytest.fixture(autouse=True)
def practice(add_client: AddClient) -> None:
    add_client("K2", (2, "10:00"))
    add_client("M1", (3, "09:00"))


def bring(page: Page, journal: Journal, *files: bytes, name: str = "feed.ics") -> Page:
    """Hand files over, and wait until they are read."""
    page.at.file_uploader[0].set_value([(name, file, "") for file in files])
    page.run()
    there = bringing.current(journal)
    assert there is not None
    there.wait()
    return page.run()


def sessions(journal: Journal) -> list[tuple[str, str]]:
    there = journal.sessions.between(days_ago(60), days_ago(-60))
    return [(journal.clients.code_of(s.client_id), f"{s.at.astimezone(ZoneInfo(ZONE)):%H:%M}") for s in there]


def test_a_calendar_is_seen_before_anything_of_it_is_kept_then_taken_and_taken_back(
    open_page: OpenPage, journal: Journal
) -> None:
    feed = calendar(series("a", "Appointment", SINCE), event("b", "Dentist", SINCE + timedelta(days=2), "15:00"))
    page = bring(open_page(PAGE), journal, feed)
    assert "feed.ics: a calendar, 5 rows" in page.said
    assert page.at.button_group(key="bring_in.which").options == ["New 4", "Left out 1"]
    assert sum("K2" in row.first for row in page.rows) == 4
    assert sessions(journal) == []
    page.press(wording.take(4, 0))
    assert sessions(journal) == [("K2", "10:00")] * 4
    assert {s.status for s in journal.sessions.between(SINCE, days_ago(-60))} == {SessionStatus.PLANNED}
    assert "Taken: 4 new" in page.said
    page.press("Undo")
    assert sessions(journal) == []
    assert wording.NONE_SO_FAR in page.said


def test_what_is_not_clear_is_asked_once_for_a_title_and_the_answer_holds_the_next_time(
    open_page: OpenPage, journal: Journal
) -> None:
    feed = calendar(*(event(f"b{n}", "Anna M.", SINCE + timedelta(days=n), "10:00") for n in (0, 7)))
    page = bring(open_page(PAGE), journal, feed)
    assert "“Anna M.”  ·  2 times" in page.said
    page.press("Yes, K2")
    page.press(wording.take(2, 0))
    assert sessions(journal) == [("K2", "10:00")] * 2
    newer = calendar(event("c", "Anna M.", SINCE + timedelta(days=15), "18:00"))
    page = bring(page, journal, newer)
    assert page.at.button_group(key="bring_in.which").options == ["New 1"]


def test_one_row_can_be_answered_alone(open_page: OpenPage, journal: Journal) -> None:
    feed = calendar(*(event(f"b{n}", "Anna M.", SINCE + timedelta(days=n), "10:00") for n in (0, 7)))
    page = bring(open_page(PAGE), journal, feed)
    yes = next(str(button.key) for button in page.at.button if button.label == "Yes, K2")
    page.at.session_state[f"{yes.removesuffix('.yes')}.apart"] = True
    page.run()
    one = next(box for box in page.at.selectbox if str(box.key).startswith("bring_in.row."))
    one.set_value("M1")
    page.run()
    assert page.at.button_group(key="bring_in.which").options == ["To be asked 1", "New 1"]
    page.press(wording.take(1, 0))
    assert [code for code, _ in sessions(journal)] == ["M1"]


def test_a_page_that_is_loaded_anew_finds_what_was_decided(open_page: OpenPage, journal: Journal) -> None:
    feed = calendar(event("b", "Supervision", SINCE, "18:00"))
    bring(open_page(PAGE), journal, feed).press("Yes, supervision")
    page = open_page(PAGE)
    assert page.at.button_group(key="bring_in.which").options == ["New 1"]
    page.press(wording.LET_GO)
    assert bringing.current(journal) is None
    assert journal.supervisions.count() == 0
    assert journal.brought_in.sources() == []


def test_an_earlier_import_is_taken_back_but_for_what_a_hand_changed(open_page: OpenPage, journal: Journal) -> None:
    page = bring(open_page(PAGE), journal, calendar(series("a", "K2", SINCE, weeks=2)))
    page.press(wording.take(2, 0))
    changed = journal.sessions.between(SINCE, SINCE)[0]
    journal.sessions.update(replace(changed, note="by hand"))
    page = open_page(PAGE).press(wording.UNDO).press(wording.YES)
    assert sessions(journal) == [("K2", "10:00")]
    assert any("changed by hand" in warning.value for warning in page.at.warning)


def test_a_journal_that_moved_on_is_looked_at_again_and_nothing_is_taken_unseen(
    open_page: OpenPage, journal: Journal
) -> None:
    page = bring(open_page(PAGE), journal, calendar(event("a", "K2", SINCE)))
    client = journal.clients.by_code("K2")
    assert client is not None
    journal.sessions.add(Session(client_id=client.id, at=moment(SINCE, "10:00")))  # by hand, in another tab
    page.press(wording.take(1, 0))
    assert len(sessions(journal)) == 1
    assert page.at.button_group(key="bring_in.which").options == ["Joined 1"]
    journal.reflections.add(Reflection(at=moment(SINCE), text="of something else"))
    page.press(wording.take(0, 1))
    assert len(journal.brought_in.imports()) == 1


def test_a_table_is_asked_for_its_order_of_dates_where_they_stand(open_page: OpenPage, journal: Journal) -> None:
    day = SINCE.replace(day=5)
    table = f"Date,Time,Client\n05/{day.month:02}/{day.year},10:00,K2\n".encode()
    page = bring(open_page(PAGE), journal, table, name="hours.csv")
    if day.month == 5:
        return
    page.tap("bring_in.asked.order.0", "dmy")
    page.press(wording.take(1, 0))
    assert [s.day for s in journal.sessions.between(day, day)] == [day]


def test_what_lies_long_ago_is_looked_at_once_it_is_asked_for(open_page: OpenPage, journal: Journal) -> None:
    long_ago = SINCE - timedelta(days=3 * 365)
    page = bring(open_page(PAGE), journal, calendar(event("a", "K2", long_ago), event("b", "K2", SINCE)))
    assert wording.take(1, 0) in page.buttons
    page.press(wording.WIDEN)
    there = bringing.current(journal)
    assert there is not None
    there.wait()
    page.run().press(wording.take(2, 0))
    assert [s.day for s in journal.sessions.between(long_ago, SINCE)] == [long_ago, SINCE]


def test_what_is_no_file_for_here_is_said(open_page: OpenPage, journal: Journal) -> None:
    page = bring(open_page(PAGE), journal, b"\xff\xd8\xff\xe0" + bytes(50), name="picture.jpg")
    assert "no file that can be brought in" in page.said
    assert open_page(PAGE).press(wording.LET_GO).at.file_uploader


@pytest.fixture
def export(tmp_path: Path) -> bytes:
    """Another journal of one client, taken out."""
    other = journals.make(tmp_path / "other")
    other.clients.add(journals.client("P9"))
    content = taken.file_of(other, "json").content
    other.close()
    return content


def test_a_journals_own_export_is_held_against_what_is_here_taken_and_taken_back(
    open_page: OpenPage, journal: Journal, export: bytes
) -> None:
    page = bring(open_page(PAGE), journal, export, name="journal.json")
    assert "A whole journal, taken out of Between Sessions: 1 entry would come in." in page.said
    assert {client.code for client in journal.clients.all()} == {"K2", "M1"}
    page.press("Bring in 1 entry")
    assert {client.code for client in journal.clients.all()} == {"K2", "M1", "P9"}
    assert "a whole journal  ·  1 new" in page.said
    assert "Nothing in it is new here. 1 entry of it is here already." in bring(page, journal, export).said
    page.press(wording.LET_GO).press(wording.UNDO).press(wording.YES)
    assert {client.code for client in journal.clients.all()} == {"K2", "M1"}
    assert wording.NONE_SO_FAR in page.said


def test_a_damaged_export_is_said_and_two_at_once_are_refused(
    open_page: OpenPage, journal: Journal, export: bytes
) -> None:
    page = bring(open_page(PAGE), journal, export[: len(export) // 2], name="journal.json")
    assert ["Nothing was changed" in one.value for one in page.at.warning] == [True]
    page.press(wording.LET_GO)
    page = bring(page, journal, export, export, name="journal.json")
    assert ["Choose its one file" in one.value for one in page.at.warning] == [True]
    assert not [button for button in page.at.button if button.key == "bring_in.take"]
