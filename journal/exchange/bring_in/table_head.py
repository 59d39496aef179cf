"""Which line of a table names its columns, and how they are called."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from journal.exchange.bring_in.found import Cell

LOOKED_AT = 30
"""Rows among which the header is looked for."""
MOST_COLUMNS = 1000
_LONG = 40
"""Letters beyond which a cell is no figure; a pattern tried on a page of digits would never end."""

Merged = tuple[tuple[int, int], tuple[int, int]]
_FIGURES = re.compile(r"^[\s\d.,:/+\-−–%€$£]*\d[\s\d.,:/+\-−–%€$£]*(?:am|pm|h|hrs?|min|mins|minutes?)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Head:
    """The names of the columns; `row` is the index of their last line, -1 where there is none; `used` all its lines."""

    columns: tuple[str, ...]
    row: int
    used: frozenset[int]


def head(rows: Sequence[Sequence[Cell]], merged: Sequence[Merged] = ()) -> Head:
    """Find the header in a table's first rows; where no line is one, columns are named by their place.

    It is the first line that holds words alone and is about as wide as what
    comes below. A line above it that groups columns is put before their names.
    """
    rows = [row[:MOST_COLUMNS] for row in rows]
    filled = [sum(cell is not None for cell in row) for row in rows]
    usual = _usual(filled)
    top = next((n for n, row in enumerate(rows) if _is_words(row) and filled[n] * 2 > usual), None)
    width = _width(rows, top)
    if top is None:
        return Head(_unique([""] * width), -1, frozenset())
    lines = [top]
    if top + 1 < len(rows) and _goes_on(rows, top, merged):
        lines.append(top + 1)
    names = [_name([_spread(rows, line, column, merged, last=line == lines[-1]) for line in lines])
             for column in range(width)]  # fmt: skip
    return Head(_unique(names), lines[-1], frozenset(lines))


def _usual(filled: Sequence[int]) -> int:
    """Return how many cells most rows fill, one at least."""
    many = Counter(n for n in filled if n)
    return max(many, key=lambda n: (many[n], n)) if many else 1


def _width(rows: Sequence[Sequence[Cell]], top: int | None) -> int:
    """Return how many columns there are: those that are named, and those that half of the lines below fill.

    A line with more is no line of this table: a mark in a note was not put into quotation marks.
    """
    below = [row for row in rows[(top or 0) :] if any(cell is not None for cell in row)]
    named = _filled(rows[top]) if top is not None else set[int]()
    times = Counter(n for row in below for n in _filled(row))
    used = {n for n, many in times.items() if many * 2 >= len(below)}
    return max(named | used | (set() if named else set(times)), default=-1) + 1


def _filled(row: Sequence[Cell]) -> set[int]:
    return {n for n, cell in enumerate(row) if cell is not None}


def _is_words(row: Sequence[Cell]) -> bool:
    cells = [cell for cell in row if cell is not None]
    return bool(cells) and all(isinstance(cell, str) and not is_figure(cell) for cell in cells)


def _goes_on(rows: Sequence[Sequence[Cell]], top: int, merged: Sequence[Merged]) -> bool:
    """Say whether the line below belongs to the header: it fills what a line of groups leaves open."""
    upper, lower = rows[top], rows[top + 1]
    if not _is_words(lower) or sum(cell is not None for cell in upper) < 2:
        return False
    if any(first == top < last or (first == last == top and left < right)
           for (first, left), (last, right) in merged):  # fmt: skip
        return True
    open_here = [n for n, cell in enumerate(lower) if cell is not None and (n >= len(upper) or upper[n] is None)]
    doubled = [n for n, cell in enumerate(lower) if cell is None and n < len(upper) and upper[n] is not None]
    return bool(open_here) and (bool(doubled) or len(open_here) < sum(cell is not None for cell in lower))


def _spread(rows: Sequence[Sequence[Cell]], line: int, column: int, merged: Sequence[Merged], *, last: bool) -> str:
    """Return a header cell's words; one that is merged, or stands open in a line of groups, has those to its left."""
    for (top, left), (bottom, right) in merged:
        if top <= line <= bottom and left <= column <= right:
            return _at(rows, top, left)
    own = _at(rows, line, column)
    if own or last:
        return own
    if not _at(rows, line + 1, column):
        return ""
    return next((said for n in range(column - 1, -1, -1) if (said := _at(rows, line, n))), "")


def _at(rows: Sequence[Sequence[Cell]], line: int, column: int) -> str:
    cell = rows[line][column] if line < len(rows) and 0 <= column < len(rows[line]) else None
    return "" if cell is None else " ".join(str(cell).split())


def _name(parts: Sequence[str]) -> str:
    return " ".join(dict.fromkeys(part for part in parts if part))


def _unique(names: Sequence[str]) -> tuple[str, ...]:
    taken, times = set[str](), dict[str, int]()
    result = []
    for number, name in enumerate(names, start=1):
        wanted = base = name or f"Column {number}"
        while wanted in taken:
            times[base] = times.get(base, 1) + 1
            wanted = f"{base} {times[base]}"
        taken.add(wanted)
        result.append(wanted)
    return tuple(result)


_TOTAL = re.compile(
    r"^(?:(?:grand|sub|overall|running)[\s-]*)?(?:totals?|sums?|summe|gesamt|zwischensumme|totale|somme|suma)\b",
    re.IGNORECASE,
)


def is_total(row: Sequence[Cell]) -> bool:
    """Say whether a line adds others up: one of its first words says so, and it is of no day."""
    cells = [cell for cell in row if cell is not None]
    said = any(isinstance(cell, str) and _TOTAL.match(cell.strip()[:_LONG]) for cell in cells[:2])
    return said and not any(isinstance(cell, date) for cell in cells)


def is_figure(cell: Cell) -> bool:
    """Say whether a cell is a number, a day, a time or a length, or a text that can only be one."""
    if isinstance(cell, str):
        return len(cell) <= _LONG and bool(_FIGURES.match(cell.strip()))
    return isinstance(cell, int | float | date | time | timedelta)
