"""Daylio's CSV: a mood with its activities and a note. Moods have the names a person gave them."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator

from journal.exchange.bring_in import tables
from journal.exchange.bring_in.cells import as_day, as_time
from journal.exchange.bring_in.found import Asked, Found, Left, LeftOut, Problem, TableHead, TableLine, Writing
from journal.exchange.bring_in.written import naive, plain
from journal.wording import files_read

_BREAKS = re.compile(r"<br\s*/?>|</p>|</div>|</li>", re.IGNORECASE)
_TAGS = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)


def read(data: bytes, asked: Asked) -> Iterator[Found]:
    """Yield an entry for each line. Never raises."""
    columns: tuple[str, ...] = ()
    nothing = True
    seen = Counter[str]()
    for found in tables.read(data, asked):
        nothing = nothing and isinstance(found, TableHead)
        if isinstance(found, TableHead):
            columns = tuple(name.lower().lstrip("\ufeff") for name in found.columns)
        elif isinstance(found, TableLine):
            cells = {name: "" if cell is None else str(cell) for name, cell in zip(columns, found.cells, strict=False)}
            yield _entry(found.line, cells, seen)
        else:
            yield found
    if nothing:
        yield Problem(line=0, why=files_read.NO_ENTRIES)


def _entry(line: int, cells: dict[str, str], seen: Counter[str]) -> Found:
    said = cells.get("full_date") or f"{cells.get('date', '')} {cells.get('year', '')}".strip()
    day, clock = as_day(said), as_time(cells.get("time", ""))
    if day is None:
        return Problem(line=line, why=files_read.BAD_DAY if said else files_read.NO_DAY)
    text, pictures = plain(html.unescape(_TAGS.sub("", _BREAKS.sub("\n", cells.get("note", "")))))
    tags = tuple(dict.fromkeys(tag.strip() for tag in cells.get("activities", "").split("|") if tag.strip()))
    mood, title = cells.get("mood", "").strip(), cells.get("note_title", "").strip()
    if not (text or title or mood or tags):
        return Left(why=LeftOut.EMPTY, line=line)
    at = naive(day, clock)
    seen[at.isoformat()] += 1
    again = seen[at.isoformat()]
    return Writing(
        line=line, uid=at.isoformat() + (f" {again}" if again > 1 else ""), at=at, has_time=clock is not None,
        title=title, text=text, mood=mood, tags=tags, pictures=pictures,
    )  # fmt: skip
