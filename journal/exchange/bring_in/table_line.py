"""What a line of a table is to become, by what its columns hold: a session, a contact, supervision, downtime."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time

from journal.errors import FieldError
from journal.exchange.bring_in.cells import (
    DateOrder,
    as_day,
    as_minutes,
    as_number,
    as_time,
    bare_hours,
    date_orders,
    decimal_marks,
)
from journal.exchange.bring_in.columns import held_by, rows_are
from journal.exchange.bring_in.found import Cell, Found, TableHead, TableLine
from journal.exchange.bring_in.known import Known, Meant, NotTaken, Unclear, Wanted, Why, Wrong
from journal.exchange.bring_in.marks import plain
from journal.presets.bring_in_words import STATUS
from journal.records.bring_in import Decision, Holds, Meaning, RowsAre, Rules, TitleRule
from journal.records.contact import Contact
from journal.records.downtime import Downtime, DowntimeCategory
from journal.records.entry import Entry, local_time
from journal.records.session import Session, SessionStatus
from journal.records.supervision import Supervision
from journal.wording import bring_in as wording

NOON = time(12)
"""When a line without an hour is placed where its client has no usual one, as all that was written with a day alone."""

_STATUS = {plain(word): SessionStatus(status) for status, words in STATUS.items() for word in words}


@dataclass
class _Table:
    """What is known of all lines below one head."""

    held: dict[Holds, int]
    name_of: dict[Holds, str]
    lines: list[TableLine] = field(default_factory=list)
    orders: frozenset[DateOrder] = frozenset()
    hours: bool | None = False
    decimal: str | None = None

    def cells(self, holds: Holds) -> list[Cell]:
        n = self.held.get(holds)
        return [] if n is None else [line.cells[n] for line in self.lines]


class Lines:
    """Understands the lines of one table, by the rules of its source."""

    def __init__(self, rules: Rules, known: Known, found: Iterable[Found]) -> None:
        self._rules, self._known = rules, known
        self._tables: dict[int, _Table] = {}
        self._clients: dict[str, set[str]] = {}
        for client in known.clients.values():
            self._clients.setdefault(plain(client.code), set()).add(client.id)
        self._marked: dict[str, str] = {}
        self.ruled(rules)
        every, table = [], _Table(held={}, name_of={})
        for one in found:
            if isinstance(one, TableHead):
                held = held_by(one.columns, rules, known.marks)
                table = _Table(held=held, name_of={holds: one.columns[n] for holds, n in held.items()})
                every.append(table)
            elif isinstance(one, TableLine):
                table.lines.append(one)
                self._tables[id(one)] = table
        for table in every:
            self._look_at(table)

    def ruled(self, rules: Rules) -> None:
        """Go by other rules about titles, which here are names of clients; the other rules are the same."""
        self._titles = {rule.mark: rule for rule in rules.titles if rule.whole}

    def rests_on(self, line: TableLine) -> object:
        """Return what its meaning rests on, beside a decision about it: the same, where it means the same."""
        rule = self._rule_of(self._named(line))
        return None if rule is None else (rule.meaning, rule.client_id)

    def _named(self, line: TableLine) -> str:
        return str(self._cell(line, Holds.CLIENT) or "").strip()

    def _rule_of(self, named: str) -> TitleRule | None:
        if named not in self._marked:
            self._marked[named] = self._known.marks.whole(named)
        return self._titles.get(self._marked[named])

    def _look_at(self, table: _Table) -> None:
        asked = self._rules.date_order
        order = frozenset({DateOrder(asked.value)}) if asked else None
        table.orders = order or date_orders(table.cells(Holds.DAY))
        marks = decimal_marks(table.cells(Holds.CREDIT))
        table.decimal = next(iter(marks)) if len(marks) == 1 else None
        if Holds.MINUTES in table.held:
            said = self._rules.lengths_in_hours
            table.hours = bare_hours(table.name_of[Holds.MINUTES], table.cells(Holds.MINUTES)) if said is None else said

    def key(self, line: TableLine) -> tuple[str, ...]:
        """Return by what a line is known again: its number where it has one, else its time and whom it is about."""
        table = self._tables[id(line)]
        number = self._cell(line, Holds.NUMBER)
        if number is not None:
            return ("number", str(number))
        told = (self._cell(line, holds) for holds in (Holds.DAY, Holds.CLOCK, Holds.CLIENT, Holds.ACTIVITY))
        return ("cells", *("" if cell is None else str(cell) for cell in told)) if table.held else _all(line)

    def shown(self, line: TableLine) -> tuple[str, date | None]:
        """Return what a line is shown as: whom or what it names, and its day where that can be read."""
        named = self._cell(line, Holds.CLIENT) or self._cell(line, Holds.ACTIVITY)
        table = self._tables[id(line)]
        order = next(iter(table.orders)) if len(table.orders) == 1 else None
        return "" if named is None else str(named), as_day(self._cell(line, Holds.DAY), order)

    def meant(self, line: TableLine, decision: Decision | None) -> Meant:
        """Return what it is to become."""
        table = self._tables[id(line)]
        kind = rows_are(table.held, self._rules)
        if decision is not None and decision.meaning is Meaning.IGNORE:
            return NotTaken(why=Why.IGNORED)
        if kind is None or Holds.DAY not in table.held:
            return Unclear(why=Why.ROWS_ARE)
        day_cell = self._cell(line, Holds.DAY)
        order = next(iter(table.orders)) if len(table.orders) == 1 else None
        day = as_day(day_cell, order)
        if day is None:
            if order is None and day_cell is not None:
                return Unclear(why=Why.DATE_ORDER)
            return Wrong(why=wording.NO_DAY)
        return self._of_day(line, kind, day, decision)

    def _of_day(self, line: TableLine, kind: RowsAre, day: date, decision: Decision | None) -> Meant:
        clock = as_time(self._cell(line, Holds.CLOCK)) or _time_behind(self._cell(line, Holds.DAY))
        length = self._cell(line, Holds.MINUTES)
        hours = self._tables[id(line)].hours
        if hours is None and as_number(length) is not None:
            return Unclear(why=Why.HOURS)
        minutes = as_minutes(length, hours=bool(hours)) or self._until_end(line, clock or NOON)
        if kind is RowsAre.SUPERVISION and not minutes:
            return Unclear(why=Why.NO_END)
        client_id = ""
        if kind in (RowsAre.SESSION, RowsAre.CONTACT):
            who = self._client(line, decision)
            if not isinstance(who, str):
                return who
            client_id = who
        usual = self._known.usual_clock(client_id, day) if client_id else None
        try:
            at = local_time(day, clock or usual or NOON, self._known.zone, field_name="at")
            entry = self._entry(line, kind, at, minutes or None, client_id)
            return Wanted(entries=(("", entry),), any_hour=clock is None)
        except FieldError as error:
            return Wrong(why=wording.not_kept(error.field, error.reason))

    def _entry(self, line: TableLine, kind: RowsAre, at: datetime, minutes: int | None, client_id: str) -> Entry:
        if kind is RowsAre.SESSION:
            status = _STATUS.get(plain(str(self._cell(line, Holds.STATUS) or "")), SessionStatus.PLANNED)
            return Session(client_id=client_id, at=at, minutes=minutes, status=status)
        if kind is RowsAre.CONTACT:
            return Contact(client_id=client_id, at=at, minutes=minutes)
        if kind is RowsAre.SUPERVISION:
            supervisor = str(self._cell(line, Holds.SUPERVISOR) or "").strip()
            return Supervision(at=at, minutes=minutes or 0, supervisor=supervisor)
        credit = as_number(self._cell(line, Holds.CREDIT), self._tables[id(line)].decimal)
        category = DowntimeCategory.CONTINUING_EDUCATION
        activity = str(self._cell(line, Holds.ACTIVITY) or "").strip()
        return Downtime(at=at, minutes=minutes, activity=activity, category=category, ce_credit=credit)

    def _client(self, line: TableLine, decision: Decision | None) -> str | Meant:
        if decision is not None and decision.client_id in self._known.clients:
            assert decision.client_id is not None
            return decision.client_id
        told = self._named(line)
        rule = self._rule_of(told)
        if rule is not None and rule.meaning is Meaning.IGNORE:
            return NotTaken(why=Why.IGNORED)
        if rule is not None and rule.client_id in self._known.clients:
            assert rule.client_id is not None
            return rule.client_id
        named = self._known.names.get(plain(told))
        found = {*self._clients.get(plain(told), ()), *([named] if named else [])}
        if len(found) == 1:
            return str(found.pop())
        return Unclear(why=Why.SEVERAL if found else Why.NOBODY, clients=tuple(sorted(found)), phrase=told)

    def _until_end(self, line: TableLine, begins: time) -> int | None:
        end = as_time(self._cell(line, Holds.END))
        if end is None:
            return None
        minutes = end.hour * 60 + end.minute - begins.hour * 60 - begins.minute
        return minutes if minutes > 0 else None

    def _cell(self, line: TableLine, holds: Holds) -> Cell:
        n = self._tables[id(line)].held.get(holds)
        return None if n is None else line.cells[n]


def _all(line: TableLine) -> tuple[str, ...]:
    return ("line", *map(str, line.cells))


def _time_behind(cell: Cell) -> time | None:
    """Return the hour that stands behind a day in one cell; midnight of a real date is none."""
    if isinstance(cell, datetime):
        return cell.time().replace(tzinfo=None) if cell.time() != time() else None
    return as_time(cell) if isinstance(cell, str) and ":" in cell else None
