"""What word tone draws of the demo's notes, beside TextBlob's own reading and ranks worked out one by one."""

from __future__ import annotations

import random
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from math import sqrt
from typing import Any, NamedTuple

import numpy as np
import pytest
from textblob import TextBlob

from journal.charts import word_tone as chart
from journal.charts.word_tone import Toned
from journal.measures.emotional_load import load_by_day
from journal.measures.own_rating import DRAWS, SEED
from journal.measures.word_tone import against_own_rating, tone_of
from journal.records.reflection import Reflection
from journal.store.journal import Journal
from journal.wording import own_rating as match_wording
from journal.wording import word_tone as wording
from tests.journal.charts.lived_year import DAY, TODAY, figure_in
from tests.journal.measured_by_hand import ByHand
from tests.journal.practice import at
from tests.journal.store import journals

YEAR, QUARTER = TODAY - 364 * DAY, TODAY - 90 * DAY


class Note(NamedTuple):
    """A note, its tone (None: no reading), and the words that made it."""

    reflection: Reflection
    tone: float | None
    words: list[str]


def read(reflections: Sequence[Reflection], first: date, last: date) -> list[Note]:
    """Return what TextBlob makes of each note of a period, the oldest first."""
    found = []
    for reflection in sorted(reflections, key=lambda r: r.at):
        if first <= reflection.day <= last and reflection.text.strip():
            each = TextBlob(reflection.text.replace("’", "'")).sentiment_assessments.assessments
            total = 0.0
            for _, polarity, *_ in each:
                total += polarity
            found.append(Note(reflection, total / len(each) if each else None, [" ".join(words) for words, *_ in each]))
    return found


def toned_of(journal: Journal, first: date, last: date) -> list[Toned]:
    return [
        Toned(at=reflection.at, client_id=reflection.client_id, tone=tone_of(reflection.text))
        for reflection in journal.reflections.between(first, last)
        if reflection.text.strip()
    ]


@pytest.fixture(scope="module")
def notes(by_hand: ByHand) -> list[Note]:
    return read(by_hand.reflections, YEAR, TODAY)


@pytest.fixture(scope="module")
def toned(journal: Journal) -> list[Toned]:
    return toned_of(journal, YEAR, TODAY)


def points_of(toned: Sequence[Toned]) -> list[tuple[Any, float]]:
    """Return the moment and tone of each dot, in the order drawn."""
    (trace,) = figure_in(chart.drawn(toned, {}, dark=False))["data"]
    return list(zip(trace["x"].tolist(), trace["y"], strict=True))


def test_each_dot_is_the_mean_polarity_of_the_words_known(toned: list[Toned], notes: list[Note]) -> None:
    assert len(notes) > 520
    latest = [note for note in notes if note.tone is not None][-520:]
    points = points_of(toned)
    assert [moment for moment, _ in points] == [
        note.reflection.at.replace(tzinfo=None, second=0, microsecond=0) for note in latest
    ]
    assert [tone for _, tone in points] == pytest.approx([note.tone for note in latest], abs=1e-9)
    darker = brighter = 0
    for note in notes:
        darker += note.tone is not None and note.tone < 0
        brighter += note.tone is not None and note.tone > 0
    assert chart.sides(toned) == (darker, brighter)
    assert min(darker, brighter) > 0
    assert chart.counts(toned)[0] == sum(note.tone is not None for note in notes)


def test_the_table_shows_the_words_that_made_each_tone(journal: Journal, toned: list[Toned], notes: list[Note]) -> None:
    codes = {client.id: client.code for client in journal.clients.all()}
    rows = chart.drawn(toned, codes, dark=False).rows
    assert len(rows) == len(notes)
    for row, note in zip(rows, notes, strict=True):
        assert note.tone is not None
        assert row["Tone"] == pytest.approx(note.tone, abs=0.00500001)
        assert row["Words"] == ", ".join(note.words)
        assert row["Client"] == codes.get(note.reflection.client_id or "", "")
    assert "" in {row["Client"] for row in rows}


PLANTED = (
    ("That was not good, a very sad hour with them.", (-0.5 * 0.7 + 1.3 * -0.5) / 2, "not good, very sad"),
    ("It was good and it was sad, and then it was over.", (0.7 - 0.5) / 2, "good, sad"),
    ("I keep seeing her face when I try to sleep", None, ""),
    ("Die Stunde war schrecklich, sad und good, ich kann sie nicht vergessen.", None, ""),
    ("   ", None, ""),
)
"""Lexicon: good 0.7, sad −0.5, "very" 1.3 times, "not" −0.5 times."""


@pytest.fixture
def planted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    made = journals.make(tmp_path_factory.mktemp("planted") / "journal")
    for n, (text, _, _) in enumerate(PLANTED):
        made.reflections.add(Reflection(at=at(TODAY + n * DAY, "20:00"), text=text, intensity=5))
    yield made
    made.close()


def test_plain_horror_has_no_reading_and_another_language_is_not_measured(planted: Journal) -> None:
    toned = toned_of(planted, TODAY, TODAY + timedelta(days=9))
    rows = chart.drawn(toned, {}, dark=False).rows
    assert [(row["Reading"], row["Words"]) for row in rows] == [
        ("read", PLANTED[0][2]), ("read", PLANTED[1][2]), ("no reading", ""), ("not measured", ""),
    ]  # fmt: skip
    assert [tone for _, tone in points_of(toned)] == pytest.approx([PLANTED[0][1], PLANTED[1][1]], abs=1e-9)
    assert chart.counts(toned) == (2, 1, 1)
    assert chart.sides(toned) == (1, 1)
    assert wording.shows(*chart.counts(toned)) == "2 of 4 notes could be read; 1 with no reading, 1 not measured."


# --- does this match how my days felt? ------------------------------------------------------------


def ranks(values: Sequence[float]) -> list[float]:
    """Return the rank of each; those that are equal share the mean of theirs."""
    ordered = sorted(values)
    return [(bisect_left(ordered, value) + 1 + bisect_right(ordered, value)) / 2 for value in values]


def spearman(pairs: Sequence[tuple[float, float]]) -> float:
    a, b = ranks([x for x, _ in pairs]), ranks([y for _, y in pairs])
    middle = (len(pairs) + 1) / 2
    both = of_a = of_b = 0.0
    for x, y in zip(a, b, strict=True):
        both += (x - middle) * (y - middle)
        of_a += (x - middle) ** 2
        of_b += (y - middle) ** 2
    return both / sqrt(of_a * of_b)


def quantile(ordered: Sequence[float], share: float) -> float:
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def pairs_of(by_hand: ByHand, notes: Sequence[Note], first: date) -> list[tuple[float, float]]:
    """Return how dark each day's notes were on the mean, and how heavy the day was said to be."""
    tones: dict[date, list[float]] = {}
    heavy: dict[date, float] = {}
    for note in notes:
        if note.reflection.day >= first and note.tone is not None:
            tones.setdefault(note.reflection.day, []).append(note.tone)
    for check_in in sorted(by_hand.check_ins, key=lambda c: c.at):
        if check_in.heavy is not None and first <= check_in.day <= TODAY:
            heavy[check_in.day] = check_in.heavy
    return sorted((-sum(each) / len(each), heavy[day]) for day, each in tones.items() if day in heavy)


@pytest.mark.parametrize("first", [YEAR, QUARTER])
def test_its_agreement_with_the_own_rating_is_that_of_the_ranks(
    journal: Journal, by_hand: ByHand, toned: list[Toned], notes: list[Note], first: date
) -> None:
    here = [(one.at.date(), one.tone) for one in toned if one.at.date() >= first]
    found = against_own_rating(here, load_by_day(journal.day_sums.between(first, TODAY), first, TODAY))
    pairs = pairs_of(by_hand, notes, first)
    assert found.pairs == len(pairs) > 20
    assert found.rho == pytest.approx(spearman(pairs), abs=1e-9)
    assert found.rho != 0


def test_its_interval_is_that_of_two_thousand_seeded_draws(
    journal: Journal, by_hand: ByHand, toned: list[Toned], notes: list[Note]
) -> None:
    here = [(one.at.date(), one.tone) for one in toned if one.at.date() >= QUARTER]
    found = against_own_rating(here, load_by_day(journal.day_sums.between(QUARTER, TODAY), QUARTER, TODAY))
    pairs = pairs_of(by_hand, notes, QUARTER)
    drawn = np.random.default_rng(SEED).integers(0, len(pairs), size=(DRAWS, len(pairs))).tolist()
    assert len(drawn) == 2000
    each = sorted(spearman([pairs[n] for n in places]) for places in drawn)
    low, high = quantile(each, 0.025), quantile(each, 0.975)
    assert found.low == pytest.approx(low, abs=1e-9)
    assert found.high == pytest.approx(high, abs=1e-9)
    answer = "does not follow" if high < 0.2 else "cannot be told yet" if low <= 0.2 else "follows"
    assert found.answer == answer
    assert match_wording.matches(found.answer, found.pairs, found.rho, found.low, found.high) == match_wording.matches(
        answer, len(pairs), spearman(pairs), low, high
    )


def test_nineteen_days_are_too_few_and_twenty_are_enough(journal: Journal, by_hand: ByHand, toned: list[Toned]) -> None:
    days = list(load_by_day(journal.day_sums.between(YEAR, TODAY), YEAR, TODAY))
    said = {check_in.day for check_in in by_hand.check_ins if check_in.heavy is not None}
    here = sorted({one.at.date() for one in toned if one.tone.polarity is not None} & said)
    random.Random(3).shuffle(here)
    for n in (19, 20):
        found = against_own_rating([(one.at.date(), one.tone) for one in toned if one.at.date() in here[:n]], days)
        assert (found.pairs, found.rho is None) == (n, n == 19)
