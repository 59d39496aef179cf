"""The hours dossier before it is a file: lines, tables and what is to be signed. The preview shows the same."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from journal.wording.dates import date_in_words, number


class Minutes(int):
    """Whole minutes, shown as hours and minutes."""


Cell = str | date | Minutes | int | float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under a heading, `total` below them, then `note`. `name` is the sheet's; `wide`: the weeks."""

    name: str
    heading: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell, ...] | None = None
    note: str = ""
    wide: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierPage:
    """The dossier. `lines` say what it is of, `assumed` what it rests on, `sign` what is asked of who signs it."""

    title: str
    lines: tuple[str, ...]
    tables: tuple[Table, ...]
    assumed_heading: str
    assumed: tuple[str, ...]
    sign_heading: str
    sign_means: str
    sign: tuple[str, ...]
    foot: str
    by_hand: str
    """What stands where a name cannot be written in the file's font."""


def clock(minutes: int) -> str:
    """Return minutes as they stand in a table: 150 → "2:30", 0 → "–"."""
    return f"{minutes // 60:,}:{minutes % 60:02}" if minutes else "–"


def shown(cell: Cell) -> str:
    """Return a cell as text."""
    if cell is None:
        return ""
    if isinstance(cell, Minutes):
        return clock(cell)
    if isinstance(cell, date):
        return date_in_words(cell)
    return cell if isinstance(cell, str) else number(cell, 2)


def is_number(cell: Cell) -> bool:
    """Say whether a cell stands to the right."""
    return isinstance(cell, int | float)
