"""One demo in the whole program: the next one ends it, and shows nothing that was written in it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from journal.demo import opening
from journal.store.journal import Journal
from pages.frame import cookie
from pages.frame.browsers import unlocked
from pages.frame.door.one_demo import DemoBeingMade, one_demo
from tests.pages.frame.asgi_browser import Browser

real = opening.open_demo


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return this test's own temporary folder; demos are of one year, which is quicker."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    monkeypatch.setattr(opening, "open_demo", lambda today: real(today, years=1))
    return folder


def shown(browser: Browser) -> Journal:
    journal = unlocked.peek(browser.cookies[cookie.name()])
    assert journal is not None
    return journal


def test_a_second_demand_ends_the_first_demo_and_finds_nothing_of_it(
    new_browser: Callable[[], Browser], temporary: Path
) -> None:
    first, second = new_browser(), new_browser()
    assert first.post("/door/demo").status == 303
    before = shown(first)
    before.drafts.put_text("d", "reflection", "note", "a true story, told to try it out")
    for browser in (second, first):
        assert browser.post("/door/demo").status == 303
        assert [place.name for place in temporary.iterdir()] == [shown(browser).folder.name]
        assert shown(browser).drafts.get("d") is None
    assert second.get("/door/peek").json() == {"locked": True}


def test_a_demand_while_another_is_answered_waits_for_nothing_and_changes_nothing(
    browser: Browser, new_browser: Callable[[], Browser], monkeypatch: pytest.MonkeyPatch
) -> None:
    other, answers = new_browser(), []
    assert browser.post("/door/demo").status == 303

    def slowly(today: date) -> Journal:
        answers.append(new_browser().post("/door/demo"))
        return real(today, years=1)

    monkeypatch.setattr(opening, "open_demo", slowly)
    assert other.post("/door/demo").status == 303
    assert [(answer.status, DemoBeingMade.sentence in answer.text) for answer in answers] == [(409, True)]
    assert shown(other).is_demo


def test_a_demo_that_failed_does_not_stand_in_the_way_of_the_next(
    browser: Browser, monkeypatch: pytest.MonkeyPatch, temporary: Path
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(temporary / "gone"))
    answer = browser.post("/door/demo")
    assert answer.status == 409
    assert "could not be made" in answer.text
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    assert browser.post("/door/demo").status == 303


def test_ones_own_journal_is_not_touched_by_somebody_elses_demo(
    inside: Browser, new_browser: Callable[[], Browser]
) -> None:
    other = new_browser()
    assert other.post("/door/demo").status == 303
    assert not shown(inside).is_demo
    assert one_demo.open_for(unlocked, other.shown)
    assert not shown(inside).is_demo
