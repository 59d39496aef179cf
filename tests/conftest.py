"""What holds for every test: no real journal in reach, a browser or a loud word about it, steady property tests."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, Playwright, sync_playwright

from tests.browser import chromium as browsers

# Other examples at each run, few enough for the whole of `make test`; HYPOTHESIS_PROFILE=searching tries many more.
# On a build machine the same each time, so that a red build is this change's.
# No deadline: a shared machine's pauses are not the code's.
settings.register_profile("each_run", deadline=None, print_blob=True, max_examples=40)
settings.register_profile("searching", settings.get_profile("each_run"), max_examples=1000)
settings.register_profile(
    "steady",
    settings.get_profile("each_run"),
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("steady" if os.environ.get("CI") else "each_run"))

_HOME = pytest.StashKey[Path]()


def pytest_configure(config: pytest.Config) -> None:
    """Point JOURNAL_HOME away from any real journal before the first module or session fixture runs."""
    config.stash[_HOME] = Path(tempfile.mkdtemp(prefix="between-sessions-tests-"))
    os.environ["JOURNAL_HOME"] = str(config.stash[_HOME] / "journal")


def pytest_unconfigure(config: pytest.Config) -> None:
    """Take the folder away again."""
    shutil.rmtree(config.stash[_HOME], ignore_errors=True)


@pytest.fixture(autouse=True)
def journal_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return this test's own journal folder, named by JOURNAL_HOME; not made yet."""
    home = tmp_path / "journal"
    monkeypatch.setenv("JOURNAL_HOME", str(home))
    return home


@pytest.fixture(scope="session")
def chromium() -> Path:
    """Return the browser's path. Where there is none: a failure with CI=true, else skipped, and said at the end."""
    path = browsers.find()
    if path is None:
        if os.environ.get("CI"):
            pytest.fail(browsers.MISSING)
        pytest.skip(browsers.MISSING)
    return path


# By module: while it is open, Playwright holds an event loop, and tests that run one of their own would fail beside it.
@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="module")
def browser(playwright: Playwright, chromium: Path) -> Iterator[Browser]:
    """A Chromium for pages whose profile does not matter."""
    started = playwright.chromium.launch(executable_path=chromium, args=browsers.arguments())
    yield started
    started.close()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly, last, that tests went without a browser."""
    unseen = [r for r in terminalreporter.stats.get("skipped", []) if browsers.MISSING in str(r.longrepr)]
    if unseen:
        terminalreporter.section(f"{len(unseen)} browser tests did not run", sep="!", red=True, bold=True)
        terminalreporter.line(browsers.MISSING, red=True, bold=True)
