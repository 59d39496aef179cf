"""Bring in: files of other programs, looked at, decided, taken in one go, and taken back whole."""

from __future__ import annotations

from datetime import UTC
from zoneinfo import ZoneInfo

import streamlit as st

from journal.demo import feed
from journal.errors import JournalError
from journal.exchange.bring_in.found import LeftOut
from journal.exchange.bring_in.known import Outcome
from journal.records.bring_in import Import
from journal.use_cases import bring_in as use_case
from journal.use_cases import bring_in_rules, bringing
from journal.use_cases.bring_in import Preview
from journal.use_cases.bringing import Bringing
from journal.use_cases.bringing_own import BringingOwn
from journal.wording import bring_back as back_wording
from journal.wording import bring_in as sentences
from journal.wording import bring_in_page as wording
from journal.wording import dates
from pages.frame.unlocked import current_journal
from pages.keeping import bring_in_asked, bring_in_lists, bring_in_rules_page
from pages.parts import clock, first_step, notice
from pages.parts.handed_in import ask_files

journal = current_journal()

TURN, SHOWN, ASKED, STAY = "bring_in.turn", "bring_in.shown", "bring_in.asked", "bring_in.stay"

LARGEST = 20 * 1024 * 1024
"""Bytes of a file that can be handed over here."""

LOOKED_EVERY = 1.0
"""Seconds between two looks at how far reading is."""


def begin(key: str) -> None:
    """Begin to read what was handed over; the field is emptied, so that the bytes are held once."""
    given = [(file.name, file.getvalue()) for file in st.session_state[key] or []]
    if not given:
        return
    notice.forget()
    bringing.receive(journal, given)
    st.session_state[TURN] = st.session_state.get(TURN, 0) + 1


def try_it() -> None:
    """Begin with a calendar of the fictional therapist's own."""
    zone = journal.settings.read().zone
    made = feed.feed(journal.clients.all(), journal.clients.state_on, clock.today(journal), zone)
    bringing.begin(journal, [(feed.NAME, made)])


def let_go() -> None:
    """Let go of files that were not taken."""
    bringing.drop(journal)
    notice.said(wording.LET_GO_DONE)


def take() -> None:
    """Keep what is shown, all or nothing."""
    shown: Preview = st.session_state[SHOWN]
    try:
        done = bringing.take(journal, shown)
    except JournalError as error:
        notice.said(str(error))
        return
    if done is None:
        notice.said(sentences.taken(0, 0, 0))
        return
    told = sentences.taken(done.new, done.changed, done.joined)
    notice.done(wording.done(told), lambda: take_back(done.id))


def take_own(there: BringingOwn) -> None:
    """Keep what of a journal's own export is not here yet."""
    try:
        done = bringing.take_own(journal, there)
    except JournalError as error:
        notice.said(str(error))
        return
    if done is None:
        notice.said(sentences.taken(0, 0, 0))
    else:
        notice.done(wording.done(sentences.taken(done.new, 0, 0)), lambda: take_back(done.id))


def take_back(import_id: str) -> None:
    """Undo an import; the rules of its source stay. Raises JournalError."""
    undone = use_case.undo(journal, import_id, keep_rules=True)
    st.session_state[STAY] = [*bring_in_rules.named(journal, undone.stay)]


def take_back_earlier(import_id: str) -> None:
    """Undo an import of before."""
    st.session_state.pop(ASKED, None)
    try:
        undone = use_case.undo(journal, import_id, keep_rules=True)
    except JournalError as error:
        notice.said(str(error))
        return
    st.session_state[STAY] = [*bring_in_rules.named(journal, undone.stay)]
    notice.said(sentences.undone(undone.gone, undone.as_before, len(undone.stay)))


def ask_for_files() -> None:
    """Ask for files, in an empty field each time."""
    key = f"bring_in.files.{st.session_state.setdefault(TURN, 0)}"
    ask_files(wording.FILES, key=key, largest=LARGEST, several=True, arrived=lambda: begin(key))
    if journal.is_demo:
        st.button(wording.TRY_IT, key="bring_in.try", on_click=try_it)


@st.fragment(run_every=LOOKED_EVERY)
def show_reading(there: Bringing | BringingOwn) -> None:
    """Show how far reading is, looked at anew each second; once it is done the whole page is drawn."""
    if not there.reading:
        st.rerun()
    st.progress(min(there.part, 1.0), wording.reading(there.found))
    st.button(wording.STOP, key="bring_in.stop", on_click=there.stop)


def show_found(there: Bringing) -> None:
    """Show what the files hold, what is asked, and what would be taken."""
    shown = st.session_state[SHOWN] = there.look(journal)
    if there.fault:
        st.warning(wording.FAULT)
    for n, file in enumerate(there.files):
        rows = sum(row.count for row in shown.plan.rows if row.file == n)
        st.text(wording.is_what(file.name, str(file.format or ""), rows))
    outside = sum(row.count for row in shown.plan.of(Outcome.LEFT_OUT) if row.why == LeftOut.OUTSIDE_WINDOW)
    if outside:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(wording.outside(outside))
            st.button(
                wording.WIDEN, key="bring_in.widen", type="tertiary", on_click=bringing.widen, args=(journal,)
            )  # fmt: skip
    bring_in_rules_page.show(journal, there)
    counts = shown.plan.counts
    label = wording.take(counts[Outcome.NEW] + counts[Outcome.CHANGED], counts[Outcome.JOINED])
    with st.container(horizontal=True, key="bring_in.end"):
        if label or there.said(journal):
            st.button(label or wording.KEEP_SAID, key="bring_in.take", type="primary", on_click=take)
        st.button(wording.LET_GO, key="bring_in.let_go", type="tertiary", on_click=let_go)
    st.caption(f"{wording.PAST} {wording.TILL_LOCKED}")
    outcome = bring_in_lists.choose(counts)
    if outcome is Outcome.UNCLEAR:
        bring_in_asked.show(journal, there, shown.plan)
    elif outcome is not None:
        bring_in_lists.show(journal, shown, outcome)
    st.caption(wording.STILL_THERE)


def show_own(there: BringingOwn) -> None:
    """Show what a journal's own export would bring in."""
    compared = there.look(journal)
    if compared is None or there.exported is None:
        st.warning(there.fault)
    else:
        st.text(back_wording.held_against(compared.new_count, compared.same))
        for said in (
            back_wording.other(len(compared.other)) if compared.other else "",
            back_wording.problems(len(there.exported.problems)) if there.exported.problems else "",
        ):
            if said:
                st.caption(said)
    with st.container(horizontal=True, key="bring_in.end"):
        if compared is not None and compared.new_count:
            label = back_wording.take(compared.new_count)
            st.button(label, key="bring_in.take", type="primary", on_click=take_own, args=(there,))
        st.button(wording.LET_GO, key="bring_in.let_go", type="tertiary", on_click=let_go)
    st.caption(wording.STILL_THERE)


def show_import(done: Import, zone: ZoneInfo) -> None:
    """Show an import with the way back."""
    at = done.at.replace(tzinfo=done.at.tzinfo or UTC).astimezone(zone)
    when = f"{dates.date_in_words(at.date())}, {dates.clock(at)}"
    told = sentences.taken(done.new, done.changed, done.joined)
    with st.container(horizontal=True, vertical_alignment="center", key=f"import.{done.id}"):
        st.text(wording.an_import(when, done.formats, told))
        st.button(
            wording.UNDO, key=f"import.{done.id}.undo", type="tertiary", on_click=st.session_state.__setitem__,
            args=(ASKED, done.id),
        )  # fmt: skip
    if st.session_state.get(ASKED) == done.id:
        with st.container(border=True, key="asked_once"):
            st.text(wording.SURE)
            st.caption(wording.RULES_STAY)
            with st.container(horizontal=True):
                st.button(wording.YES, key="import.yes", on_click=take_back_earlier, args=(done.id,))
                st.button(
                    wording.NO, key="import.no", type="tertiary", on_click=st.session_state.pop, args=(ASKED, None)
                )


st.title(wording.TITLE, anchor=False)
notice.show(journal)
if stay := st.session_state.pop(STAY, None):
    st.warning("\n\n".join((sentences.STAY, *stay)))
there = bringing.current(journal)
if there is None:
    st.caption(wording.ABOUT)
    if not journal.clients.all():
        st.text(wording.CLIENTS_FIRST)
        first_step.offer_client(journal)
    ask_for_files()
elif there.reading:
    show_reading(there)
elif isinstance(there, BringingOwn):
    show_own(there)
else:
    show_found(there)

st.header(wording.SO_FAR, anchor=False)
imports = journal.brought_in.imports()
if not imports:
    st.caption(wording.NONE_SO_FAR)
for one in imports[: bring_in_lists.MOST_IMPORTS]:
    show_import(one, ZoneInfo(journal.settings.read().zone))
