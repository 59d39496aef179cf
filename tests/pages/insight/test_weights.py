"""Weights can be seen, changed and taken back, and every change stays on record."""

from __future__ import annotations

from journal.measures.weights import DEFAULTS
from journal.measures.weights_in_force import every_weight, in_force
from journal.store.journal import Journal
from journal.wording import weights as wording
from tests.pages.conftest import OpenPage, Page

PAGE = "insight/weights.py"


def change(page: Page, name: str, value: float) -> Page:
    next(n for n in page.at.number_input if n.key == f"weight.{name}").set_value(value)
    return page.run()


def test_every_weight_has_words_and_an_input(open_page: OpenPage) -> None:
    names = [weight.name for weight in every_weight(DEFAULTS)]
    assert list(wording.LABELS) == names
    assert [n.key for n in open_page(PAGE).at.number_input] == [f"weight.{name}" for name in names]


def test_a_change_is_in_force_is_undone_and_stays_on_record(open_page: OpenPage, journal: Journal) -> None:
    page = change(open_page(PAGE), "caseload.risk", 0.5)
    assert in_force(journal.weights.all()).caseload.risk == 0.5
    assert "A risk flag, added: 0.2 to 0.5" in page.said

    page.press("Undo")

    assert in_force(journal.weights.all()) == DEFAULTS
    assert len(journal.weights.all()) == 2
    assert next(n for n in page.at.number_input if n.key == "weight.caseload.risk").value == 0.2


def test_all_as_they_come(open_page: OpenPage, journal: Journal) -> None:
    page = change(change(open_page(PAGE), "caseload.unit_minutes", 45), "load.encounters", 1.0)
    assert in_force(journal.weights.all()).caseload.unit_minutes == 45

    page.press("All as they come")

    assert in_force(journal.weights.all()) == DEFAULTS
    assert "back to 50" in page.said
    assert "All as they come" not in page.buttons


def test_a_weight_set_to_what_it_comes_as_counts_as_unchanged(open_page: OpenPage) -> None:
    page = change(change(open_page(PAGE), "load.mixed", 0.7), "load.mixed", 0.6)
    assert "All as they come" not in page.buttons
