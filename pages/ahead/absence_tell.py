"""Telling clients of an absence: who is to hear when, that it was said, and the words for it."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import streamlit as st

from journal.errors import JournalError
from journal.planning.absence import Row
from journal.planning.absence_notices import UNANNOUNCED, Notice, Step, concerns, not_told, notice_days, still_holds
from journal.records.absence_decision import AbsenceDecision, How, Told
from journal.records.absence_plan import AbsencePlan
from journal.records.absence_texts import TextKind
from journal.records.alike import called
from journal.records.client import REACH, Client
from journal.records.time_off import TimeOff
from journal.use_cases import absence, absence_tell
from journal.use_cases.absence_tell import Announced
from journal.wording import absence_texts as wording
from journal.wording import clients as client_words
from journal.wording import dates, labels
from pages.ahead import steps, texts
from pages.frame.unlocked import current_journal
from pages.parts import clock, notice, page_links
from pages.parts.listing import rows
from pages.parts.pending import tell_absence

journal = current_journal()
today = clock.today(journal)
here = clock.browser_zone(journal)

ACTS = {
    **{str(how): labels.choice(how) for how in How},
    "remind": "Reminded",
    "next": "Told the next date",
    "not": "Not told",
    "more": "More",
}
HEADINGS = ("Due", "Later", "Not told", "Told")


# --- what is pressed -----------------------------------------------------------------------------


def pressed(off: TimeOff, after: dict[str, Row], act: str, row_id: str) -> None:
    """Note what was said to somebody, take it back, or open what is decided for them."""
    client_id, _, member_id = row_id.partition(".")
    row = after.get(client_id)
    if row is None:
        return
    if act == "remind":
        tell_absence.remind(journal, off, client_id, today, member_id or None)
    elif act == "next" and row.after is not None:
        tell_absence.name_next_date(journal, off, client_id, row.after)
    elif act == "not":
        tell_absence.not_told(journal, off, client_id)
    elif act == "more":
        try:
            plan = absence.begin(journal, off, today)
            decision = absence.decide(journal, plan, client_id, lambda before: before)
        except JournalError as error:
            notice.said(str(error))
            return
        page_links.go("absence-client", id=decision.id)
    elif act in {*How}:
        one = Told(member_id=member_id or None, on=today, how=How(act))
        tell_absence.tell(journal, off, client_id, one)


# --- what is shown -------------------------------------------------------------------------------


def what_was_said(client: Client, decision: AbsenceDecision | None, told: Announced) -> list[str]:
    """Return who was told when, as far as it was said of the days as they are now."""
    if decision is None:
        return []
    labelled = {member.id: member.label for member in client.members}
    said = []
    for one in decision.told:
        who = f"{labelled.get(one.member_id, 'a former member')} " if one.member_id else ""
        other = "" if still_holds(one.on, told.elsewhen) else ", of other days"
        said.append(f"{who}told {dates.short_date(one.on)}, {one.how}{other}")
    if decision.reminded_on is not None:
        said.append(f"reminded {dates.short_date(decision.reminded_on)}")
    if decision.next_date is not None:
        said.append(f"next date {dates.short_date(decision.next_date)}")
    return said


def heading_of(due: Notice | None, missing: bool) -> str:
    """Return under which heading a client stands."""
    if due is None:
        return "Not told" if missing else "Told"
    return "Due" if due.due <= today else "Later"


def lines_of(client: Client, name: str, row: Row, due: Notice | None, told: Announced) -> list[rows.Row]:
    """Return the rows of a client: one for each member who is to be told or reminded, or else one."""
    decision = told.decisions.get(client.id)
    missing = not_told(client, decision, told.elsewhen)
    labelled = {member.id: member.label for member in client.members}
    state = journal.clients.state_on(client.id, max(today, client.day))
    reach = client_words.reached(*(getattr(state, fact) for fact in REACH))
    said = what_was_said(client, decision, told)
    secrets = [f"agreed on secrets: {client.secrets}"] if client.secrets else []
    second = rows.plain("  ·  ".join([*said, reach, *secrets]))
    heading = heading_of(due, bool(missing))
    since = f"from {dates.short_date(due.due)}" if due is not None and due.due > today else ""
    acts: tuple[str, ...]
    if missing:
        acts = (*map(str, How), "more")
    elif due is not None and due.step is Step.REMIND:
        acts = ("remind", "not", "more")
    elif due is not None and due.step is Step.NEXT_DATE and row.after is not None:
        acts = ("next", "not", "more")
    else:
        acts = ("not", "more")
    step = wording.STEPS[due.step] if due is not None else ""
    if due is not None and due.step is Step.NEXT_DATE:
        step = f"{step}{f': {dates.short_date(row.after)}' if row.after is not None else ', not known yet'}"
    found = []
    asked = due.members if due is not None and due.step is Step.REMIND else ()
    for member_id in missing or asked or (None,):
        who = f"{name}, {labelled[member_id]}" if member_id is not None else name
        first = "  ·  ".join(part for part in (who, step, since) if part)
        row_id = f"{client.id}.{member_id}" if member_id is not None else client.id
        found.append(rows.Row(row_id, first, second, heading=heading, acts=acts))
    return found


def show_list(told: Announced) -> None:
    """Show whom the absence concerns, who is due first."""
    due = {one.client_id: one for one in told.notices}
    table = {row.client_id: row for row in told.rows}
    clients = {client.id: client for client in journal.clients.some([*table])}
    whom = [
        client for client in clients.values()
        if concerns(table[client.id], client, told.off, told.decisions.get(client.id))
        or (told.decisions.get(client.id) is not None and told.decisions[client.id].told)
    ]  # fmt: skip
    if not whom:
        st.text(wording.NOBODY if told.rows else wording.NO_CLIENTS)
        return
    if any(len(client.members) > 1 or client.secrets for client in whom):
        st.caption(wording.ONE_BY_ONE)
    names = called(whom)
    shown = [line for c in whom for line in lines_of(c, names[c.id], table[c.id], due.get(c.id), told)]
    far = told.off.first + timedelta(days=1)
    order = {c.id: (due[c.id].due if c.id in due else far, c.code, c.id) for c in whom}
    shown.sort(key=lambda line: (HEADINGS.index(line.heading), order[line.id.partition(".")[0]]))
    heads = [line.heading for line in shown]
    first = {heads.index(head) for head in heads}
    listed = [line if n in first else rows.without_heading(line) for n, line in enumerate(shown)]
    rows.show("absence_tell.rows", listed, ACTS, partial(pressed, told.off, table))


def show_days(off: TimeOff, plan: AbsencePlan) -> None:
    """Show the days of notice, and the way to change them."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(wording.notice_days([dates.short_date(day) for day in notice_days(off, plan)]))
        page_links.button("Change", "absence-plan", key="notices", id=plan.id, to="absence-tell")


def show(off: TimeOff) -> None:
    """Show whom to tell of an absence, and the words for it."""
    try:
        plan = absence.begin(journal, off, today)
    except JournalError as error:
        st.error(str(error))
        return
    told = absence_tell.look(journal, off, today, here)
    st.text(f"{dates.day_with_year(off.first) if off.first == off.last else dates.span_in_words(off.first, off.last)}.")
    if off.kind in UNANNOUNCED or off.first <= today:
        st.text(wording.NOTHING_TO_TELL)
    else:
        show_days(off, plan)
        st.caption(f"{wording.TELLING} {wording.FROM_SIX_WEEKS}")
    with st.expander(wording.TEXTS, key="absence_tell.texts"):
        show_texts(off, plan)
    show_list(told)
    page_links.button("The year's days away in one notice", "year-notice", key="year")


def show_texts(off: TimeOff, plan: AbsencePlan) -> None:
    """Show one of the texts, to copy or to print."""
    st.caption(wording.NO_REASON)
    kinds = [kind.value for kind in TextKind if kind in wording.OF_AN_ABSENCE]
    which = st.segmented_control(
        "Which text", kinds, default=kinds[0], key="absence_tell.text", required=True,
        format_func=lambda kind: wording.TITLES[kind], label_visibility="collapsed",
    )  # fmt: skip
    of = absence_tell.filled_with(journal, off, plan, here)
    texts.show(journal, plan, TextKind(which), of, off, to="absence-tell")


off = steps.off_of_address()
if off is not None:
    steps.show(off, "absence-tell")
st.title("Who is told", anchor=False)
notice.show(journal)
if off is None:
    steps.say_gone()
else:
    show(off)
