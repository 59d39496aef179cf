"""What is offered to whom. Nothing is on by default; a relation decides what may be switched on at all."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

from journal.records.person import Relation
from journal.sharing.refusals import CannotShare
from journal.wording import sharing as wording
from journal.wording.shared_parts import PARTS


class Part(StrEnum):
    """What can be switched on or off. By its value the ledger knows it.

    `field` is its name in a summary and in a pack, `item` what is commented
    on there: a chart by this name, each of a list by this name and a number.
    `shared_parts.PARTS` has its words, by the field.
    """

    field: str
    item: str

    LOAD = "load", "load", "load"
    CASELOAD = "caseload", "caseload", "caseload"
    THEMES = "themes", "themes", "themes"
    STILL_WITH_ME = "still with me", "still_with_me", "still"
    CONTACT = "contact", "contact", "contact"
    AGENDA = "agenda", "agenda", "agenda"
    GOALS = "goals", "goals", "goal"
    TEXTS = "texts", "texts", "text"
    HOURS = "hours", "hours", "hour"

    def __new__(cls, value: str, field: str, item: str) -> Part:
        part = str.__new__(cls, value)
        part._value_, part.field, part.item = value, field, item
        return part


LISTS = (Part.AGENDA, Part.GOALS, Part.TEXTS, Part.HOURS)
"""Parts whose items are commented on, or signed off, one by one, and come from an entry each."""


def in_order(parts: Collection[Part]) -> list[Part]:
    """Return parts in the order in which they are read."""
    return sorted(parts, key=lambda part: list(PARTS).index(part.field))


EVERYTHING = frozenset(Part)
CAN_AFFECT_A_JOB = frozenset({Relation.ASSESSOR, Relation.LINE_MANAGER})

_OFFERED = {
    Relation.CLINICAL_SUPERVISOR: EVERYTHING,
    Relation.CLINICALLY_RESPONSIBLE: EVERYTHING,
    Relation.PEER: EVERYTHING,
    Relation.ASSESSOR: frozenset({Part.HOURS, Part.AGENDA}),
    Relation.LINE_MANAGER: frozenset({Part.HOURS, Part.AGENDA}),
    Relation.COLLEAGUE: frozenset[Part](),
    Relation.GROUP: frozenset({Part.AGENDA}),
    Relation.SUPERVISEE: frozenset[Part](),
    Relation.OWN: frozenset[Part](),
}


def offered(relation: Relation, *, second_yes: bool = False) -> frozenset[Part]:
    """Return the parts that may be switched on for a person.

    `second_yes`: the therapist said yes to SECOND_YES; it opens the rest to
    assessors and line managers and changes nothing for others.
    """
    if second_yes and relation in CAN_AFFECT_A_JOB:
        return EVERYTHING
    return _OFFERED[relation]


def exact_counts(relation: Relation) -> bool:
    """Say whether counts under 3 and risk flags are told as they are."""
    return relation is Relation.CLINICALLY_RESPONSIBLE


def check_choice(parts: Collection[Part], relation: Relation, *, second_yes: bool = False) -> None:
    """Raise CannotShare unless `parts` may go to such a person in one pack: hours go alone, nothing is no pack."""
    chosen = frozenset(parts)
    if not chosen:
        raise CannotShare(wording.NOTHING_CHOSEN)
    if not chosen <= offered(relation, second_yes=second_yes):
        raise CannotShare(wording.NOT_OFFERED)
    if Part.HOURS in chosen and len(chosen) > 1:
        raise CannotShare(wording.HOURS_APART)
