"""A line that was left while locked: changed, made an entry or a reflection that is begun, or thrown away."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from journal.errors import JournalError
from journal.exchange.capture import Captured
from journal.records.entry import new_id
from journal.records.reflection import Reflection
from journal.store import inbox
from journal.store.inbox import Line
from journal.store.journal import Journal
from journal.use_cases import capture_line
from journal.use_cases.capture_line import Kept
from journal.wording import inbox as wording

DRAFT, TEXT = "line", "text"
"""Kind and field of the draft of a changed line; its id is the line's own."""


class LineGone(JournalError):
    """The line was dealt with already."""

    def __init__(self) -> None:
        super().__init__(wording.GONE)


def changed_text(journal: Journal, line: Line) -> str | None:
    """Return the line as it was changed inside and not confirmed yet; None if it was not."""
    draft = journal.drafts.get(line.id)
    return draft.texts.get(TEXT) if draft is not None else None


def change(journal: Journal, line: Line, text: str) -> bool:
    """Keep a changed line, encrypted, and say whether the line is still there. Raises CannotWrite.

    Of one that is gone meanwhile, the words are kept as a reflection that is begun.
    """
    if inbox.is_kept(journal, line) or not line.path.exists():
        journal.drafts.put_text(new_id(), journal.reflections.kind, "text", text)
        return False
    journal.drafts.put_text(line.id, DRAFT, TEXT, text)
    return True


def keep(journal: Journal, line: Line, captured: Captured, until: Callable[[Reflection], date | None]) -> Kept:
    """Keep what a line means as an entry written when it was left, and then delete the line.

    `until` returns the day that a reflection waits for which waits without
    one. Cut off between keeping and deleting, the line is recognised and not
    kept twice. Raises LineGone, and what `capture_line.keep` raises; then
    nothing was kept.
    """
    with journal.transaction():
        _check_there(journal, line)
        kept = capture_line.keep(
            journal, _as_left(captured, line, until), entry_id=line.entry_id, written_at=line.left_at
        )
        journal.drafts.drop(line.id)
        inbox.mark_done(journal, line)
    inbox.tidy(journal, line)
    return kept


def begin_reflection(journal: Journal, line: Line, text: str, begun: Mapping[str, Any]) -> str:
    """Make a line the draft of a reflection, delete the line, and return the draft's id.

    `begun` are inputs of the form as a draft keeps them. Raises LineGone, CannotWrite.
    """
    kind = journal.reflections.kind
    with journal.transaction():
        _check_there(journal, line)
        journal.drafts.put_fields(line.entry_id, kind, None, dict(begun))
        journal.drafts.put_text(line.entry_id, kind, "text", text)
        journal.drafts.drop(line.id)
        inbox.mark_done(journal, line)
    inbox.tidy(journal, line)
    return line.entry_id


def throw_away(journal: Journal, line: Line) -> bytes:
    """Delete a line and return it as it was sealed, for `inbox.put_back`. Raises LineGone, CannotWrite."""
    sealed = inbox.throw_away(journal, line)
    journal.drafts.drop(line.id)
    if not sealed:
        raise LineGone
    return sealed


def _check_there(journal: Journal, line: Line) -> None:
    if inbox.is_kept(journal, line):
        raise LineGone


def _as_left(captured: Captured, line: Line, until: Callable[[Reflection], date | None]) -> Captured:
    """Date a new entry to when its line was left, and give a reflection that waits the day it waits for."""
    record = captured.record
    if record is None or captured.settles is not None:
        return captured
    record = replace(record, written_at=line.left_at)
    if isinstance(record, Reflection) and record.waits_until is None:
        record = replace(record, waits_until=until(record))
    return replace(captured, record=record)
