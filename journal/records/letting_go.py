"""How what is kept goes for good: by age, or all of one client; and what stands against that."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from journal.records import entry

SEALED_DAYS = 7
"""Days for which an erased client can be called back."""


class Asks(StrEnum):
    """Who asks that a client be erased."""

    CLIENT = "the client"
    GUARDIAN = "a parent or guardian"
    MYSELF = "I do"
    OTHER = "somebody else"


class Basis(StrEnum):
    """On what basis."""

    RIGHT = "a right to erasure"
    CONSENT = "consent taken back"
    TIME = "the time for keeping is over"
    MISTAKE = "should not be here"


class Stands(StrEnum):
    """Whether something stands against it."""

    NO = "no"
    YES = "yes"
    UNSURE = "not sure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Against:
    """What was answered before a client is erased; None: not answered yet.

    `complaint` is a request, a complaint or a claim that is open; `minor` a time for keeping that runs until a
    child is grown; `insurer` whether the insurer wants these notes kept.
    """

    asks: Asks | None = None
    basis: Basis | None = None
    complaint: Stands | None = None
    minor: Stands | None = None
    insurer: Stands | None = None

    @property
    def answered(self) -> bool:
        """Whether every question has an answer."""
        return None not in (self.asks, self.basis, self.complaint, self.minor, self.insurer)

    @property
    def stands(self) -> bool:
        """Whether anything stands against it, or might."""
        return any(told not in (None, Stands.NO) for told in (self.complaint, self.minor, self.insurer))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """A client who was taken out and can be called back until `goes_on`.

    `sealed_at` in UTC. `by_deadline`: the day was named, so it goes then and not a day later. `renews_backups`:
    as it goes, the journal's own backups are replaced by a new one.
    """

    id: str
    sealed_at: datetime
    goes_on: date
    by_deadline: bool = False
    renews_backups: bool = False

    def __post_init__(self) -> None:
        entry.moment("sealed_at", self.sealed_at)
        entry.day("goes_on", self.goes_on)


class Why(StrEnum):
    """Why something went for good."""

    ERASED = "a client was erased"
    RETENTION = "its time was over"


@dataclass(frozen=True, slots=True, kw_only=True)
class LetGo:
    """That something went for good, and how much of each kind; never what it was. `at` in UTC."""

    id: str
    at: datetime
    why: Why
    counts: tuple[tuple[str, int], ...]


class Group(StrEnum):
    """What is kept for a time of its own."""

    PRACTICE = "practice facts"
    REFLECTIONS = "reflections"
    SELF_CARE = "self-care"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """For how many months, 1–1,200, each group is kept; None: for good."""

    practice: int | None = None
    reflections: int | None = None
    self_care: int | None = None

    def __post_init__(self) -> None:
        for name in ("practice", "reflections", "self_care"):
            entry.whole(name, getattr(self, name), 1, 1_200)

    def months(self, group: Group) -> int | None:
        """Return the months of a group."""
        return {Group.PRACTICE: self.practice, Group.REFLECTIONS: self.reflections, Group.SELF_CARE: self.self_care}[
            group
        ]
