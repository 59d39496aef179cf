"""Ill today: who is expected, in order of start; what to say to each, who was told, and what falls out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import TypeVar

import streamlit as st

from journal.errors import JournalError
from journal.planning import cannot_work as of_today
from journal.planning.cannot_work import Appointment
from journal.records.absence_decision import AbsenceDecision
from journal.records.absence_plan import AbsencePlan
from journal.records.absence_texts import TextKind
from journal.records.client import Client
from journal.records.on_call import OnCall
from journal.records.person import Person
from journal.records.supervision import Supervision
from journal.records.time_off import TimeOff
from journal.use_cases import absence as of_absence
from journal.use_cases import cannot_work as use_case
from journal.wording import cannot_work as wording
from journal.wording import dates, labels
from pages.frame.unlocked import current_journal
from pages.parts import clock, notice, page_links
from pages.parts.copy_text import copy_text
from pages.parts.markdown_escape import markdown_escape
from pages.today import crisis_lines

T = TypeVar("T")

journal = current_journal()
now = clock.local_now(journal)
today, tomorrow = now.date(), now.date() + timedelta(days=1)
here = clock.browser_zone(journal)


# --- what is pressed -----------------------------------------------------------------------------


def done(do: Callable[[], T]) -> T | None:
    """Do something, and say what went wrong, if anything did."""
    try:
        return do()
    except JournalError as error:
        notice.said(str(error))
    return None


def begin() -> None:
    """Keep today as sick; for a button's on_click."""
    notice.forget()  # its undo would bring a second illness of this day
    done(lambda: use_case.begin(journal, today, here))


def with_tomorrow(off: TimeOff) -> None:
    """Let the illness reach into tomorrow, or no further than today; for a toggle's on_change."""
    last = tomorrow if st.session_state["cannot_work.tomorrow"] else today
    made = done(lambda: use_case.through(journal, off.id, last, today, here))
    if made is not None:
        said = "Tomorrow too" if last == tomorrow else "Today only"
        said = wording.with_rest(said, [*map(markdown_escape, made.left)], [*map(markdown_escape, made.told)])
        notice.done(said, lambda: use_case.take_back_through(journal, made, today, here))


def choose(plan: AbsencePlan, client_id: str, key: str) -> None:
    """Keep how a client is told; for a choice's on_change."""
    way = st.session_state[key]
    if way is not None:
        done(lambda: use_case.choose(journal, plan, client_id, TextKind(way)))


def tell(plan: AbsencePlan, one: Appointment) -> None:
    """Keep that a client was told; for a button's on_click."""
    kept = done(lambda: use_case.tell(journal, plan, one.client_id, today, one.way, one.at.date()))
    if kept is not None:
        code = markdown_escape(journal.clients.code_of(one.client_id))
        notice.done(f"{code}: told", lambda: of_absence.untold(journal, kept))


def untell(decision: AbsenceDecision, of: date) -> None:
    """Keep that a client was not told of a day after all; for a button's on_click."""
    kept = done(lambda: use_case.untell(journal, decision.id, today, of))
    if kept is not None:
        notice.done("Not told", lambda: of_absence.untold(journal, kept))


def cancel(plan: AbsencePlan) -> None:
    """Cancel what is planned from now on; for a button's on_click."""
    before = plan.written
    result = done(lambda: use_case.cancel(journal, plan.id, clock.local_now(journal), here))
    if result is None:
        return
    codes = [[markdown_escape(journal.clients.code_of(one)) for one in of] for of in (result.to_choose, result.by_hand)]
    said = wording.cancelled(result.written, *codes)
    if not result.written:
        notice.said(said)
        return
    new = [one for one in journal.absence_plans.get(plan.id).written if one not in before]
    notice.done(said, lambda: forget(of_absence.take_back(journal, plan.id, new)))


def take_back(plan: AbsencePlan) -> None:
    """Take back what was cancelled; for a button's on_click."""
    left = done(lambda: of_absence.take_back(journal, plan.id))
    if left is not None:
        codes = sorted({markdown_escape(journal.clients.code_of(one.client_id)) for one in left})
        notice.said(f"Planned again; changed by hand since, and left: {', '.join(codes)}" if left else "Planned again")


def forget(_: object) -> None:
    """An undo answers nothing."""


def work_after_all(off: TimeOff) -> None:
    """Take all of it back; for a button's on_click."""
    result = done(lambda: use_case.work_after_all(journal, off.id, today, here))
    if result is not None:
        said = wording.at_work([*map(markdown_escape, result.left)], [*map(markdown_escape, result.told)])
        notice.done(said, lambda: use_case.ill_again(journal, result, today, here))


def decided_singly(plan: AbsencePlan, client_id: str) -> None:
    """Open what is decided for a client; for a button's on_click."""
    decision = done(lambda: of_absence.decide(journal, plan, client_id, lambda before: before))
    if decision is not None:
        page_links.go("absence-client", id=decision.id)


# --- what is shown -------------------------------------------------------------------------------


def text_for(plan: AbsencePlan, way: TextKind, day: date) -> str:
    """Return what is said to a client whose appointment lies on `day`: in words of one's own where there are any."""
    own = next((text.text for text in plan.texts if text.kind is way and text.text.strip()), None)
    return own or wording.text(str(way), day, today, crisis_lines.route_of(journal, plan))


def about(one: Appointment, client: Client, decision: AbsenceDecision | None) -> list[str]:
    """Return what is to be known of a client before they are told, in words."""
    row = one.row
    risk = wording.GATED if row.gated else wording.ASK_RISK if row.ask_risk else wording.RISK_ASKED
    members = ", ".join(member.label for member in client.members)
    return [
        part
        for part in (
            members,
            risk,
            wording.consent(of_today.agreed_to_cover(client, decision, today)),
            wording.reach(*of_today.reach_of(journal.clients.facts(client.id), today)),
        )
        if part
    ]


def show_one(plan: AbsencePlan, one: Appointment, client: Client, decision: AbsenceDecision | None) -> None:
    """Show one appointment: when, who, what is to be known, how they are told, and the text for it."""
    key = f"cannot_work.{one.client_id}.{one.session.id if one.session is not None else int(one.at.timestamp())}"
    with st.container(border=True, key=key, gap="small"):
        on = of_today.told_of(decision, one.at.date(), today)
        state = wording.NOT_PLANNED if one.session is None else ""
        if one.falls_out:
            state = wording.CANCELLED
        elif of_today.planned_again(one, plan):
            state = wording.PLANNED_AGAIN
        first = [
            client.code,
            wording.when(one.at, now, soon=one.soon and not one.falls_out),
            wording.told(on, today),
            state,
        ]
        st.text("  ·  ".join(part for part in first if part))
        st.caption(markdown_escape("  ·  ".join(about(one, client, decision))))
        st.session_state[f"{key}.way"] = str(one.chosen) if one.chosen else None if one.to_choose else str(one.way)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.segmented_control(
                f"How {markdown_escape(client.code)} is told",
                [str(way) for way in of_today.ways_of(one.row)],
                key=f"{key}.way",
                format_func=lambda way: wording.WAYS[way],
                label_visibility="collapsed",
                required=True,
                on_change=choose,
                args=(plan, one.client_id, f"{key}.way"),
            )
            copy_text(f"{key}.copy", text_for(plan, one.way, one.at.date()), f"Copy for {client.code}")
            if on and decision is not None:
                args = (decision, one.at.date())
                st.button("Not told", key=f"{key}.untold", type="tertiary", on_click=untell, args=args)
            else:
                st.button("Told", key=f"{key}.told", on_click=tell, args=(plan, one))
            st.button("More", key=f"{key}.more", type="tertiary", on_click=decided_singly, args=(plan, one.client_id))


def show_texts(plan: AbsencePlan, there: list[Appointment]) -> None:
    """Show, for who asks, what is copied: the text of each way and day."""
    fold = st.expander(wording.WORDS_FOR, key="cannot_work.texts", on_change="rerun")
    if fold.open:
        with fold:
            for way, day in sorted({(one.way, one.at.date()) for one in there}, key=lambda told: (told[1], told[0])):
                st.caption(f"{wording.WAYS[str(way)]}, {dates.day_in_words(day)}")
                st.text(text_for(plan, way, day))


def show_other(what: Supervision | OnCall | Person) -> None:
    """Show something else that is to be called off by hand."""
    if isinstance(what, Supervision):
        said, page = (
            f"{moment(what.at)}  ·  Supervision {what.supervisor}",
            "supervision",
        )
    elif isinstance(what, OnCall):
        said, page = f"{moment(what.at)}  ·  On call", "on-call"
    else:
        day = f"{dates.day_in_words(what.next_meeting)}  ·  " if what.next_meeting else ""
        said, page = f"{day}{labels.choice(str(what.relation))}, {what.name}", "people"
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(said)
        if not isinstance(what, OnCall):
            copy_text(f"cannot_work.copy.{what.id}", wording.colleague(day_of(what), today))
        page_links.button("Open", page, key=f"cannot_work.open.{what.id}", id=what.id)


def moment(at: datetime) -> str:
    """Return a time; of another day, with its day."""
    at = at.astimezone(now.tzinfo)
    return dates.clock(at) if at.date() == today else f"{dates.day_in_words(at.date())}, {dates.clock(at)}"


def day_of(what: Supervision | Person) -> date:
    """Return the day of a meeting."""
    return what.day if isinstance(what, Supervision) else what.next_meeting or today


def show(off: TimeOff, plan: AbsencePlan) -> None:
    """Show the day of an illness."""
    st.text(wording.kept(off.first, off.last, today))
    decisions = journal.absence_decisions.of_plan(plan.id)
    there, clients = use_case.expected(journal, off, plan, now, here)
    with st.container(horizontal=True, vertical_alignment="center"):
        if off.last <= tomorrow:
            st.session_state["cannot_work.tomorrow"] = off.last == tomorrow
            st.toggle(wording.TOMORROW_TOO, key="cannot_work.tomorrow", on_change=with_tomorrow, args=(off,))
        if any(
            one.session is not None and not one.falls_out and not of_today.planned_again(one, plan) for one in there
        ):
            st.button(wording.CANCEL, key="cannot_work.cancel", on_click=cancel, args=(plan,))
        if plan.written:
            st.button(wording.TAKE_BACK, key="cannot_work.take_back", type="tertiary", on_click=take_back, args=(plan,))
        st.button(wording.AFTER_ALL, key="cannot_work.after_all", type="tertiary", on_click=work_after_all, args=(off,))
    if of_today.is_long(off, today):
        st.text(wording.LONG)
        page_links.button(wording.WHILE_AWAY, "absence", key="cannot_work.long", off=off.id)
    if (hours := of_today.hours_kept_free(use_case.leaves(journal), today)) is not None:
        st.text(wording.hours_free(hours))
    nobody = wording.NOBODY_TODAY if off.last == today else wording.NOBODY
    st.caption(wording.CALM if there else nobody)
    if there:
        show_texts(plan, there)
        page_links.button(wording.CALLS, "calls-for-me", key="cannot_work.calls")
    days = sorted({one.at.date() for one in there})
    for n, one in enumerate(there):
        if days != [today] and (n == 0 or one.at.date() != there[n - 1].at.date()):
            st.header(dates.day_near(one.at.date(), today), anchor=False)
        show_one(plan, one, clients[one.client_id], decisions.get(one.client_id))
    others = use_case.also_there(journal, today, max(off.last, today), now)
    if others:
        st.header(wording.ALSO_THERE, anchor=False)
        for what in others:
            show_other(what)


st.title(wording.TITLE, anchor=False)
notice.show(journal)
ill = of_today.sick_on(journal.time_off.all(), today)
plan_of_it = journal.absence_plans.of_time_off(ill.id) if ill is not None else None
if ill is None or plan_of_it is None:
    st.text(wording.NOT_ILL if ill is None else wording.kept(ill.first, ill.last, today))
    st.button(wording.TITLE if ill is None else wording.WHO, key="cannot_work.begin", on_click=begin)
else:
    show(ill, plan_of_it)
