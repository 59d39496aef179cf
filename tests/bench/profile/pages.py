"""Rows 3 to 8: a page's script by function, in its first run of a tab and in the run after it."""

from __future__ import annotations

import cProfile
from collections.abc import Iterator
from contextlib import contextmanager

from pages.parts.menu import PLACES
from tests.bench import page_runs
from tests.bench.lives import Lives
from tests.bench.profile.calls import table


def show(lives: Lives, years: int, *addresses: str) -> None:
    """Run each page twice in a new tab, without a browser, and tell where its time went; once before, unwatched."""
    opened = page_runs.enter(lives.copy(years))
    for address in addresses or ("today",):
        seen: list[cProfile.Profile] = []

        @contextmanager
        def watched(seen: list[cProfile.Profile] = seen) -> Iterator[None]:
            seen.append(cProfile.Profile())
            with seen[-1]:
                yield

        for _ in range(2):
            page_runs.run_twice(PLACES[address].path, {}, watched)
        for which, profile in zip(("first run", "again"), seen[2:], strict=True):
            print(f"\n## {address}, {years} years, {which}\n{table(profile)}")
    opened.close()
