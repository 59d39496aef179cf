"""Write a fictional life into a journal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import groupby
from typing import TypeVar

from journal.demo.life import Life
from journal.records.entry import Entry
from journal.store.entries import Entries
from journal.store.journal import Journal

R = TypeVar("R", bound=Entry)

Term = tuple[int, int]
"""A year and a third of it."""


def fill(journal: Journal, life: Life) -> None:
    """Keep a whole life in one transaction, adding up each day once. The journal should be new.

    Raises FieldError for ids or codes that are there already, CannotWrite
    when the disk does not take it; then nothing was written.
    """
    with journal.day_sums.postponed():
        journal.clients.add_many(life.clients)
        journal.clients.add_facts(list(life.facts))
        for pattern in life.patterns:
            journal.patterns.add(pattern)
        journal.settings.write(life.settings)
        journal.time_off.add_many(life.time_off)
        journal.people.add_many(life.people)
        journal.placements.add_many(life.placements)
        journal.opening_balances.add_many(life.opening_balances)
        journal.supervision_agreements.add_many(life.supervision_agreements)
        journal.about_supervision.add_many(life.about_supervision)
        journal.supervisee_notes.add_many(life.supervisee_notes)
        journal.absence_plans.add_many(life.absence_plans)
        journal.absence_decisions.add_many(life.absence_decisions)
        journal.covers.add_many(life.covers)
        journal.coverings.add_many(life.coverings)
        journal.clinical_wills.add_many(life.clinical_wills)
        journal.cpd.add_many(life.cpd)
        journal.evidence.add_many(life.evidence)
        # Term by term, as a life is lived: the search index is ordered by time, and forty years of one kind
        # after forty years of another would have it rewritten again and again.
        terms: dict[Term, list[Callable[[], None]]] = {}
        _by_term(terms, journal.sessions, life.sessions)
        _by_term(terms, journal.on_calls, life.on_calls)
        _by_term(terms, journal.downtimes, life.downtimes)
        _by_term(terms, journal.reflections, life.reflections)
        _by_term(terms, journal.contacts, life.contacts)
        _by_term(terms, journal.encounters, life.encounters)
        _by_term(terms, journal.supervisions, life.supervisions)
        _by_term(terms, journal.check_ins, life.check_ins)
        _by_term(terms, journal.scales, life.scales)
        _by_term(terms, journal.agenda, life.agenda)
        for term in sorted(terms):
            for add in terms[term]:
                add()


def _by_term(terms: dict[Term, list[Callable[[], None]]], kind: Entries[R], records: Sequence[R]) -> None:
    for term, found in groupby(records, key=lambda record: (record.day.year, (record.day.month - 1) // 4)):
        terms.setdefault(term, []).append(partial(kind.add_many, list(found)))
