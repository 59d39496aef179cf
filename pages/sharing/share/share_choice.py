"""What is handed over: the weeks and the parts; nothing is on by itself."""

from __future__ import annotations

from datetime import date

import streamlit as st

from journal.measures.weeks import WEEK, monday_of
from journal.records.share import LONGEST_WEEKS
from journal.sharing.allowed_parts import CAN_AFFECT_A_JOB, Part, exact_counts, in_order, offered
from journal.sharing.summary import Weeks
from journal.store.journal import Journal
from journal.use_cases.agree_to_share import To, say_second_yes
from journal.use_cases.choose_to_share import RISK, Choice, shared_before
from journal.wording import share_page as wording
from journal.wording.shared_parts import PARTS
from journal.wording.sharing import SECOND_YES
from pages.parts import clock, notice
from pages.parts.forms.moment_field import day_input
from pages.sharing.share import share_entries, share_template
from pages.sharing.share.share_person import trying

WEEKS_AT_FIRST = 4
"""Weeks that stand there before any were asked for. Weeks alone hand over nothing."""

CHOSEN = ("part.", "tick.", "word.", "read.", "kind", "weeks", "up_to", "day", "before.")
"""What the names of all inputs begin with that say what goes in, and how."""


def ask(journal: Journal, to: To) -> Choice:
    """Ask for weeks, parts and single entries."""
    today = clock.today(journal)
    can = offered(to.person.relation, second_yes=to.sharing.second_yes_on is not None)
    _let_go_of_others(to, can)
    share_template.offer_last(to, can)
    kind = _kind(to, can)
    weeks = _weeks(journal, to, today)
    if kind == "hours":
        return Choice(weeks=weeks, parts=frozenset({Part.HOURS}), hours=share_entries.hours(journal, to, weeks))
    parts = frozenset(part for part in in_order(can - {Part.HOURS}) if _part(to, part, part.field))
    risk = exact_counts(to.person.relation) and _part(to, RISK, RISK)
    if can:
        st.caption(wording.EXACT if exact_counts(to.person.relation) else wording.FEW)
    _second_yes(journal, to)
    agenda = share_entries.agenda(journal, to) if Part.AGENDA in parts else ()
    goals = share_entries.goals(journal, to) if Part.GOALS in parts else ()
    texts = share_entries.texts(journal, to, weeks) if Part.TEXTS in parts else ()
    asked = ((Part.AGENDA, agenda), (Part.GOALS, goals), (Part.TEXTS, texts))
    left = {part for part, ticked in asked if ticked is None}
    return Choice(weeks=weeks, parts=parts - left, risk=risk, agenda=agenda or (), goals=goals or (), texts=texts or ())


def _let_go_of_others(to: To, can: frozenset[Part]) -> None:
    """Let go of what was chosen for someone who was something else to the therapist, or who is not offered it now."""
    key = _key(to, "relation")
    if st.session_state.setdefault(key, to.person.relation) != to.person.relation:
        begin_anew(to.person.id)
        st.session_state[key] = to.person.relation
        st.info(wording.RELATION_CHANGED)
    for part in (*(part for part in Part if part not in can), *([] if exact_counts(to.person.relation) else [RISK])):
        st.session_state.pop(_key(to, f"part.{part}"), None)


def begin_anew(person_id: str) -> None:
    """Let nothing be chosen for a person: no part, no entry, no word decided and no text read."""
    begun = tuple(f"share.{person_id}.{of}" for of in CHOSEN)
    for key in [key for key in st.session_state if str(key).startswith(begun)]:
        del st.session_state[key]


def _kind(to: To, can: frozenset[Part]) -> str:
    """Ask whether it is a summary or hours to sign off: those go by themselves."""
    if Part.HOURS not in can:
        return "summary"
    key = _key(to, "kind")
    st.session_state.setdefault(key, "summary")
    chosen = st.segmented_control(
        "What it is",
        list(wording.KINDS),
        key=key,
        format_func=wording.KINDS.__getitem__,
        required=True,
        persist_state="session",
    )
    return chosen or "summary"


def _weeks(journal: Journal, to: To, today: date) -> Weeks:
    n, up_to, day = _key(to, "weeks"), _key(to, "up_to"), _key(to, "day")
    st.session_state.setdefault(n, WEEKS_AT_FIRST)
    st.session_state.setdefault(up_to, "finished")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.number_input("Weeks", 1, LONGEST_WEEKS, key=n, width=130, persist_state="session")
        st.segmented_control(
            "Up to",
            list(wording.UP_TO),
            key=up_to,
            format_func=wording.UP_TO.__getitem__,
            required=True,
            persist_state="session",
        )
        if st.session_state[up_to] == "another":
            day_input("That of", journal=journal, key=day, start=today - WEEK, last=today)
    last = {"finished": monday_of(today) - WEEK, "this": monday_of(today)}.get(st.session_state[up_to])
    if last is None:
        last = monday_of(st.session_state.get(day) or today)
    weeks = Weeks(first=last - ((st.session_state[n] or 1) - 1) * WEEK, last=last)
    st.caption(wording.weeks(weeks.first, weeks.last))
    if before := shared_before(journal, to.person.id, weeks):
        st.caption(wording.overlap(before.first, before.last))
    return weeks


def _part(to: To, part: str, field: str) -> bool:
    key = _key(to, f"part.{part}")
    st.session_state.setdefault(key, False)
    return st.checkbox(PARTS[field].asked, key=key, persist_state="session")


def _second_yes(journal: Journal, to: To) -> None:
    """Ask for a second yes before more is offered to someone who can affect one's job; it can be taken back."""
    if to.person.relation not in CAN_AFFECT_A_JOB:
        return
    today = clock.today(journal)
    said = to.sharing.second_yes_on
    with st.container(gap="xsmall", key=_key(to, "second")):
        st.caption(wording.second_yes_on(said) if said else wording.FEW_ONLY)
        if said is None:
            st.text(f"{SECOND_YES}.")
        st.button(
            wording.TAKE_YES_BACK if said else wording.YES,
            key=_key(to, "yes"),
            type="tertiary",
            on_click=_say_yes,
            args=(journal, to.person.id, None if said else today),
        )


def _say_yes(journal: Journal, person_id: str, on: date | None) -> None:
    def say() -> None:
        say_second_yes(journal, person_id, on)
        notice.said("Noted")

    trying(say)


def _key(to: To, name: str) -> str:
    return f"share.{to.person.id}.{name}"
