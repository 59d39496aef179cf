"""Tables: CSV, TSV and spreadsheets, as a header and the lines below it; what is no row is left out and counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

from journal.exchange.bring_in import delimited
from journal.exchange.bring_in.found import Asked, Cell, Found, Left, LeftOut, Problem, TableHead, TableLine
from journal.exchange.bring_in.spreadsheets import Sheet, UnreadableSheets, sheets
from journal.exchange.bring_in.table_head import LOOKED_AT, Head, Merged, head, is_total
from journal.wording import files_read

MOST_ROWS = 200_000
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
Numbered = tuple[int, Sequence[Cell] | None]


def read(data: bytes, asked: Asked) -> Iterator[Found]:
    """Yield a table's header and its lines, one sheet after the other. Never raises."""
    if data[:4] != b"PK\x03\x04" and not data.startswith(OLE):
        yield from _table("", _of_text(data), (), asked)
        return
    try:
        nothing = True
        for sheet in sheets(data):
            if isinstance(sheet, int):
                yield Left(why=LeftOut.NOT_READ, count=sheet)
                continue
            if isinstance(sheet, str):
                yield Problem(line=0, why=sheet)
                nothing = False
                continue
            found = _table(sheet.name, _of_sheet(sheet), sheet.merged, asked)
            for each in found:
                nothing = nothing and not isinstance(each, TableHead)
                yield each
        if nothing:
            yield Problem(line=0, why=files_read.NO_TABLE)
    except UnreadableSheets as error:
        yield Problem(line=0, why=str(error))


def _of_text(data: bytes) -> Iterator[Numbered]:
    for line, cells in delimited.records(data):
        yield line, None if cells is None else [cell.strip() or None for cell in cells]


def _of_sheet(sheet: Sheet) -> Iterator[Numbered]:
    for number, row in enumerate(sheet.rows, start=1):
        yield number, [(cell.strip() or None) if isinstance(cell, str) else cell for cell in row]


def _table(name: str, rows: Iterator[Numbered], merged: Sequence[Merged], asked: Asked) -> Iterator[Found]:
    first = [*islice(rows, LOOKED_AT)]
    named = head([row or () for _, row in first], merged)
    if not named.columns:
        if not name:
            yield Problem(line=0, why=files_read.NO_TABLE)
        return
    top = [line for n, (line, _) in enumerate(first) if n == named.row]
    yield TableHead(line=top[0] if top else 0, columns=named.columns, sheet=name)
    yield from _lines(chain(first, rows), named, asked)


def _lines(rows: Iterable[Numbered], named: Head, asked: Asked) -> Iterator[Found]:
    width, taken, empty, line = len(named.columns), 0, 0, 0
    again = _header_cells(named)
    for n, (line, row) in enumerate(rows):
        if asked.stopped():
            return
        if row is not None and not any(cell is not None for cell in row):
            empty += 1
            continue
        if empty:
            yield Left(why=LeftOut.EMPTY, count=empty, line=line - empty)
            empty = 0
        if row is None:
            yield Problem(line=line, why=files_read.OPEN_QUOTE)
        elif n in named.used:
            if n != named.row:
                yield Left(why=LeftOut.NOT_READ, line=line)
        elif n < named.row or [cell for cell in row if cell is not None] == again:
            yield Left(why=LeftOut.NOT_READ, line=line)
        elif is_total(row):
            yield Left(why=LeftOut.TOTAL, line=line)
        elif any(cell is not None for cell in row[width:]):
            yield Problem(line=line, why=files_read.TOO_WIDE)
        else:
            taken += 1
            if taken > MOST_ROWS:
                yield Problem(line=line, why=files_read.too_many_rows(MOST_ROWS))
                if rest := sum(1 for _ in rows):
                    yield Left(why=LeftOut.NOT_READ, count=rest, line=line + 1)
                return
            yield TableLine(line=line, cells=(*row[:width], *[None] * (width - len(row))))
    if empty:
        yield Left(why=LeftOut.EMPTY, count=empty, line=line - empty + 1)


def _header_cells(named: Head) -> list[str] | None:
    """Return the header as its line would stand if it were printed on each page again; None where there is none."""
    return list(named.columns) if named.row >= 0 else None
