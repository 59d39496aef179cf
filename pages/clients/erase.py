"""Erase a client and everything about them: what there is, what stands against it, and the typed confirmation."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from enum import StrEnum
from typing import TypeVar

import streamlit as st

from journal.errors import EntryNotFound, FieldError, JournalError
from journal.records.alike import folded
from journal.records.client import Client
from journal.records.entry import now_utc
from journal.records.letting_go import SEALED_DAYS, Against, Asks, Basis, Stands
from journal.store import backup, erasing, holds, second_place
from journal.store.client_taken import Found
from journal.use_cases import erase_client
from journal.wording import dates, labels
from journal.wording import erasing as wording
from pages.frame.unlocked import current_journal
from pages.parts import clock, notice, page_links
from pages.parts.forms import moment_field
from pages.parts.listing.described import described

FOUND = "erase.found"
"""Where the session keeps what was found of a client."""

MOST_NAMED = 30
"""Texts that name the code, listed one by one."""

QUESTIONS: dict[str, type[StrEnum]] = {
    "asks": Asks, "basis": Basis, "complaint": Stands, "minor": Stands, "insurer": Stands,
}  # fmt: skip

journal = current_journal()
today = clock.today(journal)
T = TypeVar("T", bound=StrEnum)


def client_of_address() -> Client | None:
    """Return the client that the address names, or None."""
    try:
        return journal.clients.get(st.query_params.get("client", ""))
    except EntryNotFound:
        return None


def answers(client: Client) -> Against:
    """Return what was answered so far."""
    told = {name: st.session_state.get(f"erase.{client.id}.{name}") for name in QUESTIONS}
    return Against(**{name: QUESTIONS[name](said) if said else None for name, said in told.items()})  # type: ignore[arg-type]  # each of its kind


def hold(client: Client, *, on: bool) -> None:
    """Put a hold on the client, or take it off."""
    try:
        holds.hold(journal, client.id, on=on)
        notice.said("The legal hold is on" if on else "The legal hold is off")
    except JournalError as error:
        notice.said(str(error))


def erase(client: Client) -> None:
    """Seal the client once the code was typed, and go where they can be called back."""
    key = f"erase.{client.id}"
    if folded(st.session_state.get(f"{key}.typed", "").strip()) != folded(client.code):
        notice.said("Type the code first. Nothing was changed.")
        return
    try:
        deadline = None
        if st.session_state.get(f"{key}.by_deadline"):
            deadline = moment_field.day_of(f"{key}.deadline", "deadline", today)
        sealed = erase_client.erase(
            journal,
            client.id,
            answers(client),
            now_utc(),
            all_the_same=bool(st.session_state.get(f"{key}.all_the_same")),
            deadline=deadline,
            renews_backups=bool(st.session_state.get(f"{key}.renews")),
        )
    except FieldError as error:
        notice.said(labels.problem(error.field, error.reason))
    except JournalError as error:
        notice.said(str(error))
    else:
        page_links.go("retention")
        notice.said(wording.sealed_shortly(sealed.goes_on))


def found_of(client: Client) -> Found:
    """Return what there is of the client, looked at anew once anything changed: a tap on an answer changes nothing."""
    asked = (journal.opening, journal.version, client.id)
    kept = st.session_state.get(FOUND)
    if kept is None or kept[0] != asked:
        kept = st.session_state[FOUND] = (asked, erasing.look(journal, client.id))
    found: Found = kept[1]
    return found


# --- what is shown -------------------------------------------------------------------------------


def show_found(found: Found) -> None:
    """Show what there is, and the texts of others that name the code."""
    for sentence in erase_client.said_before(journal, found):
        st.text(sentence)
    if found.naming:
        with st.expander(f"Texts that name the code ({len(found.naming)})"), st.container(gap="xsmall"):
            tables = {table.kind: table for table in journal.tables}
            for kind, entry_id in found.naming[:MOST_NAMED]:
                entry = tables[kind].ever(entry_id)
                if entry is not None:
                    st.text(f"{dates.date_in_words(entry.day)}  ·  {described(journal, entry)}")
            if len(found.naming) > MOST_NAMED:
                st.caption(f"and {len(found.naming) - MOST_NAMED} more")


def ask_against(client: Client) -> Against:
    """Ask what stands against it."""
    st.header("Before you do", anchor=False)
    for name, kind in QUESTIONS.items():
        words: Sequence[str] = [one.value for one in kind]
        st.pills(wording.QUESTIONS[name], words, key=f"erase.{client.id}.{name}", format_func=labels.choice)
    return answers(client)


def ask_last(client: Client, against: Against) -> None:
    """Ask for the rest, and for the code."""
    key = f"erase.{client.id}"
    st.header("Erase", anchor=False)
    if against.stands:
        st.checkbox("Erase all the same", key=f"{key}.all_the_same")
    st.checkbox("It has to be gone by a day", key=f"{key}.by_deadline")
    if st.session_state.get(f"{key}.by_deadline"):
        moment_field.day_input(
            "Gone for good on", journal=journal, key=f"{key}.deadline", start=today + timedelta(days=SEALED_DAYS)
        )
    if not journal.is_demo and backup.made(journal.folder):
        where = "here and in the second place" if second_place.chosen(journal) else "in the journal’s folder"
        st.checkbox(f"When it goes, replace the backups {where} by a new one", key=f"{key}.renews")
    st.text_input("Type the client’s code", key=f"{key}.typed", autocomplete="off", width=220)
    st.button("Erase this client", key=f"{key}.go", on_click=erase, args=(client,))
    st.caption(wording.SEVEN_DAYS)


def show(client: Client) -> None:
    """Show the way to erase one client, or that a hold keeps it."""
    st.text(client.code)
    if journal.settings.read().legal_hold:
        st.warning(wording.HELD_WHOLE)
        return
    if client.id in holds.clients_held(journal):
        st.warning(wording.HELD)
        st.button(wording.HOLD_OFF, key="hold.off", on_click=hold, args=(client,), kwargs={"on": False})
        return
    show_found(found_of(client))
    against = ask_against(client)
    if against.stands:
        with st.container(border=True, key="stands"):
            st.text(wording.STANDS)
            st.button(
                wording.HOLD_ON, key="hold.on", type="primary", on_click=hold, args=(client,), kwargs={"on": True}
            )
    if against.answered:
        ask_last(client, against)
    else:
        st.caption(wording.ANSWER_FIRST)


client = client_of_address()
with st.container(horizontal=True):
    page_links.button("All clients", "clients", key="back", icon=":material/arrow_back:")
    if client is not None:
        page_links.button("Open this client", "clients", key="client", id=client.id)
st.title("Erase a client", anchor=False)
notice.show(journal)
if client is None:
    st.text(wording.NOBODY)
else:
    show(client)
