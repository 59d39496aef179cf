"""Words on the chart of each week against what is usual."""

from __future__ import annotations

from journal.wording.baseline import SMOOTHED
from journal.wording.dates import count

CENTRE = "The middle of your usual"
LOW = "Your usual, low"
HIGH = "Your usual, high"
WEEK = "A typical day of the week"

NAMES = {WEEK: "each week", SMOOTHED: "over weeks", CENTRE: "your usual"}
"""Name of a series → what stands beside it."""

HOW_TO_READ = (
    "Each dot is the typical logged workday of a week, after what its weekdays usually ask more or less; the band "
    "holds what is usual for you, from the six weeks before it and more where those are thin. It begins anew after a "
    "break and when your planned work changes. Days without any demand are not compared. The line in the band is its "
    "middle; the dotted line takes the days together, the last ones most, and nothing is said of it."
)

COUNTS = "A dot above the band counts for a notice."
"""Only where there can be one."""

TRIAL = "Where the band is drawn in dashes it rests on fewer than 20 compared workdays, and nothing follows from it."


def notice(weeks: int) -> str:
    """Return what stands beside the week that completes a notice."""
    return f"higher for {weeks} weeks"


def of_week(rests_on: int, workdays: int, *, trial: bool) -> str:
    """Return what a dot says of itself when pointed at."""
    return f"{rests_on} of {count(workdays, 'workday')} compared{', too few for a band that counts' if trial else ''}"
