"""Answers on one line: read as they are meant, and never in the way of the rest."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.exchange.answer_line import UNREADABLE, Answer, answers_in_order

FIVE = (1, 2, 3, 4, 5)


@pytest.mark.parametrize(
    ("text", "taken", "read"),
    [
        ("3 4 2 5", FIVE, [3, 4, 2, 5]),
        ("3425", FIVE, [3, 4, 2, 5]),
        ("3,4;2 / 5\t1\n", FIVE, [3, 4, 2, 5, 1]),
        ("3 - 2 _", FIVE, [3, None, 2, None]),
        ("3 9 2", FIVE, [3, 9, 2]),
        ("3 x4 2", FIVE, [3, UNREADABLE, 2]),
        ("-1", FIVE, [UNREADABLE]),
        ("10 0 7", tuple(range(11)), [10, 0, 7]),
        ("1007", tuple(range(11)), [1007]),
        ("0 25 100", (0, 25, 50, 75, 100), [0, 25, 100]),
        ("３", FIVE, [UNREADABLE]),
        ("", FIVE, []),
        (" , ; ", FIVE, []),
    ],
)
def test_a_line_is_read_in_order(text: str, taken: tuple[int, ...], read: list[Answer]) -> None:
    assert answers_in_order(text, taken) == read


@given(st.text(), st.sampled_from([FIVE, tuple(range(11)), (0, 25, 50, 75, 100)]))
def test_nothing_that_is_typed_breaks_it(text: str, taken: tuple[int, ...]) -> None:
    assert all(
        answer is None or answer == UNREADABLE or isinstance(answer, int) for answer in answers_in_order(text, taken)
    )


@given(st.lists(st.sampled_from((0, 25, 50, 75, 100)), max_size=30), st.sampled_from([" ", ", ", "; ", "  "]))
def test_what_is_typed_apart_comes_back_as_it_was(answers: list[int], apart: str) -> None:
    assert answers_in_order(apart.join(map(str, answers)), (0, 25, 50, 75, 100)) == answers
