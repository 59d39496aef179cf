"""Touch, peek, lock, close."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from journal.store.journal import Journal
from pages.frame import cookie
from pages.frame.browsers import unlocked
from pages.frame.door import leaving
from tests.pages.frame.asgi_browser import Browser
from tests.pages.frame.conftest import Clock


def test_touch_restarts_the_idle_time_and_peek_does_not(inside: Browser, time_passing: Clock) -> None:
    time_passing.pass_by(400)
    assert inside.get("/door/peek").json() == {"locked": False, "seconds_left": 200, "journal": "one"}
    assert inside.post("/door/touch").json() == {"locked": False, "seconds_left": 600, "journal": "one"}
    time_passing.pass_by(599)
    assert inside.get("/door/peek").json()["locked"] is False
    time_passing.pass_by(1)
    assert inside.get("/door/peek").json() == {"locked": True}


def test_a_tab_whose_cookie_was_overwritten_is_still_in_and_gets_another(inside: Browser, time_passing: Clock) -> None:
    inside.cookies[cookie.name()] = "tossed"
    time_passing.pass_by(100)
    assert inside.post("/door/stay").json() == {"locked": False, "seconds_left": 500, "journal": "one"}
    assert inside.get("/door/peek").json()["locked"] is False
    inside.secret = "s" * 43
    inside.cookies.clear()
    assert inside.post("/door/stay").json() == {"locked": True}


def test_touching_after_the_idle_time_does_not_bring_it_back(inside: Browser, time_passing: Clock) -> None:
    time_passing.pass_by(600)
    assert inside.post("/door/touch").json() == {"locked": True}
    assert inside.get("/door/peek").json() == {"locked": True}


def test_peek_tells_a_stranger_nothing(browser: Browser) -> None:
    assert browser.get("/door/peek").json() == {"locked": True}


def test_lock_closes_the_journal_and_leads_to_the_door(recovery_key: str, inside: Browser) -> None:
    journal = unlocked.peek(inside.cookies[cookie.name()])
    assert inside.post("/door/lock").json() == {"locked": True}
    assert getattr(journal, "closed", None) is True
    assert cookie.name() not in inside.cookies
    assert "Welcome back" in inside.get("/").text


@pytest.mark.parametrize("tossed", ["tossed", ""])
def test_an_overwritten_cookie_does_not_keep_the_journal_open(inside: Browser, tossed: str) -> None:
    value = inside.cookies[cookie.name()]
    inside.cookies[cookie.name()] = tossed
    assert inside.post("/door/lock").json() == {"locked": True}
    assert unlocked.peek(value) is None


def test_a_cookie_is_enough_to_lock(inside: Browser) -> None:
    value, inside.secret = inside.cookies[cookie.name()], ""
    assert inside.post("/door/lock").json() == {"locked": True}
    assert unlocked.peek(value) is None


def test_with_neither_nothing_is_locked_and_that_is_said(inside: Browser, new_browser: Callable[[], Browser]) -> None:
    told = new_browser().post("/door/lock").json()
    assert (told["locked"], "was not in" in told["sentence"]) == (False, True)
    assert inside.is_inside


def test_locking_one_browser_leaves_the_other_in(inside: Browser, new_browser: Callable[[], Browser]) -> None:
    journal = unlocked.peek(inside.cookies[cookie.name()])
    assert journal is not None
    other = new_browser()
    other.is_let_into(journal)
    inside.post("/door/lock")
    assert other.is_inside
    assert getattr(journal, "closed", None) is False


def test_leaving_cannot_be_done_by_following_a_link(inside: Browser) -> None:
    for path in ("/door/lock", "/door/close", "/door/touch", "/door/draft"):
        answer = inside.get(path)
        assert (answer.status, answer.headers["location"]) == (303, "/")
    assert inside.is_inside


def test_close_closes_every_journal_and_stops_the_program(
    inside: Browser, stand_in: Callable[[str], Journal], monkeypatch: pytest.MonkeyPatch
) -> None:
    stopped: list[bool] = []
    monkeypatch.setattr(leaving, "stop_soon", lambda: stopped.append(True))
    another = stand_in("two")
    unlocked.let_in(another)
    answer = inside.post("/door/close")
    assert "The journal is closed" in answer.text
    assert "/door/door.css" not in answer.text  # nobody will be there to serve it
    assert getattr(another, "closed", None) is True
    assert stopped == [True]


def test_a_locked_browser_cannot_stop_the_program(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    stopped: list[bool] = []
    monkeypatch.setattr(leaving, "stop_soon", lambda: stopped.append(True))
    assert browser.post("/door/close").status == 303
    assert stopped == []


@pytest.mark.parametrize("path", ["/door/begin", "/door/x", "/door/", "/door/x/y", "/door/file/x/y"])
def test_no_address_of_the_door_falls_through_to_streamlit(browser: Browser, path: str) -> None:
    assert browser.get(path).headers["location"] == "/"
    assert "inside" not in browser.post(path).text
