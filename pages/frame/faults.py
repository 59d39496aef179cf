"""What happens when the program is at fault: a calm sentence for the therapist, a place in the code for the log.

The message of an exception can hold what was typed. It is never logged and
never shown: only the kind of exception and where it was raised.
"""

from __future__ import annotations

import logging
import traceback
from typing import Any

import streamlit as st

SENTENCE = (
    "Something in the program went wrong here. What you saved is safe. "
    "Please try again; if it happens again, lock the journal and open it anew."
)

_log = logging.getLogger("between-sessions")


def place(error: BaseException) -> str:
    """Return where an exception was raised, for example "KeyError at pages/log/session.py:31"."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [f for f in frames if "site-packages" not in f.filename and not f.filename.startswith("<")] or frames
    where = f"{own[-1].filename}:{own[-1].lineno}" if own else "an unknown place"
    return f"{type(error).__name__} at {where}"


def log(error: BaseException) -> None:
    """Log the kind and the place of an exception, and nothing of its message."""
    _log.error("A fault: %s", place(error))


def shown_calmly(error: Exception) -> bool:
    """Log a page's uncaught exception and show one sentence instead of it. For `st.App(on_script_error=…)`."""
    log(error)
    st.error(SENTENCE)
    return True


def quiet_the_logs() -> None:
    """Keep exceptions' messages out of every log of this process, Streamlit's and the server's included."""
    make = logging.getLogRecordFactory()

    def without_messages(*args: Any, **kwargs: Any) -> logging.LogRecord:
        record = make(*args, **kwargs)
        if record.exc_info and record.exc_info[1] is not None:
            record.msg, record.args = "%s (%s)", (record.getMessage(), place(record.exc_info[1]))
            record.exc_info = None
        return record

    logging.setLogRecordFactory(without_messages)
