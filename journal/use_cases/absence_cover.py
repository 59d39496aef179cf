"""Cover in an absence: somebody agrees to cover, gets a sheet, destroys it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from journal.errors import EntryNotFound
from journal.planning import absence_cover as planning
from journal.records.absence_plan import AbsencePlan
from journal.records.cover import Cover
from journal.records.person import Person
from journal.records.time_off import TimeOff
from journal.store.journal import Journal
from journal.use_cases import changing
from journal.use_cases.changing import Changed, change


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverNow:
    """Who covers in the absence that is under way, by name, and its last day."""

    names: tuple[str, ...]
    until: date


def begin(journal: Journal, plan: AbsencePlan, person_id: str) -> Cover:
    """Return the cover of a person in a plan, noted down now where there is none. Raises CannotWrite."""
    with journal.transaction():
        for cover in journal.covers.of_plan(plan.id):
            if cover.person_id == person_id:
                return cover
        cover = Cover(at=plan.at, plan_id=plan.id, person_id=person_id)
        journal.covers.add(cover)
    return cover


def person_of(journal: Journal, cover: Cover) -> Person | None:
    """Return the covering person; None for one who was deleted."""
    return known_person(journal, cover.person_id)


def known_person(journal: Journal, person_id: str) -> Person | None:
    """Return a person, or None for one who was deleted."""
    try:
        return journal.people.get(person_id)
    except EntryNotFound:
        return None


def covered(journal: Journal, plan: AbsencePlan, clients: Sequence[str]) -> set[str]:
    """Return those of `clients`, by id, for whom somebody covers who was not deleted."""
    there = [cover for cover in journal.covers.of_plan(plan.id) if person_of(journal, cover) is not None]
    return {client_id for cover in there for client_id in planning.covered_by(cover, clients)}


def under_way(journal: Journal, today: date) -> CoverNow | None:
    """Return who agreed to cover in the absence that today lies in; None without an absence, or anybody."""
    for off in journal.time_off.all():
        if not off.first <= today <= off.last:
            continue
        plan = journal.absence_plans.of_time_off(off.id)
        names = agreed(journal, plan) if plan is not None else ()
        if names:
            return CoverNow(names=names, until=off.last)
    return None


def agreed(journal: Journal, plan: AbsencePlan) -> tuple[str, ...]:
    """Return who agreed to cover in a plan, by name, as far as they were not deleted."""
    people = [person_of(journal, cover) for cover in journal.covers.of_plan(plan.id) if cover.agreed_on is not None]
    return tuple(person.name for person in people if person is not None)


def belongs_to(journal: Journal, cover: Cover) -> tuple[AbsencePlan, TimeOff] | None:
    """Return the plan and the time off of a cover; None where one of them is gone."""
    try:
        plan = journal.absence_plans.get(cover.plan_id)
        return plan, journal.time_off.get(plan.time_off_id)
    except EntryNotFound:
        return None


def not_destroyed_yet(journal: Journal, plan: AbsencePlan) -> list[Cover]:
    """Return the covers of a plan whose sheet was given, and not destroyed as far as one was told."""
    return [c for c in journal.covers.of_plan(plan.id) if c.sheet_on is not None and c.destroyed_on is None]


def to_destroy(journal: Journal) -> list[tuple[Cover, date]]:
    """Return the covers whose sheet is to be destroyed, each with the day by which; none that is to be handed back."""
    found = []
    for plan in journal.absence_plans.all():
        for cover in not_destroyed_yet(journal, plan):
            belongs = belongs_to(journal, cover)
            if belongs is not None and not cover.keep_until_handed_back:
                found.append((cover, planning.destroy_by(cover, *belongs)))
    return found


def agreed_no_more(journal: Journal, cover: Cover, today: date) -> list[str]:
    """Return the clients on the sheet of a cover, by id, who do not agree any more that its reader is told of them."""
    person = person_of(journal, cover)
    if cover.sheet_id is None or cover.destroyed_on is not None or person is None:
        return []
    decisions = journal.absence_decisions.of_plan(cover.plan_id)
    on_it = {of for share in journal.sharing.all() if share.id == cover.sheet_id for _, of in share.entries}
    found = []
    for client in (client for client in journal.clients.all() if client.id in on_it):
        members = [member.id for member in journal.clients.with_state(client.id, today)[0].members]
        if planning.may_be_told(decisions.get(client.id), members, person.id, person.relation, today) is None:
            found.append(client.id)
    return found


def destroyed(journal: Journal, cover_id: str, on: date) -> Changed[Cover]:
    """Note that the sheet of a cover was destroyed. Raises EntryNotFound, CannotWrite."""
    return change(journal.covers, cover_id, lambda before: replace(before, destroyed_on=on))


def not_destroyed(journal: Journal, changed: Changed[Cover]) -> None:
    """Take back that a sheet was destroyed. Raises EntryChanged when the cover was changed since, CannotWrite."""
    changing.take_back(journal.covers, changed)
