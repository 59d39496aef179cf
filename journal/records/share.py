"""What is kept of sharing, on both sides: with whom, what left, what came, and what was answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from journal.records import entry

LONGEST_WEEKS = 106
"""Weeks in a share: two years."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SharingWith:
    """How one shares with a person. `thread` is 32 random hex digits, made once and told to nobody else.

    `my_name` is what one is called there. `keys` is the person's public key
    as one line, None for someone without the program; `compared_on` the day
    its six words were compared by voice. `changed`: it is another one than
    before, and was not compared since. `second_yes_on` is the day of the
    second yes. `parts` and `weeks` are what was chosen last.
    """

    person_id: str
    thread: str
    my_name: str = ""
    keys: str | None = None
    compared_on: date | None = None
    changed: bool = False
    second_yes_on: date | None = None
    parts: tuple[str, ...] = ()
    weeks: int = 4

    def __post_init__(self) -> None:
        entry.line("my_name", self.my_name)
        entry.whole("weeks", self.weeks, 1, LONGEST_WEEKS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """What a pack is numbered with: its place in a line, and the restores of the journal before that line began."""

    sequence: int
    line: str
    restores: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """One line of the ledger: what left, to whom, when.

    `id` and `hash` are the pack's, `items` what it has to be commented on,
    `entries` pairs of an item and the entry it came from. `keys` is what it
    was sealed to, None for a portable pack, whose `words` open it. `made_at`
    in UTC; `first` and `last` are Mondays. `sheet_kind` says that it is a
    sheet, "cover" or "will": it has no parts, and its weeks are that of the day it was made.
    """

    id: str
    person_id: str
    person_name: str
    sequence: int
    made_at: datetime
    first: date
    last: date
    parts: tuple[str, ...]
    hash: str
    items: tuple[str, ...]
    entries: tuple[tuple[str, str], ...] = ()
    keys: str | None = None
    words: str | None = None
    sheet_kind: str | None = None

    def entry_of(self, item: str) -> str | None:
        """Return the id of the entry an item came from; None for a chart."""
        return dict(self.entries).get(item)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptAnswer:
    """An answer that was taken in. `trust` says how far it may be believed; `payload` is the answer, as JSON."""

    share_id: str
    hash: str
    trust: str
    taken_at: datetime
    payload: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Supervisee:
    """Someone who shares with oneself, known by their `thread`; `keys` were compared by voice on `compared_on`.

    `name` is what oneself calls them. Without a `next_meeting` they stand last.
    """

    thread: str
    name: str
    keys: str
    compared_on: date
    next_meeting: date | None = None

    def __post_init__(self) -> None:
        entry.line("name", self.name, required=True)
        entry.day("next_meeting", self.next_meeting)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrivedPack:
    """A pack that came and was opened. `made_at` is as the pack says it; `keys` signed it.

    `line` and `restores` say which life of that journal `sequence` counts in:
    "" and 0 for packs of the first form.
    """

    id: str
    hash: str
    thread: str
    sequence: int
    made_at: str
    keys: str
    arrived_at: datetime
    line: str = ""
    restores: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenAnswer:
    """What oneself answered to a pack: the answer as JSON, and the sealed file as it was handed over."""

    pack_id: str
    made_at: datetime
    payload: str
    file: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrivedSheet:
    """A sheet that came and was opened. `keys` signed it; `compared_on` is the day their six words were compared.

    `made_at` is as the sheet says it, `sheet_kind` "cover" or "will".
    """

    id: str
    hash: str
    thread: str
    sheet_kind: str
    made_at: str
    keys: str
    arrived_at: datetime
    compared_on: date | None = None
