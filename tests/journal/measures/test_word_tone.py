"""Word tone: the words that made it, and when it says nothing."""

from __future__ import annotations

import random
import subprocess
import sys
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.measures.emotional_load import DayLoad
from journal.measures.own_rating import Answer
from journal.measures.word_tone import (
    LONGEST_READ,
    Reading,
    Tone,
    ToneWord,
    against_own_rating,
    is_english,
    tone_of,
)

DAY = date(2026, 10, 5)


def test_a_reading_shows_the_words_that_made_it() -> None:
    tone = tone_of("That was not good, a very sad hour with them.")
    assert tone.reading is Reading.READ
    assert [word.text for word in tone.words] == ["not good", "very sad"]
    assert tone.polarity == pytest.approx(sum(word.polarity for word in tone.words) / 2)
    assert tone.polarity is not None
    assert tone.polarity < -0.3


def test_plain_horror_without_a_known_word_is_no_reading_and_not_zero() -> None:
    assert tone_of("I keep seeing her face when I try to sleep") == Tone(reading=Reading.NO_READING)


@pytest.mark.parametrize(
    "text",
    [
        "Die Stunde war schrecklich, ich kann sie nicht vergessen und will es auch nicht.",
        "La séance était difficile, je pense encore à elle et je me sens vide.",
        "Una sesión muy triste, no puedo dejar de pensar en ella y en su hija.",
        "Het was een zware sessie, ik moest er de hele avond aan denken.",
        "Det var en tung time, og jeg tænkte på hende hele aftenen i sofaen.",
        "To była trudna godzina i nie mogę przestać o niej myśleć.",
        "Это была тяжёлая встреча, я всё ещё думаю о ней.",
        "今日はとても悲しい時間だった。",
        "good",
        "K2 7 30m",
        "",
        "🙂🙂🙂 !!! 12:30",
    ],
)
def test_what_is_not_english_or_too_short_to_tell_is_not_measured(text: str) -> None:
    assert tone_of(text) == Tone(reading=Reading.NOT_MEASURED)


@pytest.mark.parametrize(
    "text",
    [
        "Tired and sad after K2.",
        "She’s still with me, and I don’t know why.",
        "Terrific hour with M1, calm and hopeful, nothing to carry home.",
        "why did i say that",
        "The silence at the end was hard. I wanted to fill it, and noticed that, and let it be.",
    ],
)
def test_ordinary_notes_are_known_as_english(text: str) -> None:
    assert is_english(text)


def test_a_typeset_apostrophe_reads_as_a_plain_one() -> None:
    assert tone_of("It isn’t good and she’s sad") == tone_of("It isn't good and she's sad")


@given(st.text(max_size=400))
@settings(max_examples=150, deadline=None)
def test_no_text_makes_it_fail(text: str) -> None:
    for given_text in (text, f"the {text} and that was good {text}"):
        tone = tone_of(given_text)
        assert (tone.polarity is None) == (tone.reading is not Reading.READ)
        assert bool(tone.words) == (tone.reading is Reading.READ)
        assert tone.polarity is None or -1 <= tone.polarity <= 1


def test_a_very_long_note_is_read_from_its_beginning() -> None:
    beginning = "that was a sad hour and they were there. "
    assert tone_of(beginning * 2000 + "wonderful") == tone_of((beginning * 2000)[:LONGEST_READ])


def test_its_agreement_with_the_own_rating_is_told_from_20_days_on() -> None:
    chance = random.Random(3)
    heavy = {DAY + timedelta(days=n): chance.randrange(11) for n in range(30)}
    days = [DayLoad(day=day, parts={}, heavy=value) for day, value in heavy.items()]
    dark = [(day, read(0.5 - value / 10)) for day, value in heavy.items()]
    assert against_own_rating(dark, days).answer is Answer.FOLLOWS
    assert against_own_rating([(day, read(value / 10)) for day, value in heavy.items()], days).answer is Answer.DOES_NOT
    assert against_own_rating(dark[:19], days).answer is Answer.TOO_FEW
    unread = [(day, Tone(reading=Reading.NO_READING)) for day in heavy]
    assert against_own_rating(unread, days).pairs == 0


def read(polarity: float) -> Tone:
    return Tone(reading=Reading.READ, polarity=polarity, words=(ToneWord(text="so", polarity=polarity),))


def test_textblob_is_loaded_at_the_first_reading_only() -> None:
    asked = (
        "import sys; from journal.measures.word_tone import tone_of; assert 'textblob' not in sys.modules; "
        "tone_of('Gutes Gespräch'); assert 'textblob' not in sys.modules; "
        "tone_of('that was good'); assert 'textblob' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", asked], check=True)
