"""A text of an absence: to copy, to print, to change, and back to ours."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from journal.errors import JournalError
from journal.records.absence_plan import AbsencePlan
from journal.records.absence_texts import TextKind
from journal.records.time_off import TimeOff
from journal.store.journal import Journal
from journal.use_cases import absence_tell, changing
from journal.use_cases.changing import Changed
from journal.wording import absence_texts as wording
from journal.wording.absence_texts import Filled
from pages.parts import clock, notice, page_links
from pages.parts.copied_text import copied_text
from pages.parts.forms.other_version import changed_here


def show(
    journal: Journal, plan: AbsencePlan | None, kind: TextKind, of: Filled, off: TimeOff | None = None, *, to: str
) -> None:
    """Show a text as it is now; `to` is the address of the page to come back to after changing it."""
    text = absence_tell.text_of(plan, kind, of)
    copied_text(f"text.{kind}", wording.TITLES[kind], text.text)
    if plan is None:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        page_links.button(
            "Change the words", "absence-plan", key=f"change.{kind}", id=plan.id, to=to, text=kind.name.lower()
        )
        if text.own:
            st.button(
                wording.BACK_TO_OURS, key=f"ours.{kind}", type="tertiary", on_click=back, args=(journal, plan, kind)
            )
    if text.stale and off is not None:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(wording.STALE)
            args = (journal, plan, kind, off)
            st.button("They are right", key=f"fits.{kind}", type="tertiary", on_click=right, args=args)


def back(journal: Journal, plan: AbsencePlan, kind: TextKind) -> None:
    """Let a text be ours again; for a button's on_click."""
    _done(journal, "As it comes", lambda: absence_tell.back_to_ours(journal, plan.id, kind, clock.today(journal)))


def right(journal: Journal, plan: AbsencePlan, kind: TextKind, off: TimeOff) -> None:
    """Note that a text is right for the days as they are now; for a button's on_click."""
    _done(journal, "Noted", lambda: absence_tell.fits(journal, plan.id, kind, off))


def _done(journal: Journal, said: str, do: Callable[[], Changed[AbsencePlan]]) -> None:
    try:
        kept = do()
    except JournalError as error:
        notice.said(str(error))
        return
    changed_here(kept.now)
    notice.done(said, lambda: changing.take_back(journal.absence_plans, kept))
