"""What a supervisor notes of a supervisee: data about that person, kept apart from clients."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from journal.errors import FieldError
from journal.records import entry
from journal.records.entry import Entry

MOST_ROWS = 50
"""Concerns, or pieces of advice, in one note."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Concern:
    """Something that is to be raised with the supervisee. `raised_on` None: not yet."""

    text: str
    raised_on: date | None = None

    def __post_init__(self) -> None:
        entry.line("concern", self.text, required=True)
        entry.day("raised_on", self.raised_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskAdvice:
    """Advice that was given on a risk. It stays open until one `heard_on` what came of it."""

    text: str
    heard_on: date | None = None

    def __post_init__(self) -> None:
        entry.line("advice", self.text, required=True)
        entry.day("heard_on", self.heard_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class SuperviseeNote(Entry):
    """What one notes as a supervisor, mostly of a meeting. `at` is when that was; `person_id` the supervisee.

    `stirred` is what it stirred up in oneself. Nothing of it is in any share.
    """

    person_id: str
    text: str = ""
    concerns: tuple[Concern, ...] = ()
    advice: tuple[RiskAdvice, ...] = ()
    stirred: str = ""

    def __post_init__(self) -> None:
        Entry.__post_init__(self)
        entry.note("text", self.text)
        entry.note("stirred", self.stirred)
        for name, rows in (("concerns", self.concerns), ("advice", self.advice)):
            if len(rows) > MOST_ROWS:
                raise FieldError(name, f"can be {MOST_ROWS} at most")
        if not (self.text.strip() or self.stirred.strip() or self.concerns or self.advice):
            raise FieldError("text", "is empty. A word is enough")
        for concern in self.concerns:
            entry.dates_in_order("raised_on", self.day, concern.raised_on)
        for advice in self.advice:
            entry.dates_in_order("heard_on", self.day, advice.heard_on)

    @property
    def listed(self) -> str:
        """The words of the concerns and of the advice, by which it is found too."""
        return "\n".join([*(concern.text for concern in self.concerns), *(advice.text for advice in self.advice)])

    @property
    def not_raised(self) -> tuple[Concern, ...]:
        """The concerns that were not raised yet."""
        return tuple(concern for concern in self.concerns if concern.raised_on is None)

    @property
    def not_heard(self) -> tuple[RiskAdvice, ...]:
        """The advice on risk of which one did not hear what came of it."""
        return tuple(advice for advice in self.advice if advice.heard_on is None)
