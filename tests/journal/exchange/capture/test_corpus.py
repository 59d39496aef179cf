"""Many lines with their meaning: none is kept as something else, none written as the guide says is doubted."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from journal.presets.capture_words import MONTHS, UNITS, WEEKDAYS
from journal.presets.ordinary_words import places
from tests.journal.exchange.capture import corpus
from tests.journal.exchange.capture.corpus import ASKED, EITHER, PLAIN, Line

MOST_ASKED = 0.3
"""Share of the lines written otherwise than the guide says, and meant clearly, that may be asked about."""


@pytest.fixture(scope="module")
def lines() -> list[Line]:
    return [*corpus.by_hand(), *corpus.by_rule()]


def test_no_line_is_misread_in_silence(lines: list[Line]) -> None:
    assert len([line for line in lines if line.mark == ASKED]) > 200
    assert len(lines) > 1_000
    read = [(line, corpus.read(line.text)) for line in lines]
    kept = [(line, captured) for line, captured in read if not corpus.is_asked(captured)]
    assert [(line.text, said) for line, captured in kept if (said := corpus.wrong(line, captured))] == []


def test_what_is_written_as_the_guide_says_is_not_asked_about(lines: list[Line]) -> None:
    asked = [line.text for line in lines if line.mark == PLAIN and corpus.is_asked(corpus.read(line.text))]
    assert asked == []


def test_the_line_asks_seldom_about_what_is_clearly_meant(lines: list[Line]) -> None:
    clear = [line for line in lines if line.mark == EITHER]
    asked = [line.text for line in clear if corpus.is_asked(corpus.read(line.text))]
    assert len(asked) < MOST_ASKED * len(clear)


# --- whatever is typed ----------------------------------------------------------------------------

VERBS_TOO = {"sat", "sun", "wed", "mar", "march", "may"}
TELLING = {*UNITS, "pm", "a.m", "p.m", *(name for names in (*WEEKDAYS, *MONTHS) for name in names)} - VERBS_TOO
FIGURES = [
    "9", "14:30", "2.30", "50m", "3x", "x2", "7½", "٧", "10-11", "20.11", "5-12", "3>", "pm", "hours", "min", "a.m.",
    "monday", "Fri", "decembre", "december", "tues", "half past 2", "1/2", "12th", "B12", "²",
]  # fmt: skip
WORDS = [
    "she",
    "cried",
    "so",
    "tired",
    "Tesco",
    "the",
    "at",
    "in",
    "on",
    "until",
    "left",
    "about",
    "her",
    "no",
    "again",
]
BEGUN = [
    "K2 worry 7", "session K2 14:00", "session K2", "no-show M1", "met K2", "sup 60m", "heavy 6", "walk 20m", "worry",
    "K2",
]  # fmt: skip

typed = st.one_of(
    st.builds(
        lambda begun, rest: " ".join((begun, *rest)),
        st.sampled_from(BEGUN),
        st.lists(st.sampled_from(FIGURES + WORDS), max_size=6),
    ),
    st.builds(" ".join, st.tuples(st.sampled_from(BEGUN), st.text(max_size=20))),
    st.text(max_size=60),
)


@given(line=typed)
def test_no_figure_unit_or_day_is_a_word_of_the_note_in_silence(line: str) -> None:
    captured = corpus.read(line)
    if corpus.is_asked(captured):
        return
    behind_a_dash = re.split(r"(?:^|\s)(?:[-‐‑‒–—―−－﹣]|--)(?:\s|$)", line, maxsplit=1)[1:]
    note = captured.note.removesuffix("".join(behind_a_dash).strip())
    name = str(getattr(captured.record, "supervisor", "")).replace("Dana Miller", "")
    left = f"{note} {name}"
    assert not any(unicodedata.category(sign).startswith("N") for sign in left)
    words = {unicodedata.normalize("NFKC", word).casefold().strip(",;:.") for word in left.split()}
    assert not words & TELLING


# --- a slip of the hand ---------------------------------------------------------------------------

SLIPS: tuple[Callable[[str, int], str], ...] = (
    lambda word, n: word[:n] + word[n + 1 :],
    lambda word, n: word[:n] + word[n] + word[n:],
    lambda word, n: word[:n] + word[n : n + 2][::-1] + word[n + 2 :],
    lambda word, n: f"{word[:n]}x{word[n + 1 :]}",
)


@given(data=st.data())
def test_a_slip_in_a_word_of_the_line_is_never_silent(lines: list[Line], data: st.DataObject) -> None:
    line = data.draw(st.sampled_from([line for line in lines if line.mark == PLAIN]))
    before, dash, note = line.text.partition(" - ")
    words = before.split()
    understood = " ".join(corpus.read(line.text).understood).split()
    slips = [n for n, word in enumerate(words) if word.isalpha() and len(word) > 4 and word in understood]
    slips = [n for n in slips if words[n] != "Ashby"]  # whose name it is nobody can know
    assume(slips)
    at = data.draw(st.sampled_from(slips))
    typed = data.draw(st.sampled_from(SLIPS))(words[at], data.draw(st.integers(1, len(words[at]) - 1)))
    assume(not any(typed.casefold() in places(language) for language in ("english", "german")))
    captured = corpus.read(" ".join([*words[:at], typed, *words[at + 1 :]]) + dash + note)
    assert corpus.is_asked(captured) or not corpus.wrong(line, captured)
