"""The inputs that more than one page asks for. Labels come from journal/wording/labels.py."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Any

import streamlit as st

from journal.records.alike import called
from journal.wording import labels
from pages.parts import first_step
from pages.parts.forms.draft_values import of_type, one, some
from pages.parts.forms.form import Form
from pages.parts.markdown_escape import markdown_escape


def client(form: Form[Any], *, day: date, name: str = "client_id") -> None:
    """Ask for a client by code: those one works with on `day`, and the one already chosen."""
    clients = {c.id: c for c in form.journal.clients.active_on(day)}
    chosen = form[name]
    if chosen and chosen not in clients:
        clients.update({c.id: c for c in form.journal.clients.all() if c.id == chosen})
    if not clients:
        st.info("No clients yet. A short code is enough, never a name.")
        first_step.offer_client(form.journal)
    result = called(list(clients.values()))
    st.pills(
        labels.label(name),
        list(clients),
        format_func=lambda client_id: markdown_escape(result.get(client_id, "?")),
        key=form.field(name, takes=one(clients)),
    )
    form.say_wrong(name)


def one_of(form: Form[Any], name: str, options: type[StrEnum] | Sequence[str], label: str | None = None) -> None:
    """Ask for one of a few words; none is an answer too. The value is the word."""
    words = [str(o) for o in options]
    st.pills(label or labels.label(name), words, key=form.field(name, takes=one(words)), format_func=labels.choice)
    form.say_wrong(name)


def some_of(form: Form[Any], name: str, options: type[StrEnum] | Sequence[str], label: str | None = None) -> None:
    """Ask for any number of a few words. The value is a list of words."""
    words = [str(o) for o in options]
    st.pills(
        label or labels.label(name),
        words,
        selection_mode="multi",
        key=form.field(name, empty=[], takes=some(words)),
        format_func=labels.choice,
    )
    form.say_wrong(name)


def rating(form: Form[Any], name: str, label: str | None = None) -> None:
    """Ask for 0–10, or what the scale of `name` goes to, with words for both ends; none means unrated."""
    low, high, top = labels.ends(name)
    with st.container(gap="xsmall", key=f"rating_{form.key(name)}"):
        numbers = range(top + 1)
        st.pills(
            f"{label or labels.label(name)}  ·  0 {low}, {top} {high}",
            numbers,
            key=form.field(name, takes=one(numbers)),
        )
        form.say_wrong(name)
        if labels.anchor(name, 0):  # the line stays when nothing is chosen: what lies below must not move
            st.caption(labels.anchor(name, form[name]) or "&nbsp;")


def yes_no(form: Form[Any], name: str, label: str | None = None) -> None:
    """Ask yes or no; none means not said."""
    st.segmented_control(
        label or labels.label(name),
        [True, False],
        format_func=lambda v: "Yes" if v else "No",
        key=form.field(name, takes=of_type(bool)),
    )
    form.say_wrong(name)


def flag(form: Form[Any], name: str, label: str | None = None) -> None:
    """Ask for a tick."""
    st.checkbox(label or labels.label(name), key=form.field(name, empty=False, takes=of_type(bool)))
    form.say_wrong(name)


def line(form: Form[Any], name: str, label: str | None = None, placeholder: str | None = None) -> None:
    """Ask for a short text, kept as it is typed."""
    st.text_input(
        label or labels.label(name),
        key=form.field(name, empty="", takes=of_type(str)),
        live=True,
        autocomplete="off",
        placeholder=placeholder,
    )
    form.say_wrong(name)


def number(form: Form[Any], name: str, label: str | None = None, *, step: float = 1) -> None:
    """Ask for a number; empty means not said. What is out of range is said when saving."""
    st.number_input(
        label or labels.label(name),
        key=form.field(name, takes=of_type(int, float)),
        step=step,
        value=None,
        format=None if step == int(step) else "%g",  # 24, not 24.00
        width=180,
    )
    form.say_wrong(name)


def minutes(form: Form[Any], name: str = "minutes", label: str | None = None) -> None:
    """Ask for minutes; empty means as usual, or not known."""
    number(form, name, label, step=5)


def when(form: Form[Any], name: str = "at", label: str | None = None) -> None:
    """Ask for a date and a time; `form.moment(name)` gives them as one."""
    form.moment_field(name, label or labels.label(name), ("day", "time"), needed=name in ("at", "end"))


def day(form: Form[Any], name: str, label: str | None = None) -> None:
    """Ask for a date; empty means not said."""
    form.moment_field(name, label or labels.label(name), ("day",), needed=name == "at_day")


def clock(form: Form[Any], name: str, label: str | None = None) -> None:
    """Ask for a time of day; empty means not said."""
    form.moment_field(name, label or labels.label(name), ("time",))
