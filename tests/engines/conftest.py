"""An engine at a time, started once for its tests; where one is not here, that is said loudly and fails nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.conftest import Server, serving
from tests.browser.practice import small_practice
from tests.engines import browsers
from tests.engines.visit import Visit

NAMES = ("firefox", "webkit")


@pytest.fixture(scope="session", params=[pytest.param(name, marks=pytest.mark.xdist_group(name)) for name in NAMES])
def engine(request: pytest.FixtureRequest) -> str:
    """Return the engine's name."""
    name = str(request.param)
    if not browsers.HERE[name]():
        pytest.skip(browsers.missing(name))
    return name


@pytest.fixture(scope="session")
def visit(engine: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visit]:
    """A real browser with a profile of its own."""
    with browsers.visiting(engine, tmp_path_factory.mktemp(engine)) as visit:
        yield visit


@pytest.fixture(scope="session")
def practice(engine: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A small journal for the tests that leave it running."""
    folder: Path = tmp_path_factory.mktemp(f"{engine}-practice")
    small_practice(folder / "home", "K2", "M1")
    with serving(folder / "home", folder / "server.log") as running:
        yield running


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly, last, what did not run for want of an engine."""
    unseen = [str(report.longrepr) for report in terminalreporter.stats.get("skipped", [])]
    for name in NAMES:
        if count := sum(browsers.missing(name) in skipped for skipped in unseen):
            terminalreporter.section(f"{count} tests did not run in {name}", sep="!", red=True, bold=True)
            terminalreporter.line(browsers.missing(name), red=True, bold=True)
