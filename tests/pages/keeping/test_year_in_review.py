"""Year in review: no word goes along that was not chosen, and the page that is shown is the one that is saved."""

from __future__ import annotations

from journal.store.journal import Journal
from tests.journal.store import journals
from tests.pages.conftest import OpenPage, today

PAGE = "keeping/year_in_review.py"


def test_words_stand_on_the_page_only_once_they_are_chosen(open_page: OpenPage, journal: Journal) -> None:
    journal.clients.add(journals.client("K2"))
    mine = journals.reflection("a heron on one leg", today(), "00:01")
    journal.reflections.add(mine)
    page = open_page(PAGE)
    assert "1 thought of clients between sessions." in page.said
    assert "a heron on one leg" not in page.said
    (chooser,) = page.at.multiselect
    chooser.set_value([mine.id])
    assert "a heron on one leg" in page.run().said


def test_a_year_of_clients_alone_makes_no_page(open_page: OpenPage, journal: Journal) -> None:
    journal.clients.add(journals.client("K2"))
    assert "There is no page to make of it." in open_page(PAGE).said or "Once a year" in open_page(PAGE).said
