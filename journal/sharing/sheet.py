"""A sheet: what somebody gets who stands in for the therapist, as bytes that can be signed, sealed and shown.

    SheetDraft + texts let go ──made_sheet──▶ MadeSheet (sheet + payload) ──sealing / portable──▶ file

It is for somebody who covers ("cover"), or who acts when the therapist cannot ("will"). It has headings and lines,
and nothing that is counted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Literal

from journal.sharing.keys import PublicKeys
from journal.sharing.pack import _ONLY_HERE, Payload, hash_of
from journal.sharing.pack_format import PackSender, Sheet, SheetSection
from journal.sharing.reading import LARGEST_PAYLOAD, canonical, read
from journal.sharing.redaction import Redacted
from journal.sharing.refusals import CannotShare, NotAPack, NotReviewed, TooLarge
from journal.wording import sharing as wording
from journal.wording.direction import without_turns

SheetKind = Literal["cover", "will"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A line that the program says: a day, a code made for this person, a sentence of ours. Never what was typed."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Free:
    """A line that was typed, and leaves only as it was gone through. `id` names it among the texts let go.

    `before` and `after` are words of ours around it, `label` says what it is while it is gone through.
    """

    id: str
    label: str
    text: str
    before: str = ""
    after: str = ""
    client_id: str | None = None


SheetLine = Stated | Free


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading of ours and what stands below it."""

    heading: str
    lines: tuple[SheetLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetDraft:
    """What is to stand on a sheet. `recognised` says how a caller is recognised, where the names for codes lie.

    `first` and `last` are the days it is for, `destroy_by` the day by which it is destroyed; None: not said.
    `entries` are the ids of those it says something of.
    """

    kind: SheetKind
    title: str
    sections: tuple[Section, ...]
    destroy_by: date | None = None
    recognised: SheetLine | None = None
    first: date | None = None
    last: date | None = None
    entries: tuple[str, ...] = ()

    @property
    def free(self) -> tuple[Free, ...]:
        """The lines that have to be gone through, in order."""
        lines = [self.recognised, *(line for section in self.sections for line in section.lines)]
        return tuple(line for line in lines if isinstance(line, Free))


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeSheet:
    """A sheet that was made."""

    sheet: Sheet
    payload: Payload


@dataclass(frozen=True, slots=True, kw_only=True)
class From:
    """Who hands it over and to whom: as in a pack. `theirs` None: a page with six words."""

    thread: str
    name: str
    own: PublicKeys
    theirs: PublicKeys | None


def made_sheet(draft: SheetDraft, let_go: Mapping[str, Redacted], sender: From, *, id: str, at: datetime) -> MadeSheet:
    """Return the sheet of a draft. `id` is fresh, 32 hex digits; `let_go` has each typed line as it may leave.

    Raises NotReviewed for a line that was not let go, CannotShare for one that is too long, TooLarge.
    """
    sheet = Sheet(
        format="between-sessions-sheet",
        version=1,
        kind=draft.kind,
        id=id,
        made_at=at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        sender=PackSender(name=without_turns(sender.name), thread=sender.thread, keys=sender.own.in_pack()),
        to=sender.theirs.in_pack() if sender.theirs is not None else None,
        title=draft.title,
        first=draft.first.isoformat() if draft.first else None,
        last=draft.last.isoformat() if draft.last else None,
        destroy_by=draft.destroy_by.isoformat() if draft.destroy_by else None,
        recognised=_words(draft.recognised, let_go) if draft.recognised is not None else "",
        sections=[
            SheetSection(heading=section.heading, lines=[_words(line, let_go) for line in section.lines])
            for section in draft.sections
        ],
    )
    payload = canonical(sheet)
    if len(payload) > LARGEST_PAYLOAD:
        raise TooLarge
    try:
        read(payload, Sheet)  # what is made is what can be read
    except NotAPack:
        raise CannotShare(wording.DOES_NOT_FIT) from None
    return MadeSheet(sheet=sheet, payload=Payload(payload, _ONLY_HERE))


def sheet_from_ledger(payload: bytes, *, hash: str) -> MadeSheet:
    """Return a sheet that was made before, from the bytes in the ledger. Raises NotAPack for any other bytes."""
    if hash_of(payload) != hash:
        raise NotAPack
    return MadeSheet(sheet=read(payload, Sheet), payload=Payload(payload, _ONLY_HERE))


def _words(line: SheetLine, let_go: Mapping[str, Redacted]) -> str:
    if isinstance(line, Stated):
        return line.text
    text = let_go.get(line.id)
    if text is None:
        raise NotReviewed
    if type(text) is not Redacted:  # types say so; what is at stake is worth a second look
        raise TypeError("a text that nobody reviewed")
    return f"{line.before}{text.text}{line.after}"
