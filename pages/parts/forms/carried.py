"""The next new form, in the inputs of the one that was saved: the browser keeps them in their places and empties them.

Streamlit's inputs send their values with every run, and one that was asked for right after the press of "Save" brings
those of the saved entry once more. The address tells them apart: it names the next form once that one was drawn.
Before, what still is as it was saved is no answer; what differs was typed since, and stands.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from time import monotonic
from typing import Any

import streamlit as st

from journal.records.entry import new_id
from pages.parts.forms.draft_values import encoded

_NEXT, _SAVED = "form.next", "form.saved_at"

SEVERAL = 2
"""Answers that come back as they were saved before one alone was given anew: they were told, and not yet emptied."""

ONE_PRESS = 3.0
"""Seconds after a save in which a press in a new form, where nothing is said yet, was meant for the saved one."""


@dataclass
class _Next:
    base: str  # what the keys of its inputs begin with
    saved: str  # the draft that was saved
    draft: str
    left: Mapping[str, Any]  # what the browser held, by the keys of the inputs, as a draft keeps it
    told: bool = False  # whether the browser named it


def base_of(draft_id: str) -> str:
    """Return what the keys of a draft's inputs begin with, before a dot."""
    return next((following.base for following in _all().values() if following.draft == draft_id), draft_id)


def next_form(kind: str, saved: str, left: Mapping[str, Any]) -> None:
    """Let the next new form of a kind take the inputs of the draft that was saved; `left` is what they hold, by key."""
    _all()[kind] = _Next(base_of(saved), saved, new_id(), {key: encoded(value) for key, value in left.items()})


def after(kind: str, saved: str) -> str | None:
    """Return the draft of the form that follows the one that was saved; None where it was not."""
    following = _all().get(kind)
    return following.draft if following is not None and following.saved == saved else None


def saved_now(kind: str) -> None:
    """Note that a form of a kind was saved in this moment."""
    st.session_state[_SAVED] = (kind, monotonic())


def saved_just_now(kind: str) -> bool:
    """Say whether a form of a kind was saved a moment ago."""
    last, when = st.session_state.get(_SAVED, ("", 0.0))
    return bool(last == kind and monotonic() - when < ONE_PRESS)


def no_more(draft_id: str) -> None:
    """Let no form follow as this draft any more: it was thrown away, or stands elsewhere."""
    for kind in [kind for kind, following in _all().items() if following.draft == draft_id]:
        del _all()[kind]


def draft_for(kind: str, named: str) -> str:
    """Return the draft that is meant where the address names `named`, or none; inputs lose what is left over."""
    following = _all().get(kind)
    if following is None:
        return named
    if named == following.draft:
        following.told = following.told or _left_over(following) < SEVERAL
        if not following.told:
            named = ""
    if following.told or named not in ("", following.saved):
        return named
    for key, value in following.left.items():
        if key not in st.session_state:
            continue
        if encoded(st.session_state[key]) == value:
            del st.session_state[key]
            st.session_state.pop(f"{key}.followed", None)  # what followed by itself in the next form follows anew
        else:  # told again: the browser may have been told meanwhile that it is empty
            st.session_state[key] = st.session_state[key]
    return following.draft


def _left_over(following: _Next) -> int:
    """Return how many inputs still hold what was saved, and not what the next form begins with."""
    begun = st.session_state.get(f"{following.base}.begun", {})
    held = {key: encoded(st.session_state[key]) for key in following.left if key in st.session_state}
    before = f"{following.base}."
    return sum(
        value == following.left[key] and value != begun.get(key.removeprefix(before)) for key, value in held.items()
    )


def _all() -> dict[str, _Next]:
    result: dict[str, _Next] = st.session_state.setdefault(_NEXT, {})
    return result
