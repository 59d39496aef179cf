"""Sentences about who asks most: the work, not the person."""

from __future__ import annotations

from collections.abc import Sequence

from journal.wording.dates import count, number

NOT_THE_PERSON = "This measures the work, not the person."

WHAT_IS = (
    "Each client's part of all that was asked of you in four weeks, by your own ratings, beside their part of the "
    "hours. It measures the work, not the person."
)

NAMED_BY_CHANCE = 0.043
"""Most of the shares of months in which somebody is named among equal clients, of any kind simulated."""

TWICE_NAMED = (0.135, 0.48)
"""Least and most of the shares of months in which a client who asks twice as much is named, by kind."""

PART_OF_DEMAND = "Part of the demand"
PART_OF_HOURS = "Part of the hours"

RESTS_ON = (
    "Sessions, reflections, contacts and encounters of the last 28 days, weighed as in emotional load. Someone is "
    "named only where the difference is larger than chance."
)

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


WANTING = {
    "sessions": "{have} of {need} rated sessions so far: too few to tell who asks most.",
    "clients": "With {have} of {need} clients the parts say nothing yet.",
    "again": "Most of these clients were seen once, so what is chance is not known yet: {have} of {need} seen again.",
}
"""Value of measures' Missing → what is said, but for "rated"."""


def asks_most(
    codes: Sequence[str],
    share_of_demand: float,
    share_of_hours: float,
    *,
    clients: int,
    missing: str | None,
    have: int = 0,
    need: int = 0,
    days: int = 28,
) -> str:
    """Return who asks most, in a sentence or two.

    `codes` are those of the clients who stand out, with their shares
    together, 0–1; `clients` is how many were seen in those `days`. `missing`
    is the value of measures' Missing: `have` of `need` of it are there, of
    what is rated in per cent.
    """
    if not clients:
        return f"Nothing is logged in these {count(days, 'day')}."
    if missing == "rated":
        rated = f"{have} %" if have else "None"
        return f"{rated} of the session time is rated. From {need} % on it can be told who asks most."
    if missing is not None:
        return f"{WANTING[missing].format(have=have, need=need)} {NOT_THE_PERSON}"
    if not codes:
        return f"Nobody stands out: what differs between clients here is no more than chance brings. {NOT_THE_PERSON}"
    demand, hours = share_in_words(share_of_demand), share_in_words(share_of_hours)
    if demand == hours:
        demand, hours = f"{number(100 * share_of_demand)} %", f"{number(100 * share_of_hours)} %"
    return f"{' and '.join(codes)}: about {demand} of the logged demand, {hours} of the hours. {NOT_THE_PERSON}"
