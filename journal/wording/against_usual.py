"""Words on the chart of each week against what is usual."""

from __future__ import annotations

from journal.wording.dates import count

CENTRE = "Its middle"
LOW = "Your usual, low"
HIGH = "Your usual, high"
WEEK = "A typical day of the week"

HOW_TO_READ = (
    "Each dot is the typical logged workday of a week, after what its weekdays usually ask more or less; the band "
    "holds what is usual for you, from the six weeks before it and more where those are thin. It begins anew after a "
    "break and when your planned work changes. Days without any demand are not compared."
)

COUNTS = "A dot above the band counts for a notice."
"""Only where there can be one."""

TRIAL = "Bands that rest on fewer than 20 compared workdays are on trial."


def notice(weeks: int) -> str:
    """Return what stands beside the week that completes a notice."""
    return f"higher for {weeks} weeks"


def of_week(rests_on: int, workdays: int, *, trial: bool) -> str:
    """Return what a dot says of itself when pointed at."""
    return f"{rests_on} of {count(workdays, 'workday')} compared{', band on trial' if trial else ''}"
