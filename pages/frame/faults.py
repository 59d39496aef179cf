"""What happens when the program is at fault: a calm sentence for the therapist, a place in the code for the log.

The message of an exception can hold what was typed. It is never logged and
never shown: only the kind of exception and where it was raised. A browser
that goes away in the middle of something is no fault, and no line.
"""

from __future__ import annotations

import asyncio
import logging
import sys
import threading
import traceback
from collections.abc import Mapping
from typing import Any

import streamlit as st
from starlette.requests import ClientDisconnect
from starlette.websockets import WebSocketDisconnect

SENTENCE = (
    "Something in the program went wrong here. What you saved is safe. "
    "Please try again; if it happens again, lock the journal and open it anew."
)

ABOUT_CLIENTS = ("ASGI callable returned without completing response", "Cancel ", "Invalid UTF-8 sequence")
"""How the server's errors begin that only say that somebody went away. All of its warnings say that."""

SERVERS = ("uvicorn.error", "uvicorn.asgi", "websockets", "asyncio")
"""The loggers of those who speak with the clients."""

_log = logging.getLogger("between-sessions")


def place(error: BaseException) -> str:
    """Return where an exception was raised, for example "KeyError at pages/log/session.py:31"."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [f for f in frames if "site-packages" not in f.filename and not f.filename.startswith("<")] or frames
    where = f"{own[-1].filename}:{own[-1].lineno}" if own else "an unknown place"
    return f"{type(error).__name__} at {where}"


def log(error: BaseException) -> None:
    """Log the kind and the place of an exception, and nothing of its message; of a client that went away, nothing."""
    if not went_away(error):
        _log.error("A fault: %s", place(error))


def went_away(error: BaseException) -> bool:
    """Say whether this is what a client leaves behind that hung up, sent no HTTP, or was still asking at the end."""
    if isinstance(error, ClientDisconnect | WebSocketDisconnect | ConnectionError | asyncio.CancelledError):
        return True
    # h11's, when the server has answered nonsense already and the program answers once more.
    return type(error).__name__ == "LocalProtocolError" and "state" in str(error)


def shown_calmly(error: Exception) -> bool:
    """Log a page's uncaught exception and show one sentence instead of it. For `st.App(on_script_error=…)`."""
    log(error)
    st.error(SENTENCE)
    return True


def quiet_the_logs() -> None:
    """Keep what was typed, and what a client sent, out of every line that this process prints, whoever prints it."""
    make = logging.getLogRecordFactory()

    def without_messages(*args: Any, **kwargs: Any) -> logging.LogRecord:
        record = make(*args, **kwargs)
        if record.name == _log.name:
            return record
        error = record.exc_info[1] if record.exc_info else None
        said = _said(record)
        record.msg, record.args = ("%s (%s)", (said, place(error))) if error else ("%s", (said,))
        record.exc_info = None
        record.__dict__["about_a_client"] = said.startswith(ABOUT_CLIENTS) or (error is not None and went_away(error))
        return record

    logging.setLogRecordFactory(without_messages)
    logging.raiseExceptions = False  # a line that cannot be written would be printed to the last argument
    for name in SERVERS:
        logging.getLogger(name).addFilter(_worth_a_line)
    sys.excepthook = lambda _kind, error, _trace: log(error)
    sys.unraisablehook = lambda result: log(result.exc_value) if result.exc_value else None
    threading.excepthook = lambda result: log(result.exc_value) if result.exc_value else None


def _said(record: logging.LogRecord) -> str:
    """Return what a line says by itself: its first line, with the numbers that were put in and nothing else.

    asyncio writes an exception with its message into the second line.
    """
    if not isinstance(record.msg, str):
        return type(record.msg).__name__
    put_in = record.args or ()
    try:
        if isinstance(put_in, Mapping):
            said = record.msg % {name: _number(value) for name, value in put_in.items()}
        else:
            said = record.msg % tuple(_number(value) for value in put_in) if put_in else record.msg
    except (TypeError, ValueError, KeyError):
        said = record.msg
    return said.partition("\n")[0]


def _number(value: object) -> object:
    return value if isinstance(value, int | float) else "…"


def _worth_a_line(record: logging.LogRecord) -> bool:
    return record.levelno >= logging.ERROR and not record.__dict__.get("about_a_client")
