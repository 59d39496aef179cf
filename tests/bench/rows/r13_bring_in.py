"""Row 13: a calendar of 60,000 appointments read: as so many events, and as series that come to so many.

Against icalendar parsing the first of these files whole, which is no more
than the beginning: nothing is expanded, no window asked, no zone looked for.
Each reading is a process of its own; memory is the most that it ever held.
"""

from functools import partial

from tests.bench import calendars
from tests.bench.bench import Bench
from tests.bench.result import Found, Goal, compare, ours
from tests.bench.rounds import Readings, Side, alternate

MOST_BYTES = 400e6
ROUNDS = 1
"""At most, and no warm-up: each takes minutes, and each process begins cold as it does for a person."""

READ = [
    Goal(figure="events", what="60,000 events read", against="parsing them alone", most=1.5),
    Goal(figure="series", what="60,000 appointments of series read", against="parsing as many events", most=1.5),
]
MEMORY = [Goal(figure="peak", what="memory, 60,000 events read", against="400 MB", most=1.0)]


def measure(bench: Bench) -> list[Found]:
    """Measure once; a journal's length plays no part."""
    years = bench.years[0]
    sides: dict[str, Side] = {ours(years): _ours, "alone": _alone, "limit": partial(dict, peak=MOST_BYTES)}
    readings = alternate(sides, min(bench.rounds, ROUNDS), warm_up=0)
    found = compare(13, READ, readings, [years], "s", "alone")
    return found + compare(13, MEMORY, readings, [years], "B", "limit")


def _ours() -> Readings:
    events, series = calendars.measured("events"), calendars.measured("series")
    return {"events": events["seconds"], "series": series["seconds"], "peak": max(events["peak"], series["peak"])}


def _alone() -> Readings:
    seconds = calendars.measured("alone")["seconds"]
    return {"events": seconds, "series": seconds}
