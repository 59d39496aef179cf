"""Sleep and energy: did days after a better night have more energy? Of one's own answers alone.

    20 days or more with both → Spearman's ρ of sleep (the night before, 0–10) and energy (that day), 95 % interval

Both are answered in the same moment, so a good evening can lift both; days that resemble the day before make the
interval look narrower than it is; and nothing here tells which moved which.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from journal.measures.enough import OWN_RATING
from journal.measures.own_rating import MOST_PAIRS, Agreement, agreement_of
from journal.records.check_in import CheckIn


class Together(StrEnum):
    """What may be said of sleep and energy."""

    TOO_FEW = "too few"
    MORE = "more"  # after better sleep more energy: the whole interval above 0
    LESS = "less"
    UNCLEAR = "cannot be told yet"


def sleep_and_energy(check_ins: Iterable[CheckIn]) -> Agreement:
    """Return how far energy went with the sleep before it, over the latest 366 days that have both answers.

    Of several answers on a day the one written last counts. Under 20 days there is no figure.
    """
    of_day = {c.day: c for c in sorted(check_ins, key=lambda c: (c.day, c.written_at, c.id))}
    both = [(c.sleep, c.energy) for _, c in sorted(of_day.items()) if c.sleep is not None and c.energy is not None]
    return agreement_of((float(sleep), float(energy)) for sleep, energy in both[-MOST_PAIRS:])


def together(found: Agreement) -> Together:
    """Return what may be said of it."""
    if not OWN_RATING.met(found.pairs):
        return Together.TOO_FEW
    if found.low is not None and found.low > 0:
        return Together.MORE
    if found.high is not None and found.high < 0:
        return Together.LESS
    return Together.UNCLEAR
