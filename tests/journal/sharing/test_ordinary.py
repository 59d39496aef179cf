"""What counts as an ordinary word."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from journal.presets.ordinary_words import names, places
from journal.sharing.ordinary import place_of, words_of_habit

FIRST = date(2026, 9, 1)


def on_days(count: int, text: str) -> list[tuple[date, str]]:
    return [(FIRST + timedelta(days=n), text) for n in range(count)]


@pytest.mark.parametrize(
    "word",
    [
        "sitting",
        "cancelled",
        "self-esteem",
        "therapist's",
        "Trennungsängsten",
        "Schuldgefühle",
        "zurückgezogen",
        "weisst",
    ],
)
def test_inflected_and_compounded_words_are_ordinary(word: str) -> None:
    parts = [place_of(part) for part in word.split("-")]
    assert None not in parts


@pytest.mark.parametrize(
    "word",
    ["maria", "annas", "Tarnow", "Rosenthal", "Steinmeier", "Lindenstraße", "Waldklinik", "siemens", "ikea", "Zoë"],
)
def test_names_and_what_ends_like_them_is_not(word: str) -> None:
    assert place_of(word) is None


def test_a_word_of_five_days_becomes_ordinary_and_one_of_four_does_not() -> None:
    assert words_of_habit(on_days(5, "the blorping again")) >= {"blorping"}
    assert "blorping" not in words_of_habit([*on_days(4, "the blorping again"), (FIRST, "blorping blorping")])


def test_a_word_once_capitalised_inside_a_sentence_never_does() -> None:
    assert "blorp" not in words_of_habit([*on_days(9, "the blorp again"), (FIRST, "I met Blorp there")])
    assert "blorp" in words_of_habit([*on_days(9, "the blorp again"), (FIRST, "Rain. Blorp again.")])


def test_a_name_never_does() -> None:
    """Who writes "maria" in small letters every week means Maria."""
    assert words_of_habit(on_days(9, "maria and annas coat, tarnow")) & {"maria", "annas"} == set()


def test_what_stands_in_an_address_does_not_count() -> None:
    assert words_of_habit(on_days(9, "see www.blorp.example and a@blorp.example")) == {"see", "and"}


def test_the_lists_hold_what_their_page_says() -> None:
    assert len(places("english")) >= 30_000
    assert len(places("german")) >= 60_000
    assert len(names()) >= 90_000
    assert places("english")["the"] == 0
