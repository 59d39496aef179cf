"""Rows of one entry, in two tabs: what either added, changed or removed is beside the other's, and none is lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from journal.records.entry import new_id
from pages.parts.forms.carried import base_of
from pages.parts.forms.draft_values import encoded

ROWS_BEFORE = ".from"
"""How the name of what holds the rows that an entry had, when a form began, ends."""


def with_rows_before(changed: dict[str, Any], first: dict[str, Any]) -> dict[str, Any]:
    """Add to what was changed in rows which rows there were before: the entry may have others by then."""
    before = {name: rows for name, rows in first.items() if name.endswith(ROWS_BEFORE)}
    return changed | {
        name: rows
        for name, rows in before.items()
        if any(other.startswith(name.removesuffix(ROWS_BEFORE) + ".") for other in changed)
    }


def beside_others(
    said: Mapping[str, Any], before: Sequence[Mapping[str, Any]], kept: Sequence[Mapping[str, Any]]
) -> dict[str, Any]:
    """Return what a draft says of rows, begun when an entry held `before`, for one that holds `kept` by now.

    What was added is added, unless the other tab saved the very same. A row
    that is still there is changed or removed as it was here; one that was
    changed here and is not there any more is an added one: neither wording is
    lost.
    """
    ids = said.get("rows", [str(n) for n in range(len(before))]) or []
    now = [str(n) for n in range(len(kept))]
    free = list(range(len(kept)))
    result: dict[str, Any] = {}
    for n, row in enumerate(before):
        place = next((m for m in free if encoded(kept[m]) == encoded(row)), None)
        own = _below(said, str(n))
        if place is not None:
            free.remove(place)
        if str(n) not in ids:
            now = [m for m in now if m != str(place)]
        elif any(value != encoded(row.get(part)) for part, value in own.items() if not _of_a_field(part, value)):
            to = str(place) if place is not None else new_id()[:8]
            now += [] if place is not None else [to]
            result |= {f"{to}.{part}": value for part, value in {**encoded(dict(row)), **own}.items()}
    new = [_says(kept[m]) for m in free]
    added = [row for row in ids if not (row.isdecimal() and int(row) < len(before))]
    added = [row for row in added if _says(_below(said, row)) not in new]
    result |= {name: value for name, value in said.items() if name.partition(".")[0] in added}
    return {**result, "rows": now + added, ROWS_BEFORE.removeprefix("."): encoded(list(kept))}


def _below(said: Mapping[str, Any], row: str) -> dict[str, Any]:
    return {name.removeprefix(f"{row}."): value for name, value in said.items() if name.startswith(f"{row}.")}


def _of_a_field(part: str, value: Any) -> bool:
    """Say whether it is what a field for a date notes beside its day (moment_field.py), and says nothing by itself."""
    return part.endswith(".turn") or (part.endswith(".unread") and not any(value or ()))


def _says(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a row says, as a draft keeps it: an empty input says nothing."""
    result = encoded(dict(row)).items()
    return {part: value for part, value in result if value not in (None, "", False) and not _of_a_field(part, value)}


def merged(before: Sequence[str], mine: Sequence[str], theirs: Sequence[str]) -> list[str]:
    """Return the rows of two tabs that both began with `before`: what either added, without what this one removed."""
    return [*(row for row in theirs if row in mine or row not in before), *(row for row in mine if row not in theirs)]


def not_shown(draft_id: str, name: str, kept: Mapping[str, Any]) -> list[str]:
    """Return the rows that a draft keeps and this tab did not show yet: another one added them."""
    shown = rows_shown(draft_id, name)
    return [row for row in kept.get(f"{name}.rows") or () if row not in shown]


def rows_shown(draft_id: str, name: str) -> list[str]:
    """Return the rows that this tab ever showed, those it removed included."""
    shown: list[str] = st.session_state.setdefault(f"{base_of(draft_id)}.{name}.shown", [])
    return shown
