"""CSV and its relatives: the delimiter found, and each record with the line it begins on."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator

from journal.exchange.bring_in.encodings import as_text

DELIMITERS = (",", ";", "\t", "|")
ONE_COLUMN = "\x1f"
"""Of a table with one column; nobody types it."""
_LOOKED_AT = 60
_MOST_OPENED = 20
"""Quotation marks without an end that are passed over one by one; a file with more is no table."""

Record = tuple[int, list[str] | None]
"""The line it begins on, and its cells; None: a quotation mark is opened there and never closed."""


def records(data: bytes) -> Iterator[Record]:
    """Yield the records of a delimited file, empty ones included."""
    lines = as_text(data).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if lines and lines[-1] == "":
        lines.pop()
    delimiter, skipped = _delimiter(lines)
    at, opened = skipped, 0
    while at < len(lines):
        begins = at
        try:
            for begins, upto, cells in _each(lines, at, delimiter):
                if upto - begins > 1 and upto == len(lines) and _never_closed(lines[begins:], delimiter):
                    break
                yield begins + 1, cells
                at = upto
        except csv.Error:
            begins = at
        if at < len(lines):
            yield begins + 1, None
            opened += 1
            at = begins + 1 if opened < _MOST_OPENED else len(lines)
            if opened == _MOST_OPENED:
                yield from ((number + 1, None) for number in range(begins + 1, len(lines)))


def _each(lines: list[str], at: int, delimiter: str) -> Iterator[tuple[int, int, list[str]]]:
    """Yield (first line, line after the last, cells), counted from 0."""
    reader = csv.reader((line + "\n" for line in lines[at:]), delimiter=delimiter, skipinitialspace=False)
    begins = at
    for cells in reader:
        yield begins, at + reader.line_num, cells
        begins = at + reader.line_num


def _never_closed(lines: list[str], delimiter: str) -> bool:
    try:
        for _ in csv.reader((line + "\n" for line in lines), delimiter=delimiter, strict=True):
            pass
    except csv.Error as error:
        return "unexpected end" in str(error)
    return False


def _delimiter(lines: list[str]) -> tuple[str, int]:
    """Return the delimiter, and how many lines at the top only tell it."""
    if lines and (said := lines[0].strip().lower()).startswith("sep=") and len(said) == 5:
        return lines[0].strip()[4], 1
    sample = [line for line in lines[:_LOOKED_AT] if line.strip()]
    best, most = ONE_COLUMN, 0.0
    for each in DELIMITERS:
        try:
            widths = [len(row) for row in csv.reader(io.StringIO("\n".join(sample)), delimiter=each)]
        except csv.Error:
            continue
        many = Counter(width for width in widths if width > 1)
        if not many:
            continue
        width, times = max(many.items(), key=lambda item: (item[1], item[0]))
        agreed = times / len(widths)
        told = agreed > 0.5 or (widths[0] > 1 and sum(many.values()) * 2 > len(widths))
        score = agreed + 0.01 * min(width, 20)
        # One comma in every second note is no table of two columns.
        if told and score > most:
            best, most = each, score
    return best, 0
