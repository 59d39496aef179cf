"""What becomes of the rows of files, counted, and each list opened."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

import streamlit as st

from journal.exchange.bring_in.known import Outcome, Row
from journal.records import kinds
from journal.records.kinds import Around
from journal.store.journal import Journal
from journal.use_cases.bring_in import Preview
from journal.wording import bring_in as sentences
from journal.wording import bring_in_page as wording
from journal.wording import dates
from pages.parts.listing import rows as listing
from pages.parts.listing.turns import Turns

WHICH = "bring_in.which"

MOST_IMPORTS = 20
"""Earlier imports that are listed."""

_ORDER = tuple(Outcome(name) for name in wording.OUTCOMES)


def choose(counts: Mapping[Outcome, int]) -> Outcome | None:
    """Show how many rows become what, and return the list that is opened: what is asked first, else what is new."""
    there = [outcome for outcome in _ORDER if counts[outcome]]
    if not there:
        return None
    if st.session_state.get(WHICH) not in there:
        st.session_state[WHICH] = there[0]
    chosen: Outcome | None = st.pills(
        "What becomes of the rows", there, format_func=lambda one: wording.outcome(one, counts[one]), key=WHICH,
        required=True, label_visibility="collapsed",
    )  # fmt: skip
    return chosen


def show(journal: Journal, shown: Preview, outcome: Outcome) -> None:
    """Show the rows that end as this, some at a time, the latest first."""
    zone = ZoneInfo(journal.settings.read().zone)
    found = sorted(shown.plan.of(outcome), key=lambda row: _moment(row, zone), reverse=True)
    st.caption(wording.MEANS_OUTCOME[outcome])
    turns = Turns("bring_in.list", (outcome, len(found)))
    first = turns.begin or 0
    turns.newer_button()
    part = found[first : first + turns.n]
    names = [file.name for file in shown.files]
    listed = [_row(journal, n, row, names, zone) for n, row in enumerate(part, first)]
    listing.show("bring_in.rows", listed, {}, lambda _act, _row: None)
    turns.earlier_button(first + turns.n if len(found) > first + turns.n else None)


def _moment(row: Row, zone: ZoneInfo) -> float:
    """Return when a row is, in seconds, to put rows in order; those that say nothing of it last."""
    at = row.steps[0].entry.at if row.steps else row.at
    if isinstance(at, datetime):
        return (at if at.tzinfo else at.replace(tzinfo=zone)).timestamp()
    return datetime(at.year, at.month, at.day, tzinfo=zone).timestamp() if at else float("-inf")


def when(at: datetime | date | None, zone: ZoneInfo) -> str:
    """Return when something is, in the practice's zone; "" where nobody knows."""
    if isinstance(at, datetime):
        here = at.astimezone(zone) if at.tzinfo else at
        return f"{dates.short_date(here.date())} {here.year}, {dates.clock(here)}"
    return f"{dates.short_date(at)} {at.year}" if at else ""


def _row(journal: Journal, n: int, row: Row, names: list[str], zone: ZoneInfo) -> listing.Row:
    where = f"{row.member or names[row.file]}, line {row.line:,}" if row.line else row.member or names[row.file]
    if row.outcome is Outcome.PROBLEM:
        return listing.Row(id=str(n), first=row.sentence, second=listing.plain(where))
    title = f"“{row.title}”" if row.title else ""
    if row.steps:
        around = Around(code_of=journal.clients.code_of, scores_of=lambda _filled: {})
        entry = row.steps[0].entry
        first = "  ·  ".join((when(entry.at, zone), *kinds.in_a_line(entry, around)))
        mark = kinds.BY_RECORD[type(entry)].name
        return listing.Row(
            id=str(n), first=first, second=listing.plain(" · ".join(filter(None, (title, where)))), mark=mark
        )
    told = [f"{row.count:,} rows"] if row.count > 1 else []
    said = " · ".join(filter(None, (when(row.at, zone), title, *told))) or where
    why = sentences.left(str(row.why)) if row.why else where
    return listing.Row(id=str(n), first=said, second=listing.plain(why))
