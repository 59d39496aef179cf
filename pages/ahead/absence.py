"""An absence, client by client: what falls out, who cannot simply wait, what is suggested, and taking it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeVar

import streamlit as st

from journal.charts.absence_weeks import drawn
from journal.errors import JournalError
from journal.measures.work_frame import WorkFrame
from journal.planning import absence as planning
from journal.planning.absence import Known, Row, Suggestion
from journal.planning.absence_weeks import first_days_back, too_close, weeks_ahead, weeks_around
from journal.planning.coming_weeks import Coming
from journal.planning.usual_week import in_zone
from journal.planning.work_frame import coming_weeks_of, without, work_frame
from journal.records.absence_decision import LED, SINGLY, AbsenceDecision, Choice
from journal.records.absence_plan import AbsencePlan, OpenSlot
from journal.records.time_off import TimeOff
from journal.use_cases import absence as use_case
from journal.use_cases import absence_cover as use_cover
from journal.use_cases.absence_back import waited_last_time
from journal.wording import absence as wording
from journal.wording import absence_back as back_wording
from journal.wording import absence_weeks as weeks_wording
from journal.wording import dates, labels
from journal.wording import long_leave as long_wording
from pages.ahead import steps
from pages.ahead.take_back import show_moved, take_back
from pages.frame.unlocked import current_journal
from pages.parts import clock, notice, page_links
from pages.parts.dashboards import chart
from pages.parts.listing import rows

T = TypeVar("T")

journal = current_journal()
today = clock.today(journal)
here = clock.browser_zone(journal)

ACTS = {"take": "As suggested", "open": "More"}


# --- what is pressed -----------------------------------------------------------------------------


def told(do: Callable[[], T]) -> T | None:
    """Do something, and say what went wrong, if anything did."""
    try:
        return do()
    except JournalError as error:
        notice.said(str(error))
    return None


def take_suggestions(plan: AbsencePlan, table: list[Row], suggested: Mapping[str, Suggestion]) -> None:
    """Decide as suggested for everyone of whom nothing was decided; for a button's on_click."""
    decided = told(lambda: use_case.take_suggestions(journal, plan, table, suggested))
    if decided is not None:
        count = dates.count(len(decided), "client")
        notice.done(f"{count} decided as suggested", lambda: use_case.put_back(journal, decided))


def take(plan: AbsencePlan) -> None:
    """Write the plan into the calendar; for a button's on_click."""
    taken = told(lambda: use_case.take(journal, plan.id, today, here))
    if taken is not None:
        notice.said(wording.taken(taken.written, len(taken.open), taken.withdrawn))


def pressed(plan: AbsencePlan, table: list[Row], suggested: Mapping[str, Suggestion], act: str, client_id: str) -> None:
    """Decide for one client as suggested, or open what is decided for them."""
    row = next((row for row in table if row.client_id == client_id), None)
    if row is None:
        return
    if act == "open":
        decision = told(lambda: use_case.decide(journal, plan, client_id, lambda before: before))
        if decision is not None:
            page_links.go("absence-client", id=decision.id)
    elif suggested[client_id].choice not in SINGLY and not row.gated:
        try:
            if use_case.take_suggestion(journal, plan, row, suggested[client_id]) is None:
                notice.said(wording.MEANWHILE)
        except JournalError as error:
            notice.said(str(error))


# --- what is shown -------------------------------------------------------------------------------


def show_frame(plan: AbsencePlan, *, long: bool) -> None:
    """Show what holds for all, and the way to change it."""
    said = [
        f"{labels.label('make_ups')}: {plan.make_ups or 'not said'}",
        f"{labels.label('policy')}: {plan.policy or 'not said'}",
        f"{dates.count(len(plan.open_slots), 'open time')}",
    ]
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text("  ·  ".join(said))
        page_links.button("Change", "absence-plan", key="plan", id=plan.id)
        if not long:
            page_links.button(long_wording.NOT_KNOWN, "long-leave", key="long", off=plan.time_off_id)
    if plan.supervisees_meanwhile or journal.reviewing.supervisees():
        st.text(wording.supervisees(plan.supervisees_meanwhile))


def in_words(slot: OpenSlot | None) -> str:
    """Return a slot in words; nothing for none."""
    return wording.slot(slot.day, slot.clock, slot.minutes) if slot is not None else ""


def line_of(
    row: Row,
    decision: AbsenceDecision | None,
    meant: Suggestion,
    heading: str,
    *,
    since: bool,
    over: bool,
    waited: bool,
    covered: bool,
) -> rows.Row:
    """Return a client's row: what falls out, what is decided or suggested, and what is still open.

    `since`: something changed since it was written into the calendar. `over`: the days are, and it is only read.
    `waited`: they did the last time, too. `covered`: somebody covers for them.
    """
    decided = decision is not None and decision.choice is not None
    if decided and decision is not None:
        leads = decision.led_by if decision.choice in LED else ""
        said = [labels.choice(str(decision.choice)), leads, in_words(decision.slot), str(decision.make_up or "")]
    elif row.long:
        said = [long_wording.chosen(decision.long_choice if decision is not None else None)]
    else:
        said = [f"Suggested: {wording.SUGGESTED[meant.choice]}", in_words(meant.slot)]
    why = planning.still_open(row, decision)
    needed = row.loses and not row.gated and not decided
    asked = wording.unknown(row.factors.unknown) if row.factors.unknown and needed and not row.long else ""
    again = back_wording.WAITED_LAST_TIME if waited and row.loses else ""
    shown = why is not None and (decided or (row.long and decision is not None and decision.long_choice is not None))
    parts = [
        wording.CHANGED_SINCE if since else "",
        *said,
        wording.NOBODY_COVERS if decision is not None and decision.choice is Choice.COVER and not covered else "",
        wording.OPEN[why] if why is not None and shown else "",
        again,
        asked,
    ]
    singly = over or decided or row.gated or meant.choice in SINGLY
    return rows.Row(
        row.client_id,
        wording.line(journal.clients.code_of(row.client_id), row.days, row.gap_days),
        rows.plain("  ·  ".join(part for part in parts if part)),
        heading=heading,
        acts=("open",) if singly else ("take", "open"),
    )


def group_of(row: Row) -> str:
    """Return under which heading a client stands."""
    if row.gated:
        return "gated"
    if not row.loses:
        return "rest"
    return "unknown" if row.factors.unknown else "loses"


def show_weeks(
    off: TimeOff,
    plan: AbsencePlan,
    frame: WorkFrame,
    coming: Coming,
    around: Known,
    decisions: Mapping[str, AbsenceDecision],
) -> None:
    """Show the weeks around in a fold: the picture, whether the make-ups keep to the limits, the first days back."""
    fold = st.expander(weeks_wording.TITLE, key="weeks", on_change="rerun")
    if not fold.open:
        return
    with fold:
        there = coming_weeks_of(journal, without(journal, frame, off), here, weeks_ahead(off, today), besides=plan)
        weeks = weeks_around(off, coming, frame, decisions.values(), journal.clients.with_state, there)
        chart.show("absence_weeks", drawn(weeks, off, dark=chart.is_dark()))
        full, near = too_close(plan, off, around, decisions.values())
        held = planning.held_slots(decisions.values())
        made = sum(decision.made_id is not None for decision in decisions.values())
        if said := weeks_wording.limits(
            [s.day for s in full], [s.day for s in near], plan.most_a_day, plan.least_gap, len(held) + made
        ):
            st.text(said)
        if back := weeks_wording.on_return(plan.hours_free, first_days_back(plan, off, around, frame.workdays)):
            st.text(back)


def show(off: TimeOff) -> None:
    """Show the absence; one that is over is only read."""
    over = off.last < today
    try:
        plan = journal.absence_plans.of_time_off(off.id) if over else use_case.begin(journal, off, today)
    except JournalError as error:
        st.error(str(error))
        return
    if plan is None:
        st.text(f"{wording.days(off.first, off.last)}. {wording.NOTHING_PLANNED}")
        return
    decisions = journal.absence_decisions.of_plan(plan.id)
    around = use_case.known(journal, off, today, here, plan.closed)
    table = planning.rows(off, around, decisions)
    suggested = planning.suggestions(plan, off, around, table, decisions)
    losing = [row for row in table if row.loses]
    waiting = [planning.still_open(row, decisions.get(row.client_id)) for row in table]
    to_ask = waiting.count(planning.Open.ASK_RISK)
    to_decide = len(waiting) - waiting.count(None) - to_ask
    undecided = [r for r in table if not r.gated and getattr(decisions.get(r.client_id), "choice", None) is None]
    by_default = [r for r in undecided if r.loses and planning.still_open(r, decisions.get(r.client_id)) is None]
    st.text(
        " ".join(
            [
                f"{wording.days(off.first, off.last)}.",
                wording.falls_out(sum(len(row.days) for row in losing), len(losing)),
                wording.OVER
                if over
                else wording.what_is_open(to_decide, to_ask, planning.ask_risk_since(off), today, len(by_default))
                if table
                else wording.NO_CLIENTS,
            ]
        )
    )
    if others := planning.on_same_days(off, journal.time_off.all()):
        st.text(wording.on_same_days([(one.first, one.last) for one in others]))
    frame = work_frame(journal, today)
    coming = coming_weeks_of(journal, frame, here, weeks_ahead(off, today))
    around_it = weeks_around(off, coming, frame, decisions.values(), journal.clients.with_state)
    if said := wording.weeks([(week.monday, week.stands, week.with_plan) for week in around_it if week.with_plan]):
        st.text(said)
    if off.last >= today:
        show_weeks(off, plan, frame, coming, around, decisions)
    show_frame(plan, long=around.long or planning.is_long(off))
    with st.container(horizontal=True):
        if not over and any(suggested[row.client_id].choice not in SINGLY for row in undecided):
            st.button("Take all suggestions", key="take_all", on_click=take_suggestions, args=(plan, table, suggested))
        if table and not over:
            st.button("Write it into the calendar", type="primary", key="take", on_click=take, args=(plan,))
        if plan.written:
            st.button("Take it back", key="take_back", type="tertiary", on_click=take_back, args=(journal, plan))
    show_moved(journal, plan, off, here)
    if moved_onto := use_case.inside(journal, plan, off, here):
        sessions = {
            s.id: in_zone(s, around.zone) for s in journal.sessions.some([one.session_id for one in moved_onto])
        }
        st.text(
            wording.moved_onto(
                [
                    (journal.clients.code_of(s.client_id), s.day, s.at.time())
                    for s in sorted(sessions.values(), key=lambda s: (s.at, s.id))
                ]
            )
        )
    since = {one.client_id for one in use_case.changed_since(journal, today) if one.plan.id == plan.id}
    st.caption(wording.HOW)
    order = [*wording.GROUPS]
    table.sort(key=lambda row: order.index(group_of(row)))
    heads = [group_of(row) for row in table]
    first = {group: heads.index(group) for group in heads}
    waited = waited_last_time(journal, off)
    covered = use_cover.covered(journal, plan, [row.client_id for row in table])
    shown = [
        line_of(
            row,
            decisions.get(row.client_id),
            suggested[row.client_id],
            wording.GROUPS[heads[n]] if first[heads[n]] == n else "",
            since=row.client_id in since,
            over=over,
            waited=row.client_id in waited,
            covered=over or row.client_id in covered,
        )
        for n, row in enumerate(table)
    ]
    rows.show("absence.rows", shown, ACTS, partial(pressed, plan, table, suggested))


off = steps.off_of_address()
if off is not None:
    steps.show(off, "absence")
st.title("While I am away", anchor=False)
notice.show(journal)
if off is None:
    steps.say_gone()
else:
    show(off)
