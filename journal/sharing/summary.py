"""A minimised summary: exactly what one person is shown of some weeks. Nothing else of the journal is in here.

Dates are Mondays, clients are codes made for this person, counts under 3 are
"1–2" unless exact counts are theirs to know, and every free text is
`Redacted`. Hours for sign-off are a summary of their own kind, with days.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from journal.records.agenda import AgendaState
from journal.records.reflection import Feeling
from journal.records.share import LONGEST_WEEKS
from journal.records.supervision import SupervisionFormat, Want
from journal.sharing.allowed_parts import Part
from journal.sharing.redaction import Redacted
from journal.sharing.refusals import CannotShare
from journal.wording import sharing as wording

Few = Literal["1–2"]
Count = int | Few
"""A count: 0, "1–2", 3 and more; or exact."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weeks:
    """The period of a share: from the `first` Monday up to the Sunday of the week of the `last` Monday."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.first.isoweekday() != 1 or self.last.isoweekday() != 1:
            raise CannotShare(wording.NO_WEEKS)
        if not 0 <= (self.last - self.first).days // 7 < LONGEST_WEEKS:
            raise CannotShare(wording.NO_WEEKS)

    def mondays(self) -> list[date]:
        """Return the Monday of each week, oldest first."""
        return [self.first + timedelta(days=n) for n in range(0, (self.last - self.first).days + 1, 7)]

    def holds(self, day: date) -> bool:
        """Say whether a day lies in it."""
        return self.first <= day < self.last + timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadOfWeek:
    """Mean points over the logged days of a week, to one decimal; None where none was logged."""

    week: date
    demand: float | None
    recovery: float | None
    logged: int
    workdays: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseloadOfWeek:
    """The weekly index in per cent of the plan, to one decimal, and its parts in units; None: nothing logged."""

    week: date
    cii: float | None
    parts: Mapping[str, float]
    finished: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """How often a feeling was named, over all clients."""

    feeling: Feeling
    count: Count


@dataclass(frozen=True, slots=True, kw_only=True)
class StillWithMe:
    """How many reflections there were on one client."""

    code: str
    count: Count


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactOfWeek:
    """One client's contacts of a week that stood inside or outside what was agreed; unjudged ones are in neither."""

    code: str
    week: date
    inside: Count
    outside: Count


@dataclass(frozen=True, slots=True, kw_only=True)
class OnAgenda:
    """Something to bring. `entry_id` stays in the journal: the pack has the place in the list."""

    entry_id: str
    title: Redacted
    want: Want | None
    state: AgendaState


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenGoal:
    """Something one wants to learn, chosen by itself. `entry_id` is the agreement's and stays in the journal.

    `reached` is the Monday of the week in which it was reached, None: not yet.
    """

    entry_id: str
    text: Redacted
    reached: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenText:
    """A reflection or the notes of a supervision, chosen one by one. `entry_id` stays in the journal."""

    entry_id: str
    week: date
    kind: Literal["reflection", "supervision"]
    text: Redacted


@dataclass(frozen=True, slots=True, kw_only=True)
class Hour:
    """A supervision to be signed off. `entry_id` stays in the journal."""

    entry_id: str
    day: date
    minutes: int
    format: SupervisionFormat


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What is handed over: a part that is None is switched off, an empty one is on and has nothing in these weeks.

    `risk` holds the codes of clients with a risk flag, for a clinically
    responsible supervisor only.
    """

    weeks: Weeks
    load: tuple[LoadOfWeek, ...] | None = None
    caseload: tuple[CaseloadOfWeek, ...] | None = None
    themes: tuple[Theme, ...] | None = None
    still_with_me: tuple[StillWithMe, ...] | None = None
    contact: tuple[ContactOfWeek, ...] | None = None
    agenda: tuple[OnAgenda, ...] | None = None
    goals: tuple[ChosenGoal, ...] | None = None
    texts: tuple[ChosenText, ...] | None = None
    hours: tuple[Hour, ...] | None = None
    risk: tuple[str, ...] | None = None

    @property
    def parts(self) -> frozenset[Part]:
        """Which parts are switched on."""
        return frozenset(p for p in Part if getattr(self, p.field) is not None)
