"""Markdown and plain text: a file of its own, or a folder of them as a zip.

The day of an entry stands in its front matter, in its heading, in the name of its file, or was asked. A file whose
lines or headings are days by themselves is a diary: an entry for each.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, time
from functools import partial
from itertools import islice
from pathlib import PurePosixPath

from journal.exchange.bring_in.cells import ENOUGH, DateOrder, as_day, date_orders
from journal.exchange.bring_in.encodings import as_text
from journal.exchange.bring_in.found import Asked, Found, Left, LeftOut, Problem, Writing
from journal.exchange.bring_in.members import is_zip, members
from journal.exchange.bring_in.written import day_alone, day_and_time, heading, plain, titled
from journal.wording import files_read

ENDINGS = ("md", "markdown", "txt", "text")
_FRONT = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^([A-Za-z][\w -]*?)[ \t]*:[ \t]*(.*)$")
_ITEM = re.compile(r"^[ \t]*-[ \t]+(.*)$")
_LONG = 1000
"""Letters of a line of front matter that are looked at."""
_DAYS = ("date", "created", "created_at", "creation_date", "datetime", "day")
_AT_FRONT = re.compile(r"^(\d{4}-\d\d-\d\d(?:[ T]\d\d:\d\d)?)\b[ \t:–-]*(.*)$")


def read(
    data: bytes, asked: Asked, *, name: str = "", day: date | None = None, order: DateOrder | None = None
) -> Iterator[Found]:
    """Yield the entries. `name`, `day`, `order`: as Options of read.py. Never raises."""
    if is_zip(data):
        yield from members(data, asked, ENDINGS, partial(_file, day=day, order=order))
        return
    for found in _file(data, name, asked, day=day, order=order, alone=True):
        yield Problem(line=found.line, why=found.why) if isinstance(found, Problem) else found


def _file(
    data: bytes, file: str, asked: Asked, *, day: date | None, order: DateOrder | None, alone: bool = False
) -> Iterator[Found]:
    text = as_text(data).replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        yield Left(why=LeftOut.EMPTY)
        return
    fields, body, above = _front(text)
    lines = body.split("\n")
    entries = _diary(lines, order) if not fields else []
    if entries:
        seen = Counter[datetime]()
        for n, (start, at, title) in enumerate(entries):
            if asked.stopped():
                return
            end = entries[n + 1][0] if n + 1 < len(entries) else len(lines)
            seen[at[0]] += 1
            again = f" {seen[at[0]]}" if seen[at[0]] > 1 else ""
            uid = f"{'' if alone else f'{file} '}{at[0].isoformat()}{again}"
            yield _writing(start + 1, uid, at, title, "\n".join(lines[start + 1 : end]))
        if any(line.strip() for line in lines[: entries[0][0]]):
            yield Left(why=LeftOut.NOT_READ, line=1)
        return
    dated = _day_of(fields, lines, PurePosixPath(file.replace("\\", "/")).stem, order)
    dated = dated or ((datetime.combine(day, time()), False) if day else None)
    if dated is None:
        yield Problem(line=above + 1, why=files_read.NO_DAY, file=file)
        return
    yield _writing(above + 1, file or dated[0].isoformat(), dated, fields.get("title", ""), body, fields)


def _writing(
    line: int, uid: str, at: tuple[datetime, bool], title: str, body: str, fields: dict[str, str] | None = None
) -> Found:
    text, pictures = plain(body)
    said, below = titled(text)
    if not title and said:
        title, text = ("" if day_alone(said) else said), below
    elif said and said == title:
        text = below
    if not title and text and day_alone(text.split("\n")[0]):
        text = text.partition("\n")[2].strip()
    fields = fields or {}
    mood = fields.get("mood", "")
    if not (title or text or mood):
        return Left(why=LeftOut.PICTURE if pictures else LeftOut.EMPTY, line=line)
    tags = tuple(dict.fromkeys(tag for tag in fields.get("tags", "").split("\n") if tag))
    return Writing(
        line=line, uid=uid, at=at[0], has_time=at[1], title=title, text=text, mood=mood, tags=tags, pictures=pictures
    )


def _front(text: str) -> tuple[dict[str, str], str, int]:
    """Return the fields of the front matter, what stands below it, and how many lines it takes. Lists have lines."""
    match = _FRONT.match(text)
    if match is None:
        return {}, text, 0
    fields: dict[str, str] = {}
    key = ""
    for line in (each[:_LONG] for each in match[1].split("\n")):
        if (item := _ITEM.match(line)) and key:
            fields[key] = "\n".join(filter(None, (fields.get(key, ""), _bare(item[1]))))
        elif field := _FIELD.match(line):
            key, value = field[1].strip().lower(), field[2].strip()
            listed = value[1:-1].split(",") if value.startswith("[") and value.endswith("]") else [value]
            if key == "tags" and len(listed) == 1:
                listed = re.split(r"[,\s]+", value)
            fields[key] = "\n".join(filter(None, (_bare(each) for each in listed)))
    return fields, text[match.end() :], text[: match.end()].count("\n")


def _bare(value: str) -> str:
    return value.strip().strip("\"'").removeprefix("#").strip()


def _day_of(
    fields: dict[str, str], lines: list[str], stem: str, order: DateOrder | None
) -> tuple[datetime, bool] | None:
    for name in _DAYS:
        if name in fields and (found := day_and_time(fields[name], order)):
            return found
    first = next((line for line in lines if line.strip()), "")
    return (
        day_alone(first, order) or _in_name(stem) or (day_and_time(heading(first), order) if heading(first) else None)
    )


def _in_name(stem: str) -> tuple[datetime, bool] | None:
    """Return the day in the name of a file: 2026-03-04, 20260304 or 2026_03_04, at its front."""
    day = as_day(stem[:10].replace("_", "-")) or as_day(stem[:8])
    return (datetime.combine(day, time()), False) if day else None


def _diary(lines: list[str], order: DateOrder | None) -> list[tuple[int, tuple[datetime, bool], str]]:
    """Return where entries begin, their day and title, where two lines or more are days; else nothing."""
    if order is None:
        short = (line for line in lines if any(day_alone(line, each) for each in DateOrder))
        possible = date_orders(islice(short, ENOUGH))
        order = next(iter(possible)) if len(possible) == 1 else None
    found = []
    for n, line in enumerate(lines):
        if at := day_alone(line, order):
            found.append((n, at, ""))
        elif (said := _AT_FRONT.match(heading(line))) and (at := day_and_time(said[1])):
            found.append((n, at, said[2].strip()))
    return found if len(found) > 1 else []
