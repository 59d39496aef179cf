"""Files on their way out: once, within a minute, and only to the browser that asked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from pages.frame import cookie
from pages.frame.browsers import unlocked
from pages.frame.files import MOST, SECONDS, files
from tests.pages.frame.asgi_browser import Browser
from tests.pages.frame.conftest import Clock


@pytest.fixture(autouse=True)
def told_of_locks(nobody_in: None, time_passing: Clock) -> Iterator[None]:
    unlocked.when_locked.append(files.forget)
    before, files.clock = files.clock, time_passing
    yield
    files.clock = before


def lay(browser: Browser, content: bytes = b"sealed") -> str:
    return files.lay(browser.cookies[cookie.name()], "für dich.age", "application/octet-stream", content)


def test_a_file_is_handed_out_once_under_its_name(inside: Browser) -> None:
    address = lay(inside)
    answer = inside.get(address)
    assert (answer.status, answer.text) == (200, "sealed")
    assert answer.headers["content-disposition"] == "attachment; filename*=UTF-8''f%C3%BCr%20dich.age"
    assert answer.headers["cache-control"] == "no-store"
    assert inside.get(address).status == 404


def test_the_address_and_the_cookie_open_nothing_and_leave_it_there(inside: Browser) -> None:
    address = lay(inside)
    thief = Browser(inside.app)
    assert thief.get(address).status == 404
    thief.cookies = dict(inside.cookies)
    assert thief.get(address).status == 404
    assert inside.get(address, sec_fetch_mode="navigate").status == 404
    assert inside.get(address).text == "sealed"


def test_after_a_minute_and_after_a_lock_it_is_gone(inside: Browser, time_passing: Clock) -> None:
    late, locked = lay(inside), lay(inside)
    time_passing.pass_by(SECONDS)
    assert inside.get(late).status == 404
    locked = lay(inside)
    inside.post("/door/lock")
    assert inside.get(locked).status == 404
    assert files._waiting == {}


def test_only_so_many_wait(inside: Browser) -> None:
    addresses = [lay(inside) for _ in range(MOST + 1)]
    assert inside.get(addresses[0]).status == 404
    assert inside.get(addresses[-1]).status == 200
