"""Two tabs with the same entry: nothing said in either is lost, and nothing is changed back without a word."""

from __future__ import annotations

from dataclasses import replace

from journal.records.entry import now_utc
from journal.records.reflection import Feeling, Reflection
from journal.store.journal import Journal
from tests.pages.conftest import OpenPage, days_ago, moment

PAGE = "log/reflection.py"


def kept(journal: Journal) -> Reflection:
    entry = Reflection(at=moment(days_ago(1)), intensity=4, intrusiveness=1, feelings=(Feeling.WORRY,), text="before")
    journal.reflections.add(entry)
    return journal.reflections.get(entry.id)


def test_the_first_tap_after_another_tab_saved_is_not_lost(open_page: OpenPage, journal: Journal) -> None:
    entry = kept(journal)
    page = open_page(PAGE, id=entry.id)
    journal.reflections.update(replace(entry, intensity=9, edited_at=now_utc()))

    page.tap(f"{page.draft}.intrusiveness", 3)

    page.run()  # as a busy browser asks for at once: what was said is not to be missed
    assert any("changed in another tab" in note for note in page.notes)
    assert (page.value("intrusiveness"), page.value("intensity")) == (3, 9)
    page.press("Save")
    assert not any("another tab" in note for note in page.notes)
    found = journal.reflections.get(entry.id)
    assert (found.intrusiveness, found.intensity) == (3, 9)
    assert journal.drafts.all() == []


def test_words_typed_before_the_other_tab_saved_go_along(open_page: OpenPage, journal: Journal) -> None:
    entry = kept(journal)
    page = open_page(PAGE, id=entry.id)
    journal.drafts.put_text(page.draft, "reflection", "text", "my own words", entry_id=entry.id)
    journal.reflections.update(replace(entry, intensity=9, edited_at=now_utc()))

    page.run().press("Save")

    found = journal.reflections.get(entry.id)
    assert (found.text, found.intensity) == ("my own words", 9)


def test_a_tab_that_changed_nothing_shows_the_newer_version_without_a_word(
    open_page: OpenPage, journal: Journal
) -> None:
    entry = kept(journal)
    page = open_page(PAGE, id=entry.id)
    journal.reflections.update(replace(entry, intensity=9, edited_at=now_utc()))

    page.run()

    assert page.value("intensity") == 9
    assert not any("another tab" in note for note in page.notes)
