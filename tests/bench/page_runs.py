"""A process that runs pages without a browser, and tells how long their scripts took and what they drew.

    python -m tests.bench.page_runs [home]     each line of its input is a run, each line of its output what it told

    {"page": "…/emotional_load.py"}  →  {"first": 0.11, "again": 0.06, "peak": 180000000, "figures": ["{…}"]}

`first` is a page's first run in a tab, its caches empty, `again` the run
after it. Only the page's own script is timed. What a server does ahead of
the first page is done here too.
"""

import gc
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from time import perf_counter
from types import CodeType, TracebackType
from typing import Any, Self

from tests.bench.lives import PASSPHRASE, ROOT
from tests.bench.packs import peak_bytes
from tests.bench.rounds import Readings

LONGEST_RUN = 120
"""Seconds after which a page's run counts as hanging."""


class PageRuns:
    """The process, as the bench holds it: a journal's own pages with `home`, bare pages without."""

    def __init__(self, home: Path | None, log: Path) -> None:
        self.home, self.log = home, log

    def __enter__(self) -> Self:
        command = [sys.executable, "-m", "tests.bench.page_runs", *([str(self.home)] if self.home else [])]
        with self.log.open("w", encoding="utf-8") as log:
            self.process = subprocess.Popen(
                command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True
            )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.process.communicate()

    def run(self, page: Path, **address: str) -> dict[str, Any]:
        """Run a page twice and return what was told. `address` is what stands after "?" in its address."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps({"page": str(page), **address}) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"A page could not be run: {page.name}\n{self.log.read_text(encoding='utf-8')[-2000:]}")
        told: dict[str, Any] = json.loads(line)
        return told

    def timed(self, page: Path, **address: str) -> Readings:
        """Run a page twice and return the seconds of both runs, and the most memory that the process ever held."""
        told = self.run(page, **address)
        return {"first": told["first"], "again": told["again"], "peak": told["peak"]}

    def figures(self, page: Path) -> list[str]:
        """Run a page and return its figures, as JSON."""
        return list(self.run(page)["figures"])


def main() -> None:
    """Run what is asked for, until the input ends."""
    opened = enter(Path(sys.argv[1])) if len(sys.argv) > 1 else None
    try:
        for line in sys.stdin:
            address = json.loads(line)
            page = address.pop("page")
            print(json.dumps(_run(Path(page), address)), flush=True)
    finally:
        if opened is not None:
            opened.close()


def enter(home: Path) -> Any:
    """Open the journal in the browser that the pages are run for, and load what pages need."""
    from journal.store.opening import open_with_passphrase
    from pages.frame import lifespan, unlocked

    journal = open_with_passphrase(home, PASSPHRASE)
    value = unlocked.unlocked.let_in(journal)
    unlocked.browser_cookie = lambda: value
    lifespan._load_what_pages_need()
    return journal


def run_twice(page: Path, address: dict[str, str], around: Callable[[], AbstractContextManager[object]]) -> Any:
    """Run a page in a new tab and once again, and return the tab; the page's own script alone runs within `around`."""
    import streamlit as st
    from streamlit.components.v2 import manifest_scanner
    from streamlit.testing.v1 import AppTest

    # Each run would read the metadata of every installed package, looking for components that none of them has.
    manifest_scanner.scan_component_manifests = list  # type: ignore[assignment]  # a function without arguments, too
    if page not in _compiled:
        _compiled[page] = compile(page.read_text(encoding="utf-8"), str(page), "exec")
    st.cache_data.clear()
    at = AppTest.from_function(_script, kwargs={"code": _compiled[page], "around": around}, default_timeout=LONGEST_RUN)
    for name, value in address.items():
        at.query_params[name] = value
    for _ in range(2):
        gc.collect()  # as Streamlit does after each run
        at.run()
        if at.exception:
            raise RuntimeError(at.exception[0].message)
    return at


_compiled: dict[Path, CodeType] = {}


def _run(page: Path, address: dict[str, str]) -> dict[str, Any]:
    taken: list[float] = []

    @contextmanager
    def timed() -> Iterator[None]:
        began = perf_counter()
        yield
        taken.append(perf_counter() - began)

    at = run_twice(page, address, timed)
    figures = [chart.proto.spec for chart in at.get("plotly_chart")]
    return {"first": taken[0], "again": taken[1], "peak": peak_bytes(), "figures": figures}


def _script(code: "CodeType", around: "Callable[[], AbstractContextManager[object]]") -> None:
    """Run inside Streamlit, from its own source."""
    with around():
        exec(code, {"__name__": "__main__"})  # noqa: S102 a page of this project, as Streamlit runs it


if __name__ == "__main__":
    main()
