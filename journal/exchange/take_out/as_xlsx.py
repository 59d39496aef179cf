"""A sheet a table, for a spreadsheet program: days and times are real ones, minutes real durations, words are words.

A cell that begins like a formula is text. A text longer than a cell may hold goes on in the sheet "Long texts". Made in
memory: the library would otherwise keep what it writes in files of its own.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import IO, Any

import xlsxwriter
from python_calamine import CalamineWorkbook
from xlsxwriter.worksheet import Worksheet

from journal.exchange.take_out.taking import Seen, Taking, Tally
from journal.records.taken_out import Column, Row, Table
from journal.wording.values import MINUTES

LONG = "Long texts"
LONG_HEAD = ("table", "id", "field", "piece", "text")

LONGEST_CELL = 16_000
"""Characters. A cell holds 32,767 units of UTF-16, and a character may take two."""

GOES_ON = " … goes on in “Long texts”"

MOST_ROWS = 1_048_575
"""Rows of a sheet below its header."""


class TooManyRows(ValueError):
    """There are more records of one kind than a sheet has rows."""


def write(taking: Taking, out: IO[bytes]) -> Tally:
    """Write the workbook and return what was written. Raises TooManyRows."""
    seen = Seen()
    options = {
        "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
        "default_date_format": "yyyy-mm-dd hh:mm", "remove_timezone": True,
    }  # fmt: skip
    with xlsxwriter.Workbook(out, options) as book:
        head = book.add_format({"bold": True})
        formats = {
            "date": book.add_format({"num_format": "yyyy-mm-dd"}),
            "moment": book.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
            "time": book.add_format({"num_format": "hh:mm"}),
            "minutes": book.add_format({"num_format": "[h]:mm"}),
        }
        long: list[tuple[str, str, str, int, str]] = []
        for table in taking.tables:
            sheet = book.add_worksheet(table.name)
            sheet.freeze_panes(1, 0)
            columns = taking.cells(table)
            sheet.write_row(0, 0, [column.name for column in columns], head)
            puts = [_put(sheet, column, formats) for column in columns]
            _widths(sheet, columns)
            number = 0
            for number, row in enumerate(taking.rows(table, seen), 1):
                if number > MOST_ROWS:
                    raise TooManyRows(table.name)
                row.pop("content", None)  # a cell holds no file: its name and sum stand there
                _whole_lines(table, row, long)
                for place, (put, value) in enumerate(zip(puts, row.values(), strict=True)):
                    if value is not None and value != "":
                        put(number, place, value)
            sheet.autofilter(0, 0, max(number, 1), len(columns) - 1)
        if long:
            sheet = book.add_worksheet(LONG)
            sheet.write_row(0, 0, LONG_HEAD, head)
            for number, line in enumerate(long, 1):
                sheet.write_row(number, 0, line)
    return seen.tally


def read_back(file: bytes) -> Tally:
    """Return what stands in the workbook. Raises ValueError, or the reader's own error, for one that is not whole."""
    seen = Seen()
    book = CalamineWorkbook.from_filelike(io.BytesIO(file))
    for name in book.sheet_names:
        if name == LONG:
            continue
        rows = iter(book.get_sheet_by_name(name).to_python(skip_empty_area=False))
        place = next(rows).index("id")
        for row in rows:
            seen.note(name, str(row[place]))
    return seen.tally


def _whole_lines(table: Table, row: Row, long: list[tuple[str, str, str, int, str]]) -> None:
    """Put lists as text, and cut texts that a cell does not hold, their pieces into `long`."""
    for name, value in row.items():
        if isinstance(value, tuple | list | dict):
            value = row[name] = json.dumps(value, ensure_ascii=False) if value else ""
        if isinstance(value, str) and len(value) > LONGEST_CELL:
            pieces = [value[n : n + LONGEST_CELL] for n in range(0, len(value), LONGEST_CELL)]
            long += [(table.name, row["id"], name, n, piece) for n, piece in enumerate(pieces, 1)]
            row[name] = pieces[0] + GOES_ON


def _put(sheet: Worksheet, column: Column, formats: dict[str, Any]) -> Any:
    """Return what writes a value of a column into a cell."""
    if column.sort in ("integer", "number") and column.name in MINUTES:
        return lambda r, c, value: sheet.write_number(r, c, value / 1440, formats["minutes"])
    if column.sort in ("integer", "number"):
        return sheet.write_number
    if column.sort == "boolean":
        return sheet.write_boolean
    if column.sort == "date":
        return _dated(sheet, formats["date"], date.fromisoformat)
    if column.sort == "time":
        return _dated(sheet, formats["time"], time.fromisoformat)
    if column.sort == "moment":
        # A spreadsheet knows no zones: when it happened stands by the clock of its place, when it was written in UTC.
        by = wall_clock if column.name == "at" else in_utc
        return _dated(sheet, formats["moment"], by)
    return sheet.write_string


def _dated(sheet: Worksheet, form: Any, read: Callable[[str], Any]) -> Any:
    return lambda r, c, value: sheet.write_datetime(r, c, read(value), form)


def wall_clock(moment: str) -> datetime:
    """Return what the clock on the wall showed, to the second."""
    return datetime.fromisoformat(moment).replace(tzinfo=None, microsecond=0)


def in_utc(moment: str) -> datetime:
    """Return a moment as UTC, to the second, for a cell that names no zone."""
    return datetime.fromisoformat(moment).astimezone(UTC).replace(tzinfo=None, microsecond=0)


def _widths(sheet: Worksheet, columns: tuple[Column, ...]) -> None:
    for place, column in enumerate(columns):
        if column.name == "id" or column.name.endswith("_id"):
            sheet.set_column(place, place, 10)
        elif column.sort in ("date", "moment"):
            sheet.set_column(place, place, 17)
        elif column.name in ("note", "text", "notes", "line", "decision", "title"):
            sheet.set_column(place, place, 60)
