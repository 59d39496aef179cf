"""What the journal uses of Streamlit that Streamlit promises to nobody: here in Python, in frame.css for looks.

Read in the source of READ_IN. Another version is met by tests/pages/parts/test_streamlit_private.py, which fails until
each of these was read again there and the version written down anew.
"""

from __future__ import annotations

import re
import signal
import socket
from asyncio import base_events
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, wraps
from pathlib import Path
from typing import Any

from starlette.formparsers import MultiPartParser
from streamlit import config, file_util
from streamlit.delta_generator import DeltaGenerator as DeltaGenerator  # what st.container returns, by its name
from streamlit.runtime import Runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.state.safe_session_state import SafeSessionState

READ_IN = "1.67.0"

LOOK_KEPT = "stActiveTheme-${window.location.pathname}"
"""Where its script keeps in the browser in which colours a page is shown: "-v2" behind it, and "Light" or "Dark" in it.

frame/door/look.js writes there.
"""

_IMPORTED = re.compile(r"""(?:from|import)\s*["']\./([\w.-]+\.js)["']""")

STREAM = "/_stcore/stream"
"""The WebSocket of a tab."""

TAB_IN_PROTOCOLS = 2
"""The place, among the WebSocket's subprotocols, of a tab that returns; before it stand a name and a token."""

CODE = ("/component/", "/_stcore/bidi-components/")
HEALTH = ("/_stcore/health", "/_stcore/host-config")
UPLOADS = ("/_stcore/upload_file/",)
NOT_USED = ("/auth/", "/oauth2callback", "/app/", "/manifest.json", "/media/")
"""Sign-in by others, app files, and files that the address alone would open."""


DRAWN_FIRST = ("PageLink", "BidiComponent", "Button", "ButtonGroup")
"""What every page of ours begins with, by the names of the scripts that draw it: fetched only once it is asked for."""


def static_folder() -> Path:
    """Return the folder of the page that loads Streamlit in a browser, with its scripts and fonts."""
    return Path(file_util.get_static_dir())


@cache
def scripts_drawn_first() -> tuple[str, ...]:
    """Return, by their addresses, the scripts of `DRAWN_FIRST` and those that they ask for in turn, without the page's.

    By itself a browser learns of them from the first run's answer, one after the other.
    """
    folder = static_folder() / "static" / "js"
    index = (static_folder() / "index.html").read_text(encoding="utf-8")
    waiting = [path for name in DRAWN_FIRST for path in folder.glob(f"{name}.*.js")]
    found: dict[str, None] = {}
    while waiting:
        path = waiting.pop()
        if path.name in found or path.name in index or not path.is_file():
            continue
        found[path.name] = None
        asked = _IMPORTED.findall(path.read_text(encoding="utf-8"))
        waiting += [folder / name for name in asked]
    return tuple(f"/static/js/{name}" for name in sorted(found))


def tab_of_run() -> str | None:
    """Return the id of the tab for which this run is; None outside of a run."""
    context = get_script_run_ctx(suppress_warning=True)
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


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Let what is done inside come to its end. For a function that writes to the journal and then notes it in the tab.

    Each look at `st.session_state` or `st.query_params` and each thing drawn
    may end a run, where the browser has asked for the next one meanwhile.
    What was written would then be unknown to the tab that wrote it.
    """
    context = get_script_run_ctx()
    if context is None:
        yield
        return
    with _not_cut_off(context.session_state):
        yield


def let_presses_be_heard() -> None:
    """Let every callback come to its end, for all tabs from now on.

    Callbacks are run at the beginning of a run, and are cut off like any of
    it: a press of "Save", right before something else changed, would be
    forgotten halfway, its transaction undone.
    """
    if getattr(SafeSessionState.on_script_will_rerun, "__wrapped__", None) is not None:
        return
    begin = SafeSessionState.on_script_will_rerun

    @wraps(begin)
    def begin_whole(state: SafeSessionState, *args: Any, **kwargs: Any) -> None:
        with _not_cut_off(state):
            begin(state, *args, **kwargs)

    SafeSessionState.on_script_will_rerun = begin_whole  # type: ignore[method-assign, assignment]  # there is no public way


@contextmanager
def _not_cut_off(state: SafeSessionState) -> Iterator[None]:
    """Have the script's runner look for no other request: it looks only while it takes itself to be running."""
    runner: Any = getattr(state._yield_callback, "__self__", None)
    if runner is None or not runner._execing:
        yield
        return
    runner._execing = False
    try:
        yield
    finally:
        runner._execing = True


def close_tab(tab: str) -> None:
    """Drop what is kept for a tab: typed values, caches, files."""
    if Runtime.exists():
        Runtime.instance().close_session(tab)


def keep_files_in_memory() -> None:
    """Let no part of a file that is handed over lie on the disk: over a megabyte it would, in plain."""
    MultiPartParser.spool_max_size = (int(config.get_option("server.maxUploadSize")) + 1) * 1024 * 1024


def send_at_once() -> None:
    """Have what is written to a browser leave at once, and not wait until what went before it was confirmed.

    asyncio asks for that of TCP sockets only where they say that they are,
    and the one that Streamlit listens on does not. So the second part of
    each answer waited for the browser's system, which confirms after 40 ms,
    on Windows after 200.
    """

    def no_delay(sock: socket.socket) -> None:
        if sock.family in (socket.AF_INET, socket.AF_INET6) and sock.type == socket.SOCK_STREAM:
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    base_events._set_nodelay = no_delay  # type: ignore[attr-defined]  # known to nobody but asyncio


def end_within(seconds: int) -> None:
    """Have the server end although somebody holds a request half sent: by itself it would wait for ever.

    No such setting is passed on to uvicorn, whose signal handler leads to it.
    """
    settings: Any = getattr(getattr(signal.getsignal(signal.SIGTERM), "__self__", None), "config", None)
    if hasattr(settings, "timeout_graceful_shutdown"):
        settings.timeout_graceful_shutdown = seconds
