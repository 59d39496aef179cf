"""Hours before this journal: what is brought forward for one rule, up to a day, and where it is written down."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from journal.errors import FieldError
from journal.presets.hours import BY_KEY, PRESETS
from journal.records.entry import new_id
from journal.records.opening_balance import IN_NUMBERS, BalanceOf, OpeningBalance
from journal.wording import labels
from journal.wording import placements as wording
from pages.frame.unlocked import current_journal
from pages.parts import clock, notice, page_links
from pages.parts.forms import fields
from pages.parts.forms.draft_values import one
from pages.parts.forms.form import Form, begin
from pages.parts.forms.unfinished import offer_unfinished
from pages.parts.listing import entries
from pages.parts.listing.list_and_form import delete, in_form, leave_form
from pages.parts.supervision import placement_choice

journal = current_journal()
now = clock.local_now(journal)


def build(form: Form[OpeningBalance]) -> OpeningBalance:
    """Make the record from the form."""
    what = form.chosen("what", BalanceOf)
    for name in ("preset", "what", "amount", "until"):
        if form[name] is None:
            raise FieldError(name, "is needed")
    assert what is not None
    return OpeningBalance(
        **form.identity(),
        at=form.entry.at if form.entry is not None else now,
        preset=form["preset"],
        what=what,
        amount=float(form["amount"]),
        until=form["until"],
        placement_id=form["placement_id"],
        note=(form["note"] or "").strip(),
    )


def name_of_preset(key: str) -> str:
    """Return what a rule is called; of one that is not known here, its key."""
    return BY_KEY[key].name if key in BY_KEY else key


def show_form(every: Sequence[OpeningBalance]) -> None:
    """Show the form of the balance that the address names, or of a new one."""
    if every:
        st.button(wording.ALL_BALANCES, type="tertiary", icon=":material/arrow_back:", key="back", on_click=leave_form)
    form = begin(journal, journal.opening_balances, start={"preset": journal.settings.read().hours_preset})
    keys = [preset.key for preset in PRESETS]
    if form.entry is not None and form.entry.preset not in keys:  # of another version of the program
        keys.append(form.entry.preset)
    st.selectbox(
        labels.label("preset"), keys, index=None, format_func=name_of_preset, width=320,
        key=form.field("preset", takes=one(keys)),
    )  # fmt: skip
    fields.one_of(form, "what", BalanceOf)
    what = form.chosen("what", BalanceOf)
    whole = what in IN_NUMBERS
    fields.number(form, "amount", wording.HOW_MANY if whole else wording.HOW_MANY_HOURS, step=1 if whole else 0.5)
    if what is BalanceOf.GROUP:
        st.caption(wording.OF_A_GROUP)
    fields.day(form, "until")
    placement_choice.ask(form)
    fields.line(form, "note", wording.WHERE, placeholder="for example the log book of the course, page 12")
    form.save_button(build, another=True)
    if form.entry is not None:
        args = (journal.opening_balances, form.entry.id)
        st.button("Delete", type="tertiary", key="delete_balance", on_click=delete, args=args)


def show_list(every: Sequence[OpeningBalance]) -> None:
    """List what is brought forward, by the rule it is for."""
    args = ("draft", new_id())
    st.button(wording.ADD_BALANCE, type="primary", key="add", on_click=st.query_params.__setitem__, args=args)
    offer_unfinished(journal, journal.opening_balances)
    for key in dict.fromkeys(balance.preset for balance in every):
        st.header(name_of_preset(key), anchor=False)
        if key not in BY_KEY:
            st.caption(wording.UNKNOWN_PRESET)
        for balance in every:
            if balance.preset == key:
                show_line(balance)


def show_line(balance: OpeningBalance) -> None:
    """Show one balance in two lines, with the way to the form."""
    with st.container(horizontal=True, vertical_alignment="center", key=f"balance.{balance.id}"):
        with st.container(gap=None):
            st.text(wording.balance(balance.amount, balance.what, balance.until))
            said = (placement_choice.name_of(journal, balance.placement_id), balance.note)
            if any(said):
                st.text("  ·  ".join(part for part in said if part))
        args = (balance.id,)
        st.button("Open", key=f"open.{balance.id}", on_click=entries.open_entry, args=args, type="tertiary")


st.title(wording.BEFORE, anchor=False)
notice.show(journal)
every = journal.opening_balances.all()
if every and not in_form():
    show_list(every)
else:
    show_form(every)
if not every:
    st.caption(wording.BALANCES_EMPTY)
page_links.button("Hours for the board", "hours", key="to_hours", icon=":material/arrow_back:")
