"""What can be taken out of a journal: which tables, to which part each belongs, and how a record stands in a row.

    Session(at=…, members_present=('a',)) ⇄ {'id': …, 'at': '2026-10-22T14:00:00+02:00', 'zone': 'Europe/Berlin',
                                             'day': '2026-10-22', 'members_present': ['a'], …}

Tables and fields are called as they are in the journal, so that what was taken out can be brought back in.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date, datetime, time
from enum import StrEnum
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints
from zoneinfo import ZoneInfo

import msgspec

from journal.errors import FieldError
from journal.records import entry, kinds
from journal.records.client import ClientFact
from journal.records.cpd import TEXTS
from journal.records.entry import Entry
from journal.records.evidence import Evidence
from journal.records.kinds import Kind
from journal.records.weight_change import WeightChange
from journal.records.work_pattern import WorkPattern

Row = dict[str, Any]
"""Field → text, number, yes or no, a list, or None, as JSON has them; bytes are text in base64."""

Sort = Literal["text", "integer", "number", "boolean", "date", "time", "moment", "json", "bytes"]


class Part(StrEnum):
    """What one may take out by itself."""

    PRACTICE = "practice"
    REFLECTIONS = "reflections"
    SELF_CARE = "self-care"


WHOLE = frozenset(Part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """Which parts, and of which days, both included; None: from the first, to the last."""

    parts: frozenset[Part] = WHOLE
    first: date | None = None
    last: date | None = None

    def __post_init__(self) -> None:
        if not self.parts:
            raise FieldError("parts", "are not chosen yet: one of them is enough")
        entry.dates_in_order("last", self.first, self.last)

    @property
    def everything(self) -> bool:
        """Whether nothing is left out."""
        return self.parts == WHOLE and self.first is None and self.last is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A field of a table. Optional: it may be None. `choices` are the words that it may hold, none: any."""

    name: str
    sort: Sort
    optional: bool
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Table:
    """One kind of record, taken out with `part`.

    `private` are fields that go with the reflections alone, wherever they
    stand. Of a period are only records that are `dated`. `points` says which
    field holds the id of a record of which table.
    """

    name: str
    record: type
    part: Part
    private: tuple[str, ...] = ()
    dated: bool = True
    points: Mapping[str, str]

    @property
    def is_of_entries(self) -> bool:
        """Whether its records are entries: at a time, in a zone."""
        return issubclass(self.record, Entry)


_POINTS = {
    "client_id": "clients", "person_id": "people", "supervision_id": "supervisions", "plan_id": "absence_plans",
    "time_off_id": "time_off", "supervisor_id": "people", "cpd_id": "cpd",
}  # fmt: skip
# No "placement_id": empty it says something, too, and points at nothing.


def _of(kind: Kind, part: Part, *private: str, dated: bool = True) -> Table:
    return _table(kind.table, kind.record, part, *private, dated=dated)


def _table(name: str, record: type, part: Part, *private: str, dated: bool = True) -> Table:
    known = {field.name for field in fields(record)}
    if not known.issuperset(private):
        raise TypeError(f"{name} has no such fields: {set(private) - known}")
    points = {field: table for field, table in _POINTS.items() if field in known}
    return Table(name=name, record=record, part=part, private=private, dated=dated, points=points)


_PLACED = (
    _of(kinds.CLIENT, Part.PRACTICE, "note", dated=False),
    _table("client_facts", ClientFact, Part.PRACTICE, dated=False),
    _of(kinds.PERSON, Part.PRACTICE, "note", dated=False),
    _of(kinds.PLACEMENT, Part.PRACTICE, "note", dated=False),
    _of(kinds.OPENING_BALANCE, Part.PRACTICE, "note", dated=False),
    _of(kinds.SUPERVISION_AGREEMENT, Part.PRACTICE, "goals", "note", dated=False),
    _of(kinds.TIME_OFF, Part.PRACTICE, "kept_true", "note"),
    _of(
        kinds.ABSENCE_PLAN, Part.PRACTICE,
        "note", "explained", "hours_free", "first_day_back", "kept_as_written", "looked_back_on", "came",
    ),
    _of(kinds.SUPERVISION, Part.PRACTICE, "wants", "notes", "feedback", "helpfulness", "actions"),
    _of(kinds.SESSION, Part.PRACTICE, "demand", "note"),
    _of(kinds.CONTACT, Part.PRACTICE, "demand", "to_supervision"),
    _of(kinds.ENCOUNTER, Part.PRACTICE, "discomfort", "dual_concern", "to_supervision", "note"),
    _of(kinds.ON_CALL, Part.PRACTICE),
    _of(
        kinds.ABSENCE_DECISION, Part.PRACTICE,
        "relationship", "wants_and_can", "why", "suggested", "reactions", "asked_whom",
    ),
    _of(kinds.COVER, Part.PRACTICE, "happened"),
    _of(kinds.COVERING, Part.PRACTICE, "happened"),
    _of(kinds.CLINICAL_WILL, Part.PRACTICE, "funeral", dated=False),
    _of(kinds.CPD, Part.PRACTICE, *TEXTS),
    _table("evidence", Evidence, Part.PRACTICE, "name", "content"),
    _table("work_patterns", WorkPattern, Part.PRACTICE, dated=False),
    _of(kinds.REFLECTION, Part.REFLECTIONS),
    _of(kinds.AGENDA, Part.REFLECTIONS),
    _table("weight_changes", WeightChange, Part.REFLECTIONS, dated=False),
    _of(kinds.DOWNTIME, Part.SELF_CARE),
    _of(kinds.CHECK_IN, Part.SELF_CARE),
    _of(kinds.SCALE, Part.SELF_CARE),
)  # fmt: skip
# A kind that has no place above yet is one's own: nobody gets it by a choice that was made before it was there.
_NEW = tuple(_of(kind, Part.REFLECTIONS) for kind in kinds.KINDS if kind.table not in {table.name for table in _PLACED})
TABLES = (*_PLACED, *_NEW)
"""Every table, each after those that it points at."""

NAMED = {table.name: table for table in TABLES}

IN_TRASH = Column(name="in_trash", sort="boolean", optional=False)
"""Of a client: deleted, and here only because entries still speak of them."""

_BARE = ("id", "code", "at", "zone", "day", "written_at")
"""What goes of a client where practice facts do not: enough to know of whom a thought speaks."""


def tables_of(chosen: Chosen) -> tuple[Table, ...]:
    """Return the tables that are taken out, each after those that it points at."""
    taken = [table for table in TABLES if table.part in chosen.parts]
    clients = NAMED["clients"]
    if clients not in taken and any("client_id" in table.points for table in taken):
        taken.insert(0, clients)
    return tuple(taken)


@cache
def columns_of(table: Table, parts: frozenset[Part]) -> tuple[Column, ...]:
    """Return the columns of a table that go with `parts`, the id first."""
    found = [IN_TRASH] if table.name == "clients" else []
    if table.name == "clients" and Part.PRACTICE not in parts:
        return (*(column for column in every_column(table) if column.name in _BARE), *found)
    left_out = () if Part.REFLECTIONS in parts else table.private
    return (*(column for column in every_column(table) if column.name not in left_out), *found)


@cache
def every_column(table: Table) -> tuple[Column, ...]:
    """Return the columns of a table's records, the id first; of an entry, its zone and local day too."""
    hints = get_type_hints(table.record)
    names = [field.name for field in fields(table.record)]
    if table.is_of_entries:
        names[names.index("at") + 1 : names.index("at") + 1] = ["zone", "day"]
    known = {"zone": str, "day": date} if table.is_of_entries else {}
    return tuple(_column(name, known.get(name) or hints[name]) for name in names)


def _column(name: str, told: Any) -> Column:
    optional = False
    if get_origin(told) in (types.UnionType, Union):
        optional = True
        (told,) = [one for one in get_args(told) if one is not type(None)]
    choices = tuple(str(choice) for choice in told) if isinstance(told, type) and issubclass(told, StrEnum) else ()
    return Column(name=name, sort=_sort(told), optional=optional, choices=choices)


def _sort(told: Any) -> Sort:
    if get_origin(told) is tuple or is_dataclass(told):
        return "json"
    for kind, sort in _SORTS:
        if issubclass(told, kind):
            return sort
    raise TypeError(f"{told} has no place in a table")


_SORTS: tuple[tuple[type, Sort], ...] = (
    (bool, "boolean"), (int, "integer"), (float, "number"), (datetime, "moment"), (date, "date"), (time, "time"),
    (str, "text"), (bytes, "bytes"),
)  # fmt: skip


def row_of(record: Any, columns: tuple[Column, ...], *, in_trash: bool = False) -> Row:
    """Return a record as a row with these columns. Moments are ISO 8601 with their offset, days are ISO dates."""
    every: Row = msgspec.to_builtins(record)
    if isinstance(record, Entry):
        every["zone"], every["day"] = record.zone, record.day.isoformat()
    every[IN_TRASH.name] = in_trash
    return {column.name: every[column.name] for column in columns}


def record_of(table: Table, row: Mapping[str, Any]) -> Any:
    """Return the record of a row; fields that it has not get their default, fields that are not known are passed over.

    Raises the record's FieldError, msgspec.ValidationError, KeyError or
    ValueError for a row that never was such a record.
    """
    known, needed = _fields(table)
    values = {name: row[name] for name in known if name in row and (row[name] is not None or name in needed)}
    if table.is_of_entries:
        values["at"] = datetime.fromisoformat(values["at"]).astimezone(ZoneInfo(row["zone"]))
    for name in ("written_at", "edited_at", "changed_at", "added_at"):
        if isinstance(values.get(name), str):
            values[name] = datetime.fromisoformat(values[name])
    return msgspec.convert(values, table.record, strict=False)


@cache
def _fields(table: Table) -> tuple[frozenset[str], frozenset[str]]:
    """Return the names of all fields, and of those without a default."""
    every = fields(table.record)
    needed = (f.name for f in every if f.default is MISSING and f.default_factory is MISSING)
    return frozenset(f.name for f in every), frozenset(needed)
