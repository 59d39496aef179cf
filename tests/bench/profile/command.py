"""Row 8: what one command imports."""

from __future__ import annotations

from tests.bench.lives import Lives
from tests.bench.profile import imports


def show(lives: Lives, years: int) -> None:
    """Tell the imports of one search from the command line."""
    home = lives.copy(years)
    imports.told(
        "python -m journal search",
        "-m", "journal", "search", "--home", str(home), "--passphrase-file", str(lives.passphrase_file), "quagga",
    )  # fmt: skip
