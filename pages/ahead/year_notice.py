"""The year's days away in one notice: a text with their dates, and one tap for each person who was given it."""

from __future__ import annotations

from functools import partial

import streamlit as st

from journal.errors import JournalError
from journal.planning.absence_notices import Elsewhen, not_told
from journal.records.absence_decision import AbsenceDecision, How, Told
from journal.records.alike import called
from journal.records.client import REACH, Client
from journal.records.time_off import TimeOff
from journal.use_cases import absence, absence_tell
from journal.wording import absence_texts as wording
from journal.wording import clients as client_words
from journal.wording import labels
from pages.frame.unlocked import current_journal
from pages.parts import clock, notice, page_links
from pages.parts.copied_text import copied_text
from pages.parts.listing import rows

journal = current_journal()
today = clock.today(journal)

ACTS = {str(how): labels.choice(how) for how in How}

Decisions = dict[str, dict[str, AbsenceDecision]]
"""What is decided, by time off and client."""

Moved = dict[str, Elsewhen]
"""When a time off had other days, by its id."""


def pressed(offs: list[TimeOff], act: str, row_id: str) -> None:
    """Note that somebody was told of all these days."""
    client_id, _, member_id = row_id.partition(".")
    client = next(iter(journal.clients.some([client_id])), None)
    if client is None or act not in {*How}:
        return
    one = Told(member_id=member_id or None, on=today, how=How(act))
    try:
        decided = absence_tell.told_of_all(journal, offs, client, one, today)
    except JournalError as error:
        notice.said(str(error))
        return
    notice.done(wording.told_of(len(decided)), lambda: absence.put_back(journal, decided))


def lines_of(client: Client, name: str, offs: list[TimeOff], decisions: Decisions, moved: Moved) -> list[rows.Row]:
    """Return a client's rows: one for each member, or one."""
    own = [off for off in offs if any(client.active_on(day) for day in off.days())]
    missing = [not_told(client, decisions[off.id].get(client.id), moved[off.id]) for off in own]
    state = journal.clients.state_on(client.id, max(today, client.day))
    reach = client_words.reached(*(getattr(state, fact) for fact in REACH))
    who: list[tuple[str | None, str]] = [(m.id, f"{name}, {m.label}") for m in client.members]
    found = []
    for member_id, said_name in who or [(None, name)]:
        told = sum(member_id not in those for those in missing)
        row_id = f"{client.id}.{member_id}" if member_id is not None else client.id
        said = f"{wording.told_of_some(told, len(own))}  ·  {reach}"
        found.append(rows.Row(row_id, said_name, rows.plain(said), acts=() if told == len(own) else (*ACTS,)))
    return found


def show() -> None:
    """Show the notice, and who was given it."""
    offs = absence_tell.coming(journal, today)
    text = wording.of_the_year([(off.first, off.last) for off in offs])
    if not text:
        st.info(wording.NO_COMING)
        page_links.button("Time off", "time-off", key="time_off")
        return
    st.caption(wording.YEAR_SAYS)
    copied_text("text.year", wording.YEAR, text)
    plans = {off.id: journal.absence_plans.of_time_off(off.id) for off in offs}
    decisions: Decisions = {
        off_id: journal.absence_decisions.of_plan(plan.id) if plan is not None else {} for off_id, plan in plans.items()
    }
    clients = [c for c in journal.clients.active_on(today) if any(c.active_on(d) for off in offs for d in off.days())]
    st.header("Who was given it", anchor=False)
    if not clients:
        st.text(wording.NO_CLIENTS)
        return
    st.caption(wording.TELLING_ALL)
    if any(len(client.members) > 1 or client.secrets for client in clients):
        st.caption(wording.ONE_BY_ONE)
    moved = {off.id: absence_tell.elsewhen(journal, off) for off in offs}
    names = called(clients)
    listed = [line for c in clients for line in lines_of(c, names[c.id], offs, decisions, moved)]
    rows.show("year_notice.rows", listed, ACTS, partial(pressed, offs))


page_links.button("Time off", "time-off", key="back", icon=":material/arrow_back:")
st.title(wording.YEAR, anchor=False)
notice.show(journal)
show()
