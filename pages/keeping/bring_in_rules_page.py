"""How the files that are brought in are read: where they come from, what their columns hold, what means a client."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from zoneinfo import ZoneInfo

import streamlit as st

from journal.exchange.bring_in.columns import held_by, rows_are
from journal.exchange.bring_in.found import TableHead
from journal.exchange.bring_in.marks import Marks
from journal.exchange.bring_in.read import Format
from journal.records.bring_in import Holds, RowsAre, Rules, Source
from journal.records.settings import DateOrder
from journal.store.journal import Journal
from journal.use_cases.bring_in_rules import with_column
from journal.use_cases.bringing import Bringing
from journal.wording import bring_in_page as wording
from journal.wording import dates

HOURS = {"minutes": False, "hours": True}


def show(journal: Journal, there: Bringing) -> None:
    """Show the rules of each kind of file that is there, folded: what they ask of is asked below."""
    with st.expander(wording.HOW_READ, key="bring_in.how"):
        seen: set[str] = set()
        for n, file in enumerate(there.files):
            if file.format is None or file.format in seen:
                continue
            seen.add(file.format)
            _ask_source(journal, there, n)
            if file.format is Format.TABLE:
                ask_lines(there, n, "how")
                _ask_columns(journal, there, n)
                ask_order(there, n, "how")
                ask_hours(there, n, "how")
            elif file.format is Format.CALENDAR:
                _switch(there, n, "usual_slot", wording.USUAL_SLOT)
                _switch(there, n, "before_start", wording.BEFORE_START)
                _switch(there, n, "codes", wording.CODES)
            if there.rules(n).titles:
                st.button(
                    wording.FORGET_TITLES,
                    key=f"bring_in.forget.{n}",
                    type="tertiary",
                    on_click=_forget,
                    args=(there, n),
                )


def ask_lines(there: Bringing, n: int, where: str) -> None:
    """Ask what the lines of a table are."""
    now = there.rules(n).rows_are
    _pills(there, n, where, "lines", wording.LINES_ARE, wording.LINES, now, lambda rules, value: replace(
        rules, rows_are=RowsAre(value) if value else None))  # fmt: skip


def ask_order(there: Bringing, n: int, where: str) -> None:
    """Ask in which order a date is written."""
    now = there.rules(n).date_order
    _pills(there, n, where, "order", wording.ORDER, wording.ORDERS, now, lambda rules, value: replace(
        rules, date_order=DateOrder(value) if value else None))  # fmt: skip


def ask_hours(there: Bringing, n: int, where: str) -> None:
    """Ask whether bare numbers are hours."""
    said = there.rules(n).lengths_in_hours
    now = None if said is None else "hours" if said else "minutes"
    words = {name: name for name in HOURS}
    _pills(there, n, where, "hours", wording.LENGTHS, words, now, lambda rules, value: replace(
        rules, lengths_in_hours=HOURS[value] if value else None))  # fmt: skip


def _pills(
    there: Bringing,
    n: int,
    where: str,
    name: str,
    label: str,
    words: Mapping[str, str],
    now: str | None,
    said: Callable[[Rules, str | None], Rules],
) -> None:
    key = f"bring_in.{where}.{name}.{n}"
    st.session_state[key] = str(now) if now else None

    def changed() -> None:
        there.say(n, said(there.rules(n), st.session_state[key]))

    st.pills(label, [*words], format_func=words.__getitem__, key=key, on_change=changed)


def _switch(there: Bringing, n: int, name: str, label: str) -> None:
    key = f"bring_in.{name}.{n}"
    st.session_state[key] = getattr(there.rules(n), name)

    def changed() -> None:
        there.say(n, replace(there.rules(n), **{name: st.session_state[key]}))

    st.checkbox(label, key=key, on_change=changed)


def _forget(there: Bringing, n: int) -> None:
    there.say(n, replace(there.rules(n), titles=()))


def _ask_source(journal: Journal, there: Bringing, n: int) -> None:
    """Ask where a file comes from, once there is more than one place that it may come from."""
    kind = str(there.files[n].format)
    kept = [source for source in journal.brought_in.sources() if source.format == kind]
    if not kept:
        return
    now = there.sources[n]
    sources = {source.id: source for source in kept}
    new = now if now.id not in sources else Source(format=kind)
    zone, key = ZoneInfo(journal.settings.read().zone), f"bring_in.source.{n}"

    def called(source_id: str) -> str:
        if source_id not in sources:
            return wording.NEW_SOURCE
        source = sources[source_id]
        when = dates.date_in_words(source.written_at.astimezone(zone).date())
        return source.name or wording.from_before(kind, when)

    def changed() -> None:
        there.take_for(n, sources.get(st.session_state[key], new))

    st.session_state[key] = now.id if now.id in sources else ""
    st.selectbox(wording.FROM, [*sources, ""], format_func=called, key=key, on_change=changed, width=420)


def _ask_columns(journal: Journal, there: Bringing, n: int) -> None:
    """Ask what each column holds; what is usual for its name stands there first."""
    head = next((one for one in there.files[n].found if isinstance(one, TableHead)), None)
    if head is None:
        return
    marks, rules = Marks(journal.brought_in.key()), there.rules(n)
    held = {column: holds for holds, column in held_by(head.columns, rules, marks).items()}
    with st.container(horizontal=True):
        for place, name in enumerate(head.columns):
            key, mark = f"bring_in.column.{n}.{place}", marks.column(name)

            def changed(key: str = key, mark: str = mark) -> None:
                there.say(n, with_column(there.rules(n), mark, Holds(st.session_state[key])))

            st.session_state[key] = held.get(place, Holds.NOTHING).value
            st.selectbox(
                name, [*wording.HELD], format_func=wording.HELD.__getitem__, key=key, on_change=changed, width=190
            )
    meant = rows_are({holds: column for column, holds in held.items()}, rules)
    if meant is not None and rules.rows_are is None:
        st.caption(f"{wording.LINES_ARE} {wording.LINES[meant]}.")
