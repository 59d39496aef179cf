"""An agreement on supervision: with whom, on what terms, and what one wants to learn in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from journal.errors import FieldError
from journal.records import entry, signature
from journal.records.entry import Entry

MOST_GOALS = 30

TERMS = (
    "limits", "emergencies", "responsible", "reported", "what_of_notes", "dual_roles", "stands_in", "complaint",
)  # fmt: skip
"""What is agreed, a text each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """Something one wants to learn in supervision. `reached_on` None: not yet. `note` stays with oneself."""

    text: str
    reached_on: date | None = None
    note: str = ""

    def __post_init__(self) -> None:
        entry.line("goal", self.text, required=True)
        entry.day("reached_on", self.reached_on)
        entry.line("goal_note", self.note)


@dataclass(frozen=True, slots=True, kw_only=True)
class SupervisionAgreement(Entry):
    """An agreement on supervision with one of one's people, from `since` on. `at` is when it was noted down.

    `person_id` is None where that person was deleted for good. The next one
    with the same person takes its place from its own `since` on.
    `clients_know` None: not said. `signed_entered_on` is the local day on
    which `signed_on` was noted here as it stands; the two are always shown
    together. `put_off_until` is the day before which nobody asks
    about the review again.
    """

    person_id: str | None = None
    since: date
    review_on: date | None = None
    put_off_until: date | None = None
    goals: tuple[Goal, ...] = ()
    limits: str = ""
    fee: str = ""
    emergencies: str = ""
    responsible: str = ""
    reported: str = ""
    what_of_notes: str = ""
    dual_roles: str = ""
    stands_in: str = ""
    complaint: str = ""
    clients_know: bool | None = None
    signed_on: date | None = None
    signed_entered_on: date | None = None
    note: str = ""

    def __post_init__(self) -> None:
        Entry.__post_init__(self)
        for name in ("since", "review_on", "put_off_until"):
            entry.day(name, getattr(self, name))
        entry.dates_in_order("review_on", self.since, self.review_on)
        entry.line("fee", self.fee)
        for name in (*TERMS, "note"):
            entry.note(name, getattr(self, name))
        if len(self.goals) > MOST_GOALS:
            raise FieldError("goals", f"can be {MOST_GOALS} at most")
        signature.check("signed_on", "signed_entered_on", self.signed_on, self.signed_entered_on)

    @property
    def listed(self) -> str:
        """The words of the goals and of what was agreed, by which it is found too."""
        goals = (part for goal in self.goals for part in (goal.text, goal.note))
        return "\n".join(part for part in (*goals, self.fee, *(getattr(self, name) for name in TERMS)) if part)

    @property
    def open_goals(self) -> tuple[Goal, ...]:
        """The goals that are not reached."""
        return tuple(goal for goal in self.goals if goal.reached_on is None)

    def review_due_on(self, day: date) -> bool:
        """Say whether it is to be looked at again on `day`, and nobody put that off beyond it."""
        asked_from = max(filter(None, (self.review_on, self.put_off_until)), default=day)
        return self.review_on is not None and asked_from <= day

    def signed(self, signed_on: date | None, before: SupervisionAgreement | None, today: date) -> SupervisionAgreement:
        """Return the agreement signed on a day; another day than before counts as noted today.

        Raises FieldError for a day after `today`.
        """
        known = (before.signed_on, before.signed_entered_on) if before is not None else None
        entered_on = signature.noted(signed_on, known, today)
        return replace(self, signed_on=signed_on, signed_entered_on=entered_on)


def in_force(
    agreements: Iterable[SupervisionAgreement], person_id: str | None, day: date
) -> SupervisionAgreement | None:
    """Return what holds with a person on a day: the last begun, of two begun on one day the last written.

    With somebody who is gone for good (None) nothing does.
    """
    if person_id is None:
        return None
    begun = (one for one in agreements if one.person_id == person_id and one.since <= day)
    return max(begun, key=lambda one: (one.since, one.written_at, one.id), default=None)
