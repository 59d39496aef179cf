"""Day One: its JSON, alone or in the zip it is exported as. Pictures and sounds stay behind, and are counted."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from journal.exchange.bring_in.found import Asked, Found, Left, LeftOut, Problem, Writing
from journal.exchange.bring_in.json_files import BadJson, each, objects, parsed, text_of, texts_of
from journal.exchange.bring_in.members import json_members
from journal.exchange.bring_in.written import as_uid, moment_said, plain, titled
from journal.wording import files_read

_ATTACHED = ("photos", "videos", "audios", "pdfAttachments")


def read(data: bytes, asked: Asked) -> Iterator[Found]:
    """Yield the entries of each journal in the file. Never raises."""
    yield from json_members(data, asked, _journal)


def _journal(data: bytes, file: str, asked: Asked) -> Iterator[Found]:
    return each(
        data,
        file,
        asked,
        lambda whole: objects(whole, "entries"),
        lambda entry, line: _entry(entry, line, file, asked),
    )


def _entry(entry: Any, line: int, file: str, asked: Asked) -> Found:
    if not isinstance(entry, dict):
        return Problem(line=line, why=files_read.UNREADABLE, file=file)
    at = moment_said(entry.get("creationDate"), text_of(entry, "timeZone"), asked.zone)
    if at is None:
        said = text_of(entry, "creationDate")
        return Problem(line=line, why=files_read.BAD_DAY if said else files_read.NO_DAY, file=file)
    text, inside = plain(text_of(entry, "text") or _rich(text_of(entry, "richText")))
    pictures = max(inside, sum(len(objects(entry, name)) for name in _ATTACHED))
    if not text:
        return Left(why=LeftOut.PICTURE if pictures else LeftOut.EMPTY, line=line)
    title, below = titled(text)
    return Writing(
        line=line, uid=text_of(entry, "uuid") or as_uid(at), at=at, has_time=entry.get("isAllDay") is not True,
        title=title, text=below, tags=texts_of(entry, "tags"), pictures=pictures,
    )  # fmt: skip


def _rich(text: str) -> str:
    """Return the words of its own kind of rich text, which is JSON inside of JSON."""
    try:
        parts = objects(parsed(text.encode()), "contents") if text else []
    except (BadJson, json.JSONDecodeError):
        return ""
    return "".join(str(part["text"]) for part in parts if isinstance(part, dict) and isinstance(part.get("text"), str))
