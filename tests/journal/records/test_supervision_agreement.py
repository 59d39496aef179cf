"""Agreements on supervision: which holds when, and what they refuse; concerns and advice that stay open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.errors import FieldError
from journal.records.about_supervision import AboutSupervision
from journal.records.supervisee_note import Concern, RiskAdvice, SuperviseeNote
from journal.records.supervision_agreement import MOST_GOALS, Goal, SupervisionAgreement, in_force
from tests.pages.conftest import moment

DAY = date(2026, 10, 14)
DANA, LEE = "1" * 32, "2" * 32


def agreed(since: date = DAY, whom: str = DANA, **more: Any) -> SupervisionAgreement:
    return SupervisionAgreement(at=moment(DAY), person_id=whom, since=since, **more)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"review_on": DAY - timedelta(days=1)}, "review_on"),
        ({"signed_on": DAY + timedelta(days=1), "signed_entered_on": DAY}, "signed_on"),
        ({"signed_on": DAY}, "signed_entered_on"),
        ({"signed_entered_on": DAY}, "signed_entered_on"),
        ({"goals": tuple(Goal(text=f"{n}") for n in range(MOST_GOALS + 1))}, "goals"),
        ({"fee": "two\nlines"}, "fee"),
        ({"since": date(1800, 1, 1)}, "since"),
        ({"limits": "x" * 200_001}, "limits"),
    ],
)
def test_what_an_agreement_refuses(wrong: dict[str, Any], field: str) -> None:
    with pytest.raises(FieldError) as refused:
        agreed(**wrong)
    assert refused.value.field == field


def test_a_signature_dated_back_keeps_the_day_it_was_noted() -> None:
    before = agreed().signed(DAY - timedelta(days=30), None, DAY)
    assert (before.signed_on, before.signed_entered_on) == (DAY - timedelta(days=30), DAY)
    later = agreed().signed(before.signed_on, before, DAY + timedelta(days=5))
    assert later.signed_entered_on == DAY
    with pytest.raises(FieldError):
        agreed().signed(DAY + timedelta(days=6), before, DAY + timedelta(days=5))
    assert agreed().signed(None, before, DAY).signed_entered_on is None


@given(
    st.lists(st.tuples(st.integers(0, 400), st.sampled_from([DANA, LEE])), max_size=6, unique=True),
    st.integers(-10, 410),
)
def test_the_newest_that_has_begun_holds_for_each_person(begun: Sequence[tuple[int, str]], on: int) -> None:
    every = [agreed(DAY + timedelta(days=n), whom) for n, whom in begun]
    found = in_force(every, DANA, DAY + timedelta(days=on))
    days = [n for n, whom in begun if whom == DANA and n <= on]
    assert (found.since if found else None) == (DAY + timedelta(days=max(days)) if days else None)
    assert in_force(reversed(every), DANA, DAY + timedelta(days=on)) == found


def test_a_review_is_due_from_its_day_on_until_it_is_put_off() -> None:
    one = agreed(review_on=DAY + timedelta(days=10))
    assert [n for n in range(9, 13) if one.review_due_on(DAY + timedelta(days=n))] == [10, 11, 12]
    later = replace(one, put_off_until=DAY + timedelta(days=12))
    assert [n for n in range(9, 14) if later.review_due_on(DAY + timedelta(days=n))] == [12, 13]
    assert not agreed().review_due_on(date(2100, 1, 1))


def test_a_note_needs_a_word_and_no_day_before_its_own() -> None:
    with pytest.raises(FieldError):
        SuperviseeNote(at=moment(DAY), person_id=DANA, text=" ")
    for rows in (
        {"concerns": (Concern(text="Late", raised_on=DAY - timedelta(days=1)),)},
        {"advice": (RiskAdvice(text="Ring", heard_on=DAY - timedelta(days=1)),)},
    ):
        with pytest.raises(FieldError):
            SuperviseeNote(at=moment(DAY), person_id=DANA, **rows)
    note = SuperviseeNote(
        at=moment(DAY), person_id=DANA, concerns=(Concern(text="Late"), Concern(text="Tired", raised_on=DAY)),
        advice=(RiskAdvice(text="Ring"),),
    )  # fmt: skip
    assert [one.text for one in note.not_raised] == ["Late"]
    assert [one.text for one in note.not_heard] == ["Ring"]
    assert note.listed.split("\n") == ["Late", "Tired", "Ring"]
    with pytest.raises(FieldError):
        AboutSupervision(at=moment(DAY), text="", unsaid="\n")
