"""Which program answers: named to everyone, proven only to who knows the start's secret."""

from __future__ import annotations

import pytest

from pages.frame.program import INSTANCE, proof
from tests.pages.frame.asgi_browser import PORT, Browser

SECRET, NONCE = "ab" * 32, "cd" * 16


def test_hello_names_the_program_and_tells_nobody_the_secret(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(INSTANCE, SECRET)
    assert browser.get("/door/hello").json() == {"program": "between-sessions"}


def test_hello_answers_a_question_as_only_this_run_can(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(INSTANCE, SECRET)
    answer = browser.get(f"/door/hello?nonce={NONCE}")
    assert answer.json() == {"program": "between-sessions", "proof": proof(SECRET, PORT, NONCE)}
    assert SECRET not in answer.text
    others = {proof(SECRET, PORT + 1, NONCE), proof(SECRET[::-1], PORT, NONCE), proof(SECRET, PORT, NONCE[::-1])}
    assert answer.json()["proof"] not in others


@pytest.mark.parametrize("nonce", ["", "x", NONCE + "0", NONCE.upper(), f"{NONCE}%0a", "%ff", "9" * 3_000])
def test_a_question_of_another_form_is_not_answered(
    browser: Browser, monkeypatch: pytest.MonkeyPatch, nonce: str
) -> None:
    monkeypatch.setenv(INSTANCE, SECRET)
    assert "proof" not in browser.get(f"/door/hello?nonce={nonce}").json()


def test_a_server_that_was_started_otherwise_proves_nothing(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(INSTANCE, raising=False)
    assert "proof" not in browser.get(f"/door/hello?nonce={NONCE}").json()
