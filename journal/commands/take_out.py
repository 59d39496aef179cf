"""`take-out`: everything or a part of it, into one file that opens without this program."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from journal.errors import FieldError
from journal.records.taken_out import WHOLE, Chosen, Part
from journal.store.journal import Journal
from journal.use_cases.take_out import Format, into_folder
from journal.wording import take_out as wording


def chosen(only: str | None, first: date | None, last: date | None) -> Chosen:
    """Return what the options chose. Raises UsageError."""
    try:
        parts = frozenset(Part(part.strip()) for part in only.split(",")) if only is not None else WHOLE
    except ValueError:
        raise click.UsageError(f"--only takes {', '.join(Part)}, with commas between them.") from None
    try:
        return Chosen(parts=parts, first=first, last=last)
    except FieldError:
        raise click.UsageError("--to lies before --from.") from None


def run(journal: Journal, into: Path, form: str, told: Chosen) -> None:
    """Write the file, say what it holds, and that it is not sealed."""
    path, count = into_folder(journal, told, Format(form), into, today=date.today())  # noqa: DTZ011  the day it is here
    click.echo(wording.written(click.format_filename(path), count))
    click.echo(wording.PLAINTEXT)
