"""A journal as a plain SQLite database that any program opens, in memory, and its rows read again.

No extension, foreign keys, and the views `days` and `weeks`. Nothing of it touches the disk here.
"""

from __future__ import annotations

import base64
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from typing import Any

from journal.records.taken_out import IN_TRASH, NAMED, Column, Row, Sort, Table, every_column

MAGIC = b"SQLite format 3\0"

_TYPES: dict[Sort, str] = {
    "text": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "INTEGER",
    "date": "TEXT", "time": "TEXT", "moment": "TEXT", "json": "TEXT", "bytes": "BLOB",
}  # fmt: skip


class NotOurs(ValueError):
    """The bytes are no SQLite database with what was taken out of a journal."""


def written(
    tables: Sequence[Table],
    columns: Callable[[Table], Sequence[Column]],
    rows: Callable[[Table], Iterable[Row]],
    said: Mapping[str, Any],
) -> bytes:
    """Return the database as the bytes of its file. `said` goes into the table "about", a name and a value a row."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        db.execute("PRAGMA page_size = 4096")
        db.execute("BEGIN")
        db.execute("CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL)")
        db.executemany("INSERT INTO about VALUES (?, ?)", [(name, _text(value)) for name, value in said.items()])
        taken = {table.name for table in tables}
        for table in tables:
            every = columns(table)
            points = {name: other for name, other in table.points.items() if other in taken}
            db.execute(_create(table.name, every, points))
            _fill(db, table.name, every, rows(table))
            _without_what_points_nowhere(db, table, every, points)
            for name in ("day", *points):
                if name in {column.name for column in every}:
                    db.execute(f"CREATE INDEX {table.name}_{name} ON {table.name} ({name})")
        for view in _views({table.name: {column.name for column in columns(table)} for table in tables}):
            db.execute(view)
        db.execute("COMMIT")
        db.execute("ANALYZE")
        return db.serialize()


def members_in(file: bytes) -> dict[str, Any]:
    """Return what the file says of itself, by name. Raises NotOurs."""
    with closing(_opened(file)) as db:
        found = _asked(db, "SELECT name, value FROM about")
        try:
            return {str(name): json.loads(value) for name, value in found}
        except (ValueError, TypeError, RecursionError):
            raise NotOurs("about") from None


def rows_in(file: bytes) -> Iterator[tuple[str, Row]]:
    """Yield (table, row) of the tables that are known, values as JSON has them. Raises NotOurs."""
    with closing(_opened(file)) as db:
        there = {
            name for name, sql in _asked(db, "SELECT name, sql FROM sqlite_master WHERE type = 'table'")
            if str(sql).upper().startswith("CREATE TABLE")
        }  # fmt: skip
        for table in NAMED.values():
            if table.name not in there:
                continue
            told = [str(row[1]) for row in _asked(db, f"PRAGMA table_info({table.name})")]
            sorts = {column.name: column.sort for column in (*every_column(table), IN_TRASH)}
            known = [name for name in told if name in sorts]
            nested = [n for n, name in enumerate(known) if sorts[name] == "json"]
            files = [n for n, name in enumerate(known) if sorts[name] == "bytes"]
            switches = [n for n, name in enumerate(known) if sorts[name] == "boolean"]
            for values in _asked(db, f"SELECT {', '.join(known)} FROM {table.name} ORDER BY rowid"):
                row = list(values)
                for n in nested:
                    row[n] = _list_in(row[n])
                for n in files:
                    row[n] = base64.b64encode(row[n]).decode("ascii") if isinstance(row[n], bytes) else None
                for n in switches:
                    row[n] = None if row[n] is None else bool(row[n])
                yield table.name, dict(zip(known, row, strict=True))


def _list_in(kept: Any) -> Any:
    """Return the list that a text holds; of another's making it may hold none, and is told apart by its record."""
    try:
        return None if kept is None else json.loads(kept)
    except (ValueError, TypeError, RecursionError):
        return kept


def _opened(file: bytes) -> sqlite3.Connection:
    if not file.startswith(MAGIC):
        raise NotOurs("no SQLite")
    db = sqlite3.connect(":memory:", isolation_level=None)
    try:
        db.deserialize(file)
        db.execute("PRAGMA trusted_schema = OFF")
        db.execute("PRAGMA query_only = ON")
        if db.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise NotOurs("damaged")
    except sqlite3.Error:
        db.close()
        raise NotOurs("damaged") from None
    except NotOurs:
        db.close()
        raise
    return db


def _asked(db: sqlite3.Connection, sql: str) -> Iterator[tuple[Any, ...]]:
    try:
        yield from db.execute(sql)
    except sqlite3.Error:
        raise NotOurs("not as it was written") from None


def _create(name: str, columns: Sequence[Column], points: Mapping[str, str]) -> str:
    lines = [f"{column.name} {_TYPES[column.sort]}{_asks(column)}" for column in columns]
    told = {column.name for column in columns}
    lines += [f"FOREIGN KEY ({field}) REFERENCES {other} (id)" for field, other in points.items() if field in told]
    return f"CREATE TABLE {name} (\n  " + ",\n  ".join(lines) + "\n)"


def _asks(column: Column) -> str:
    if column.name == "id":
        return " PRIMARY KEY"
    return "" if column.optional else " NOT NULL"


def _fill(db: sqlite3.Connection, name: str, columns: Sequence[Column], rows: Iterable[Row]) -> None:
    nested = [column.name for column in columns if column.sort == "json"]
    files = [column.name for column in columns if column.sort == "bytes"]
    put = f"INSERT INTO {name} VALUES ({', '.join('?' * len(columns))})"

    def plain() -> Iterator[tuple[Any, ...]]:
        for row in rows:
            for one in nested:
                if row[one] is not None:
                    row[one] = json.dumps(row[one], ensure_ascii=False) if row[one] else "[]"
            for one in files:
                row[one] = base64.b64decode(row[one]) if row[one] is not None else None
            yield tuple(row.values())

    db.executemany(put, plain())


def _without_what_points_nowhere(
    db: sqlite3.Connection, table: Table, columns: Sequence[Column], points: Mapping[str, str]
) -> None:
    """Make a table anew without those foreign keys whose other end stayed behind, in the trash or before the period."""
    told = {column.name for column in columns}
    loose = {
        name
        for name, other in points.items()
        if name in told
        and db.execute(
            f"SELECT 1 FROM {table.name} WHERE {name} IS NOT NULL AND {name} NOT IN (SELECT id FROM {other}) LIMIT 1"
        ).fetchone()
    }
    if loose:
        db.execute(f"ALTER TABLE {table.name} RENAME TO before")
        db.execute(_create(table.name, columns, {name: other for name, other in points.items() if name not in loose}))
        db.execute(f"INSERT INTO {table.name} SELECT * FROM before")
        db.execute("DROP TABLE before")


_OF_A_DAY = (
    ("sessions", "sessions", "sum(status = 'attended')", ("status",)),
    ("sessions", "session_minutes", "sum(CASE WHEN status = 'attended' THEN minutes END)", ("status", "minutes")),
    ("sessions", "asked", "avg(demand)", ("demand",)),
    ("contacts", "contacts", "count(*)", ()),
    ("supervisions", "supervision_minutes", "sum(minutes)", ("minutes",)),
    ("reflections", "thoughts", "count(*)", ()),
    ("downtimes", "downtime_minutes", "sum(minutes)", ("minutes",)),
    ("check_ins", "heavy", "avg(heavy)", ("heavy",)),
    ("check_ins", "energy", "avg(energy)", ("energy",)),
    ("check_ins", "sleep", "avg(sleep)", ("sleep",)),
)
"""Columns of the view `days`: the table, the column, what of it, and the fields that it needs."""

_MEANS = frozenset({"asked", "heavy", "energy", "sleep"})


def _views(there: Mapping[str, set[str]]) -> Iterator[str]:
    told = [one for one in _OF_A_DAY if one[0] in there and there[one[0]].issuperset(one[3])]
    if not told:
        return
    names = list(dict.fromkeys(table for table, *_ in told))
    days = " UNION ".join(f"SELECT day FROM {name}" for name in names)
    joined = ""
    for name in names:
        of = ", ".join(f"{what} AS {column}" for table, column, what, _ in told if table == name)
        joined += f"\n  LEFT JOIN (SELECT day, {of} FROM {name} GROUP BY day) AS of_{name} USING (day)"
    columns = [column for _, column, *_ in told]
    yield f"CREATE VIEW days AS\n  SELECT day, {', '.join(columns)}\n  FROM ({days}){joined}\n  ORDER BY day"
    # A week by its Monday: the names of ISO weeks came to SQLite later than many programs have it.
    monday = "date(day, '-' || ((strftime('%w', day) + 6) % 7) || ' days')"
    sums = ", ".join(f"{'avg' if column in _MEANS else 'sum'}({column}) AS {column}" for column in columns)
    told_by = f"{monday} AS monday, count(*) AS days, {sums}"
    yield f"CREATE VIEW weeks AS\n  SELECT {told_by}\n  FROM days GROUP BY 1 ORDER BY 1"


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
