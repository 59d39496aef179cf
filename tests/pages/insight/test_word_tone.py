"""Word tone: nothing is read before it is switched on, and then the words that made it are shown."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date, timedelta

import pytest

from journal.records.check_in import CheckIn
from journal.records.client import Client
from journal.records.reflection import Reflection
from journal.store.journal import Journal
from tests.pages.conftest import OpenPage, Page, SetClock, moment

PAGE = "insight/word_tone.py"
DAY = date(2026, 10, 14)
DARK = "It was a sad and terrible hour, and I could not find the words that would have been good for her"


@pytest.fixture(autouse=True)
def _autumn(set_clock: SetClock) -> None:
    set_clock(DAY, "20:00")


def wrote(journal: Journal, text: str, days_ago: int = 0) -> None:
    journal.reflections.add(Reflection(at=moment(DAY - timedelta(days=days_ago)), text=text))


def switched_on(journal: Journal) -> None:
    journal.settings.write(replace(journal.settings.read(), word_tone=True))


def charts(page: Page) -> int:
    return len(page.at.get("plotly_chart"))


def test_before_it_is_switched_on_it_explains_itself_and_reads_nothing(
    open_page: OpenPage, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.split(".")[0] == "textblob"]:
        monkeypatch.delitem(sys.modules, name)
    wrote(journal, DARK)
    shown = open_page(PAGE)
    assert charts(shown) == 0
    assert "It reads words, not meaning." in shown.said
    assert "sad" not in shown.said
    assert "textblob" not in sys.modules


def test_the_switch_is_kept_both_ways(open_page: OpenPage, journal: Journal) -> None:
    wrote(journal, DARK)
    shown = open_page(PAGE)
    shown.at.toggle[0].set_value(True)
    shown.run()
    assert journal.settings.read().word_tone
    assert "1 of 1 note could be read." in shown.said
    shown.at.toggle[0].set_value(False)
    shown.run()
    assert not journal.settings.read().word_tone
    assert "could be read" not in shown.said


def test_switched_on_in_an_empty_journal_there_is_nothing_to_read(open_page: OpenPage, journal: Journal) -> None:
    switched_on(journal)
    shown = open_page(PAGE)
    assert charts(shown) == 0
    assert "so there is nothing to read" in shown.said


def test_the_words_that_made_a_tone_are_shown_and_what_could_not_be_read_is_said(
    open_page: OpenPage, journal: Journal
) -> None:
    switched_on(journal)
    wrote(journal, DARK)
    wrote(journal, "I keep seeing her face when I try to sleep", 1)
    wrote(journal, "Heute war die Stunde schwer und ich bin sehr müde nach Hause gegangen", 2)
    journal.reflections.add(Reflection(at=moment(DAY - timedelta(days=3)), intensity=4))
    shown = open_page(PAGE)
    assert charts(shown) == 1
    assert "1 of 3 notes could be read; 1 with no reading, 1 not measured." in shown.said
    assert "“sad” −0.5" in shown.said
    assert "no reading: no word that it knows" in shown.said
    assert "not measured: not English" in shown.said
    assert "Too early to tell: 0 of 20 days" in shown.said


def test_a_new_note_is_read_at_once(open_page: OpenPage, journal: Journal) -> None:
    switched_on(journal)
    wrote(journal, DARK)
    shown = open_page(PAGE)
    wrote(journal, DARK, 1)
    assert "2 of 2 notes could be read." in shown.run().said


def test_from_twenty_days_on_it_is_held_against_the_own_rating(open_page: OpenPage, journal: Journal) -> None:
    switched_on(journal)
    bright = "It was a good and happy hour, and I found the words that she needed after all of this"
    for n in range(24):
        wrote(journal, DARK if n % 2 else bright, n)
        journal.check_ins.add(CheckIn(at=moment(DAY - timedelta(days=n), "21:00"), heavy=8 if n % 2 else 3))
    assert "It follows your own rating: agreement 1 " in open_page(PAGE).said


def test_a_note_with_markup_is_shown_as_it_was_typed(open_page: OpenPage, journal: Journal) -> None:
    switched_on(journal)
    client = Client(at=moment(date(2026, 1, 1)), code="<b>K2")
    journal.clients.add(client)
    journal.reflections.add(Reflection(at=moment(DAY), client_id=client.id, text=f"<img src=x> {DARK}"))
    shown = open_page(PAGE)
    assert any("<b>K2" in text.value for text in shown.at.text)
    assert not any("<b>" in str(mark.value) for mark in shown.at.markdown)
