"""Rows taken out of the journal or changed, each with what it was before: put back whole, or forgotten.

taken out   (table, before, nothing)  ──put back──▶ the row as it was
changed     (table, before, after)    ──put back──▶ before, but for the columns that were changed again since
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlite_utils import Database

from journal.records.entry import new_id

Row = dict[str, Any]

_HISTORY = "history"


class Taken:
    """What was taken out of an open database or changed in it, in that order. Belongs inside one transaction."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._steps: list[tuple[str, Row, Row | None]] = []

    def take(self, table: str, condition: str, parameters: Sequence[Any] = ()) -> list[Row]:
        """Take out the rows that a condition names, and return them."""
        found = list(self._db.query(f"SELECT * FROM {table} WHERE {condition}", parameters))
        for row in found:
            self._db.execute(f"DELETE FROM {table} WHERE {_key(self._db, table)}", row)
            self._steps.append((table, row, None))
        return found

    def change(self, table: str, before: Row, changed: Mapping[str, Any]) -> None:
        """Give a row, as it is read, other values in some columns. The same values change nothing."""
        told = {name: value for name, value in changed.items() if before[name] != value}
        if not told:
            return
        after = {**before, **told}
        assigned = ", ".join(f"{name} = :{name}" for name in told)
        self._db.execute(f"UPDATE {table} SET {assigned} WHERE {_key(self._db, table)}", after)
        self._steps.append((table, before, after))

    def counts(self) -> dict[str, int]:
        """Return of how many rows of each table something was taken out or changed."""
        found: dict[str, int] = {}
        for table, _, _ in self._steps:
            found[table] = found.get(table, 0) + 1
        return found

    def to_json(self) -> str:
        """Return all of it as one text."""
        return json.dumps([[table, _told(before), _told(after)] for table, before, after in self._steps])


def put_back(db: Database, content: str) -> int:
    """Put back what `Taken.to_json` tells; return in how many rows something stays, as it was changed since."""
    steps = [(table, _read(before), _read(after)) for table, before, after in json.loads(content)]
    stays, renamed = 0, dict[str, str]()
    for table, before, after in reversed(steps):
        assert before is not None
        if after is not None:
            stays += _give_back(db, table, before, after)
        elif table != _HISTORY:
            _insert(db, table, before, renamed)
    _insert_history(db, [row for table, row, after in steps if table == _HISTORY and after is None and row])
    return stays


def _give_back(db: Database, table: str, before: Row, after: Row) -> bool:
    """Give a row the columns of before; those that were changed again since stay. Say whether any does."""
    found = next(iter(db.query(f"SELECT * FROM {table} WHERE {_key(db, table)}", after)), None)
    if found is None:
        return True
    ours = [name for name in before if before[name] != after[name]]
    back = [name for name in ours if found.get(name) == after[name]]
    if back:
        assigned = ", ".join(f"{name} = :{name}" for name in back)
        key = " AND ".join(f"{name} = :_{name}" for name in _keys(db, table))
        here = {f"_{name}": found[name] for name in _keys(db, table)}
        db.execute(f"UPDATE {table} SET {assigned} WHERE {key}", {**{n: before[n] for n in back}, **here})
    return len(back) < len([name for name in ours if name != "edited_at"])


def _insert(db: Database, table: str, row: Row, renamed: dict[str, str]) -> None:
    if table == "drafts" and db.execute("SELECT 1 FROM drafts WHERE id = ?", [row["id"]]).fetchone():
        renamed[row["id"]] = new_id()  # something was typed under its address since: both are kept
        row = {**row, "id": renamed[row["id"]]}
    if table == "draft_texts":
        row = {**row, "draft_id": renamed.get(row["draft_id"], row["draft_id"])}
    db.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join(f':{n}' for n in row)})", row)


def _insert_history(db: Database, rows: list[Row]) -> None:
    """Put steps of histories back under their numbers; from the first number that is another's by now, under new ones.

    An entry's history is read in order of number.
    """
    is_moved = False
    for row in sorted(rows, key=lambda row: int(row["id"])):
        is_moved = is_moved or bool(db.execute("SELECT 1 FROM history WHERE id = ?", [row["id"]]).fetchone())
        _insert(db, _HISTORY, {**row, "id": None} if is_moved else row, {})


def _keys(db: Database, table: str) -> list[str]:
    return list(db.table(table).pks)


def _key(db: Database, table: str) -> str:
    return " AND ".join(f"{name} = :{name}" for name in _keys(db, table))


def _told(row: Row | None) -> Row | None:
    if row is None:
        return None
    return {n: {"bytes": base64.b64encode(v).decode()} if isinstance(v, bytes) else v for n, v in row.items()}


def _read(row: Row | None) -> Row | None:
    if row is None:
        return None
    return {n: base64.b64decode(v["bytes"]) if isinstance(v, dict) else v for n, v in row.items()}
