"""Notes by somebody who had not seen the rules: how much of what identifies is found, and how much is asked in vain."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date
from pathlib import Path

import pytest

from journal.demo.life import life
from journal.sharing.ordinary import words_of_habit
from tests.bench.redaction import measured, said

NOTES = Path(__file__).parents[2] / "files" / "identifiers.jsonl"
DOCS = Path(__file__).parents[3] / "docs" / "pack-format.md"


def of_the_demo() -> frozenset[str]:
    """Return the words of habit of the fictional therapist, whose journal is two years old."""
    theirs = life(2, 7, date(2026, 11, 20))
    return words_of_habit((reflection.day, reflection.text) for reflection in theirs.reflections)


@pytest.mark.parametrize("habitual", [(), of_the_demo()], ids=["a fresh journal", "the demo's words"])
def test_nearly_nothing_is_missed_and_little_is_asked_in_vain(
    habitual: Collection[str], capsys: pytest.CaptureFixture[str]
) -> None:
    told = measured(NOTES.read_text(encoding="utf-8").splitlines(), habitual)
    with capsys.disabled():
        print("", *said(told)[:2], sep="\n")  # noqa: T201  # the figures are to be seen
    assert told.outcomes.total() >= 200
    assert told.missed_share <= 0.05
    assert told.plain_words >= 1_000
    assert told.questions_in_100 <= 12


def test_the_docs_state_these_figures() -> None:
    told = measured(NOTES.read_text(encoding="utf-8").splitlines())
    stated = re.search(
        r"(\d+) identifiers: (\d+) found alone, (\d+) asked, (\d+) missed; ([\d.]+) questions for 100 words",
        DOCS.read_text(encoding="utf-8"),
    )
    assert stated is not None
    counts = [told.outcomes[name] for name in ("found alone", "asked", "missed")]
    assert [float(n) for n in stated.groups()] == [told.outcomes.total(), *counts, round(told.questions_in_100, 1)]
