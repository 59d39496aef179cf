"""Who is there for the therapist, and when the last weeks bring it to mind.

It speaks of the therapist, never of a client.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from journal.measures.caseload_intensity import caseload_by_week
from journal.measures.hours_asked import own_numbers, preset_of
from journal.measures.suggestions import AboutTherapist, overdue, therapist_needs_someone
from journal.measures.weeks import DAY, WEEK, monday_of
from journal.measures.work_frame import WorkFrame
from journal.records.person import Person, Relation
from journal.store.journal import Journal

ORDER = (
    Relation.OWN,
    Relation.CLINICALLY_RESPONSIBLE,
    Relation.CLINICAL_SUPERVISOR,
    Relation.PEER,
    Relation.GROUP,
)
"""One's own people first. Who assesses or employs the therapist is not among them."""


def who_is_there(people: Iterable[Person], today: date) -> list[Person]:
    """Return those to turn to: one's own people, then supervisors, peers and groups; nobody whose time has ended."""
    there = [p for p in people if p.relation in ORDER and (p.ended_on is None or p.ended_on >= today)]
    return sorted(there, key=lambda person: ORDER.index(person.relation))


def a_lot_lately(
    journal: Journal, frame: WorkFrame, until: datetime, *, weeks_above: bool
) -> tuple[AboutTherapist, ...]:
    """Return why the last finished weeks ask "Who is there for you?": weeks above the usual, supervision overdue.

    `weeks_above` says whether there is one (the_claim.py); meetings count that began `until` then.
    """
    monday = monday_of(frame.today) - WEEK
    (week,) = caseload_by_week(journal.day_sums.between(monday, monday + 6 * DAY), monday, monday, frame)
    latest = journal.supervisions.last_before(until)
    settings = journal.settings.read()
    preset = preset_of(settings.hours_preset, own_numbers(settings, settings.hours_preset))
    return therapist_needs_someone(
        weeks_above=weeks_above,
        supervision_overdue=overdue(latest.day if latest else None, frame.today, preset.weeks_between),
        cii=week.cii,
        weights=frame.weights.suggestions,
    )
