"""Of which placement: asked only where there is one."""

from __future__ import annotations

from datetime import date
from typing import Any

import streamlit as st

from journal.records.placement import NO_PLACEMENT
from journal.store.journal import Journal
from journal.wording import labels
from journal.wording import placements as wording
from pages.parts.forms.draft_values import one
from pages.parts.forms.form import Form
from pages.parts.markdown_escape import markdown_escape


def offered(journal: Journal, day: date | None = None, kept: str | None = None) -> dict[str, str]:
    """Return by id the names of the placements that run on a day, None: on any; and of the one that is kept."""
    on = day if type(day) is date else None  # of a draft from another version it may be anything
    found = {one.id: one.name for one in journal.placements.all() if on is None or one.runs_on(on)}
    if kept and kept not in found:
        found[kept] = name_of(journal, kept)
    return found


def name_of(journal: Journal, placement_id: str | None) -> str:
    """Return a placement's name, also of one in the trash; empty for none."""
    placement = journal.placements.ever(placement_id) if placement_id else None
    return placement.name if placement is not None else ""


def ask(form: Form[Any], day: date | None = None, *, none: bool = False, caption: str = "") -> None:
    """Ask for a placement of those that run on `day`; `none` offers, besides, to say that it is of none.

    Where there is no placement, nothing is shown and nothing asked.
    """
    names = offered(form.journal, day, form["placement_id"])
    if not names:
        return
    choices = {**names, **({NO_PLACEMENT: wording.NONE} if none else {})}
    st.pills(
        labels.label("placement_id"),
        list(choices),
        key=form.field("placement_id", takes=one(list(choices))),
        format_func=lambda placement_id: markdown_escape(choices.get(placement_id, "?")),
    )
    form.say_wrong("placement_id")
    if caption:
        st.caption(caption)
