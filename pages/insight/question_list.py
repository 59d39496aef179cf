"""The nine questions as a list: a component of our own, for st.html drops the pictures.

Each question is a button that opens its dashboard, in the view that its picture shows. The pictures are hidden from
a screen reader: the sentence beside each says what it says.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import NamedTuple

import streamlit as st

from journal.charts.small import HUES, WIDTH
from journal.use_cases.nine_questions import Answer
from journal.wording.nine_questions import LIST, QUESTIONS
from pages.parts import page_links
from pages.parts.own_component import own_component

_HERE = Path(__file__).parent
_KEY = "question_list"
_list = own_component(
    _KEY,
    html='<ol class="questions" role="list"></ol>',
    css=(_HERE / "question_list.css").read_text(encoding="utf-8"),
    js=(_HERE / "question_list.js").read_text(encoding="utf-8"),
)


class Behind(NamedTuple):
    """The address of a dashboard; where it has several views, the key of their choice and the one to open."""

    page: str
    key: str = ""
    view: str = ""


BEHIND: Mapping[str, Behind] = {
    "full": Behind("caseload-intensity"),
    "changed": Behind("emotional-load", "load_view", "Against your usual"),
    "effort": Behind("asks-most"),
    "mind": Behind("still-with-me", "mind_view", "Who"),
    "good": Behind("still-with-me", "mind_view", "Feelings"),
    "back": Behind("recovery"),
    "between": Behind("hours-between"),
    "agreed": Behind("contact-pattern", "contact_view", "Clients"),
    "hours": Behind("hours", "hours_view", "Supervision"),
}
"""Name of a question → what it opens."""


def show(answers: Sequence[Answer]) -> None:
    """Show the questions with their answers."""
    _list(
        key=_KEY,
        data={
            "label": LIST,
            "width": WIDTH,
            "hues": HUES,
            "questions": [{"asked": QUESTIONS[answer.name], **asdict(answer)} for answer in answers],
        },
        on_open_change=_opened,
    )


def _opened() -> None:
    """Open the dashboard of the question that was pressed; which days it shows, it knows."""
    behind = BEHIND.get(str((st.session_state[_KEY] or {}).get("open")))
    if behind is None:
        return
    if behind.key:
        st.session_state[behind.key] = behind.view
    page_links.go(behind.page)
