"""Supervision: an hour for oneself, what was asked of it, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from journal.errors import FieldError
from journal.records import entry
from journal.records.entry import Entry


class SupervisionFormat(StrEnum):
    INDIVIDUAL = "individual"
    GROUP = "group"
    PEER = "peer"
    CONSULTATION = "consultation"


class Want(StrEnum):
    """What I want of it."""

    THINK_TOGETHER = "think together"
    ADVICE = "advice"
    BE_HEARD = "be heard"
    DECIDE = "decide"


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Something agreed in supervision, with a day it is due."""

    text: str
    due: date | None = None
    done: bool = False

    def __post_init__(self) -> None:
        entry.line("action", self.text, required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Supervision(Entry):
    """One supervision or consultation. `group_size` counts the supervisees, oneself included.

    `supervisor` is what the person was called then, `person_id` names them among one's people.

    `helpfulness` 0–10, None means unrated. `counted_minutes` None: the
    credit follows from minutes, format and group size. `signed_off_on` is
    the day on which someone signed for these hours, None: nobody did yet.
    `placement_id` None: where that person is on file, if that is one place.
    """

    minutes: int
    supervisor: str = ""
    person_id: str | None = None
    format: SupervisionFormat = SupervisionFormat.INDIVIDUAL
    group_size: int | None = None
    wants: tuple[Want, ...] = ()
    notes: str = ""
    feedback: str = ""
    helpfulness: int | None = None
    actions: tuple[Action, ...] = ()
    counted_minutes: int | None = None
    signed_off_on: date | None = None
    placement_id: str | None = None

    def __post_init__(self) -> None:
        Entry.__post_init__(self)
        if self.minutes is None:
            raise FieldError("minutes", "are needed: hours are counted from them")
        entry.minutes("minutes", self.minutes)
        entry.line("supervisor", self.supervisor)
        entry.whole("group_size", self.group_size, 2, 100)
        entry.note("notes", self.notes)
        entry.note("feedback", self.feedback)
        entry.rating("helpfulness", self.helpfulness)
        entry.whole("counted_minutes", self.counted_minutes, 0, entry.LONGEST_MINUTES)
        entry.dates_in_order("signed_off_on", self.day, self.signed_off_on)

    def with_signature_of(self, before: Supervision | None) -> Supervision:
        """Return the meeting with the signature it had before, where it is the same hours with the same person."""
        if before is None or before.signed_off_on is None or self._signed_for() != before._signed_for():
            return self
        if not self._with_same_person_as(before):
            return self
        return replace(self, signed_off_on=before.signed_off_on)

    def _signed_for(self) -> tuple[object, ...]:
        return self.day, self.minutes, self.format, self.group_size, self.counted_minutes

    def _with_same_person_as(self, other: Supervision) -> bool:
        """Say whether both were with one person; by the name where one of them is not linked to one's people."""
        if self.person_id and other.person_id:
            return self.person_id == other.person_id
        return self.supervisor.strip().casefold() == other.supervisor.strip().casefold()

    def with_action_done(self, place: int) -> Supervision:
        """Return the meeting with one of its actions done, `place` counted from 0."""
        done = replace(self.actions[place], done=True)
        return replace(self, actions=(*self.actions[:place], done, *self.actions[place + 1 :]))
