"""Opening balances in a period: which of them count, and what they add to a thing that is asked.

320 hours with clients up to 3 March 2025, asked since 1 January 2021  →  320 count
the same, asked since 1 January 2026                                   →  none: they lie before the period
40 hours of individual, 20 of group supervision, supervision is asked  →  60
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from journal.presets.hours import HoursPreset, What
from journal.records.opening_balance import BalanceOf, OpeningBalance
from journal.wording.exact import exact

_SUPERVISION = frozenset({BalanceOf.INDIVIDUAL, BalanceOf.GROUP})
_ADDS = {
    What.SUPERVISION: _SUPERVISION,
    What.INDIVIDUAL: frozenset({BalanceOf.INDIVIDUAL}),
    What.EDUCATION: frozenset({BalanceOf.EDUCATION}),
    What.CLIENT_HOURS: frozenset({BalanceOf.CLIENT_HOURS}),
    What.EXPERIENCE: _SUPERVISION | {BalanceOf.CLIENT_HOURS},
    What.WEEKS: frozenset({BalanceOf.WEEKS}),
    What.WEEKS_INDIVIDUAL: frozenset({BalanceOf.WEEKS_INDIVIDUAL}),
    What.SESSIONS: frozenset({BalanceOf.SESSIONS}),
    What.CLIENTS: frozenset({BalanceOf.CLIENTS}),
}


def split(
    balances: Iterable[OpeningBalance], preset: HoursPreset, first: date, until: date, placement_id: str | None = None
) -> tuple[tuple[OpeningBalance, ...], tuple[OpeningBalance, ...]]:
    """Return the balances for a preset that lie in a period, and those that lie before it; of one placement or of all.

    Which part of a balance was worked on which day is not known: it counts
    where its day lies.
    """
    mine = [one for one in balances if one.preset == preset.key and placement_id in (None, one.placement_id)]
    return (
        tuple(one for one in mine if first <= one.until <= until),
        tuple(one for one in mine if one.until < first),
    )


def adds(what: What, balances: Iterable[OpeningBalance], preset: HoursPreset, since: date = date.min) -> Fraction:
    """Return what the balances of `since` or later add to a thing that is asked, in its own unit."""
    kinds = _ADDS[what]
    if what is What.EDUCATION and preset.supervision_is_education:
        kinds |= _SUPERVISION
    return sum((exact(one.amount) for one in balances if one.what in kinds and one.until >= since), Fraction(0))
