"""The texts of an absence: filled from its plan, without a reason, and with the dates as they are now."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.records.absence_texts import TextKind
from journal.wording import absence_texts as texts
from journal.wording.absence_texts import Filled

FIRST, LAST, BACK = date(2026, 8, 3), date(2026, 8, 10), date(2026, 8, 11)
BARE = Filled(first=FIRST, last=LAST, back=BACK, emergency="the crisis service, 030 1")
FULL = Filled(
    first=FIRST, last=LAST, back=BACK, emergency="the crisis service, 030 1", cover="Dana, mornings",
    fee_rule="Nothing is charged.", make_ups="flexible", policy="exceptional",
)  # fmt: skip
DAYS = st.dates(date(2020, 1, 1), date(2100, 1, 1))


@pytest.mark.parametrize("kind", texts.OF_AN_ABSENCE)
def test_each_says_the_days_when_one_is_back_and_whom_to_turn_to(kind: str) -> None:
    said = texts.ours(kind, FULL)
    for part in ("from 3 August to 10 August 2026", "Tuesday, 11 August 2026", "the crisis service, 030 1"):
        assert part in said, part
    assert "Dana, mornings" in said
    assert "Dana" not in texts.ours(kind, BARE), "nobody covers whom the therapist did not name"
    assert ("Nothing is charged." in said) is (kind in ("note to clients", "cover agreement"))


@pytest.mark.parametrize("kind", texts.TITLES)
@pytest.mark.parametrize("of", [BARE, FULL])
def test_none_says_a_reason_a_treatment_or_a_diagnosis(kind: str, of: Filled) -> None:
    said = texts.ours(kind, of)
    assert not re.search(r"(?i)holiday|vacation|leave\b|\bill\b|sick|therap|diagnos|session|patient|treat", said)
    assert kind in [*TextKind]
    assert not re.search(r"\n{3}|  |\.\.|: ?$", said), "no gap where nothing is known"


def test_a_single_day_is_one_day() -> None:
    one = Filled(first=FIRST, last=FIRST, back=LAST, emergency="112")
    assert "away on 3 August 2026" in texts.ours("reply", one)


@pytest.mark.parametrize(
    ("own", "practice", "rule"),
    [
        ("flexible", "always", "they are made up"),
        ("flexible", "exceptional", "as an exception"),
        ("exceptional", "never", "not made up"),
        ("never", None, "not made up"),
        (None, "always", "they are made up"),
        (None, None, texts.OPEN),
    ],
)
def test_of_own_approach_and_policy_the_stricter_holds(own: str | None, practice: str | None, rule: str) -> None:
    assert rule in texts.make_up_rule(own, practice)


@given(first=DAYS, length=st.integers(0, 400), later=DAYS)
def test_a_text_of_ones_own_has_the_dates_of_the_days_as_they_are_now(first: date, length: int, later: date) -> None:
    def of(day: date) -> Filled:
        last = day + timedelta(days=length)
        return Filled(first=day, last=last, back=last + timedelta(days=1), emergency="112")

    for kind in texts.OF_AN_ABSENCE:
        kept = texts.with_blanks(texts.ours(kind, of(first)) + "\n\nWarm regards", of(first))
        assert texts.filled(kept, of(later)) == texts.ours(kind, of(later)) + "\n\nWarm regards"
        assert not texts.is_stale(kept, for_other_days=True)


@pytest.mark.parametrize("own", ["I am away till 10 August.", "Back on 11.8.", "I am away. Please write later."])
def test_dates_written_by_hand_are_stale_once_the_days_are_others(own: str) -> None:
    assert texts.is_stale(own, for_other_days=True)
    assert not texts.is_stale(own, for_other_days=False)
    assert texts.is_stale(f"I am away [days away]. {own}", for_other_days=True) is ("10" in own or "11" in own)


def test_whom_to_turn_to_where_nothing_was_written() -> None:
    assert texts.emergency([("TelefonSeelsorge", "142")]) == "TelefonSeelsorge 142"
    for lines in ([], [("A", "1")] * 9):
        assert texts.emergency(lines) == "the emergency number of the place where you are"


def test_the_year_lists_dates_and_no_reason() -> None:
    said = texts.of_the_year([(FIRST, LAST), (date(2026, 12, 24), date(2027, 1, 3)), (BACK, BACK)])
    assert "3 August to 10 August 2026\n24 December 2026 to 3 January 2027\n11 August 2026" in said
    assert texts.of_the_year([]) == ""


def test_whom_to_tell_in_one_line() -> None:
    assert texts.tell(["K2"], "3 to 10 August") == "Tell K2 about 3 to 10 August"
    assert texts.tell(["K2", "M1"], "3 August") == "Tell K2 and 1 other about 3 August"
    assert texts.tell(["K2", "M1", "P1", "R3"], "3 to 10 August") == "Tell K2 and 3 others about 3 to 10 August"
