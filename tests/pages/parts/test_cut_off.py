"""Streamlit ends a run where the browser has asked for the next: nothing is left half done, and no press unheard.

It looks for it at each look at the session's state. Here the next run is asked for at the worst of these moments.
"""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData
from streamlit.testing.v1 import AppTest

from journal.store.drafts import Drafts
from journal.store.entries import Entries
from journal.store.journal import Journal
from pages.parts.streamlit_private import let_presses_be_heard
from tests.pages.conftest import OpenPage, Page

PAGE = "log/on_call.py"


def ask_for_the_next_run() -> None:
    """Ask as a browser does in which something else is changed meanwhile."""
    context = get_script_run_ctx()
    assert context is not None
    assert context.script_requests is not None
    states = context.session_state.get_widget_states()
    held = WidgetStates(widgets=[state for state in states if state.WhichOneof("value") != "trigger_value"])
    asked = RerunData(context.query_string, held, page_script_hash=context.page_script_hash)
    assert context.script_requests.request_rerun(asked)


def after_the_first(monkeypatch: pytest.MonkeyPatch, owner: type, name: str) -> list[str]:
    """Ask for the next run right after `owner.name` was called for the first time."""
    real = getattr(owner, name)
    asked: list[str] = []

    def wrapped(*args: Any, **kwargs: Any) -> Any:
        result = real(*args, **kwargs)
        if not asked:
            asked.append(name)
            ask_for_the_next_run()
        return result

    monkeypatch.setattr(owner, name, wrapped)
    return asked


def tick(page: Page) -> None:
    """Tick "Called out", as a finger does."""
    next(box for box in page.at.checkbox if (box.key or "").endswith(".called_out")).check()
    page.run()


def test_what_was_kept_from_here_is_not_taken_for_another_tabs(
    open_page: OpenPage, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_page(PAGE)
    page.run()
    asked = after_the_first(monkeypatch, Drafts, "put_fields")
    tick(page)
    assert asked
    page.run().press("Save")
    assert not page.at.error
    assert [window.called_out for window in journal.on_calls.latest(5)] == [True]


def test_a_press_is_heard_though_something_changes_while_it_is_done(
    open_page: OpenPage, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_presses_be_heard()
    page = open_page(PAGE)
    tick(page)
    asked = after_the_first(monkeypatch, Entries, "holds")
    page.press("Save")
    assert asked
    assert [window.called_out for window in journal.on_calls.latest(5)] == [True]


ADDRESSED = """
import streamlit as st
from pages.parts.streamlit_private import uninterrupted
from tests.pages.parts.test_cut_off import ask_for_the_next_run

with uninterrupted():
    if "asked" not in st.session_state:
        st.session_state["asked"] = True
        ask_for_the_next_run()
        st.query_params["draft"] = "0"
        st.session_state["done"] = True
"""


def test_what_is_written_into_the_address_does_not_cut_it_off_either() -> None:
    at = AppTest.from_string(ADDRESSED, default_timeout=20).run()
    assert at.session_state["done"]
