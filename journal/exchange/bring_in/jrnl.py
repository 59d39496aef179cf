"""jrnl: its text, in which each entry begins with its day in square brackets, and its JSON."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from itertools import islice, pairwise
from typing import Any

from journal.exchange.bring_in.cells import ENOUGH, DateOrder, as_day, as_time, date_orders
from journal.exchange.bring_in.encodings import as_text
from journal.exchange.bring_in.found import Asked, Found, Left, LeftOut, Problem, Writing
from journal.exchange.bring_in.json_files import each, objects, text_of, texts_of
from journal.exchange.bring_in.members import json_members
from journal.exchange.bring_in.written import day_and_time, naive, plain
from journal.wording import files_read

BEGINS = re.compile(
    r"^(?:\[([^\]\n]{6,40})\]|(\d{4}-\d\d-\d\d[ T]\d\d?:\d\d(?::\d\d)?(?:\s?[AaPp][Mm])?))(?:\s+(.*))?$"
)
_FIGURES = re.compile(r"\d{1,4}\D\d{1,2}\D\d")
_TAG = re.compile(r"(?<!\S)@(\w[\w-]*)")


def read(data: bytes, asked: Asked, order: DateOrder | None = None) -> Iterator[Found]:
    """Yield the entries of a file. `order`: of days in figures, where they do not tell themselves. Never raises."""
    if (data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[") and b'"entries"' in data) or data[:2] == b"PK":
        yield from json_members(data, asked, _json)
    else:
        yield from _text(as_text(data), asked, order)


def begins(line: str) -> tuple[str, str] | None:
    """Return (what stands for the day, the title) of a line that an entry begins with."""
    match = BEGINS.match(line)
    if match is None:
        return None
    said = match[1] or match[2]
    return (said, (match[3] or "").strip()) if any(sign.isdigit() for sign in said) else None


def _text(text: str, asked: Asked, order: DateOrder | None) -> Iterator[Found]:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    heads = {n: head for n, line in enumerate(lines) if (head := begins(line)) and _is_day(head[0])}
    if order is None:
        possible = date_orders(said for said, _ in islice(heads.values(), ENOUGH))
        order = next(iter(possible)) if len(possible) == 1 else None
    starts = [*heads, len(lines)]
    if any(line.strip() for line in lines[: starts[0]]):
        yield Problem(line=1, why=files_read.NO_DAY if heads else files_read.NO_ENTRIES)
    elif not heads:
        yield Problem(line=0, why=files_read.NO_ENTRIES)
    seen = Counter[datetime]()
    for start, end in pairwise(starts):
        if asked.stopped():
            return
        said, title = heads[start]
        at = day_and_time(said, order)
        if at is None:
            yield Problem(line=start + 1, why=files_read.BAD_DAY)
            continue
        seen[at[0]] += 1
        yield _writing(start + 1, at, title, lines[start + 1 : end], seen[at[0]])


def _is_day(said: str) -> bool:
    return as_day(said) is not None or bool(_FIGURES.search(said))


def _writing(line: int, at: tuple[datetime, bool], title: str, body: list[str], again: int) -> Found:
    if body and all(each.startswith("|") or not each.strip() for each in body):
        body = [each.removeprefix("|").removeprefix(" ") for each in body]
    text, pictures = plain("\n".join(body))
    title = title.removesuffix("*").rstrip()
    if not (title or text):
        return Left(why=LeftOut.PICTURE if pictures else LeftOut.EMPTY, line=line)
    tags = tuple(dict.fromkeys(_TAG.findall(f"{title}\n{text}")))
    uid = at[0].isoformat() + (f" {again}" if again > 1 else "")
    return Writing(line=line, uid=uid, at=at[0], has_time=at[1], title=title, text=text, tags=tags, pictures=pictures)


def _json(data: bytes, file: str, asked: Asked) -> Iterator[Found]:
    seen = Counter[datetime]()
    return each(
        data, file, asked, lambda whole: objects(whole, "entries"), lambda entry, line: _entry(entry, line, file, seen)
    )


def _entry(entry: Any, line: int, file: str, seen: Counter[datetime]) -> Found:
    if not isinstance(entry, dict):
        return Problem(line=line, why=files_read.UNREADABLE, file=file)
    said = text_of(entry, "date")
    day, clock = as_day(said), as_time(text_of(entry, "time"))
    if day is None:
        return Problem(line=line, why=files_read.BAD_DAY if said else files_read.NO_DAY, file=file)
    at = naive(day, clock)
    text, pictures = plain(text_of(entry, "body"))
    title = text_of(entry, "title")
    if not (title or text):
        return Left(why=LeftOut.PICTURE if pictures else LeftOut.EMPTY, line=line)
    seen[at] += 1
    uid = text_of(entry, "uuid") or at.isoformat() + (f" {seen[at]}" if seen[at] > 1 else "")
    tags = tuple(tag.removeprefix("@") for tag in texts_of(entry, "tags"))
    return Writing(
        line=line, uid=uid, at=at, has_time=clock is not None, title=title, text=text, tags=tags, pictures=pictures
    )
