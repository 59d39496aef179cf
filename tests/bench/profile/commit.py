"""Row 2: pages that the commit of an entry writes, and to which table or index they belong."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from statistics import median

from journal.records.downtime import Downtime
from journal.records.entry import new_id
from journal.records.reflection import Reflection
from journal.store.entries import Entries
from journal.store.opening import open_with_passphrase
from tests.bench.lives import PASSPHRASE, Lives
from tests.bench.profile.calls import profiled
from tests.bench.profile.pages_written import by_owner, owners, written_by

WRITES = 100


def show(lives: Lives, years: int) -> None:
    """Write reflections, downtimes and changes of reflections into the newest days; tell the pages of each."""
    journal = open_with_passphrase(lives.copy(years), PASSPHRASE)
    newest = [r for r in journal.reflections.latest(4 * WRITES) if r.text]
    for what, run in (
        ("a new reflection", _adding(journal.reflections, [replace(r, id=new_id()) for r in newest])),
        ("a new downtime", _adding(journal.downtimes, [replace(d, id=new_id()) for d in _downtimes(journal)])),
        ("a changed reflection", _changing(journal.reflections, newest)),
    ):
        pages: list[list[int]] = []
        taken = []
        for do in run[:WRITES]:
            began = time.perf_counter()
            pages.append(written_by(journal, do))
            taken.append(time.perf_counter() - began)
        counted: Counter[str] = Counter()
        owner = owners(journal)
        for written in pages:
            counted.update(by_owner(written, owner))
        each = sum(map(len, pages)) / len(pages)
        print(f"\n## {what}: {each:.1f} pages; with its checkpoint {median(taken) * 1e3:.1f} ms")
        for name, n in counted.most_common(15):
            print(f"{n / len(pages):6.2f}  {name}")
        with profiled(f"{what}, {len(run[WRITES : 2 * WRITES])} times"):
            for do in run[WRITES : 2 * WRITES]:
                do()
    journal.close()


def _downtimes(journal: object) -> list[Downtime]:
    return journal.downtimes.latest(2 * WRITES)  # type: ignore[attr-defined,no-any-return]  # a journal


def _adding(entries: Entries, records: list) -> list[Callable[[], object]]:  # type: ignore[type-arg]  # of any kind
    return [lambda record=record: entries.add(record) for record in records]  # type: ignore[misc]  # bound now


def _changing(entries: Entries[Reflection], records: list[Reflection]) -> list[Callable[[], object]]:
    return [lambda r=r: entries.update(replace(r, text=f"{r.text} And a word.")) for r in records]  # type: ignore[misc]  # bound now
