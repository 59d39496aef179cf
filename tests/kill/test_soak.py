"""What is typed in three tabs, in three scripts, with locks in between, outlives the server and the browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from journal.store.opening import open_with_passphrase
from tests.browser.conftest import PASSPHRASE
from tests.browser.practice import small_practice
from tests.kill.soak import SMALL, TABS, Tally, missing, soak


@pytest.mark.browser
def test_nothing_typed_over_a_second_before_a_kill_is_missing(
    playwright: Playwright, chromium: Path, tmp_path: Path
) -> None:
    tally = soak(playwright, chromium, tmp_path, seed=20261122, **SMALL)
    assert tally.problems == []
    assert tally.typed > 8_000
    assert (len(tally.saved), len(tally.left), tally.locks) == (5, 1 + 2 * TABS, 1)


@pytest.mark.parametrize(
    ("tally", "found"),
    [
        (Tally(saved=["whole"]), "a saved note of 5"),
        (Tally(left=["half a sentence"]), "9 of 15 characters of a draft"),
        (Tally(left=["nothing"]), "7 of 7 characters of a draft"),
    ],
)
def test_a_loss_would_be_seen(tmp_path: Path, tally: Tally, found: str) -> None:
    small_practice(tmp_path / "home", "K2")
    journal = open_with_passphrase(tmp_path / "home", PASSPHRASE)
    journal.drafts.put_text("d", "reflection", "text", "half a")
    journal.close()
    assert [one.startswith(found) for one in missing(tmp_path / "home", tally)] == [True]
