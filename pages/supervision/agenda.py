"""The agenda for supervision: what waits, what was raised and decided, what is done, and whether it helped."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from journal.errors import JournalError
from journal.measures.agenda import open_actions, still_waiting
from journal.records.agenda import AgendaItem, AgendaState
from journal.records.supervision import Want
from journal.wording import agenda as wording
from pages.frame.unlocked import current_journal
from pages.parts import clock, notice, page_links
from pages.parts.forms import fields
from pages.parts.forms.form import Form, begin, more
from pages.parts.listing import history
from pages.parts.supervision import agenda_items, share_comments
from pages.parts.supervision.agenda_line import meeting_line
from pages.supervision import agreed_actions, discussed_clients

journal = current_journal()
now = clock.local_now(journal)
today = now.date()

RAISED = 5
"""Things raised or decided of which each list shows the newest."""

ASKED = 5
"""Things done of which it is asked at once whether they helped."""

FINISHED = 20
"""Things done and answered that are listed."""


def build(form: Form[AgendaItem]) -> AgendaItem:
    """Make the record from the form; an item that is there keeps what the form does not ask."""
    result = {"title": (form["title"] or "").strip(), "want": form.chosen("want", Want), "client_id": form["client_id"]}
    if form.entry is None:
        return AgendaItem(**form.identity(), at=now, **result)
    return replace(form.entry, **result).decided((form["decision"] or "").strip())


def show_form() -> str | None:
    """Show the form of a new item, or of the one that the address names; return the id of that one."""
    form = begin(journal, journal.agenda)
    fields.line(form, "title", placeholder="a few words will do")
    fields.one_of(form, "want", Want)
    if form.entry is not None:
        fields.line(form, "decision", "Decided", placeholder="may stay empty")
    with more(form):
        fields.client(form, day=today)
    form.save_button(build, label="Put on the agenda" if form.entry is None else "Save")
    if form.entry is not None:
        with st.container(horizontal=True):
            agenda_items.source(journal, form.entry, place="form")
            st.button("Take off the agenda", key="delete", type="tertiary", on_click=delete, args=(form.entry.id,))
        history.show(journal, journal.agenda, form.entry)
    return form.entry.id if form.entry is not None else None


def delete(item_id: str) -> None:
    """Put an item in the trash."""
    try:
        journal.agenda.delete(item_id)
        notice.deleted(journal.agenda.kind, item_id)
        st.query_params.pop("id", None)
    except JournalError as error:
        notice.said(str(error))


# --- the lists -----------------------------------------------------------------------------------


def show_waiting(items: list[AgendaItem]) -> None:
    """List what was not raised yet; of what waits and waits it is said, here only."""
    meetings = journal.supervisions.moments_after(items[0].at) if items else []
    passed_by = still_waiting(items, meetings, now)
    kept_back = journal.agenda.kept_back()

    def line(item: AgendaItem) -> None:
        remark = wording.passed_by(passed_by[item.id]) if item.id in passed_by else ""
        remark = wording.NOT_ON_THE_PAGE if item.id in kept_back else remark
        agenda_items.row(journal, item, remark=remark, in_form=item.id == in_form)
        share_comments.show_beside(came_back.get(item.id, ()))

    st.header("Waiting", anchor=False)
    if not items:
        st.caption(wording.EMPTY)
    agenda_items.listed(items, line, name="waiting")


def show_raised(items: list[AgendaItem]) -> None:
    """List what was raised: without a decision it may be enough to have spoken of it."""
    meetings = agenda_items.meetings_of(journal, items)

    def line(item: AgendaItem) -> None:
        meeting = meetings.get(item.supervision_id or "")
        agenda_items.row(journal, item, meeting, steps={"Done": AgendaItem.finished}, in_form=item.id == in_form)
        share_comments.show_beside(came_back.get(item.id, ()))

    newest = agenda_items.newest_first(items, meetings)
    for heading, state in (("Decided", AgendaState.DECIDED), ("Raised, nothing decided yet", AgendaState.RAISED)):
        here = [item for item in newest if item.state is state]
        if here:
            st.header(heading, anchor=False)
            agenda_items.listed(here, line, name=state, shown=RAISED)


def show_done() -> None:
    """Ask of what is done whether it helped, and list what was answered."""
    asked = agenda_items.still_asked(journal.agenda.done(answered=False, limit=ASKED))
    if asked:
        st.header("Done: did it help?", anchor=False)
        for item in asked:
            agenda_items.ask_if_it_helped(journal, item, in_form=item.id == in_form)
    answered = journal.agenda.done(answered=True, limit=FINISHED)
    if answered:
        with st.expander("Done, and whether it helped"):
            for item in answered:
                with st.container(gap=None, key=f"answered.{item.id}"):
                    st.text("  ·  ".join(part for part in (item.title, wording.helped(item.helped)) if part))
                    if item.decision:
                        st.text(f"Decided: {item.decision}")


def show_actions() -> None:
    """List what was agreed and is not done yet, over all meetings."""
    actions = open_actions(journal.supervisions.with_open_actions(), today)
    if actions:
        st.header("Agreed, not done yet", anchor=False)
        agreed_actions.with_ticks(journal, actions)


def show_clients() -> None:
    """List the clients of the last weeks by when they were last discussed."""
    result = discussed_clients.clients(journal, today)
    if result:
        fold = st.expander("Clients by when they were last discussed", key="discussed", on_change="rerun")
        if fold.open:
            with fold:
                st.caption(wording.LATELY)
                discussed_clients.show(result, today)


st.title("Agenda", anchor=False)
st.caption(wording.THE_LOOP)
notice.show(journal)
with st.container(horizontal=True, vertical_alignment="center"):
    st.text(meeting_line(journal) or wording.NO_DAY)
    page_links.button("Prepare the hour", "before-supervision", key="prepare")
in_form = show_form()
came_back = share_comments.by_entry(journal)
open_items = journal.agenda.open()
show_waiting([item for item in open_items if item.state is AgendaState.WAITING])
show_raised([item for item in open_items if item.state is not AgendaState.WAITING])
show_actions()
show_done()
show_clients()
