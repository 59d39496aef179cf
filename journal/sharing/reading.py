"""Reading what came from elsewhere: bounded in size, in a known version, and of exactly the known form.

How deep it may go needs no bound of its own: each bracket has to be one of
the format's, and what is skipped while looking for the version is read to a
fixed depth only.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import BinaryIO, TypeVar

import msgspec
from msgspec import UNSET

from journal.sharing.pack_format import (
    ANSWER,
    PACK,
    SHEET,
    SHEET_ANSWER,
    VERSIONS,
    Answer,
    Pack,
    Sheet,
    SheetAnswer,
    Wire,
)
from journal.sharing.refusals import NewerPack, NotAPack, TooLarge
from journal.wording.direction import without_turns
from journal.wording.handed_in import too_large

LARGEST_PAYLOAD = 4 * 1024 * 1024
"""Bytes of a pack's or an answer's JSON."""

LARGEST_SEALED = LARGEST_PAYLOAD + 256 * 1024
"""Bytes of a sealed file: age adds 16 bytes to each 64 KiB, and a head."""

W = TypeVar("W", Pack, Answer, Sheet, SheetAnswer)
Kind = type[Pack] | type[Answer] | type[Sheet] | type[SheetAnswer]
FORMATS: dict[type[Wire], str] = {Pack: PACK, Answer: ANSWER, Sheet: SHEET, SheetAnswer: SHEET_ANSWER}


class _Head(msgspec.Struct):
    format: str
    version: int


def limited(file: BinaryIO, largest: int = LARGEST_SEALED) -> bytes:
    """Return what a file holds, read no further than `largest` bytes; raises TooLarge, with the limit, beyond."""
    data = file.read(largest + 1)
    if len(data) > largest:
        raise TooLarge(too_large(largest))
    return data


def read(payload: bytes, kind: type[W]) -> W:
    """Return the pack, the answer or the sheet of a payload.

    Raises TooLarge, NewerPack for a version this program does not know, and
    NotAPack for anything else that is not exactly one, in canonical form.
    Signs that turn the direction of words are left out of it.
    """
    if len(payload) > LARGEST_PAYLOAD:
        raise TooLarge
    try:
        result = msgspec.json.decode(payload, type=kind)
        _check_days(result)
        if isinstance(result, Pack):
            _check_version(result)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        raise NewerPack if _is_newer(payload, kind) else NotAPack from None
    if canonical(result) != payload:
        raise NotAPack
    return _turning_nothing(result, payload, kind)


def _is_newer(payload: bytes, kind: Kind) -> bool:
    """Say whether a payload that is none of a known version says that it is of a later one."""
    try:
        head = msgspec.json.decode(payload, type=_Head)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return False
    return head.format == FORMATS[kind] and head.version > VERSIONS[head.format]


def _turning_nothing(result: W, payload: bytes, kind: type[W]) -> W:
    """Return it without signs that turn the direction of words; raises NotAPack where a comment is nothing else."""
    if payload.isascii():
        return result
    text = payload.decode("utf-8")
    bare = without_turns(text)
    if bare == text:
        return result
    try:
        return msgspec.json.decode(bare, type=kind)
    except msgspec.MsgspecError:
        raise NotAPack from None


def canonical(result: Wire) -> bytes:
    """Return the one way in which something is written: UTF-8, keys in order, no spaces, nothing left out."""
    return msgspec.json.encode(result, order="sorted")


def _check_version(pack: Pack) -> None:
    """Raise ValueError unless it has what its version has, and is at one with itself about what was not chosen."""
    added = (pack.line, pack.restores, pack.not_chosen)
    if any((field is UNSET) is (pack.version > 1) for field in added):
        raise ValueError("fields of another version")
    if (pack.goals is UNSET) is (pack.version > 2):
        raise ValueError("goals of another version")
    left = [] if pack.not_chosen is UNSET else pack.not_chosen
    if (
        any(getattr(pack, part) not in (None, UNSET) for part in left)
        or ("goals" in left and pack.version < 3)
        or len(set(left)) < len(left)
    ):
        raise ValueError("chosen, and not")


def _check_days(result: Pack | Answer | Sheet | SheetAnswer) -> None:
    """Raise ValueError where what has the form of a day is none: 2026-02-31, or a week that begins on a Tuesday."""
    datetime.fromisoformat(result.made_at)
    if isinstance(result, Answer):
        for action in result.actions:
            if action.due is not None:
                date.fromisoformat(action.due)
        return
    if isinstance(result, Sheet | SheetAnswer):
        days = (
            (result.first, result.last, result.destroy_by)
            if isinstance(result, Sheet)
            else (*(call.day for call in result.calls), result.destroyed_on)
        )
        for day in days:
            if day is not None:
                date.fromisoformat(day)
        return
    weeks = {result.first, result.last}
    for part in (result.load, result.caseload, result.contact, result.texts):
        weeks.update(item.week for item in part or [])
    weeks.update(goal.reached_on for goal in result.goals or [] if goal.reached_on is not None)
    if any(date.fromisoformat(week).isoweekday() != 1 for week in weeks) or result.last < result.first:
        raise ValueError("no week")
    for hour in result.hours or []:
        date.fromisoformat(hour.day)
