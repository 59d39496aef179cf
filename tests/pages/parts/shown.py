"""A part of a page, shown by itself."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from tests.pages.conftest import Page

_SCRIPT = """
import streamlit as st
from pages.frame.unlocked import current_journal
from pages.parts import clock, notice
from pages.parts.pending import set_down, set_down_days
from pages.today import inbox_line, morning

journal = current_journal()
notice.show(journal)
{body}
"""


def shown(body: str) -> Page:
    """Run `body` as the whole of a page, under its notice."""
    return Page(AppTest.from_string(_SCRIPT.format(body=body), default_timeout=20)).run()
