"""Words of one's own, in the settings: shown, checked, added, removed."""

from __future__ import annotations

from journal.exchange.capture import table
from journal.records.own_word import OwnWord
from journal.records.settings import Settings
from journal.store.journal import Journal
from tests.pages.conftest import ZONE, OpenPage, Page

PAGE = "keeping/settings.py"


def fill(page: Page, word: str, means: str) -> Page:
    page.at.session_state["own_words.word"] = word
    page.at.session_state["own_words.means"] = means
    return page.run()


def test_a_word_is_added_and_the_inputs_are_free_again(open_page: OpenPage, journal: Journal) -> None:
    page = fill(open_page(PAGE), "jog", "exercise 45m").press("Add the word")
    assert journal.settings.read().own_words == (OwnWord(word="jog", means="exercise 45m"),)
    assert "jog  ·  stands for  exercise 45m" in page.said
    assert page.at.session_state["own_words.word"] == ""


def test_what_it_covers_is_said_before_it_is_added(open_page: OpenPage, journal: Journal) -> None:
    page = fill(open_page(PAGE), "walk", "exercise 45m")
    assert "has a meaning here already" in page.said
    assert journal.settings.read().own_words == ()


def test_a_word_that_cannot_be_read_is_not_kept_and_stays_in_its_input(open_page: OpenPage, journal: Journal) -> None:
    page = fill(open_page(PAGE), "jog", "quite fast").press("Add the word")
    assert journal.settings.read().own_words == ()
    assert "understood" in page.said
    assert page.at.session_state["own_words.means"] == "quite fast"


def test_a_word_is_removed_and_that_is_undone(open_page: OpenPage, journal: Journal) -> None:
    words = (OwnWord(word="jog", means="exercise 45m"), OwnWord(word="kid", means="guardian"))
    journal.settings.write(Settings(zone=ZONE, own_words=words))
    page = open_page(PAGE).press("Remove")
    assert journal.settings.read().own_words == words[1:]
    page.press("Undo")
    assert journal.settings.read().own_words == words


def test_nothing_else_of_the_settings_changes(open_page: OpenPage, journal: Journal) -> None:
    before = Settings(zone=ZONE, idle_minutes=3, open_more=("session",))
    journal.settings.write(before)
    fill(open_page(PAGE), "jog", "exercise 45m").press("Add the word").press("Remove")
    assert journal.settings.read() == before


def test_the_words_it_understands_are_shown_from_the_table(open_page: OpenPage) -> None:
    shown = "".join(str(element.proto.body) for element in open_page(PAGE).at.get("html"))
    assert all(row.words.strip("*").replace("'", "&#x27;") in shown for row in table())
