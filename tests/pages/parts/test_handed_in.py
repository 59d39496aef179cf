"""Files are asked for in one way, whose own limits are told before the browser's and the server's."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from journal.sharing import locked
from journal.sharing.reading import LARGEST_SEALED
from journal.wording import handed_in as wording
from pages.parts import handed_in
from pages.sharing.share.share_person import LARGEST_KEY
from tests.pages.conftest import PAGES


def test_no_page_asks_for_files_in_another_way() -> None:
    asking = {path.name for path in PAGES.rglob("*.py") if "file_uploader(" in path.read_text(encoding="utf-8")}
    assert asking == {"handed_in.py"}


def test_each_limit_of_ours_is_reached_before_the_browsers_and_that_before_the_servers() -> None:
    config = tomllib.loads((Path(PAGES.parent) / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    browser = handed_in.MOST_MB * wording.MB
    assert max(LARGEST_KEY, LARGEST_SEALED, locked.LARGEST) < browser < config["server"]["maxUploadSize"] * wording.MB


@pytest.mark.parametrize(
    ("most", "told"), [(LARGEST_SEALED, "4 MB"), (locked.LARGEST, "16 MB"), (LARGEST_KEY, "10 KB")]
)
def test_a_limit_is_told_in_words_and_never_as_more_than_it_is(most: int, told: str) -> None:
    assert wording.size(most) == told
    for sentence in (wording.at_most(most), wording.not_taken(most), wording.too_large(most)):
        assert told in sentence
