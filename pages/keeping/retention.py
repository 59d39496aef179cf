"""Keep, and let go: holds, how long what is kept, what goes next, who is sealed; and the end of the whole journal."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from itertools import groupby

import streamlit as st

from journal.errors import FieldError, JournalError
from journal.records.entry import now_utc
from journal.records.letting_go import Group, Kept, Sealed
from journal.store import backup, erasing, holds, retention
from journal.store.retention import Going
from journal.wording import dates, labels
from journal.wording import erasing as erasing_wording
from journal.wording import retention as wording
from journal.wording import settings as settings_wording
from pages.frame.unlocked import current_journal
from pages.parts import clock, notice, page_links
from pages.parts.listing.described import described

AHEAD = timedelta(days=90)
"""How far ahead the list of what goes looks."""

MOST_LISTED = 50
"""Entries named one by one; of more, how many there are."""

CHOICES = (6, 12, 24, 36, 60, 84, 120, 180, 240, 360)
"""Months that can be chosen."""

FOR_GOOD = 0
"""Stands among them for no time at all: with None, nothing would stand in the field."""

INPUTS = {Group.PRACTICE: "practice", Group.REFLECTIONS: "reflections", Group.SELF_CARE: "self_care"}

journal = current_journal()
zone = clock.zone_here(journal)
today = clock.today(journal)


def keep_hold() -> None:
    """Switch the hold on the whole journal."""
    on = bool(st.session_state["retention.hold"])
    try:
        journal.settings.write(replace(journal.settings.read(), legal_hold=on))
        notice.said("The legal hold is on" if on else "The legal hold is off")
    except JournalError as error:
        notice.said(str(error))


def take_off(client_id: str) -> None:
    """Take the hold off a client."""
    try:
        holds.hold(journal, client_id, on=False)
        notice.done("The hold is off", lambda: holds.hold(journal, client_id, on=True))
    except JournalError as error:
        notice.said(str(error))


def keep_times() -> None:
    """Keep for how long each group is kept."""
    told = {name: st.session_state[f"retention.{name}"] or None for name in INPUTS.values()}
    try:
        journal.settings.write(replace(journal.settings.read(), kept=Kept(**told)))
        notice.said("Saved")
    except FieldError as error:
        notice.said(labels.problem(error.field, error.reason))
    except JournalError as error:
        notice.said(str(error))


def call_back(sealed_id: str) -> None:
    """Put a sealed client back."""
    try:
        code, stays = erasing.call_back(journal, sealed_id)
    except FieldError as error:
        notice.said(labels.problem(error.field, error.reason))
    except JournalError as error:
        notice.said(str(error))
    else:
        since = f", but for {dates.count(stays, 'place')} changed since" if stays else ""
        notice.said(f"{code}: {erasing_wording.CALLED_BACK}{since}")


def let_go_now(sealed: Sealed) -> None:
    """Let a sealed client go at once, where that was typed."""
    if st.session_state.get(f"now.{sealed.id}", "").strip().lower() != wording.AT_ONCE:
        notice.said(f"Type “{wording.AT_ONCE}” first. Nothing was changed.")
        return
    try:
        erasing.purge(journal, sealed.id, now_utc())
        if sealed.renews_backups and not journal.is_demo:
            backup.renew(journal, erasing.AFTER, today)
        notice.said(erasing_wording.GONE)
    except JournalError as error:
        notice.said(str(error))


# --- what is shown -------------------------------------------------------------------------------


def show_holds() -> None:
    """Show the hold on everything, and the clients who are held."""
    st.header("Legal hold", anchor=False)
    hold = journal.settings.read().legal_hold
    if st.session_state.get("retention.hold") != hold:  # switched in another tab
        st.session_state["retention.hold"] = hold
    st.toggle(wording.HOLD, key="retention.hold", on_change=keep_hold)
    st.caption(HOLD_MEANS)
    held = [client for client in journal.clients.all() if client.id in holds.clients_held(journal)]
    for client in held:
        with st.container(horizontal=True, vertical_alignment="center", key=f"held.{client.id}"):
            st.text(f"{client.code} is held")
            st.button("Take it off", key=f"off.{client.id}", type="tertiary", on_click=take_off, args=(client.id,))


def show_times() -> None:
    """Ask for how long each group is kept."""
    st.header("For how long", anchor=False)
    st.caption(wording.OFF)
    kept = journal.settings.read().kept
    for group, name in INPUTS.items():
        title, holding = wording.GROUPS[group.value]
        now = kept.months(group) or FOR_GOOD
        if st.session_state.get(f"retention.{name}") != now:  # chosen in another tab
            st.session_state[f"retention.{name}"] = now
        st.selectbox(
            title,
            sorted({FOR_GOOD, *CHOICES, now}),
            key=f"retention.{name}",
            format_func=wording.months,
            on_change=keep_times,
            width=260,
        )
        st.caption(holding)
    st.caption(f"{wording.SHARES} {wording.NEVER}")


def show_coming() -> None:
    """Show what goes on which day, and each of it."""
    st.header("What goes next", anchor=False)
    settings = journal.settings.read()
    if settings.legal_hold:
        st.text(wording.CHOICE_HELD)
        return
    if settings.kept == Kept():
        st.text(wording.NOTHING_CHOSEN)
        return
    coming = retention.coming(journal, today, today + AHEAD)
    if not coming:
        st.text(wording.NOTHING_COMING)
    for day, going in groupby(coming, key=lambda one: one.goes_on):
        here = list(going)
        with st.expander(wording.goes_on(day, Counter(one.kind for one in here))), st.container(gap="xsmall"):
            show_each(here)
    st.caption(wording.HOW)


def show_each(going: list[Going]) -> None:
    """Name each of what goes on one day."""
    tables = {table.kind: table for table in journal.tables}
    for one in going[:MOST_LISTED]:
        entry = tables[one.kind].ever(one.entry_id)
        if entry is not None:
            st.text(f"{dates.date_in_words(one.day)}  ·  {described(journal, entry)}")
    if len(going) > MOST_LISTED:
        st.caption(wording.more(len(going) - MOST_LISTED))


def show_sealed() -> None:
    """Show who can be called back, without saying who it is."""
    st.header("Sealed", anchor=False)
    st.caption(wording.SEALED_HOW)
    for sealed, counts in erasing.all_sealed(journal):
        with st.container(border=True, key=f"sealed.{sealed.id}"):
            st.text(erasing_wording.one_sealed(sealed.sealed_at.astimezone(zone).date(), sealed.goes_on, counts))
            with st.container(horizontal=True, vertical_alignment="bottom"):
                st.button("Call back", key=f"back.{sealed.id}", type="primary", on_click=call_back, args=(sealed.id,))
                with st.popover("Do not wait", type="tertiary"):
                    st.text_input(f"Type “{wording.AT_ONCE}”", key=f"now.{sealed.id}", autocomplete="off")
                    st.button("Let it go for good", key=f"go.{sealed.id}", on_click=let_go_now, args=(sealed,))


def show_log() -> None:
    """Show that something went, never what."""
    went = erasing.went(journal)
    st.header("What went", anchor=False)
    st.caption(wording.LOG if went else wording.NO_LOG)
    with st.container(gap="xsmall"):
        for one in went:
            st.text(erasing_wording.went(one.at.astimezone(zone).date(), one.why.value, dict(one.counts)))


def show_end() -> None:
    """Offer to erase everything."""
    st.header("The whole journal", anchor=False)
    if journal.is_demo:
        st.caption(settings_wording.DEMO)
        return
    st.caption(wording.END)
    st.html('<p><a href="/door/erase-all" target="_self">Erase the whole journal</a></p>')


HOLD_MEANS = (
    "For when your records may be asked for. While it is on, nothing goes for good: not out of the trash, not by its "
    "age, not by erasing. A hold can also be on one client: it is set where a client is erased."
)

st.title("Keep, and let go", anchor=False)
notice.show(journal)
if erasing.all_sealed(journal):
    show_sealed()
show_holds()
show_times()
show_coming()
show_log()
page_links.button("Trash", "trash", key="trash", icon=":material/delete:")
show_end()
