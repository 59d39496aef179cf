"""What waits while a person is on the way in, and what lets it go on."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest

from pages.frame import first_page


@pytest.fixture(autouse=True)
def nobody_comes(nothing_waits: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(first_page, "LONGEST", 20.0)
    yield
    first_page.does_not_come()


def waiting() -> threading.Thread:
    thread = threading.Thread(target=first_page.wait, daemon=True)
    thread.start()
    return thread


@pytest.mark.parametrize("goes_on", [first_page.has_run, first_page.does_not_come])
def test_what_waits_goes_on_once_the_page_has_run_or_nobody_is_let_in(goes_on: Callable[[], None]) -> None:
    first_page.is_awaited()
    thread = waiting()
    thread.join(0.1)
    assert thread.is_alive()
    goes_on()
    thread.join(first_page.LONGEST / 2)
    assert not thread.is_alive()


def test_a_page_that_runs_while_nobody_comes_keeps_nothing_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(first_page, "DRAWS", 3600.0)
    first_page.has_run()
    thread = waiting()
    thread.join(first_page.LONGEST / 2)
    assert not thread.is_alive()


def test_a_program_that_asks_for_the_door_again_and_again_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(first_page, "LONGEST", 0.3)
    monkeypatch.setattr(first_page, "DRAWS", 3600.0)
    first_page.door_is_shown()
    thread = waiting()
    first_page.door_is_shown()
    thread.join(10)
    assert not thread.is_alive()


def test_a_browser_that_was_closed_on_the_way_keeps_nothing_waiting_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(first_page, "LONGEST", 0.05)
    first_page.is_awaited()
    thread = waiting()
    thread.join(10)
    assert not thread.is_alive()
