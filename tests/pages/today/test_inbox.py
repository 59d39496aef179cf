"""The page of lines that were left while locked."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from journal.records.agenda import AgendaState
from journal.records.client import Client
from journal.records.reflection import Feeling
from journal.records.session import Session, SessionStatus
from journal.store import inbox, inbox_key
from journal.store import inbox_files as files
from journal.store.journal import Journal
from journal.wording.inbox import CHANGE, CHANGED_TOO_LATE
from pages.parts.menu import PLACES
from tests.pages.conftest import OpenPage, SetClock, moment
from tests.pages.parts.shown import shown

PAGE = "today/inbox.py"
THURSDAY = date(2026, 10, 22)


@pytest.fixture
def k2(journal: Journal) -> Client:
    client = Client(at=moment(date(2026, 1, 5), "00:00"), code="K2")
    journal.clients.add(client)
    return client


@pytest.fixture(autouse=True)
def thursday_evening(set_clock: SetClock) -> None:
    set_clock(THURSDAY, "21:00")


@pytest.fixture
def leave(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return a function that leaves a line on Thursday at a time of day."""

    def left(text: str, clock: str = "14:10") -> None:
        when: datetime = moment(THURSDAY, clock)
        monkeypatch.setattr(files, "now_utc", lambda: when)
        files.leave(journal.folder, text)

    return left


def lines(journal: Journal) -> list[str]:
    return [line.text for line in inbox.opened(journal).lines]


def test_an_empty_inbox_says_what_it_is_for(open_page: OpenPage) -> None:
    page = open_page(PAGE)
    assert "None is waiting" in page.said
    assert page.buttons == []


def test_a_line_is_shown_with_what_it_means_and_kept_at_the_time_it_was_left(
    open_page: OpenPage, journal: Journal, k2: Client, leave: Any
) -> None:
    leave("K2 worry 7 the blue door #supervision")
    page = open_page(PAGE)
    assert "Left today at 14:10" in page.said
    assert "K2 worry 7 the blue door #supervision" in page.said
    assert any("Worry" in str(m.value) or "worry" in str(m.value) for m in page.at.markdown)

    page.press("Keep it")
    (reflection,) = journal.reflections.latest(5)
    assert (reflection.client_id, reflection.feelings, reflection.intensity) == (k2.id, (Feeling.WORRY,), 7)
    assert (reflection.at, reflection.written_at) == (moment(THURSDAY, "14:10"), moment(THURSDAY, "14:10"))
    assert [item.state for item in journal.agenda.open()] == [AgendaState.WAITING]
    assert lines(journal) == []
    assert list((journal.folder / "inbox").glob("*.line")) == []
    assert "None is waiting" in page.said

    page.press("Undo")
    assert journal.reflections.count() == 0
    assert journal.agenda.open() == []


def test_cut_off_between_saving_and_tidying_up_a_line_is_kept_once(
    open_page: OpenPage, journal: Journal, k2: Client, leave: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    leave("K2 worry 7")
    page = open_page(PAGE)
    with monkeypatch.context() as patched:
        patched.setattr(inbox, "tidy", lambda *_: None)
        page.press("Keep it")
    assert len(list((journal.folder / "inbox").glob("*.line"))) == 1
    assert journal.reflections.count() == 1
    assert "None is waiting" in open_page(PAGE).said
    assert list((journal.folder / "inbox").glob("*.line")) == []
    assert journal.reflections.count() == 1


def test_a_line_that_settles_a_planned_session_is_kept_once_too(
    open_page: OpenPage, journal: Journal, k2: Client, leave: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.sessions.add(Session(client_id=k2.id, at=moment(THURSDAY, "14:00")))
    leave("no-show K2 14:00")
    page = open_page(PAGE)
    with monkeypatch.context() as patched:
        patched.setattr(inbox, "tidy", lambda *_: None)
        page.press("Keep it")
    assert "None is waiting" in open_page(PAGE).said
    (session,) = journal.sessions.latest(5)
    assert session.status is SessionStatus.NO_SHOW
    assert journal.drafts.all() == []


def test_a_second_tab_does_not_keep_a_line_again(open_page: OpenPage, journal: Journal, k2: Client, leave: Any) -> None:
    leave("K2 worry 7")
    first, second = open_page(PAGE), open_page(PAGE)
    first.press("Keep it")
    second.press("Keep it")
    assert journal.reflections.count() == 1
    assert "not here any more" in second.said


def test_opened_as_a_reflection_the_words_wait_in_its_form(
    open_page: OpenPage, journal: Journal, k2: Client, leave: Any
) -> None:
    leave("K2 the blue door again")
    page, address = open_page(PAGE).press("Open as a thought").way
    assert lines(journal) == []

    form = open_page(PLACES[page].file, **address)
    assert (form.value("client_id"), form.value("at_day")) == (k2.id, THURSDAY)
    form.press("Save")
    (reflection,) = journal.reflections.latest(5)
    assert (reflection.text, reflection.at) == ("K2 the blue door again", moment(THURSDAY, "14:10"))


def test_thrown_away_it_can_be_taken_back(open_page: OpenPage, journal: Journal, leave: Any) -> None:
    leave("never mind")
    page = open_page(PAGE).press("Throw away")
    assert lines(journal) == []
    page.press("Undo")
    assert lines(journal) == ["never mind"]
    assert "never mind" in page.said


def test_a_line_that_cannot_be_understood_is_changed_and_the_change_outlives_the_page(
    open_page: OpenPage, journal: Journal, k2: Client, leave: Any
) -> None:
    leave("walk 99999m")
    page = open_page(PAGE)
    keep = next(b for b in page.at.button if b.label == "Keep it")
    assert keep.disabled
    page.at.text_input[0].set_value("walk 20m")
    page.run()
    assert not next(b for b in page.at.button if b.label == "Keep it").disabled

    page = open_page(PAGE)
    assert page.at.text_input[0].value == "walk 20m"
    page.press("Keep it")
    (downtime,) = journal.downtimes.latest(5)
    assert (downtime.activity, downtime.minutes) == ("walk", 20)
    assert journal.drafts.all() == []


def test_what_was_not_shown_is_not_saved(open_page: OpenPage, journal: Journal, k2: Client, leave: Any) -> None:
    """The line changes and Keep is pressed before the page has shown what it means now."""
    leave("walk 20m")
    page = open_page(PAGE).press("Change the line")
    page.at.text_input[0].set_value("walk 40m")
    page.press("Keep it")
    assert journal.downtimes.count() == 0
    page.press("Keep it")
    assert journal.downtimes.latest(1)[0].minutes == 40


def test_an_unknown_code_is_never_guessed_and_near_ones_are_offered(
    open_page: OpenPage, journal: Journal, k2: Client, leave: Any
) -> None:
    leave("call K22 8m support")
    page = open_page(PAGE)
    assert next(b for b in page.at.button if b.label == "Keep it").disabled
    page.press("K2").press("Keep it")
    (contact,) = journal.contacts.latest(5)
    assert (contact.client_id, contact.minutes) == (k2.id, 8)


@pytest.mark.parametrize("words", ["![](http://127.0.0.1:9/x)", "<script>alert(1)</script>", "שלום 🌧️", "x" * 2000])
def test_any_line_is_shown_as_it_is(open_page: OpenPage, journal: Journal, leave: Any, words: str) -> None:
    leave(words)
    page = open_page(PAGE)
    assert words in [text.value for text in page.at.text]
    assert not any(words in str(m.value) for m in page.at.markdown)


def test_many_lines_are_shown_twenty_at_a_time(open_page: OpenPage, journal: Journal, leave: Any) -> None:
    for n in range(23):
        leave(f"thought {n}", f"10:{n:02}")
    page = open_page(PAGE)
    assert page.buttons.count("Keep it") == 20
    assert "3 more lines follow" in page.said


def test_files_that_are_no_lines_are_told_and_deleted_only_when_asked(open_page: OpenPage, journal: Journal) -> None:
    folder = journal.folder / "inbox"
    folder.mkdir()
    (folder / f"{'a' * 32}.line").write_bytes(b"no line")
    page = open_page(PAGE)
    assert "1 file in the inbox cannot be read" in page.said
    assert (folder / "aside").exists()
    page.press("Delete these files for good")
    assert list((folder / "aside").iterdir()) == []
    assert "cannot be read" not in page.said


def test_an_inbox_that_is_no_folder_is_said(open_page: OpenPage, journal: Journal) -> None:
    (journal.folder / "inbox").write_text("in the way")
    page = open_page(PAGE)
    assert "is not a folder" in page.at.warning[0].value


def test_a_changed_key_is_said_loudly_until_it_is_read(open_page: OpenPage, journal: Journal) -> None:
    (journal.folder / "inbox.pub").write_text("age1other")
    inbox_key.make_ready(journal)
    page = open_page(PAGE)
    assert "changed the file inbox.pub" in page.at.warning[0].value
    page.press("I have read this")
    assert not page.at.warning


def test_today_tells_how_many_wait(journal: Journal, leave: Any) -> None:
    assert shown("inbox_line.show(journal)").buttons == []
    leave("one")
    leave("two")
    assert shown("inbox_line.show(journal)").buttons == ["2 lines left while locked"]


def test_the_way_from_today_leads_there(journal: Journal, leave: Any) -> None:
    leave("one")
    page, address = shown("inbox_line.show(journal)").press("1 line left while locked").way
    assert (PLACES[page].file, address) == (PAGE, {})


@pytest.mark.parametrize("waits", ["", " #next", " #supervision"])
def test_a_thought_that_begins_a_new_client_is_kept(
    open_page: OpenPage, journal: Journal, leave: Any, waits: str
) -> None:
    leave(f"+K9 worry 7{waits}")
    open_page(PAGE).press("Keep it")
    (reflection,) = journal.reflections.latest(5)
    assert journal.clients.code_of(reflection.client_id) == "K9"
    assert lines(journal) == []


def test_without_a_client_a_thought_is_kept_as_of_no_one(open_page: OpenPage, journal: Journal, leave: Any) -> None:
    leave("the blue door, all day")
    open_page(PAGE).press("Keep it")
    assert [(r.client_id, r.text) for r in journal.reflections.latest(5)] == [(None, "the blue door, all day")]


def test_a_line_changed_after_another_tab_kept_it_waits_as_a_reflection(
    open_page: OpenPage, journal: Journal, k2: Client, leave: Any
) -> None:
    leave("K2 worry 7")
    first, second = open_page(PAGE), open_page(PAGE).press(CHANGE)
    first.press("Keep it")
    (box,) = second.at.text_input
    box.set_value("K2 worry 7, and the blue door")
    second.run()

    assert CHANGED_TOO_LATE in second.said
    (draft,) = journal.drafts.all()
    assert (draft.kind, draft.texts) == ("reflection", {"text": "K2 worry 7, and the blue door"})


def test_a_line_put_back_keeps_what_is_changed_then(open_page: OpenPage, journal: Journal, leave: Any) -> None:
    leave("K2 worry 7")
    page = open_page(PAGE)
    for text in ("K2 worry 6", "K2 worry 7"):
        (box,) = page.at.text_input
        box.set_value(text)
        page.run()
    page.press("Throw away").press("Undo")
    (box,) = page.at.text_input
    box.set_value("K2 worry 8")
    page.run()
    assert [draft.texts for draft in journal.drafts.all()] == [{"text": "K2 worry 8"}]
