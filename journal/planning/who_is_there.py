"""Who is there for the therapist, and when a filled-in scale brings it to mind.

It speaks of the therapist, never of a client.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from journal.records.person import Person, Relation

ORDER = (
    Relation.OWN,
    Relation.CLINICALLY_RESPONSIBLE,
    Relation.CLINICAL_SUPERVISOR,
    Relation.PEER,
    Relation.GROUP,
)
"""One's own people first. Who assesses or employs the therapist is not among them."""

STSS_TOTAL = 38
WHO5_SCORE = 50
BURNOUT_ITEM = 3


def who_is_there(people: Iterable[Person], today: date) -> list[Person]:
    """Return those to turn to: one's own people, then supervisors, peers and groups; nobody whose time has ended."""
    there = [p for p in people if p.relation in ORDER and (p.ended_on is None or p.ended_on >= today)]
    return sorted(there, key=lambda person: ORDER.index(person.relation))


def a_lot_lately(scale: str, scores: Mapping[str, float]) -> bool:
    """Say whether such scores ask for company: STSS from 38, WHO-5 up to 50, the burnout item from 3 on."""
    return (
        (scale == "stss" and scores.get("total", 0) >= STSS_TOTAL)
        or (scale == "who5" and scores.get("score", WHO5_SCORE + 1) <= WHO5_SCORE)
        or (scale == "burnout_item" and scores.get("score", 0) >= BURNOUT_ITEM)
    )
