"""Faults: the place is logged, what was typed never is."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

from pages.frame import faults


def raised() -> Exception:
    try:
        raise KeyError("what the client said")
    except KeyError as error:
        return error


def test_the_place_names_kind_file_and_line_only() -> None:
    told = faults.place(raised())
    assert told.startswith("KeyError at ")
    assert "test_faults.py:" in told
    assert "client" not in told


def test_an_exception_that_was_never_raised_has_no_place() -> None:
    assert faults.place(ValueError("x")) == "ValueError at an unknown place"


def test_a_page_shows_a_calm_sentence_in_the_place_of_the_exception() -> None:
    assert faults.shown_calmly(raised()) is True

    def page() -> None:
        from pages.frame import faults

        faults.shown_calmly(ValueError("what the client said"))

    app = AppTest.from_function(page).run()
    assert [error.value for error in app.error] == [faults.SENTENCE]


@pytest.fixture
def factory() -> Iterator[None]:
    before = logging.getLogRecordFactory()
    yield
    logging.setLogRecordFactory(before)


def test_other_peoples_log_lines_lose_the_message(factory: None, caplog: pytest.LogCaptureFixture) -> None:
    faults.quiet_the_logs()
    logging.getLogger("streamlit.error_util").propagate = True
    logging.getLogger("somewhere").error("Uncaught %s", "execution", exc_info=raised())
    assert "client" not in caplog.text
    assert "Uncaught execution (KeyError at " in caplog.text
