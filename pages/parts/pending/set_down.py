"""Set it down: where a thought may wait, and the one line as which it comes back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import streamlit as st

from journal.errors import EntryNotFound, JournalError
from journal.measures.weeks import DAY
from journal.planning import set_down as planning
from journal.planning.work_frame import work_frame
from journal.records.client import EndingKind
from journal.records.reflection import CameBack, Reflection, Waits
from journal.store.journal import Journal
from journal.use_cases import set_down as use_case
from journal.wording import labels
from journal.wording import set_down as wording
from pages.parts import clock, notice, page_links, support_people
from pages.parts.forms.form import Form
from pages.parts.markdown_escape import markdown_escape
from pages.parts.pending import set_down_days as days
from pages.parts.pending import set_down_lines as lines

MOST_IN_THE_EVENING = 12

BEFORE_A_SESSION = timedelta(minutes=10)
"""How long before a session nothing comes back (D)."""


# --- where it may wait ---------------------------------------------------------------------------


def ask(form: Form[Reflection]) -> None:
    """Ask where it may wait, each place with its day where that is known."""
    known = days.ahead(form.journal, form["client_id"], form.entry)
    st.pills(
        labels.label("waits"),
        [str(place) for place in Waits],
        key=form.field("waits"),
        format_func=lines.worded(days.places(form.journal, known)),
    )


def said(journal: Journal, reflection: Reflection) -> str:
    """Return what is said after saving: when it will be here again."""
    if reflection.waits is Waits.NOWHERE:
        return wording.NEED_NOT_COME_BACK
    today = clock.today(journal)
    back = days.day_back(journal, reflection)
    if back is None or back < today:
        return "Saved"
    if reflection.waits_until is None and days.known_day(journal, reflection) is None:
        return wording.NOT_KNOWN_YET[str(reflection.waits)]
    return wording.kept_until(back, today)


# --- back again ----------------------------------------------------------------------------------


def coming_back(journal: Journal, today: date) -> None:
    """Show, folded, each thought that is back as one line with three answers; nothing when there is none.

    Nothing right before a session either: it would go into the room with one; nothing while the therapist is away,
    and after that not all at once. Of a client who died nothing comes back by itself. A line stays while the page is
    open: the next tap must not land on another.
    """
    now = clock.local_now(journal)
    breaks = work_frame(journal, today).breaks
    back = [
        reflection
        for reflection in journal.reflections.set_down(*planning.may_still_come(today, breaks))
        if planning.is_back(reflection, today, days.day_back(journal, reflection), breaks)
        and not _died(journal, reflection)
    ]
    most = planning.at_once(today, breaks)
    shown = lines.with_those_shown(journal, "back", back[:most])
    coming = journal.sessions.next_after(now)
    if not shown or (coming is not None and coming.at - now <= BEFORE_A_SESSION):
        return
    with st.container(horizontal=True, key="one_waits"):
        waiting = st.expander(
            wording.ONE_WAITS if len(shown) == 1 else wording.SOME_WAIT, key="coming_back", on_change="rerun"
        )
        if not waiting.open:
            ids = [reflection.id for reflection in shown]
            st.button(wording.NOT_NOW, key="coming_back.not_now", on_click=_not_now, args=(journal, ids))
    if waiting.open:
        with waiting:
            st.text(wording.COMING_BACK)
            often = [r.id for r in shown if use_case.came_back(journal, r, now) >= planning.RETURNS_TO_BE_HEARD]
            for reflection in shown:
                _back_again(journal, reflection, today)
                if reflection.id in often[:1]:
                    _who_hears(journal)
            if len(back) > most == planning.AT_ONCE:
                st.caption(wording.more_to_come(len(back) - most))


def _who_hears(journal: Journal) -> None:
    """Ask who could hear it, and name the people one can turn to; nothing is said of the thought."""
    with st.container(border=True, key="who_hears", gap="xsmall"):
        st.text(wording.WHO_HEARS)
        support_people.own_people(journal)
        page_links.button("Agenda", "agenda", key="who_hears.agenda")


def _died(journal: Journal, reflection: Reflection) -> bool:
    if reflection.client_id is None:
        return False
    client, _ = journal.clients.with_state(reflection.client_id, reflection.day)
    return client.ending is EndingKind.DIED


def _back_again(journal: Journal, reflection: Reflection, today: date) -> None:
    code = journal.clients.code_of(reflection.client_id)
    answered = reflection.came_back if reflection.came_back_on == today else None
    with st.container(key=f"back_{reflection.id}", gap="xsmall"):
        st.text(lines.line(journal, reflection, today))
        key = lines.show("back", reflection.id, answered.value if answered else None)
        st.pills(
            f"How it is now: {markdown_escape(code)}",
            [str(answer) for answer in CameBack],
            key=key,
            format_func=labels.choice,
            label_visibility="collapsed",
            on_change=_answer,
            args=(journal, reflection.id, key, today),
        )
        if answered is CameBack.STILL:
            _once_more(journal, reflection, today)
        elif answered is None and reflection.waits_until is not None and reflection.waits_until > today:
            st.caption(wording.kept_until(reflection.waits_until, today))
        elif answered is None:
            _put_off(journal, reflection)


def _put_off(journal: Journal, reflection: Reflection) -> None:
    """Offer not to answer now, and to take it to supervision."""
    with st.container(horizontal=True):
        st.button(
            wording.NOT_NOW, key=f"not_now.{reflection.id}", type="tertiary", on_click=_not_now,
            args=(journal, [reflection.id]),
        )  # fmt: skip
        if not reflection.withheld:
            st.button(
                wording.TO_SUPERVISION, key=f"to_supervision.{reflection.id}", type="tertiary",
                on_click=_to_supervision, args=(journal, reflection.id),
            )  # fmt: skip


def _once_more(journal: Journal, reflection: Reflection, today: date) -> None:
    """Offer to set down again what is still there."""
    result = _days_again(journal, reflection, today)
    chosen = reflection.waits_until if reflection.waits_until in result else None
    key = lines.show("again", reflection.id, chosen)
    st.pills(
        wording.STILL_THERE,
        list(result),
        key=key,
        format_func=lines.worded(result),
        on_change=_again,
        args=(journal, reflection.id, key, today),
    )


def _days_again(journal: Journal, reflection: Reflection, today: date) -> dict[date, str]:
    """Return the days to which a thought may be sent once more, each with its words."""
    result: dict[date, str] = {}
    code = journal.clients.code_of(reflection.client_id)
    session = days.next_session(journal, reflection.client_id, clock.local_now(journal))
    if session is not None and session > today:
        result[session] = wording.place(Waits.NEXT_SESSION, code, session, today)
    meeting = planning.next_meeting(journal.people.all(), today)
    if meeting is not None and meeting > today:
        result.setdefault(meeting, wording.place(Waits.SUPERVISION, "", meeting, today))
    result.setdefault(today + planning.AGAIN, wording.IN_A_WEEK)
    return result


# --- the evening ---------------------------------------------------------------------------------


def evening(journal: Journal, day: date) -> None:
    """Ask of each of the day's reflections that were not set down where it may wait; nothing when there is none."""
    open_ones = [r for r in journal.reflections.between(day, day) if r.waits is None and r.came_back is None]
    shown = lines.with_those_shown(journal, f"evening-{day.isoformat()}", open_ones[:MOST_IN_THE_EVENING])
    if not shown:
        return
    st.header(wording.EVENING, anchor=False)
    st.caption(wording.EVENING_HINT)
    for reflection in shown:
        result = days.places(journal, days.ahead(journal, reflection.client_id))
        with st.container(key=f"evening_{reflection.id}", gap="xsmall"):
            st.text(lines.line(journal, reflection, None))
            key = lines.show(f"evening-{day.isoformat()}", reflection.id, reflection.waits and reflection.waits.value)
            st.pills(
                f"{wording.EVENING} {markdown_escape(journal.clients.code_of(reflection.client_id))}",
                [str(place) for place in Waits],
                key=key,
                format_func=lines.worded(result),
                label_visibility="collapsed",
                on_change=_set_down,
                args=(journal, reflection.id, key),
            )


# --- what a tap does -----------------------------------------------------------------------------


def _not_now(journal: Journal, ids: list[str]) -> None:
    now = clock.local_now(journal)
    try:
        changed = use_case.not_now(journal, ids, now)
    except JournalError as error:
        notice.said(str(error))
        return
    text = wording.kept_until(now.date() + DAY, now.date())
    notice.done(text, lambda: use_case.taken_back(journal, changed, now))


def _to_supervision(journal: Journal, entry_id: str) -> None:
    now = clock.local_now(journal)
    try:
        changed = use_case.to_supervision(journal, entry_id, now)
    except JournalError as error:
        notice.said(str(error))
        return
    assert changed.now.waits_until is not None
    text = wording.on_the_agenda(changed.now.waits_until, now.date())
    notice.done(text, lambda: use_case.taken_back(journal, [changed], now))


def _answer(journal: Journal, entry_id: str, key: str, today: date) -> None:
    answer = st.session_state[key]
    if answer:
        lines.change(journal, entry_id, came_back=CameBack(answer), came_back_on=today)
    else:
        lines.change(journal, entry_id, came_back=None, came_back_on=None)


def _again(journal: Journal, entry_id: str, key: str, today: date) -> None:
    day = st.session_state[key]
    text = wording.kept_until(day, today) if day else wording.ANSWERED
    lines.change(journal, entry_id, text, waits_until=day or today)


def _set_down(journal: Journal, entry_id: str, key: str) -> None:
    waits = Waits(st.session_state[key]) if st.session_state[key] else None
    try:
        reflection = journal.reflections.get(entry_id)
    except EntryNotFound as gone:
        notice.said(str(gone))
        return
    ahead = days.ahead(journal, reflection.client_id, reflection)
    day = planning.until(waits, ahead, client_id=reflection.client_id, day=reflection.day)
    text = said(journal, replace(reflection, waits=waits, waits_until=day)) if waits else wording.ANSWERED
    lines.change(journal, entry_id, text, waits=waits, waits_until=day)
