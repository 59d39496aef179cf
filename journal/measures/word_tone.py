"""Word tone of a note: the polarity of the words that a lexicon knows, and which words they were.

    "not good, a very sad hour"  →  −0.5, from "not good" −0.35 and "very sad" −0.65

It reads words, not meaning: irony and plain horror escape it ("I keep seeing
her face when I try to sleep" holds no word that it knows). It is never part
of an index, a risk or a prompt. Everything happens on this computer; TextBlob
is loaded at the first reading only, because it takes a third of a second.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from statistics import fmean

from journal.measures.emotional_load import DayLoad
from journal.measures.own_rating import Agreement, agreement_of

LONGEST_READ = 20_000
"""Characters read of a note; the rest would take longer than it tells."""

ENGLISH = frozenset({
    "about", "after", "again", "and", "because", "been", "before", "but", "could", "did", "didn't", "does",
    "doesn't", "don't", "down", "during", "each", "every", "feel", "feels", "felt", "from", "him", "how", "if",
    "i'd", "i'm", "i've", "into", "isn't", "it", "it's", "just", "keep", "kept", "might", "more", "most", "much",
    "my", "never", "not", "nothing", "our", "out", "really", "she", "she's", "should", "some", "still", "than",
    "that", "that's", "the", "their", "them", "then", "there", "these", "they", "they're", "things", "think",
    "this", "those", "though", "thought", "today", "tonight", "too", "until", "very", "wasn't", "we're", "were",
    "what", "when", "where", "which", "while", "who", "why", "with", "without", "would", "yesterday", "you", "your",
})  # fmt: skip
"""Very common English words that are not common in other languages written with the same letters."""

FEWEST_ENGLISH = 0.12
"""Share of such words from which a text counts as English; in ordinary prose it is a fifth (D)."""

FEWEST_FOR_LONG = 2
"""Such words needed from eight words on; a shorter text needs one."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


class Reading(StrEnum):
    """What came of reading a note."""

    READ = "read"
    NO_READING = "no reading"  # English, and no word that the lexicon knows
    NOT_MEASURED = "not measured"  # not English, or too short to tell


@dataclass(frozen=True, slots=True, kw_only=True)
class ToneWord:
    """A word, or a few that belong together ("not good"), and its polarity, −1 to 1."""

    text: str
    polarity: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Tone:
    """The reading of a note: `polarity` −1 (dark) to 1 (bright), None unless read; `words` are all that made it."""

    reading: Reading
    polarity: float | None = None
    words: tuple[ToneWord, ...] = ()


def tone_of(text: str) -> Tone:
    """Return the tone of a note, of its first 20,000 characters. Never raises: what cannot be read is not measured."""
    text = text[:LONGEST_READ]
    if not is_english(text):
        return Tone(reading=Reading.NOT_MEASURED)
    try:
        from textblob.en import sentiment
    except ImportError:
        return Tone(reading=Reading.NOT_MEASURED)
    # Its lexicon knows only the straight apostrophe. TextBlob(…).sentiment_assessments says the same, reading twice.
    found = sentiment(text.replace("’", "'"))
    words = tuple(ToneWord(text=" ".join(said), polarity=float(value)) for said, value, *_ in found.assessments)
    if not words:
        return Tone(reading=Reading.NO_READING)
    return Tone(reading=Reading.READ, polarity=float(found[0]), words=words)


def is_english(text: str) -> bool:
    """Say whether enough of the words are very common English ones; False for a text without words."""
    words: list[str] = _WORD.findall(text)
    common = sum(word == "I" or word.lower().replace("’", "'") in ENGLISH for word in words)
    needed = 1 if len(words) < 8 else FEWEST_FOR_LONG
    return common >= needed and common >= FEWEST_ENGLISH * len(words)


def against_own_rating(tones: Iterable[tuple[date, Tone]], days: Iterable[DayLoad]) -> Agreement:
    """Return how far the darkness of a day's notes follows the own rating of the day, from 20 days on.

    A day counts with the mean polarity of its readings, the sign turned, so
    that agreement is positive.
    """
    read: dict[date, list[float]] = {}
    for day, tone in tones:
        if tone.polarity is not None:
            read.setdefault(day, []).append(tone.polarity)
    heavy = {d.day: d.heavy for d in days if d.heavy is not None}
    return agreement_of((-fmean(sorted(read[day])), heavy[day]) for day in sorted(read.keys() & heavy.keys()))
