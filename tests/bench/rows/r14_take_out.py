"""Row 14: everything taken out, written and read back, in each format.

Against reading every record of the same encrypted file, in the same process.
What reads it back is part of the time: nothing is called written before. A
spreadsheet is told and has no goal: its cells are objects of its library.
"""

from contextlib import closing
from datetime import date, datetime
from functools import partial
from time import perf_counter

from journal.records.taken_out import TABLES, Chosen
from journal.store import taking_out
from journal.store.journal import Journal
from journal.store.opening import open_with_passphrase
from journal.use_cases.take_out import Format, made
from tests.bench.bench import Bench
from tests.bench.lives import PASSPHRASE
from tests.bench.result import Found, Goal, compare, ours
from tests.bench.rounds import Readings, Side, alternate

MOST = 3.0
WITHOUT_GOAL = frozenset({Format.XLSX})

GOALS = [
    Goal(
        figure=form.value,
        what=f"taken out as {form.value}, read back",
        against="reading all records",
        most=None if form in WITHOUT_GOAL else MOST,
        other_figure="read",
    )
    for form in Format
]
ROUNDS = 3
"""At most: forty years as a spreadsheet take more than a minute."""


def measure(bench: Bench) -> list[Found]:
    """Measure on the longest life: of a short one, everything is there in a second."""
    years = bench.years[-1]
    with closing(open_with_passphrase(bench.lives.copy(years), PASSPHRASE)) as journal:
        today = datetime.now().astimezone().date()
        sides: dict[str, Side] = {ours(years): partial(_taken, journal, today), "read": partial(_read, journal)}
        return compare(14, GOALS, alternate(sides, min(bench.rounds, ROUNDS)), [years], "s", "read")


def _taken(journal: Journal, today: date) -> Readings:
    taken: Readings = {}
    for form in Format:
        began = perf_counter()
        made(journal, Chosen(), form, today=today)
        taken[form.value] = perf_counter() - began
    return taken


def _read(journal: Journal) -> Readings:
    began = perf_counter()
    for table in TABLES:
        for _ in taking_out.records(journal, table, Chosen()):
            pass
    return {"read": perf_counter() - began}
