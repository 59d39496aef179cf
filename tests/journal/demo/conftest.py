"""The life that the demo opens with, made once."""

from __future__ import annotations

import pytest

from journal.demo.life import Life, life
from tests.journal.demo.lived import TODAY


@pytest.fixture(scope="session")
def two_years() -> Life:
    """Return the life that the demo opens with."""
    return life(2, 7, TODAY)
