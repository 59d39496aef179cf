"""Faults: the place is logged, what was typed never is."""

from __future__ import annotations

import asyncio
import io
import logging
import sys
import threading
from collections.abc import Iterator

import pytest
from h11 import LocalProtocolError
from starlette.requests import ClientDisconnect
from starlette.websockets import WebSocketDisconnect
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
def quiet(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Quiet the logs of this process, for one test."""
    before = logging.getLogRecordFactory()
    for owner, name in ((sys, "excepthook"), (sys, "unraisablehook"), (threading, "excepthook")):
        monkeypatch.setattr(owner, name, getattr(owner, name))
    monkeypatch.setattr(logging, "raiseExceptions", True)
    faults.quiet_the_logs()
    yield
    logging.setLogRecordFactory(before)
    for name in faults.SERVERS:
        logging.getLogger(name).filters.clear()


@pytest.mark.usefixtures("quiet")
def test_other_peoples_log_lines_lose_the_message(caplog: pytest.LogCaptureFixture) -> None:
    logging.getLogger("somewhere").error("Uncaught %s in %d", "client's words", 3, exc_info=raised())
    assert "client" not in caplog.text
    assert "Uncaught … in 3 (KeyError at " in caplog.text


@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize(
    ("message", "put_in", "said"),
    [
        ("No handler for %s", ("client",), "No handler for …"),
        ("%(what)s, %(count)d", ({"what": "client", "count": 2},), "…, 2"),
        ("Task exception was never retrieved\nfuture: <Task exception=KeyError('client')>", (), "Task exception was"),
        (ValueError("client"), (), "ValueError"),
        ("%d %s", ("client",), "%d %s"),
        ("%(x)s", ("client",), "%(x)s"),
        ("100% done", (), "100% done"),
        ("Port %s is not available", (8765,), "Port 8765 is not available"),
    ],
)
def test_no_line_carries_what_was_put_into_it_but_numbers(
    caplog: pytest.LogCaptureFixture, message: object, put_in: tuple[object, ...], said: str
) -> None:
    logging.getLogger("somewhere").error(message, *put_in)
    assert "client" not in caplog.text
    assert said in caplog.text


@pytest.mark.usefixtures("quiet")
def test_our_own_lines_keep_their_place(caplog: pytest.LogCaptureFixture) -> None:
    faults.log(raised())
    assert "A fault: KeyError at " in caplog.text


@pytest.mark.parametrize(
    "error",
    [
        ClientDisconnect(), WebSocketDisconnect(1006), ConnectionResetError(), BrokenPipeError(),
        asyncio.CancelledError(), LocalProtocolError("Can't send data when our state is ERROR"),
        LocalProtocolError("can't handle event type Response when role=SERVER and state=MUST_CLOSE"),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("quiet")
def test_a_client_that_went_away_is_no_line(caplog: pytest.LogCaptureFixture, error: BaseException) -> None:
    faults.log(error)
    logging.getLogger("uvicorn.error").error("Exception in ASGI application\n", exc_info=error)
    logging.getLogger("uvicorn.error").warning("Invalid HTTP request received.")
    assert caplog.text == ""


@pytest.mark.usefixtures("quiet")
def test_a_fault_of_the_server_still_is(caplog: pytest.LogCaptureFixture) -> None:
    wrong = LocalProtocolError("Too much data for declared Content-Length")
    faults.log(wrong)
    logging.getLogger("uvicorn.error").error("Exception in ASGI application\n", exc_info=raised())
    assert "A fault: LocalProtocolError" in caplog.text
    assert "Exception in ASGI application (KeyError at " in caplog.text


@pytest.mark.usefixtures("quiet")
def test_no_traceback_is_printed_by_a_thread_an_end_or_a_line_that_cannot_be_written(
    capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    def fails() -> None:
        raise raised()

    thread = threading.Thread(target=fails)
    thread.start()
    thread.join()

    class Ending:
        def __del__(self) -> None:
            raise raised()

    Ending()
    sys.excepthook(KeyError, raised(), None)
    broken = logging.StreamHandler(io.StringIO())
    broken.stream.close()
    broken.emit(logging.LogRecord("x", logging.ERROR, "", 0, "what the client said", (), None))
    assert [caplog.text.count("A fault: KeyError at "), capfd.readouterr().err] == [3, ""]
