"""Journiv: the data.json of its export, alone or in its zip.

Since its version 1.3 of that format a moment is the row, with or without an entry in it; before, each journal has its
entries. Both are read.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from journal.exchange.bring_in.found import Asked, Found, Left, LeftOut, Problem, Writing
from journal.exchange.bring_in.json_files import each, objects, text_of, texts_of
from journal.exchange.bring_in.members import json_members
from journal.exchange.bring_in.written import as_uid, moment_said, plain
from journal.wording import files_read

_MOMENTS = ("logged_at_utc", "logged_at", "entry_datetime_utc", "logged_datetime_utc")
_DAYS = ("logged_date_tz", "logged_date", "entry_date")
_ZONES = ("logged_timezone", "entry_timezone")


def read(data: bytes, asked: Asked) -> Iterator[Found]:
    """Yield the moments and entries of the file. Never raises."""
    yield from json_members(data, asked, _export)


def _export(data: bytes, file: str, asked: Asked) -> Iterator[Found]:
    def rows(whole: Any) -> list[Any]:
        within = [entry for journal in objects(whole, "journals") for entry in objects(journal, "entries")]
        return objects(whole, "moments") + within

    return each(data, file, asked, rows, lambda row, line: _row(row, line, file, asked))


def _row(row: Any, line: int, file: str, asked: Asked) -> Found:
    if not isinstance(row, dict):
        return Problem(line=line, why=files_read.UNREADABLE, file=file)
    said, zone = text_of(row, *_MOMENTS), text_of(row, *_ZONES)
    at = moment_said(said, zone, asked.zone, naive_is_utc=True)
    if at is None:
        at = moment_said(text_of(row, *_DAYS), "", asked.zone)
    if at is None:
        return Problem(line=line, why=files_read.BAD_DAY if said else files_read.NO_DAY, file=file)
    inside = row.get("entry")
    entry = inside if isinstance(inside, dict) else row
    words = (
        text_of(entry, "content_plain_text", "content") or _delta(entry.get("content_delta")),
        text_of(row, "note"),
    )
    text, shown = plain("\n\n".join(dict.fromkeys(each for each in words if each)))
    log = row.get("mood_log")
    mood = text_of(row, "primary_mood_name") or text_of(log, "mood_name")
    title, pictures = text_of(entry, "title"), max(shown, len(objects(row, "media")))
    if not (text or title or mood):
        return Left(why=LeftOut.PICTURE if pictures else LeftOut.EMPTY, line=line)
    return Writing(
        line=line, uid=text_of(row, "external_id") or text_of(entry, "external_id") or as_uid(at), at=at,
        has_time=bool(said), title=title, text=text, mood=mood, tags=texts_of(row, "tags"), pictures=pictures,
    )  # fmt: skip


def _delta(value: Any) -> str:
    """Return the words of a Quill delta, its own source of what was written."""
    inserted = [part.get("insert") for part in objects(value, "ops") if isinstance(part, dict)]
    return "".join(each for each in inserted if isinstance(each, str))
