"""Sentences about the personal baseline, and the only one that claims anything.

The figures in it are those of `python -m tests.bench.simulated_baselines`
(5,000 journals of each kind, seed 1), for steady days of the middle kind: a
false alarm in 5.9 % of 20 workdays, 67 % of lasting rises by 65 % noticed
within eight weeks. Other kinds of steady days gave 2.3 to 10.7 % and 50 to
82 %: hence "about".
"""

from __future__ import annotations

from journal.wording.dates import count, number

FALSE_ALARMS = 0.059
"""Share of steady stretches of 20 workdays in which the rule speaks by chance."""

POWER = 0.67
"""Share of lasting rises by 65 % of which it speaks within eight weeks."""

MISSES = (
    f"No notice does not mean that all is well: it misses about {number(10 * (1 - POWER))} in 10 lasting rises of "
    "two-thirds."
)
"""Always beside the chart."""

LIMITS = {"dots": "", "trial": "Your usual, on trial", "claim": "Your usual"}
"""Value of measures' Stage → what the band is called; "" where none is drawn."""

SMOOTHED = "Worth a look"
"""Name of the dotted line. It says nothing in words."""


def claim(logged: int, workdays: int) -> str:
    """Return the one claim; `logged` of the `workdays` of two weeks."""
    return (
        f"Higher than your usual for two weeks ({logged} of {count(workdays, 'workday')} logged). Such a notice "
        f"appears by chance in about 1 of {number(1 / FALSE_ALARMS)} steady months. It describes your log, not your "
        "health."
    )


def no_claim(missing: str | None, have: int, need: int) -> str:
    """Return why nothing is claimed: `missing` is the value of measures' Missing, `have` of `need` of it are there."""
    said = {
        None: "No claim: your last two finished weeks were not both higher than your usual.",
        "days": f"No claim yet: {have} of {count(need, 'day')}.",
        "weeks": f"No claim yet: logged days in {have} of {count(need, 'week')}.",
        "share": f"No claim yet: {have} of the {count(need, 'day')} that would be three in five of your workdays.",
        "after": "No claim yet: your usual is known, and the next two finished weeks can be held against it.",
        "thin": f"No claim: one of the last two weeks has {have} of the {count(need, 'logged day')} it needs.",
    }
    return said[missing]


def against_four(week: float | None, median: float | None, *, so_far: bool = False) -> str:
    """Return a week beside the median of the four before it, in points a day; "" where one is not known."""
    if week is None or median is None:
        return ""
    difference = round(week) - round(median)
    much = "as much as" if not difference else f"{abs(difference)} {'more' if difference > 0 else 'less'} than"
    when = "This week so far" if so_far else "The week"
    return f"{when}: {number(week)} points a logged workday, {much} the median of the four weeks before."
