"""Items on the agenda in lists: each with what is known of it, and the step that comes next."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

import streamlit as st

from journal.errors import EntryChanged, EntryNotFound, JournalError
from journal.records.agenda import AgendaItem
from journal.records.kinds import BY_NAME
from journal.records.supervision import Supervision
from journal.store.journal import Journal
from journal.wording import agenda as wording
from pages.parts import clock, notice, page_links
from pages.parts.listing import entries

SHOWN = 12
"""Items of one list that are shown before the others are folded away."""

NOT_YET = "agenda.not_yet"

Steps = Mapping[str, Callable[[AgendaItem], AgendaItem]]
"""Words on a button → the item as it is afterwards."""


def meetings_of(journal: Journal, items: Iterable[AgendaItem]) -> dict[str, Supervision]:
    """Return by id the meetings in which these were raised."""
    found = {}
    for supervision_id in {item.supervision_id for item in items if item.supervision_id is not None}:
        try:
            found[supervision_id] = journal.supervisions.get(supervision_id)
        except EntryNotFound:
            continue
    return found


def newest_first(items: Iterable[AgendaItem], meetings: Mapping[str, Supervision]) -> list[AgendaItem]:
    """Return items by the meeting in which they were raised, the newest first; what was raised in none comes first."""

    def raised(item: AgendaItem) -> tuple[bool, float, float]:
        meeting = meetings.get(item.supervision_id or "")
        return meeting is None, meeting.at.timestamp() if meeting else 0.0, item.at.timestamp()

    return sorted(items, key=raised, reverse=True)


def listed(items: Sequence[AgendaItem], line: Callable[[AgendaItem], None], *, name: str, shown: int = SHOWN) -> None:
    """Show each item by `line`; beyond `shown` behind a fold. `name` is the list's own, for its fold."""
    for item in items[:shown]:
        line(item)
    if items[shown:]:
        fold = st.expander(f"More ({len(items) - shown})", key=f"more.{name}", on_change="rerun")
        if fold.open:
            with fold:
                for item in items[shown:]:
                    line(item)


def facts(journal: Journal, item: AgendaItem, meeting: Supervision | None = None) -> str:
    """Return the client where the title does not name them, what is wanted, and since when it waits or was raised."""
    today = clock.today(journal)
    put = item.at.astimezone(clock.zone_here(journal)).date()
    since = f"raised {wording.day(meeting.day, today)}" if meeting is not None else f"since {wording.day(put, today)}"
    return "  ·  ".join(part for part in (client_of(journal, item), item.want or "", since) if part)


def client_of(journal: Journal, item: AgendaItem) -> str:
    """Return the code of the client it is about, "" where the title names them or there is none."""
    code = journal.clients.code_of(item.client_id)
    return code if code and code.casefold() not in item.title.casefold() else ""


def row(
    journal: Journal,
    item: AgendaItem,
    meeting: Supervision | None = None,
    *,
    steps: Steps | None = None,
    remark: str = "",
    in_form: bool = False,
) -> None:
    """Show an item with what was decided, and beside it what can be done: its next steps, to open it, its source.

    `remark` is a sentence of the program's own, shown quietly. One that is
    `in_form` takes its steps there: here they would leave behind what is being typed.
    """
    with st.container(horizontal=True, vertical_alignment="center", key=f"item.{item.id}"):
        with st.container(gap=None):
            st.text(item.title)
            if item.decision:
                st.text(f"Decided: {item.decision}")
            st.text(facts(journal, item, meeting))
            if remark:
                st.caption(remark)
        if in_form:
            return
        for word, step in (steps or {}).items():
            args = (journal, item, step(item), word)
            st.button(word, key=f"{word}.{item.id}", on_click=change, args=args, type="tertiary")
        st.button("Open", key=f"open.{item.id}", on_click=entries.open_entry, args=(item.id,), type="tertiary")
        source(journal, item)


def source(journal: Journal, item: AgendaItem, *, place: str = "list") -> None:
    """Show the way to the entry an item came from; one that is gone is said. `place` is where on the page."""
    kind = BY_NAME.get(item.source_kind or "")
    if kind is None or item.source_id is None:
        return
    args = (journal, item.source_kind, item.source_id, kind.page)
    st.button("Source", key=f"source.{place}.{item.id}", on_click=_to_source, args=args, type="tertiary")


def _to_source(journal: Journal, kind: str, entry_id: str, page: str) -> None:
    try:
        next(e for e in journal.kinds if e.kind == kind).get(entry_id)
    except EntryNotFound:
        notice.said(wording.SOURCE_GONE)
    else:
        page_links.go(page, id=entry_id)


def ask_if_it_helped(journal: Journal, item: AgendaItem, *, in_form: bool = False) -> None:
    """Ask of something done whether it helped; "not yet" asks again another time. `in_form` as in `row`."""
    with st.container(horizontal=True, vertical_alignment="center", key=f"helped.{item.id}"):
        with st.container(gap=None):
            st.text(item.title)
            if item.decision:
                st.text(f"Decided: {item.decision}")
        if in_form:
            return
        for word, answer in (("Yes", True), ("No", False)):
            args = (journal, item, item.with_answer(answer), "Kept")
            st.button(word, key=f"{word}.{item.id}", on_click=change, args=args)
        st.button("Not yet", key=f"Not yet.{item.id}", on_click=_not_yet, args=(item.id,), type="tertiary")


def still_asked(items: Sequence[AgendaItem]) -> list[AgendaItem]:
    """Return the items of which it was not said a moment ago that it is too early."""
    put_off: Collection[str] = st.session_state.get(NOT_YET, ())
    return [item for item in items if item.id not in put_off]


def change(journal: Journal, before: AgendaItem, after: AgendaItem, word: str) -> None:
    """Keep one step of an item as it was shown, and how to take it back."""
    try:
        kept = journal.agenda.update(after, read_as_of=before.as_of)
    except EntryChanged:
        notice.said(wording.NOT_CHANGED)
        return
    except JournalError as error:
        notice.said(str(error))
        return

    def take_back() -> None:
        journal.agenda.update(before, read_as_of=kept.as_of)

    notice.done(word, take_back)


def _not_yet(item_id: str) -> None:
    st.session_state[NOT_YET] = {*st.session_state.get(NOT_YET, ()), item_id}
    notice.said("Asked again another time")
