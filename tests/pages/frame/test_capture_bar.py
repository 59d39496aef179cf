"""The capture bar's side of the page: it is given nothing of what is typed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from journal.store.journal import Journal
from journal.use_cases import capture_line
from journal.wording import capture as wording
from pages.frame import capture_bar


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Return what the component is given, once it is shown."""
    told: dict[str, Any] = {}
    monkeypatch.setattr(capture_bar, "_bar", lambda **given: told.update(given))
    return told


def test_no_word_of_an_unfinished_line_goes_through_the_page(journal: Journal, given: dict[str, Any]) -> None:
    capture_line.keep_unfinished(journal, "K2 worry zebrafinch")
    capture_bar.capture_bar(journal)
    assert "zebra" not in str(given)
    assert (given["data"]["journal"], given["data"]["words"]) == (journal.id, wording.IN_THE_BAR)


def test_the_way_to_urgent_help_is_there_as_soon_as_its_page_is(
    journal: Journal, given: dict[str, Any], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(capture_bar, "SAFETY", tmp_path / "safety.py")
    capture_bar.capture_bar(journal)
    assert given["data"]["urgent"] == ""
    (tmp_path / "safety.py").touch()
    capture_bar.capture_bar(journal)
    assert given["data"]["urgent"] == "/safety"


def test_it_asks_the_journal_for_nothing_at_each_run(
    journal: Journal, given: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the bar is on every page: it must not read the journal while a page runs")

    monkeypatch.setattr(Journal, "reading", refuse)
    capture_bar.capture_bar(journal)
    assert given
