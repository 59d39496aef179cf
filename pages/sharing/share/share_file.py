"""As it will be seen, and then the file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from journal.errors import JournalError
from journal.sharing.pack_format import Pack
from journal.sharing.reading import read
from journal.sharing.redaction import Redacted
from journal.store.journal import Journal
from journal.use_cases.agree_to_share import To
from journal.use_cases.choose_to_share import Choice
from journal.use_cases.hand_out import ChangedSince, HandedOut, Preview, hand_out, preview
from journal.wording import share_page as wording
from pages.frame.save_file import save_file
from pages.parts import clock
from pages.parts.dashboards import chart
from pages.sharing import shown_pack
from pages.sharing.share.share_choice import begin_anew
from pages.sharing.share.share_person import WHO

SHOWN, HANDED, PROBLEM = "share.shown", "share.handed", "share.problem"


def offer(
    journal: Journal,
    to: To,
    choice: Choice,
    let_go: Mapping[str, Redacted],
    codes: Mapping[str, str],
    *,
    missing: Sequence[str],
) -> None:
    """Offer the preview, show it, and below it what makes the file."""
    version = journal.version
    shown: Preview | None = st.session_state.get(SHOWN)
    if shown is not None and not shown.holds(journal, to, choice, let_go):
        st.session_state.pop(SHOWN)
        shown = None
        st.info(wording.CHANGED_SINCE)

    def show() -> None:
        st.session_state[SHOWN] = preview(
            journal, to, choice, let_go, codes, chosen_at=version, today=clock.today(journal)
        )

    st.button(wording.PREVIEW, key="share.preview", type="secondary" if shown else "primary",
              on_click=_trying, args=(show,), disabled=bool(missing))  # fmt: skip
    say_problem()
    if shown is None:
        return
    st.caption(wording.EXACTLY[to.form])
    with st.container(border=True, key="share.seen"):
        shown_pack.show(read(shown.made.payload.bytes, Pack), dark=chart.is_dark(), zone=clock.zone_here(journal))
    st.button(
        wording.MAKE[to.form],
        key="share.make",
        type="primary",
        on_click=_trying,
        args=(lambda: _hand_out(journal, shown),),
    )


def show_file(handed: HandedOut, *, key: str) -> None:
    """Show the way to save a file, and the words where it has some."""
    st.caption(wording.FILE[handed.form])
    if handed.words:
        st.header(handed.words, anchor=False)
        st.caption(wording.WORDS_KEPT if handed.share.sheet_kind is None else wording.WORDS_OF_SHEET_KEPT)
    ending = "html" if handed.words else "age"
    save_file(
        wording.DOWNLOAD,
        lambda: handed.file,
        name=f"between-sessions-{handed.share.made_at:%Y-%m-%d}.{ending}",
        mime="text/html" if handed.words else "application/octet-stream",
        primary=True,
        key=key,
    )


def show_ready() -> bool:
    """Show what was just made, if anything was; return whether."""
    handed: HandedOut | None = st.session_state.get(HANDED)
    if handed is None:
        return False
    st.header("It is made", anchor=False)
    st.text(wording.ready(handed.share.person_name, handed.share.sequence))
    show_file(handed, key="share.save")
    st.button(wording.ANOTHER, key="share.done", type="tertiary", on_click=_done, args=(handed,))
    return True


def say_problem() -> None:
    """Show why something was not made, once."""
    if result := st.session_state.pop(PROBLEM, None):
        st.error(result)


def _done(handed: HandedOut) -> None:
    """Begin anew: nobody is chosen, and nothing for them."""
    begin_anew(handed.share.person_id)
    for name in (HANDED, WHO):
        st.session_state.pop(name, None)


def _hand_out(journal: Journal, shown: Preview) -> None:
    try:
        handed = hand_out(journal, shown)
    except ChangedSince:
        st.session_state.pop(SHOWN, None)
        raise
    if handed is not None:
        st.session_state[HANDED] = handed
        st.session_state.pop(SHOWN, None)


def _trying(step: Callable[[], None]) -> None:
    try:
        step()
    except JournalError as error:
        st.session_state[PROBLEM] = str(error)
