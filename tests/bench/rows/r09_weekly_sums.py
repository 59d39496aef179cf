"""Row 9: the weekly sums of all history, load and caseload, from the kept sums of each day.

Against a scan of the same encrypted file that adds every day up again from
its entries. Both end in the same measures, whose weeks must be equal to the
last digit: a difference ends the row.
"""

from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from time import perf_counter

from journal.measures.caseload_intensity import CaseloadWeek, caseload_by_week
from journal.measures.emotional_load import WeekLoad, load_by_day, load_by_week
from journal.measures.weeks import DAY, each_day, monday_of
from journal.measures.work_frame import WorkFrame
from journal.records.day_sums import DaySums
from journal.store.journal import Journal
from journal.store.opening import open_with_passphrase
from tests.bench.bench import Bench
from tests.bench.lives import PASSPHRASE
from tests.bench.result import Found, Goal, compare, ours
from tests.bench.rounds import Readings, Side, alternate

GOALS = [
    Goal(figure="sums", what="weekly sums, all history: read", against="scan of all entries", most=1 / 15),
    Goal(figure="weeks", what="weekly sums, read and measured", against="scan of all entries", most=1 / 10),
]
ROUNDS = 3
"""At most: a scan of forty years takes seconds."""

Weeks = tuple[list[WeekLoad], list[CaseloadWeek]]


@dataclass(frozen=True, slots=True)
class History:
    """A journal and its first and last day, whole weeks."""

    journal: Journal
    first: date
    last: date


def measure(bench: Bench) -> list[Found]:
    """Measure on open journals, life by life."""
    found: list[Found] = []
    with ExitStack() as stack:
        for years in bench.years:
            journal = open_with_passphrase(bench.lives.copy(years), PASSPHRASE)
            stack.callback(journal.close)
            history = _history(journal)
            told: dict[str, Weeks] = {}
            sides: dict[str, Side] = {
                ours(years): partial(_kept, history, told),
                "scan": partial(_scanned, history, told),
            }
            found += compare(9, GOALS, alternate(sides, min(bench.rounds, ROUNDS)), [years], "s", "scan")
    return found


def _history(journal: Journal) -> History:
    today = datetime.now().astimezone().date()
    return History(journal, monday_of(journal.day_sums.first_day() or today), monday_of(today) + 6 * DAY)


def _kept(history: History, told: dict[str, Weeks]) -> Readings:
    began = perf_counter()
    sums = history.journal.day_sums.between(history.first, history.last)
    read = perf_counter()
    told["kept"] = _weeks(history, sums)
    return {"sums": read - began, "weeks": perf_counter() - began}


def _scanned(history: History, told: dict[str, Weeks]) -> Readings:
    began = perf_counter()
    sums = list(history.journal.day_sums.recomputed_each(each_day(history.first, history.last)))
    read = perf_counter()
    told["scanned"] = _weeks(history, sums)
    taken = {"sums": read - began, "weeks": perf_counter() - began}
    if told["kept"] != told["scanned"]:
        raise RuntimeError("The kept sums and the entries give different weeks.")
    return taken


def _weeks(history: History, sums: Iterable[DaySums]) -> Weeks:
    journal, first, last = history.journal, history.first, history.last
    by_day = list(sums)
    frame = WorkFrame(today=last, patterns=journal.patterns.all(), time_off=journal.time_off.all())
    load = load_by_week(load_by_day(by_day, first, last), frame)
    return load, caseload_by_week(by_day, first, last, frame)
