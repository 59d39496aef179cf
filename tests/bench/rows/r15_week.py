"""Row 15: fresh browser → the week's picture, against a bare Streamlit page."""

from tests.bench.bench import Bench
from tests.bench.result import Found, Goal
from tests.bench.rows.r04_first_page import against_bare
from tests.bench.stopwatch import Usable

GOALS = [Goal(figure="usable", what="fresh browser → Week drawn", against="bare page", most=1.3, growth=1.1)]


def measure(bench: Bench) -> list[Found]:
    """Measure on one running server for each life, and one bare server."""
    return against_bare(bench, 15, GOALS, Usable(selector="section.day .items"), "week")
