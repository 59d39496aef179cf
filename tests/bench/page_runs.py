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
from pathlib import Path
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
    from streamlit.components.v2 import manifest_scanner

    # Each run would read the metadata of every installed package, looking for components that none of them has.
    manifest_scanner.scan_component_manifests = list  # type: ignore[assignment]  # a function without arguments, too
    opened = _enter(Path(sys.argv[1])) if len(sys.argv) > 1 else None
    compiled: dict[str, CodeType] = {}
    try:
        for line in sys.stdin:
            address = json.loads(line)
            page = address.pop("page")
            if page not in compiled:
                compiled[page] = compile(Path(page).read_text(encoding="utf-8"), page, "exec")
            print(json.dumps(_run(compiled[page], address)), flush=True)
    finally:
        if opened is not None:
            opened.close()


def _enter(home: Path) -> Any:
    """Open the journal in the browser that the pages are run for, and load what pages need."""
    from journal.store.opening import open_with_passphrase
    from pages.frame import lifespan, unlocked

    journal = open_with_passphrase(home, PASSPHRASE)
    value = unlocked.unlocked.let_in(journal)
    unlocked.browser_cookie = lambda: value
    lifespan._load_what_pages_need()
    return journal


def _run(code: CodeType, address: dict[str, str]) -> dict[str, Any]:
    import streamlit as st
    from streamlit.testing.v1 import AppTest

    st.cache_data.clear()
    taken: list[float] = []
    at = AppTest.from_function(_script, kwargs={"code": code, "taken": taken}, default_timeout=LONGEST_RUN)
    for name, value in address.items():
        at.query_params[name] = value
    for _ in range(2):
        gc.collect()  # as Streamlit does after each run
        at.run()
        if at.exception:
            raise RuntimeError(at.exception[0].message)
    figures = [chart.proto.spec for chart in at.get("plotly_chart")]
    return {"first": taken[0], "again": taken[1], "peak": peak_bytes(), "figures": figures}


def _script(code: "CodeType", taken: list[float]) -> None:
    """Run inside Streamlit, from its own source: so it imports what it needs."""
    import time

    began = time.perf_counter()
    try:
        exec(code, {"__name__": "__main__"})  # noqa: S102 a page of this project, as Streamlit runs it
    finally:
        taken.append(time.perf_counter() - began)


if __name__ == "__main__":
    main()
