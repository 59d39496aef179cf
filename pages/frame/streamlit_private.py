"""What the journal uses of Streamlit that Streamlit promises to nobody: here in Python, in frame.css for looks.

Read in the source of READ_IN. Another version is met by tests/pages/frame/test_streamlit_private.py, which fails until
each of these was read again there and the version written down anew.
"""

from __future__ import annotations

import signal
from pathlib import Path
from typing import Any

from streamlit import file_util
from streamlit.runtime import Runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

READ_IN = "1.67.0"

STREAM = "/_stcore/stream"
"""The WebSocket of a tab."""

TAB_IN_PROTOCOLS = 2
"""The place, among the WebSocket's subprotocols, of a tab that returns; before it stand a name and a token."""

CODE = ("/component/", "/_stcore/bidi-components/")
HEALTH = ("/_stcore/health", "/_stcore/host-config")
UPLOADS = ("/_stcore/upload_file/",)
NOT_USED = ("/auth/", "/oauth2callback", "/app/", "/manifest.json", "/media/")
"""Sign-in by others, app files, and files that the address alone would open."""


def static_folder() -> Path:
    """Return the folder of the page that loads Streamlit in a browser, with its scripts and fonts."""
    return Path(file_util.get_static_dir())


def tab_of_run() -> str | None:
    """Return the id of the tab for which this run is; None outside of a run."""
    context = get_script_run_ctx()
    return None if context is None else context.session_id


def browser_holds(key: str) -> bool:
    """Say whether the browser sent the input's value along with this run. False for a key that is no input's.

    Streamlit tells the browser of a value that the program set in one run
    only. Where the page is run again before the browser has drawn the input
    (its code is fetched at first use), that is lost: the input looks empty,
    and its emptiness comes back as if it were an answer. The browser sends a
    value from the first drawing on; there is no public way to ask.
    """
    context = get_script_run_ctx()
    if context is None:
        return False
    state = context.session_state._state
    return state._key_id_mapper.get_id_from_key(key) in state._new_widget_state.states


def close_tab(tab: str) -> None:
    """Drop what is kept for a tab: typed values, caches, files."""
    if Runtime.exists():
        Runtime.instance().close_session(tab)


def end_within(seconds: int) -> None:
    """Have the server end although somebody holds a request half sent: by itself it would wait for ever.

    No such setting is passed on to uvicorn, whose signal handler leads to it.
    """
    settings: Any = getattr(getattr(signal.getsignal(signal.SIGTERM), "__self__", None), "config", None)
    if hasattr(settings, "timeout_graceful_shutdown"):
        settings.timeout_graceful_shutdown = seconds
