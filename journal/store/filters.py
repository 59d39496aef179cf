"""Which entries are wanted: some kinds, one client, one feeling. Turned into conditions of SQL, here alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from journal.records.reflection import Feeling
from journal.store.codec import columns
from journal.store.entries import Entries

Condition = tuple[str, list[str]]
"""A condition on the rows of one table, and its parameters."""

DISCUSSED = "id IN (SELECT supervision_id FROM agenda WHERE client_id = ? AND deleted_at IS NULL)"
"""Supervisions in which a client was discussed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What is asked for. Everything left out asks for all.

    `kinds` are names as in `Entries.kind`. `client_id` also finds the client
    itself, and the supervisions in which they were discussed. Only
    reflections have feelings.
    """

    kinds: frozenset[str] = frozenset()
    client_id: str | None = None
    feeling: Feeling | None = None

    def __bool__(self) -> bool:
        """Say whether anything is left out."""
        return bool(self.kinds or self.client_id or self.feeling)


def conditions(
    only: Filter, tables: Iterable[Entries[Any]], usual: Iterable[Entries[Any]]
) -> dict[Entries[Any], Condition]:
    """Return for each of `tables` that can hold what is wanted the condition on its rows, those in the trash left out.

    Where no kind is asked for, only the `usual` ones are taken.
    """
    tables = [table for table in tables if table.kind in only.kinds] if only.kinds else usual
    found = {}
    for table in tables:
        condition = _of_table(table, only)
        if condition is not None:
            found[table] = condition
    return found


def _of_table(table: Entries[Any], only: Filter) -> Condition | None:
    wanted, values = "deleted_at IS NULL", []
    if only.client_id is not None:
        condition = _of_client(table)
        if condition is None:
            return None
        wanted, values = f"{wanted} AND {condition}", [only.client_id]
    if only.feeling is not None:
        if "feelings" not in columns(table.record):  # type: ignore[arg-type]  # a class can be hashed
            return None
        # A list of words in JSON: each stands in quotes, and no word of them has one inside.
        wanted, values = f"{wanted} AND instr(feelings, ?)", [*values, f'"{only.feeling}"']
    return wanted, values


def _of_client(table: Entries[Any]) -> str | None:
    if table.table == "clients":
        return "id = ?"
    if table.table == "supervisions":
        return DISCUSSED
    return "client_id = ?" if "client_id" in columns(table.record) else None  # type: ignore[arg-type]  # as above
