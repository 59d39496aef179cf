"""The table of words: every row makes a record, and the documentation holds the same table."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from journal.exchange.capture import as_markdown, parse
from journal.presets.capture_words import LATE, SEVERAL, WORDS, Weight, Word
from journal.records.kinds import BY_NAME, KINDS
from tests.journal.store.journals import client

NOW = datetime(2026, 10, 22, 16, 5, tzinfo=ZoneInfo("Europe/Berlin"))
DOCS = Path(__file__).parents[4] / "docs" / "capture.md"

BEGINNING = {
    "session": "session K2 9:00", "reflection": "thought K2", "contact": "contact K2", "encounter": "met K2",
    "supervision": "sup 60m", "on-call": "on-call 60m", "check-in": "evening energy 5", "downtime": "downtime",
}  # fmt: skip
"""A line of each kind that a word can be added to."""


@pytest.mark.parametrize("word", WORDS, ids=lambda word: f"{word.kind} {word.spellings[0]}")
def test_every_spelling_puts_its_value_into_its_field(word: Word) -> None:
    for spelling in word.spellings:
        line = f"{BEGINNING[word.kind]} {spelling}{' 6' if word.value is None else ''}"
        if word.spellings == LATE:
            line = f"cancelled K2 9:00 {spelling}"
        if word.kind == "downtime" and word.field != "activity":
            line = f"{line} walk"
        if word.field == "energy":
            line = f"evening {spelling} 6"
        captured = parse(line, now=NOW, clients=[client("K2")])
        assert captured.problems == (), line
        assert captured.kind == word.kind, line
        if not word.field:
            continue
        value = getattr(captured.record, word.field)
        told = 6 if word.value is None else word.value
        assert told in value if word.field in SEVERAL else value == told, line


@pytest.mark.parametrize(
    "word", [word for word in WORDS if word.weight > Weight.SAYS], ids=lambda word: word.spellings[0]
)
def test_a_word_in_bold_says_by_itself_what_the_line_is(word: Word) -> None:
    code = "K2 " if BY_NAME[word.kind].of_a_client else ""
    number = " 6" if word.value is None else ""
    captured = parse(f"{code}{word.spellings[0]}{number}", now=NOW, clients=[client("K2")])
    assert captured.kind == word.kind


def test_the_documentation_holds_the_table() -> None:
    text = DOCS.read_text(encoding="utf-8")
    assert as_markdown() in text, "docs/capture.md: put in what journal.exchange.capture.as_markdown() returns"


def test_the_tables_speak_of_kinds_that_are_shown() -> None:
    assert {word.kind for word in WORDS} == {kind.name for kind in KINDS if kind.one}
