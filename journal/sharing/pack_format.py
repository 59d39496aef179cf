"""The format of a pack (version 3), of an answer and of a sheet (version 1), field by field: docs/pack-format.md.

These are what is written and the whole of what is read: an unknown field, a
missing one, a value out of its range, all are refused.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

from journal.records.agenda import AgendaState
from journal.records.reflection import Feeling
from journal.records.supervision import SupervisionFormat, Want

PACK, ANSWER = "between-sessions-pack", "between-sessions-answer"
SHEET, SHEET_ANSWER = "between-sessions-sheet", "between-sessions-sheet-answer"
VERSIONS = {PACK: 3, ANSWER: 1, SHEET: 1, SHEET_ANSWER: 1}
"""What is written now. Packs of versions 1 and 2 are read for good: files and ledgers hold their bytes."""


def _whole(pattern: str) -> str:
    """A pattern for the whole of a text. "$" would let a line end follow; this holds in JSON Schema, too."""
    return rf"^(?:{pattern})(?![\s\S])"


_DAY = r"(?:19|20|21)\d\d-[01]\d-[0-3]\d"
_CLOCK = r"T[0-2]\d:[0-5]\d:[0-6]\dZ"
_ON_ONE_LINE = r"[^\r\n\u0000]*"
_ON_LINES = r"[^\u0000]*"

Id = Annotated[str, Meta(pattern=_whole("[0-9a-f]{32}"))]
Hash = Annotated[str, Meta(pattern=_whole("[0-9a-f]{64}"), description="SHA-256 of a payload, in hex")]
Day = Annotated[str, Meta(pattern=_whole(_DAY), description="a day")]
Monday = Annotated[str, Meta(pattern=_whole(_DAY), description="the Monday of an ISO week")]
Moment = Annotated[str, Meta(pattern=_whole(_DAY + _CLOCK), description="a moment in UTC")]
Line = Annotated[str, Meta(max_length=500, pattern=_whole(_ON_ONE_LINE))]
Text = Annotated[str, Meta(max_length=20_000, pattern=_whole(_ON_LINES))]
Code = Annotated[str, Meta(pattern=_whole("[A-Z]{1,2}[0-9]{2}"), description="a client's code, made for this person")]
Counted = Annotated[int, Meta(ge=0, le=100_000)] | Literal["1–2"]
Points = Annotated[float, Meta(ge=0, le=1_000_000)]
Days = Annotated[int, Meta(ge=0, le=7)]
AgeKey = Annotated[str, Meta(pattern=_whole("age1[02-9ac-hj-np-z]{58}"), description="an age X25519 recipient")]
SigningKey = Annotated[str, Meta(pattern=_whole("[0-9a-f]{64}"), description="an Ed25519 public key, in hex")]
Item = Annotated[
    str, Meta(pattern=_whole("(?:agenda|goal|text|hour)-[1-9][0-9]{0,3}|load|caseload|themes|still|contact|pack"))
]


class Wire(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Base of everything written: no field of others, no field left out."""


class KeyPairPublic(Wire, frozen=True):
    """The two public keys of someone: what is sealed to, and what signs."""

    seal_to: AgeKey
    signs_with: SigningKey


class PackSender(Wire, frozen=True):
    """Who made it. `thread` is a number for this therapist and this person alone; it stays the same."""

    name: Line
    thread: Id
    keys: KeyPairPublic


class PackedLoad(Wire, frozen=True):
    week: Monday
    demand: Points | None
    recovery: Points | None
    logged: Days
    workdays: Days


class PackedParts(Wire, frozen=True):
    sessions: Points
    no_shows: Points
    contacts: Points
    runs: Points


class PackedCaseload(Wire, frozen=True):
    week: Monday
    cii: Points | None
    parts: PackedParts | None
    finished: bool


class PackedTheme(Wire, frozen=True):
    feeling: Feeling
    count: Counted


class PackedStill(Wire, frozen=True):
    code: Code
    count: Counted


class PackedContact(Wire, frozen=True):
    code: Code
    week: Monday
    inside: Counted
    outside: Counted


class PackedAgenda(Wire, frozen=True):
    title: Line
    want: Want | None
    state: AgendaState


class PackedGoal(Wire, frozen=True):
    text: Line
    reached_on: Monday | None


class PackedText(Wire, frozen=True):
    week: Monday
    kind: Literal["reflection", "supervision"]
    text: Text


class PackedHour(Wire, frozen=True):
    day: Day
    minutes: Annotated[int, Meta(ge=1, le=1440)]
    format: SupervisionFormat


PartName = Literal["agenda", "caseload", "contact", "goals", "load", "risk", "still_with_me", "texts", "themes"]


class Pack(Wire, frozen=True, kw_only=True):
    """What a therapist hands over. A part that is null is switched off.

    `to` is null in a portable pack, where whoever has the passphrase reads.
    `not_chosen`, `line` and `restores` are in version 2 and not in version 1,
    whose empty parts do not tell whether there was anything to choose;
    `goals` are in version 3 alone.
    """

    format: Literal["between-sessions-pack"]
    version: Literal[1, 2, 3]
    id: Id
    sequence: Annotated[int, Meta(ge=1, le=1_000_000, description="counts the packs of a thread")]
    line: (
        Annotated[Id, Meta(description="another one after each restore: within it no number comes twice")] | UnsetType
    ) = UNSET
    restores: (
        Annotated[int, Meta(ge=0, le=1_000_000, description="how often this journal was restored or copied")]
        | UnsetType
    ) = UNSET
    made_at: Moment
    sender: PackSender
    to: KeyPairPublic | None
    says: Line
    first: Monday
    last: Monday
    load: Annotated[list[PackedLoad], Meta(max_length=110)] | None
    caseload: Annotated[list[PackedCaseload], Meta(max_length=110)] | None
    themes: Annotated[list[PackedTheme], Meta(max_length=30)] | None
    still_with_me: Annotated[list[PackedStill], Meta(max_length=1_000)] | None
    contact: Annotated[list[PackedContact], Meta(max_length=10_000)] | None
    agenda: Annotated[list[PackedAgenda], Meta(max_length=500)] | None
    goals: Annotated[list[PackedGoal], Meta(max_length=100)] | UnsetType | None = UNSET
    texts: Annotated[list[PackedText], Meta(max_length=200)] | None
    hours: Annotated[list[PackedHour], Meta(max_length=2_000)] | None
    risk: Annotated[list[Code], Meta(max_length=1_000)] | None
    not_chosen: (
        Annotated[list[PartName], Meta(max_length=9, description="what could have been in it, and was not chosen")]
        | UnsetType
    ) = UNSET

    @property
    def numbered(self) -> tuple[str, int]:
        """The line its number stands in, and the restores before it; ("", 0) in version 1."""
        return ("" if self.line is UNSET else self.line, 0 if self.restores is UNSET else self.restores)


class Comment(Wire, frozen=True):
    """What is said beside an item, `pack` for the whole: "agenda-2", "load"."""

    on: Item
    text: Annotated[str, Meta(min_length=1, max_length=5_000, pattern=_whole(_ON_LINES))]


class AgreedAction(Wire, frozen=True):
    text: Annotated[str, Meta(min_length=1, max_length=500, pattern=_whole(_ON_ONE_LINE))]
    due: Day | None


class Answer(Wire, frozen=True):
    """What comes back. `hours` are the items signed off. `sender` is null in the answer to a portable pack."""

    format: Literal["between-sessions-answer"]
    version: Literal[1]
    id: Id
    pack: Id
    pack_hash: Hash
    made_at: Moment
    sender: KeyPairPublic | None
    to: KeyPairPublic
    comments: Annotated[list[Comment], Meta(max_length=1_000)]
    actions: Annotated[list[AgreedAction], Meta(max_length=200)]
    hours: Annotated[list[Item], Meta(max_length=2_000)]


class SheetSection(Wire, frozen=True):
    """A heading and what stands below it."""

    heading: Line
    lines: Annotated[list[Text], Meta(max_length=200)]


class Sheet(Wire, frozen=True):
    """What somebody gets who stands in for the therapist. `to` is null in a page with six words.

    `first` and `last` are the days it is for; `recognised` says how a caller is recognised, "" where nothing was said.
    """

    format: Literal["between-sessions-sheet"]
    version: Literal[1]
    kind: Literal["cover", "will"]
    id: Id
    made_at: Moment
    sender: PackSender
    to: KeyPairPublic | None
    title: Line
    first: Day | None
    last: Day | None
    destroy_by: Annotated[str, Meta(pattern=_whole(_DAY), description="the day by which it is destroyed")] | None
    recognised: Text
    sections: Annotated[list[SheetSection], Meta(max_length=500)]


class SheetCall(Wire, frozen=True):
    """A call that was taken: whose by the code on the sheet, and what they agreed may be told."""

    code: Line
    day: Day
    minutes: Annotated[int, Meta(ge=1, le=1440)] | None
    may_tell: Line


class SheetAnswer(Wire, frozen=True):
    """What happened while the therapist was away. It answers a sealed sheet, and is signed."""

    format: Literal["between-sessions-sheet-answer"]
    version: Literal[1]
    id: Id
    sheet: Id
    sheet_hash: Hash
    made_at: Moment
    sender: KeyPairPublic
    to: KeyPairPublic
    calls: Annotated[list[SheetCall], Meta(max_length=1_000)]
    happened: Text
    destroyed_on: Annotated[str, Meta(pattern=_whole(_DAY), description="when the sheet was destroyed")] | None
