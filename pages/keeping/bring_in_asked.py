"""What is not clear of the rows that are brought in: asked once for rows alike, or row by row."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import streamlit as st

from journal.exchange.bring_in.known import Row, Why
from journal.exchange.bring_in.marks import Marks
from journal.exchange.bring_in.match import Plan
from journal.records.bring_in import Meaning, Same
from journal.store.journal import Journal
from journal.use_cases import bring_in_asked as use_case
from journal.use_cases.bring_in_asked import OF_THE_TABLE, Answer, Group
from journal.use_cases.bring_in_rules import asked_of, with_mood
from journal.use_cases.bringing import Bringing
from journal.wording import bring_in_page as wording
from pages.keeping.bring_in_lists import when
from pages.keeping.bring_in_rules_page import ask_hours, ask_lines, ask_order

MOST_GROUPS = 20
"""Questions that stand on the page at once."""

MOST_ROWS = 20
"""Rows of one question that can be answered one by one at once."""


def show(journal: Journal, there: Bringing, plan: Plan) -> None:
    """Ask what is not clear, the questions about most rows first."""
    groups = use_case.grouped(plan)
    suggested = [group for group in groups if group.suggested is not None]
    if len(suggested) > 1:
        st.button(
            wording.agree(len(suggested)), key="bring_in.agree", on_click=use_case.agree,
            args=(journal, there, suggested),
        )  # fmt: skip
    if len(groups) > 1:
        st.caption(wording.LATER)
    for group in groups[:MOST_GROUPS]:
        key = f"bring_in.ask.{group.key}.{group.first.why.replace(' ', '_')}"
        with st.container(border=True, gap="small", key=key):
            _ask(journal, there, group)
    if len(groups) > MOST_GROUPS:
        st.caption(wording.more(len(groups) - MOST_GROUPS))


def _ask(journal: Journal, there: Bringing, group: Group) -> None:
    row, zone = group.first, ZoneInfo(journal.settings.read().zone)
    named = f"“{row.title}”" if row.title else ""
    often = wording.how_often(len(group.rows)) if len(group.rows) > 1 else ""
    if row.why not in OF_THE_TABLE:
        at = when(row.at, zone)
        st.text("  ·  ".join(filter(None, (named, often, wording.first(at) if often and at else at))))
    st.caption(asked_of(journal, row)[:1].upper() + asked_of(journal, row)[1:])
    if row.why is Why.DATE_ORDER:
        ask_order(there, row.file, "asked")
    elif row.why is Why.HOURS:
        ask_hours(there, row.file, "asked")
    elif row.why is Why.ROWS_ARE:
        ask_lines(there, row.file, "asked")
    elif row.why is Why.MOOD:
        _ask_mood(journal, there, group)
    elif row.why is Why.NEAR:
        _ask_same(journal, there, group)
    else:
        _ask_who(journal, there, group)


def _ask_mood(journal: Journal, there: Bringing, group: Group) -> None:
    row = group.first
    assert row.unclear is not None
    mark = Marks(journal.brought_in.key()).mood(row.unclear.phrase)
    st.text(f"“{row.unclear.phrase}”")

    def said() -> None:
        chosen = st.session_state[key]
        if chosen is not None:
            heavy = None if chosen == wording.NO_EVENING else int(chosen)
            there.say(row.file, with_mood(there.rules(row.file), mark, heavy))

    key = f"bring_in.mood.{mark}"
    choices = [*map(str, range(11)), wording.NO_EVENING]
    st.pills(wording.HOW_HEAVY, choices, key=key, on_change=said)


def _ask_same(journal: Journal, there: Bringing, group: Group) -> None:
    with st.container(horizontal=True):
        for label, same in ((wording.SAME, Same.SAME), (wording.ANOTHER, Same.ANOTHER)):
            st.button(
                label, key=f"bring_in.{group.key}.{same.name}", on_click=use_case.answer,
                args=(journal, there, group, Answer(same=same)),
            )  # fmt: skip
        _leave_out(journal, there, group)


def _leave_out(journal: Journal, there: Bringing, group: Group) -> None:
    st.button(
        wording.MEANINGS["ignore"], key=f"bring_in.{group.key}.ignore", type="tertiary", on_click=use_case.answer,
        args=(journal, there, group, Answer(meaning=Meaning.IGNORE)),
    )  # fmt: skip


def _ask_who(journal: Journal, there: Bringing, group: Group) -> None:
    key = f"bring_in.{group.key}"

    def answer(said: Answer) -> None:
        ticked = bool(st.session_state.get(f"{key}.word"))
        use_case.answer(journal, there, group, said, keep_word=ticked)

    with st.container(horizontal=True, vertical_alignment="bottom"):
        if group.suggested is not None:
            suggested = group.suggested
            st.button(wording.yes(_called(journal, suggested)), key=f"{key}.yes", on_click=lambda: answer(suggested))
        answers = _answers(journal, group)

        def said() -> None:
            chosen = st.session_state[f"{key}.what"]
            if chosen is not None:
                answer(answers[chosen])

        st.selectbox(
            wording.WHAT_IS_IT, [*answers], index=None, key=f"{key}.what", on_change=said, width=220,
            placeholder="Choose", label_visibility="collapsed",
        )  # fmt: skip
        _leave_out(journal, there, group)
    if group.by_title:
        st.caption(wording.ALWAYS)
        if group.first.unclear is not None and group.first.unclear.meaning is None:
            st.checkbox(wording.keep_word(group.first.title), key=f"{key}.word")
    if len(group.rows) > 1:
        apart = st.expander(wording.ONE_BY_ONE, key=f"{key}.apart", on_change="rerun")
        if apart.open:
            with apart:
                for row in group.rows[:MOST_ROWS]:
                    _ask_row(journal, there, group, row)
                if len(group.rows) > MOST_ROWS:
                    st.caption(wording.more(len(group.rows) - MOST_ROWS))


def _ask_row(journal: Journal, there: Bringing, group: Group, row: Row) -> None:
    answers, key = _answers(journal, group), f"bring_in.row.{row.identity}"
    label = when(row.at, ZoneInfo(journal.settings.read().zone))

    def said() -> None:
        chosen = st.session_state[key]
        if chosen is not None:
            use_case.answer_rows(there, [row], answers[chosen])

    st.selectbox(label, [*answers], index=None, key=key, on_change=said, width=220, placeholder="Choose")


def _answers(journal: Journal, group: Group) -> dict[str, Answer]:
    """Return what a row may be, by what it is called: who is meant first, then everyone, then one's own time."""
    unclear = group.first.unclear
    near = [*(unclear.clients if unclear is not None else ())]
    everyone = [*near, *(client.id for client in journal.clients.all() if client.id not in near)]
    found = {journal.clients.code_of(one): Answer(meaning=Meaning.CLIENT, client_id=one) for one in everyone}
    if group.first.why is not Why.NOBODY:
        one = near[0] if len(near) == 1 else None
        for name, called in wording.MEANINGS.items():
            meaning = Meaning(name)
            if meaning in (Meaning.CANCELLED, Meaning.NO_SHOW):
                if one is not None:
                    code = journal.clients.code_of(one)
                    found[f"{called}: {code}"] = Answer(meaning=meaning, client_id=one)
            elif meaning is not Meaning.IGNORE:
                found[called] = Answer(meaning=meaning)
    return found


def _called(journal: Journal, answer: Answer) -> str:
    if answer.meaning is Meaning.CLIENT:
        return journal.clients.code_of(answer.client_id)
    assert answer.meaning is not None
    return wording.MEANINGS[answer.meaning].lower()
