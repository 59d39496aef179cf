"""CPD: what may be part of an entry, what a period comes to, and evidence added to an entry."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from datetime import date, timedelta
from fractions import Fraction

from journal.errors import FieldError, JournalError
from journal.measures.cpd import CpdTold
from journal.measures.cpd import cpd as measured
from journal.records.cpd import Cpd
from journal.records.downtime import Downtime
from journal.records.evidence import LARGEST_KEPT, LARGEST_SUMMED, Evidence, kind_of, safe_name
from journal.store.journal import Journal
from journal.wording import cpd as wording
from journal.wording.exact import exact
from journal.wording.handed_in import too_large

LOOKED_BACK = timedelta(days=91)
"""How long before an activity the time lies that is offered as a part of it."""


class NotAdded(JournalError):
    """A file was not added; the sentence says why, and nothing was changed."""


def offered(journal: Journal, first: date, until: date, chosen: Collection[str], *, entry_id: str) -> list[Downtime]:
    """Return the time that may be part of an entry of these days, in order: free, or chosen already."""
    elsewhere = journal.cpd.taken(besides=entry_id)
    found = [
        one
        for one in journal.downtimes.that_may_be_cpd(first - LOOKED_BACK, until)
        if one.id not in elsewhere or one.id in chosen
    ]
    there = {one.id for one in found}
    rest = [one_id for one_id in chosen if one_id not in there]
    return sorted([*found, *journal.downtimes.some(rest)], key=lambda one: (one.at, one.id))


def refuse_taken_twice(journal: Journal, cpd: Cpd) -> None:
    """Raise FieldError where another entry is made of the same time already. Belongs inside the saving transaction."""
    if journal.cpd.taken(besides=cpd.id).intersection(cpd.downtime_ids):
        raise FieldError("downtime_ids", wording.TAKEN_TWICE)


def credit_of(downtimes: Collection[Downtime]) -> Fraction:
    """Return the hours of credit noted with some time, exactly."""
    return sum((exact(one.ce_credit) for one in downtimes if one.ce_credit), Fraction(0))


def told(journal: Journal, first: date, last: date, today: date) -> CpdTold:
    """Return what the days `first` to `last` hold."""
    entries = journal.cpd.all()
    named = [downtime_id for one in entries for downtime_id in one.downtime_ids]
    credits = {
        one.id: one.ce_credit
        for begin in range(0, len(named), 500)
        for one in journal.downtimes.some(named[begin : begin + 500])
        if one.ce_credit is not None
    }
    return measured(entries, credits, first, last, today)


def add_evidence(journal: Journal, cpd_id: str, name: str, content: bytes, *, keep: bool) -> bool:
    """Add a file, or its name and sum alone; say whether another entry has the very same one.

    Raises NotAdded for an empty file, or one that is too large; EvidenceThere,
    EntryNotFound, CannotWrite. Then nothing was kept.
    """
    if not content:
        raise NotAdded(wording.EMPTY_FILE)
    if keep and len(content) > LARGEST_KEPT:
        raise NotAdded(f"{wording.too_large(LARGEST_KEPT)} {wording.SUM_INSTEAD}")
    if len(content) > LARGEST_SUMMED:
        raise NotAdded(too_large(LARGEST_SUMMED))
    evidence = Evidence(
        cpd_id=cpd_id,
        name=safe_name(name),
        kind=kind_of(content),
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        held=keep,
        content=content if keep else None,
    )
    with journal.transaction():
        journal.evidence.add(evidence)
        return bool(journal.evidence.elsewhere(evidence.sha256, besides=cpd_id))
