"""The hours dossier for a spreadsheet program, its numbers, days and durations real ones; and its weeks as CSV.

What begins like a formula is text. Made in memory.
"""

from __future__ import annotations

import csv
import io
from datetime import date

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from journal.exchange.take_out.dossier_page import Cell, DossierPage, Minutes, Table, shown

WIDEST = 40
"""Letters of a column."""


def as_xlsx(page: DossierPage) -> bytes:
    """Return a workbook: a sheet with what it is of and what it rests on, then one for each table."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        sheet = book.add_worksheet("Dossier")
        sheet.set_column(0, 0, 110)
        lines = [(page.title, bold), *((line, wrapped) for line in page.lines), ("", wrapped)]
        lines += [(page.assumed_heading, bold), *((line, wrapped) for line in page.assumed)]
        for n, (line, form) in enumerate(lines):
            sheet.write_string(n, 0, line, form)
        forms = {
            (kind, strong): book.add_format({"num_format": number, "bold": strong})
            for kind, number in (("date", "yyyy-mm-dd"), ("minutes", "[h]:mm"), ("number", "0.##"), ("text", "@"))
            for strong in (False, True)
        }
        for table in page.tables:
            _sheet(book.add_worksheet(table.name), table, bold, forms)
    return out.getvalue()


def as_csv(page: DossierPage) -> bytes:
    """Return the weeks alone, days as ISO dates and whole minutes, the totals in the last row; UTF-8."""
    out = io.StringIO()
    lines = csv.writer(out)
    (weeks,) = (table for table in page.tables if table.wide)
    lines.writerow([f"{name}, minutes" if n > 1 else name for n, name in enumerate(weeks.columns)])
    for row in (*weeks.rows, weeks.total or ()):
        lines.writerow([_plain(cell) for cell in row])
    return out.getvalue().encode("utf-8")


def _plain(cell: Cell) -> str | int | float | None:
    return cell.isoformat() if isinstance(cell, date) else int(cell) if isinstance(cell, Minutes) else cell


def _sheet(sheet: Worksheet, table: Table, bold: Format, forms: dict[tuple[str, bool], Format]) -> None:
    sheet.freeze_panes(1, 0)
    sheet.write_row(0, 0, table.columns, bold)
    for n, row in enumerate(table.rows, 1):
        for place, cell in enumerate(row):
            _put(sheet, n, place, cell, forms, strong=False)
    for place, cell in enumerate(table.total or ()):
        _put(sheet, len(table.rows) + 1, place, cell, forms, strong=True)
    for place, name in enumerate(table.columns):
        longest = max(len(shown(row[place])) for row in table.rows)
        sheet.set_column(place, place, min(max(longest, 12, max(map(len, name.split()))) + 2, WIDEST))


def _put(
    sheet: Worksheet, row: int, place: int, cell: Cell, forms: dict[tuple[str, bool], Format], *, strong: bool
) -> None:
    if cell is None or cell == "":
        return
    if isinstance(cell, Minutes):
        sheet.write_number(row, place, cell / 1440, forms["minutes", strong])
    elif isinstance(cell, date):
        sheet.write_datetime(row, place, cell, forms["date", strong])
    elif isinstance(cell, str):
        sheet.write_string(row, place, cell, forms["text", strong])
    else:
        sheet.write_number(row, place, cell, forms["number", strong])
