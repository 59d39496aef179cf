"""Sentences about who asks most: the work, not the person."""

from __future__ import annotations

from collections.abc import Sequence

from journal.wording.dates import count, number

NOT_THE_PERSON = "This measures the work, not the person."

PART_OF_DEMAND = "Part of the demand"
PART_OF_HOURS = "Part of the hours"

RESTS_ON = "Sessions, reflections, contacts and encounters of the last 28 days, weighed as in emotional load."

FRACTIONS = (
    (1 / 20, "a twentieth"), (1 / 10, "a tenth"), (1 / 8, "an eighth"), (1 / 6, "a sixth"), (1 / 5, "a fifth"),
    (1 / 4, "a quarter"), (3 / 10, "three tenths"), (1 / 3, "a third"), (2 / 5, "two fifths"), (1 / 2, "half"),
    (3 / 5, "three fifths"), (2 / 3, "two thirds"), (3 / 4, "three quarters"), (4 / 5, "four fifths"),
    (9 / 10, "nine tenths"),
)  # fmt: skip


def share_in_words(share: float) -> str:
    """Return a share, 0–1, as the nearest plain fraction: 0.34 → "a third"."""
    if share < 0.03:
        return "hardly any"
    if share > 0.96:
        return "nearly all"
    return min(FRACTIONS, key=lambda f: abs(f[0] - share))[1]


def asks_most(
    codes: Sequence[str],
    share_of_demand: float,
    share_of_hours: float,
    *,
    clients: int,
    rated_share: float | None,
    can_tell: bool,
    days: int = 28,
) -> str:
    """Return who asks most, in a sentence or two.

    `codes` are those of the clients who stand out, with their shares
    together, 0–1; `clients` is how many were seen in those `days`.
    """
    if not clients:
        return f"Nothing is logged in these {count(days, 'day')}."
    if rated_share is None or (not can_tell and rated_share < 0.8):
        rated = "None" if not rated_share else f"{number(100 * rated_share)} %"
        return f"{rated} of the session time is rated. From 80 % on it can be told who asks most."
    if not can_tell:
        return f"With {count(clients, 'client')} the parts say nothing yet. {NOT_THE_PERSON}"
    if not codes:
        return f"Nobody stands out: each part of the demand is much like the part of the hours. {NOT_THE_PERSON}"
    demand, hours = share_in_words(share_of_demand), share_in_words(share_of_hours)
    if demand == hours:
        demand, hours = f"{number(100 * share_of_demand)} %", f"{number(100 * share_of_hours)} %"
    return f"{' and '.join(codes)}: about {demand} of the logged demand, {hours} of the hours. {NOT_THE_PERSON}"
