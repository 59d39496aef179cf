"""Take out everything or a part, in a format that opens without this program; read back before it is called written."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cache, partial
from pathlib import Path
from typing import IO, Any

import msgspec
from python_calamine import CalamineError

from journal import __version__
from journal.errors import JournalError
from journal.exchange.take_out import as_csv, as_ics, as_json, as_markdown, as_xlsx, sealing
from journal.exchange.take_out.as_ics import Shown
from journal.exchange.take_out.taking import Seen, Taking, Tally
from journal.measures.scales import scores_of
from journal.records.entry import now_utc
from journal.records.kinds import Around
from journal.records.taken_out import Chosen, tables_of
from journal.sharing import spoken
from journal.store import plain_sqlite, taking_out
from journal.store.journal import Journal
from journal.wording import take_out as wording


class Format(StrEnum):
    SQLITE = "sqlite"
    XLSX = "xlsx"
    CSV = "csv"
    JSON = "json"
    MARKDOWN = "markdown"
    ICS = "ics"


ENDINGS = {
    Format.SQLITE: ".sqlite", Format.XLSX: ".xlsx", Format.CSV: "-csv.zip", Format.JSON: ".json",
    Format.MARKDOWN: "-markdown.zip", Format.ICS: ".ics",
}  # fmt: skip
MIMES = {
    Format.SQLITE: "application/vnd.sqlite3", Format.JSON: "application/json", Format.ICS: "text/calendar",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Format.CSV: "application/zip", Format.MARKDOWN: "application/zip",
}  # fmt: skip


class NotTakenOut(JournalError):
    """It could not be taken out; the sentence says why, and nothing was written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenOut:
    """A file that was made and read back. `words` open it where it was sealed by six; `count` of records in it."""

    name: str
    mime: str
    content: bytes = field(repr=False)
    count: int
    words: str = field(default="", repr=False)


def counted(journal: Journal, chosen: Chosen, form: Format = Format.JSON) -> dict[str, int]:
    """Return how many records of each table would be taken out."""
    tables = [table for table in tables_of(chosen) if form is not Format.ICS or table.record in as_ics.CALLED]
    return {table.name: taking_out.count(journal, table, chosen) for table in tables}


def file_name(form: Format, day: date) -> str:
    """Return the name of a file that is taken out on a day."""
    return f"between-sessions-{day.isoformat()}{ENDINGS[form]}"


def made(
    journal: Journal, chosen: Chosen, form: Format, *, today: date, shown: Shown = Shown.CODES,
    seal: str = "open", key: str = "",
) -> TakenOut:  # fmt: skip
    """Return the file, in memory alone, read back. `seal` is "open", "words" or "key".

    Raises NotTakenOut; FieldError for a `key` that is none.
    """
    if seal == "key":
        sealing.to_key(b"", key)  # before the work, not after it
    out = io.BytesIO()
    count = _written(journal, chosen, form, out, shown)
    content, name, mime, words = out.getvalue(), file_name(form, today), MIMES[form], ""
    if seal != "open":
        words = spoken.passphrase() if seal == "words" else ""
        content = sealing.with_passphrase(content, words) if words else sealing.to_key(content, key)
        name, mime = name + sealing.ENDING, "application/octet-stream"
    return TakenOut(name=name, mime=mime, content=content, count=count, words=words)


def into_folder(journal: Journal, chosen: Chosen, form: Format, folder: Path, *, today: date) -> tuple[Path, int]:
    """Write the file into a folder, for this account's eyes only, and return where it lies and how many are in it.

    What was begun and could not be finished is taken away again. Raises NotTakenOut.
    """
    if not folder.is_dir():
        raise NotTakenOut(wording.NO_FOLDER)
    path = folder / file_name(form, today)
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    except FileExistsError:
        raise NotTakenOut(wording.ALREADY) from None
    except OSError:
        raise NotTakenOut(wording.DISK) from None
    try:
        with os.fdopen(descriptor, "w+b") as out:
            count = _written(journal, chosen, form, out, Shown.CODES)
            os.fsync(out.fileno())
    except BaseException as error:
        path.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise NotTakenOut(wording.DISK) from None
        raise
    return path, count


def _written(journal: Journal, chosen: Chosen, form: Format, out: IO[bytes], shown: Shown) -> int:
    """Write, read back and compare; return how many records there are. Raises NotTakenOut."""
    before = journal.version
    taking = _taking(journal, chosen)
    try:
        told = _writers(shown)[form](taking, out)
    except as_xlsx.TooManyRows:
        raise NotTakenOut(wording.TOO_MANY) from None
    if journal.version != before:
        raise NotTakenOut(wording.CHANGED)
    if not told:
        raise NotTakenOut(wording.EMPTY)
    out.seek(0)
    try:
        found = READERS[form](out.read())
    except (ValueError, KeyError, StopIteration, zipfile.BadZipFile, CalamineError, msgspec.DecodeError):
        raise NotTakenOut(wording.NOT_THE_SAME) from None
    if found != told:
        raise NotTakenOut(wording.NOT_THE_SAME)
    return sum(n for name, n in told.items() if not name.endswith(": ids"))


def _taking(journal: Journal, chosen: Chosen) -> Taking:
    settings = journal.settings.read()
    return Taking(
        chosen=chosen,
        records=lambda table: taking_out.records(journal, table, chosen),
        in_trash=taking_out.in_trash(journal),
        around=Around(code_of=cache(journal.clients.code_of), scores_of=scores_of),  # asked of every entry
        settings=msgspec.to_builtins(settings) if chosen.everything else None,
        made_at=now_utc(),
        zone=settings.zone,
        by=__version__,
    )


def _writers(shown: Shown) -> Mapping[Format, Callable[[Taking, IO[bytes]], Tally]]:
    return {
        Format.SQLITE: _write_sqlite,
        Format.XLSX: as_xlsx.write,
        Format.CSV: as_csv.write,
        Format.JSON: as_json.write,
        Format.MARKDOWN: as_markdown.write,
        Format.ICS: partial(as_ics.write, shown=shown),
    }


def _write_sqlite(taking: Taking, out: IO[bytes]) -> Tally:
    seen = Seen()
    said: dict[str, Any] = taking.about
    if taking.settings is not None:
        said = {**said, "settings": taking.settings}
    out.write(plain_sqlite.written(taking.tables, taking.columns, lambda table: taking.rows(table, seen), said))
    return seen.tally


def _read_sqlite(file: bytes) -> Tally:
    seen = Seen()
    for name, row in plain_sqlite.rows_in(file):
        seen.note(name, row["id"])
    return seen.tally


READERS: Mapping[Format, Callable[[bytes], Tally]] = {
    Format.SQLITE: _read_sqlite,
    Format.XLSX: as_xlsx.read_back,
    Format.CSV: as_csv.read_back,
    Format.JSON: as_json.read_back,
    Format.MARKDOWN: as_markdown.read_back,
    Format.ICS: as_ics.read_back,
}
