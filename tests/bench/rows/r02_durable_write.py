"""Row 2: BEGIN → COMMIT of one entry: the row, its search row, its day's sums, at FULL, encrypted.

Against a one-row insert of the same text into plain SQLite, WAL and FULL,
on the same disk, in turn. The entry is a reflection, the dearest to write:
it has a note to index. Each goes into another day, as full as days are.
"""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median

from journal.records.entry import new_id
from journal.records.reflection import Reflection
from journal.store.journal import Journal
from journal.store.opening import open_with_passphrase
from tests.bench.bench import Bench
from tests.bench.lives import PASSPHRASE
from tests.bench.result import Found, Goal, compare, ours
from tests.bench.rounds import Readings, Side, alternate

GOALS = [Goal(figure="write", what="durable write of an entry", against="plain SQLite, one row", most=3, growth=1.3)]
WRITES = 24
"""Writes in a round; their median is the round's reading."""


def measure(bench: Bench) -> list[Found]:
    """Measure on open journals and one plain database."""
    sides: dict[str, Side] = {}
    with ExitStack() as stack:
        for years in bench.years:
            journal = open_with_passphrase(bench.lives.copy(years), PASSPHRASE)
            stack.callback(journal.close)
            samples = _samples(journal)
            sides[ours(years)] = partial(_write, journal, iter(samples))
        plain = stack.enter_context(closing(_plain(bench.work / "plain.db")))
        sides["plain"] = partial(_insert, plain, iter(samples))
        readings = alternate(sides, bench.rounds)
    return compare(2, GOALS, readings, bench.years, "s", "plain")


def _samples(journal: Journal) -> list[Reflection]:
    """Return one new reflection for each of the newest days that have one, worded like that day's."""
    by_day = {r.day: replace(r, id=new_id()) for r in journal.reflections.latest(2_000) if r.text}
    return list(by_day.values())


def _write(journal: Journal, samples: Iterator[Reflection]) -> Readings:
    taken = []
    for _ in range(WRITES):
        sample = next(samples)
        began = time.perf_counter()
        journal.reflections.add(sample)
        taken.append(time.perf_counter() - began)
    return {"write": median(taken)}


def _plain(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA journal_mode=WAL")
    db.execute("PRAGMA synchronous=FULL")
    db.execute("CREATE TABLE reflections (id TEXT PRIMARY KEY, at TEXT, client_id TEXT, intensity INTEGER, text TEXT)")
    return db


def _insert(db: sqlite3.Connection, samples: Iterator[Reflection]) -> Readings:
    taken = []
    for _ in range(WRITES):
        sample = next(samples)
        row = (sample.id, sample.at.isoformat(), sample.client_id, sample.intensity, sample.text)
        began = time.perf_counter()
        db.execute("BEGIN IMMEDIATE")
        db.execute("INSERT INTO reflections VALUES (?, ?, ?, ?, ?)", row)
        db.execute("COMMIT")
        taken.append(time.perf_counter() - began)
    return {"write": median(taken)}
