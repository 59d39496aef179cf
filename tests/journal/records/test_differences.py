"""What a change to an entry changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from journal.records.differences import MOST_WORDS, changed_words, differences
from tests.journal.store.journals import reflection


def test_only_what_differs_is_told_and_times_of_writing_are_not() -> None:
    before = reflection("one", intensity=3)
    now = replace(before, text="two", intensity=None, edited_at=datetime(2026, 11, 1, tzinfo=UTC))
    assert [(d.name, d.before, d.now) for d in differences(before, now)] == [
        ("intensity", 3, None),
        ("text", "one", "two"),
    ]
    assert differences(before, before) == []


def test_words_are_told_in_runs() -> None:
    assert changed_words("the first note of a day", "the second note of that long day") == (
        ["first", "a"],
        ["second", "that long"],
    )
    assert changed_words("a b", "a b c") == ([], ["c"])
    assert changed_words("same", "same") == ([], [])


def test_very_long_texts_are_not_compared_word_by_word() -> None:
    assert changed_words("word " * (MOST_WORDS + 1), "word") is None
