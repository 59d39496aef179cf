"""Share: one person, some weeks, chosen items; shown exactly as it will be read, then handed over."""

from __future__ import annotations

import streamlit as st

from journal.errors import JournalError
from journal.use_cases.agree_to_share import To
from journal.use_cases.hand_out import still_missing
from journal.use_cases.redact_texts import codes_for, own_to_theirs, subjects
from journal.wording import share_page as wording
from pages.frame.unlocked import current_journal
from pages.parts import notice
from pages.sharing.share import share_answers, share_choice, share_file, share_ledger, share_person, share_text

journal = current_journal()


def hand_over() -> None:
    """Go from whom to what to the file, on one page."""
    if share_file.show_ready():
        return
    st.caption(wording.OPENING)
    person = share_person.choose(journal)
    if person is None:
        return
    to = share_person.settle(journal, person)
    try:
        choose_and_show(to)
    except JournalError as error:
        st.error(str(error))


def choose_and_show(to: To) -> None:
    """Ask what is handed over, go through its texts, show it."""
    st.header("What", anchor=False)
    choice = share_choice.ask(journal, to)
    codes = {} if choice.is_empty else codes_for(journal, to.person.id, choice.weeks)
    let_go = {}
    if texts := subjects(choice):
        st.header("Go through the words", anchor=False)
        let_go = share_text.go_through(journal, to.person.id, texts, own_to_theirs(journal, codes))
    missing = still_missing(to, choice, let_go)
    st.header("As they will see it", anchor=False)
    if missing:
        st.caption(wording.still_to_do(missing))
    share_file.offer(journal, to, choice, let_go, codes, missing=missing)


st.title("Share", anchor=False)
notice.show(journal)
view = st.segmented_control(
    "View",
    list(wording.VIEWS),
    default="share",
    key="share.view",
    format_func=wording.VIEWS.__getitem__,
    required=True,
    label_visibility="collapsed",
    persist_state="session",
)
if view == "ledger":
    share_ledger.show(journal)
elif view == "answers":
    share_answers.show(journal)
else:
    hand_over()
