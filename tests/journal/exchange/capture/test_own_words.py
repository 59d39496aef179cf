"""A word of one's own is checked, and what it covers is said."""

from __future__ import annotations

import pytest

from journal.exchange.capture import Judged, judge
from journal.records.own_word import OwnWord
from tests.journal.store.journals import client

THERE = (OwnWord(word="jog", means="exercise 45m"),)


def judged(word: str, means: str) -> Judged:
    return judge(word, means, own_words=THERE, clients=[client("K2")], activities=[("Pottery", "self-care")])


@pytest.mark.parametrize(
    ("word", "means"),
    [("run", "exercise 30m"), ("kid", "call guardian"), ("#s", "#supervision"), ("night", "yesterday 22:00 bed")],
)
def test_a_word_that_is_understood_is_taken_as_it_is(word: str, means: str) -> None:
    assert judged(word, f"  {means} ") == Judged(OwnWord(word=word, means=means))


@pytest.mark.parametrize(
    ("word", "means", "said"),
    [
        ("", "walk", "needed"),
        ("two words", "walk", "one word"),
        ("run", "", "needed"),
        ("JOG", "walk", "already"),
        ("7", "walk", "number or a time"),
        ("mon", "walk", "number or a time"),
        ("30m", "walk", "number or a time"),
        ("-", "walk", "dash"),
        ("@K2", "walk", "@"),
        ("run", "quite fast", "understood"),
        ("run", "jog", "understood"),
        ("run", "walk - fast", "dash"),
        ("run", "walk K9", "“K9”"),
        ("run", "walk 25:00", "“25:00”"),
    ],
)
def test_a_word_that_cannot_be_read_is_refused_with_a_sentence(word: str, means: str, said: str) -> None:
    refused = judged(word, means)
    assert refused.word is None
    assert said in refused.problem


@pytest.mark.parametrize(
    ("word", "covered"),
    [("walk", "Downtime, activity: walk"), ("video", "Contact, channel: video"), ("k2", "K2"), ("pottery", "Pottery")],
)
def test_what_a_word_covers_is_said(word: str, covered: str) -> None:
    taken = judged(word, "exercise 30m")
    assert taken.word is not None
    assert covered in taken.told[0]


def test_what_would_become_a_note_is_said() -> None:
    assert "along the river" in judged("run", "exercise 30m along the river").told[0]
