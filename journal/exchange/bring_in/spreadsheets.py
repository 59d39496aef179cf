"""Spreadsheets (.xlsx, .xls, .ods): their visible sheets, row by row, formulas as the values that were kept of them.

What a sheet would take in memory is its corner farthest out, however little stands between; so the corner is looked
for first, in the file itself.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import python_calamine as calamine

from journal.exchange.bring_in.archives import Archive, Refused
from journal.exchange.bring_in.found import Cell
from journal.wording import files_read

MOST_CELLS = 5_000_000
_MOST_XML = 300_000_000
_CHUNK = 1 << 20
_OVERLAP = 4096
_XLSX_CELL = re.compile(rb"""<(?:\w+:)?c\s(?:[^<>]*?\s)?r=["']([A-Za-z]{1,3})(\d{1,7})["'][^<>]*(?<!/)>""")
_ODS_TOKEN = re.compile(
    rb"<table:table-row\b([^<>]*)>|(</table:table-row>)|<table:(?:covered-)?table-cell\b([^<>]*)>|<table:table\b"
)
_REPEATED = re.compile(rb"""number-(?:rows|columns)-repeated=["'](\d{1,9})["']""")

Row = list[Cell]
Merged = tuple[tuple[int, int], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet's rows from its first, and which cells are merged: (row, column) of both corners, from 0."""

    name: str
    rows: Iterator[Row]
    merged: tuple[Merged, ...] = ()


class UnreadableSheets(ValueError):
    """A spreadsheet cannot be read; its sentence says why."""


def sheets(data: bytes) -> Iterator[Sheet | str | int]:
    """Yield each visible sheet, of a hidden one how many rows it has, or the sentence why one could not be read.

    Raises UnreadableSheets.
    """
    if data[:2] == b"PK":
        _look_ahead(data)
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    except calamine.PasswordError:
        raise UnreadableSheets(files_read.LOCKED) from None
    except Exception:  # noqa: BLE001 a stranger's file; the library raises what it pleases
        raise UnreadableSheets(files_read.DAMAGED) from None
    for number, about in enumerate(book.sheets_metadata):
        if about.typ != calamine.SheetTypeEnum.WorkSheet:
            continue
        try:
            sheet = book.get_sheet_by_index(number)
            column = sheet.start[1] if sheet.start else 0
            merged = [
                ((top, left - column), (bottom, right - column))
                for (top, left), (bottom, right) in sheet.merged_cell_ranges or []
            ]
        except Exception:  # noqa: BLE001 as above
            yield files_read.SHEET_UNREADABLE
            continue
        if about.visible != calamine.SheetVisibleEnum.Visible:
            yield from [sheet.height] if sheet.height else []
            continue
        yield Sheet(about.name, (_plain(row) for row in sheet.iter_rows()), tuple(merged))


def _plain(row: Sequence[object]) -> Row:
    return [_cell(value) for value in row]


def _cell(value: object) -> Cell:
    if value == "" or value is None:
        return None
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    return value  # type: ignore[return-value]  # the library names the kinds that a cell can be of, and they are ours


def _look_ahead(data: bytes) -> None:
    """Refuse a file whose sheets would take far more than they hold."""
    try:
        archive = Archive(data, most_bytes=_MOST_XML)
        names = archive.names()
        for name in names:
            if re.fullmatch(r"xl/worksheets/[^/]+\.xml", name, re.IGNORECASE):
                corner = _xlsx_corner(archive, name)
            elif name == "content.xml":
                corner = _ods_corner(archive, name)
            else:
                archive.weigh(name)
                continue
            if corner > MOST_CELLS:
                raise UnreadableSheets(files_read.SHEET_TOO_LARGE)
    except Refused as error:
        raise UnreadableSheets(str(error)) from None
    except (zipfile.BadZipFile, EOFError, OSError):
        raise UnreadableSheets(files_read.DAMAGED) from None


def _xlsx_corner(archive: Archive, name: str) -> int:
    """Return how many cells a sheet spans from its first to its last that holds something."""
    rows, columns, tail = 0, set[bytes](), b""
    for chunk in archive.chunks(name, _CHUNK):
        for match in _XLSX_CELL.finditer(tail + chunk):
            columns.add(match[1])
            rows = max(rows, int(match[2]))
        tail = chunk[-_OVERLAP:]
    return rows * max((_column(each) for each in columns), default=0)


def _column(letters: bytes) -> int:
    result = 0
    for letter in letters.upper():
        result = result * 26 + letter - 64
    return result


def _ods_corner(archive: Archive, name: str) -> int:
    worst = rows = columns = row_times = at = row_end = 0
    last, tail = 0, b""
    for chunk in archive.chunks(name, _CHUNK):
        text = tail + chunk
        cut = text.rfind(b"<")
        text, tail = text[:cut], text[cut:]
        for match in _ODS_TOKEN.finditer(text):
            if match[1] is not None:
                row_times, at, row_end = _times(match[1]), 0, 0
                if match[1].endswith(b"/"):
                    rows += row_times
            elif match[2]:
                rows += row_times
                last = rows if row_end else last
                columns = max(columns, row_end)
            elif match[3] is not None:
                at += _times(match[3])
                row_end = at if not match[3].rstrip().endswith(b"/") or b"value-type" in match[3] else row_end
            else:
                worst, rows, columns, last = max(worst, last * columns), 0, 0, 0
    return max(worst, last * columns)


def _times(attributes: bytes) -> int:
    found = _REPEATED.search(attributes)
    return int(found[1]) if found else 1
