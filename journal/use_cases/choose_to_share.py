"""Choosing what is handed over: what may be chosen from, and what was. Nothing is chosen by itself."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID, uuid5

from journal.measures.weeks import DAY, WEEK
from journal.records.agenda import AgendaItem
from journal.records.person import Relation
from journal.records.reflection import Reflection
from journal.records.share import Share, SharingWith
from journal.records.supervision import Supervision
from journal.records.supervision_agreement import Goal, in_force
from journal.sharing.allowed_parts import Part, exact_counts
from journal.sharing.minimise import may_be_on_agenda, stays
from journal.sharing.summary import Weeks
from journal.store.journal import Journal

RISK = "risk"

DONE = 10
"""Things done that are offered: what was decided last is what one reports."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalToShare:
    """A goal of an agreement, as it may be chosen. `id` names it among what is ticked and gone through."""

    id: str
    agreement_id: str
    goal: Goal


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What was chosen. A part that is on may hold nothing; `risk` goes with other parts, never alone.

    A list of which nothing was ticked, though there was something, is a part
    that was not chosen.
    """

    weeks: Weeks
    parts: frozenset[Part]
    risk: bool = False
    agenda: tuple[AgendaItem, ...] = ()
    goals: tuple[GoalToShare, ...] = ()
    texts: tuple[Reflection | Supervision, ...] = ()
    hours: tuple[Supervision, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The parts as the ledger has them, always in one order."""
        return (*(part.value for part in Part if part in self.parts), *([RISK] if self.risk else []))

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show: no part, or only lists of which nothing was chosen."""
        listed = {Part.AGENDA: self.agenda, Part.GOALS: self.goals, Part.TEXTS: self.texts, Part.HOURS: self.hours}
        return not any(listed.get(part, True) for part in self.parts)


def agenda_to_choose(journal: Journal) -> list[AgendaItem]:
    """Return the items that may be shown: open ones, the newest first, then what was done last.

    What came from a reflection that stays, or is gone, is not among them.
    """
    items = [*reversed(journal.agenda.open())]
    for answered in (False, True):
        items += journal.agenda.done(answered=answered, limit=DONE)
    sources = [item.source_id for item in items if item.source_kind == "reflection" and item.source_id]
    reflections = {r.id: r for r in journal.reflections.some(sources)}
    return [item for item in items if may_be_on_agenda(item, reflections.get)]


def goals_to_choose(journal: Journal, person_id: str, today: date) -> list[GoalToShare]:
    """Return the goals of the agreement that holds with a person; none where there is no agreement."""
    agreement = in_force(journal.supervision_agreements.all(), person_id, today)
    if agreement is None:
        return []
    # By its words, not by its place: a goal that is taken out must not leave its tick to the next.
    return [
        GoalToShare(id=uuid5(UUID(agreement.id), goal.text).hex, agreement_id=agreement.id, goal=goal)
        for goal in {goal.text: goal for goal in agreement.goals}.values()
    ]


def texts_to_choose(journal: Journal, weeks: Weeks) -> list[Reflection | Supervision]:
    """Return the reflections and notes of these weeks that may be shown, the newest first; what stays is not there."""
    first, last = weeks.first, weeks.last + WEEK - DAY
    of: list[Reflection | Supervision] = [
        r for r in journal.reflections.between(first, last) if r.text.strip() and not stays(r)
    ]
    of += [s for s in journal.supervisions.between(first, last) if s.notes.strip()]
    return sorted(of, key=lambda entry: (entry.at, entry.id), reverse=True)


def hours_to_choose(journal: Journal, weeks: Weeks) -> list[Supervision]:
    """Return the supervisions of these weeks, oldest first."""
    return journal.supervisions.between(weeks.first, weeks.last + WEEK - DAY)


def not_signed(meetings: Iterable[Supervision], person_id: str) -> list[Supervision]:
    """Return the meetings with a person that nobody signed for yet."""
    return [meeting for meeting in meetings if meeting.person_id == person_id and meeting.signed_off_on is None]


def shared_before(journal: Journal, person_id: str, weeks: Weeks) -> Share | None:
    """Return the newest summary a person has of some of these weeks: two can be held against each other."""
    return next(
        (
            share
            for share in journal.sharing.of_person(person_id)
            if share.sheet_kind is None
            and share.first <= weeks.last
            and weeks.first <= share.last
            and share.parts != (Part.HOURS.value,)
        ),
        None,
    )


def may_be_chosen(relation: Relation, can: Collection[Part]) -> set[str]:
    """Return what may be chosen for a person where `can` is offered, as the ledger names it."""
    return {part.value for part in can} | ({RISK} if exact_counts(relation) else set())


@dataclass(frozen=True, slots=True, kw_only=True)
class LastTime:
    """What was chosen last time and is offered now, as the ledger names it; what of it is not; over how many weeks."""

    parts: tuple[str, ...]
    gone: tuple[str, ...]
    weeks: int

    @property
    def hours(self) -> bool:
        """Whether it was hours to sign off: those go by themselves."""
        return self.parts == (Part.HOURS.value,)


def last_time(sharing: SharingWith, relation: Relation, can: Collection[Part]) -> LastTime | None:
    """Return what was chosen last time for a person; None where nothing of it can go now. `can`: what is offered."""
    may = may_be_chosen(relation, can)
    parts = tuple(part for part in sharing.parts if part in may)
    gone = tuple(part for part in sharing.parts if part not in may)
    return LastTime(parts=parts, gone=gone, weeks=sharing.weeks) if {*parts} - {RISK} else None


def remembered(sharing: SharingWith, choice: Choice) -> SharingWith:
    """Return how one shares with a person, with what was chosen this time."""
    return replace(sharing, parts=choice.names, weeks=len(choice.weeks.mondays()))
