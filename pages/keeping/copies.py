"""Copies: what there is and whether it is whole, a second place, and the way back."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import streamlit as st

from journal.errors import FieldError, FolderNotOurs, JournalError
from journal.store import backup, second_place, tried_copy
from journal.store.tried_copy import Tried
from journal.use_cases import copies as use_case
from journal.wording import copies as wording
from journal.wording import dates, labels
from pages.frame.unlocked import current_journal
from pages.parts import clock, notice

SHOWN = 3
"""Copies that stand open in a list; the others are folded."""

ASKED, TRIED, BROUGHT = "copies.asked", "copies.tried", "copies.brought"
"""Where the session keeps which copy is to be tried, what the tries found, by path, and what was brought back last."""

journal = current_journal()
now = clock.local_now(journal)
today = now.date()
last_tries = tried_copy.last_tries(journal)


def make_now() -> None:
    """Make a copy, here and in the second place."""
    try:
        noted = use_case.make_now(journal, clock.today(journal))
    except JournalError as error:
        notice.said(str(error))
        return
    said = wording.MADE if noted is None else wording.MADE_HERE_ONLY if noted.trouble else wording.MADE_BOTH
    notice.said(said)


def try_it(path: Path) -> None:
    """Open a copy, compare, and remember what was found. Asked for until it is done: a run may be cut off."""
    found: Tried | str
    with st.spinner(wording.TRYING):
        try:
            found = tried_copy.tried(journal, path, today)
        except JournalError as error:
            found = str(error)
    st.session_state[TRIED] = {**st.session_state.get(TRIED, {}), str(path): found}
    st.session_state.pop(ASKED, None)


def choose() -> None:
    """Take the folder that was typed as the second place."""
    try:
        noted = use_case.choose_second_place(journal, st.session_state.get("copies.place") or "")
    except FieldError as error:
        notice.said(labels.problem(error.field, error.reason))
        return
    except JournalError as error:
        notice.said(str(error))
        return
    st.session_state.pop("copies.another", None)
    notice.said(wording.CHOSEN if noted is not None and not noted.trouble else wording.CHOSEN_NOT_YET)


def copy_there() -> None:
    """Bring the newest copy to the second place now."""
    try:
        noted = second_place.carry(journal)
    except JournalError as error:
        notice.said(str(error))
        return
    if noted is not None:
        notice.said(noted.trouble or wording.COPIED_THERE)


def give_up() -> None:
    """Have no second place any more."""
    try:
        second_place.give_up(journal)
        notice.said(wording.STOPPED)
    except JournalError as error:
        notice.said(str(error))


def bring_back() -> None:
    """Unpack the chosen copy into the folder that was typed."""
    st.session_state.pop(BROUGHT, None)
    copy = st.session_state["copies.which"]
    try:
        folder, contents = use_case.bring_back(journal, copy, st.session_state.get("copies.folder") or "")
    except JournalError as error:
        notice.said(str(error))
        return
    st.session_state[BROUGHT] = wording.brought_back(folder, wording.when(made_at(copy), today), contents.lines)
    st.session_state.pop("copies.folder", None)


def made_at(path: Path) -> datetime:
    """Return when a copy's file was written, here."""
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC).astimezone(now.tzinfo)
    except (OSError, ValueError, OverflowError):
        return now


def line(path: Path, *, mixed: bool = False) -> str:
    """Return a copy's line in a list, `mixed` of both places."""
    try:
        size = path.stat().st_size
    except OSError:
        size = 0
    elsewhere = mixed and path.parent != backup.backups_folder(journal.folder)
    megabytes = dates.number(size / 1e6, 1)
    return wording.in_list(made_at(path), wording.reason(path.name), megabytes, today, elsewhere=elsewhere)


def listed(paths: list[Path], where: str) -> None:
    """Show copies, each with its try and what that found; the newest ones open."""
    with st.container(gap="xsmall"):
        for n, path in enumerate(paths[:SHOWN]):
            one(path, f"{where}.{n}")
    if len(paths) > SHOWN:
        with st.expander(f"{wording.OLDER} ({len(paths) - SHOWN})"):
            for n, path in enumerate(paths[SHOWN:], SHOWN):
                one(path, f"{where}.{n}")


def one(path: Path, key: str) -> None:
    """Show one copy."""
    with st.container(gap=None, key=f"copy.{key}"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(line(path))
            st.button(
                wording.TRY, key=f"try.{key}", type="tertiary",
                on_click=st.session_state.__setitem__, args=(ASKED, str(path)),
            )  # fmt: skip
        if st.session_state.get(ASKED) == str(path):
            try_it(path)
        found = st.session_state.get(TRIED, {}).get(str(path))
        if isinstance(found, str):
            st.warning(found)
        elif found is not None:
            up_to = found.up_to.astimezone(now.tzinfo) if found.up_to else None
            st.text(wording.would_bring(found.entries, up_to, found.lines, today))
            st.text(wording.compared(found.since, found.gone_since))
            st.caption(wording.opens_with(found.passphrase_of_today, found.recovery_key_of_today))
        elif path.name in last_tries:
            at, whole = last_tries[path.name]
            st.caption(wording.tried_at(at.astimezone(now.tzinfo), today, whole=whole))


def second(place: Path | None) -> None:
    """Show the second place, or the way to one."""
    st.header(wording.SECOND, anchor=False)
    if place is None or st.session_state.get("copies.another"):
        st.caption(wording.WHY_SECOND)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.text_input(wording.SECOND_FIELD, key="copies.place", autocomplete="off", max_chars=500)
            st.button(wording.USE, key="copies.use", on_click=choose)
            if place is not None:
                st.button(
                    wording.KEEP_PLACE, key="copies.keep", type="tertiary",
                    on_click=st.session_state.pop, args=("copies.another", None),
                )  # fmt: skip
        return
    noted = second_place.noted(journal)
    st.text(str(place))
    good = noted.good_at
    st.text(wording.good_there(good.astimezone(now.tzinfo), now) if good else wording.NO_GOOD_COPY)
    if noted.trouble:
        st.text(noted.trouble)
    if not noted.other_disk:
        st.caption(wording.SAME_DISK)
    listed(second_place.copies(journal), "there")
    with st.container(horizontal=True):
        st.button(wording.WRITE_NOW, key="copies.write", on_click=copy_there)
        st.button(
            wording.OTHER, key="copies.other", type="tertiary",
            on_click=st.session_state.__setitem__, args=("copies.another", True),
        )  # fmt: skip
        st.button(wording.STOP, key="copies.stop", type="tertiary", on_click=give_up)


def back(there: list[Path]) -> None:
    """Show how a copy is brought back, and what came of it."""
    st.header(wording.BACK, anchor=False)
    st.caption(wording.HOW_BACK)
    st.selectbox(wording.WHICH, there, format_func=partial(line, mixed=True), key="copies.which")
    st.session_state.setdefault("copies.folder", str(use_case.suggested_folder(journal, today)))
    st.text_input(wording.NEW_FOLDER, key="copies.folder", autocomplete="off")
    st.button(wording.BRING, key="copies.bring", on_click=bring_back)
    for sentence in st.session_state.get(BROUGHT, []):
        st.text(sentence)


def page() -> None:
    """Show all of it."""
    try:
        there = backup.made(journal.folder)
    except FolderNotOurs as error:
        st.warning(str(error))
        there = []
    there.sort(key=made_at, reverse=True)
    st.text(wording.last(made_at(there[0]), today) if there else wording.NONE_YET)
    st.button(wording.MAKE, type="primary", key="copies.make", on_click=make_now)
    st.caption(wording.KEPT)
    listed(there, "here")
    if there:
        st.caption(str(backup.backups_folder(journal.folder)))
    place = second_place.chosen(journal)
    second(place)
    if every := [*there, *second_place.copies(journal)]:
        back(every)
    st.header(wording.NEW_COMPUTER, anchor=False)
    st.caption(wording.HOW_NEW_COMPUTER)


st.title("Copies", anchor=False)
notice.show(journal)
if journal.is_demo:
    st.text(wording.DEMO)
else:
    page()
