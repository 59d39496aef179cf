"""Published scales: scored as an independent table of their keys says, and every bad answer named by its item."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.errors import FieldError
from journal.measures.scales import band, changes, check_totals, score, scores_of
from journal.records.scale import ScaleAnswers


class Key(NamedTuple):
    """A key as it is printed: subscale → its items, a minus before those counted backward."""

    answers: tuple[int, ...]
    parts: dict[str, list[int]]
    of_values: Callable[[list[int]], float]


def mean(values: list[int]) -> float:
    return sum(values) / len(values)


FIVE = (1, 2, 3, 4, 5)
PERCENT = (0, 25, 50, 75, 100)
STSS = {"intrusion": [2, 3, 6, 10, 13], "avoidance": [1, 5, 7, 9, 12, 14, 17], "arousal": [4, 8, 11, 15, 16]}

# Written out from the sources, not from the program's own data.
KEYS: dict[tuple[str, str], Key] = {
    ("proqol5", ""): Key(
        FIVE,
        {
            "compassion_satisfaction": [3, 6, 12, 16, 18, 20, 22, 24, 27, 30],
            "burnout": [-1, -4, 8, 10, -15, -17, 19, 21, 26, -29],
            "secondary_traumatic_stress": [2, 5, 7, 9, 11, 13, 14, 23, 25, 28],
        },
        sum,
    ),
    ("who5", ""): Key((0, 1, 2, 3, 4, 5), {"score": [1, 2, 3, 4, 5]}, lambda values: 4 * sum(values)),
    ("olbi", ""): Key(
        (1, 2, 3, 4),
        {"disengagement": [1, -3, -6, 7, -9, -11, 13, 15], "exhaustion": [-2, -4, 5, -8, 10, -12, 14, 16]},
        mean,
    ),
    ("olbi", "4 agrees"): Key(
        (1, 2, 3, 4),
        {"disengagement": [-1, 3, 6, -7, 9, 11, -13, -15], "exhaustion": [2, 4, -5, 8, -10, 12, -14, -16]},
        mean,
    ),
    ("cbi_work", "1 to 19"): Key(PERCENT, {"score": [7, 8, 9, 10, 11, 12, -13]}, mean),
    ("cbi_work", "PUMA"): Key(PERCENT, {"score": [1, 2, 3, 4, 5, 6, -7]}, mean),
    ("cbi_work", "4th"): Key(PERCENT, {"score": [1, 2, 3, -4, 5, 6, 7]}, mean),
    ("cbi_client", ""): Key(PERCENT, {"score": [1, 2, 3, 4, 5, 6]}, mean),
    ("cbi_client", "1 to 19"): Key(PERCENT, {"score": [14, 15, 16, 17, 18, 19]}, mean),
    ("stss", ""): Key(FIVE, {**STSS, "total": list(range(1, 18))}, sum),
    ("pss10", ""): Key((0, 1, 2, 3, 4), {"score": [1, 2, 3, -4, -5, 6, -7, -8, 9, 10]}, sum),
    ("pss4", ""): Key((0, 1, 2, 3, 4), {"score": [1, -2, -3, 4]}, sum),
    ("burnout_item", ""): Key(FIVE, {"score": [1]}, sum),
    ("lass", ""): Key(tuple(range(11)), {"score": [1, 2, 3]}, sum),
}


def items_of(key: Key) -> list[int]:
    return sorted({abs(item) for items in key.parts.values() for item in items})


def by_hand(key: Key, answers: dict[int, int]) -> dict[str, float]:
    """Score as a person with a pencil would: cross out and turn round what is marked, then add up."""
    backward = dict(zip(key.answers, reversed(key.answers), strict=True))
    return {
        name: key.of_values(
            [answers[item] if item > 0 else backward[answers[-item]] for item in items if abs(item) in answers]
        )
        for name, items in key.parts.items()
    }


KEYED = st.sampled_from(sorted(KEYS))


@st.composite
def filled_in(draw: st.DrawFn) -> tuple[str, str, dict[int, int]]:
    scale, form = draw(KEYED)
    key = KEYS[scale, form]
    return scale, form, {item: draw(st.sampled_from(key.answers)) for item in items_of(key)}


@given(filled_in())
def test_a_score_is_what_the_printed_key_gives(filled: tuple[str, str, dict[int, int]]) -> None:
    scale, form, answers = filled
    assert score(scale, answers, form=form) == pytest.approx(by_hand(KEYS[scale, form], answers))


@given(filled_in(), st.data())
def test_a_missing_answer_is_named_or_was_not_needed(
    filled: tuple[str, str, dict[int, int]], data: st.DataObject
) -> None:
    scale, form, answers = filled
    gone = data.draw(st.lists(st.sampled_from(sorted(answers)), min_size=1, unique=True))
    rest = {item: answer for item, answer in answers.items() if item not in gone}
    needed = {"cbi_work": 4, "cbi_client": 3}.get(scale, len(answers))
    if len(rest) >= needed:
        assert score(scale, rest, form=form) == pytest.approx(by_hand(KEYS[scale, form], rest))
        return
    with pytest.raises(FieldError) as raised:
        score(scale, rest, form=form)
    assert raised.value.field == f"item_{min(gone)}"
    assert raised.value.reason.startswith("is missing")


@given(filled_in(), st.data(), st.one_of(st.integers(), st.floats(), st.text(), st.booleans()))
def test_an_answer_that_the_item_does_not_take_is_named(
    filled: tuple[str, str, dict[int, int]], data: st.DataObject, wrong: Any
) -> None:
    scale, form, answers = filled
    if type(wrong) is int and wrong in KEYS[scale, form].answers:
        return
    item = data.draw(st.sampled_from(sorted(answers)))
    with pytest.raises(FieldError) as raised:
        score(scale, {**answers, item: wrong}, form=form)
    assert raised.value.field == f"item_{item}"


@given(filled_in(), st.integers())
def test_an_item_that_the_scale_does_not_have_is_named(filled: tuple[str, str, dict[int, int]], item: int) -> None:
    scale, form, answers = filled
    if item in answers:
        return
    with pytest.raises(FieldError) as raised:
        score(scale, {**answers, item: min(answers.values())}, form=form)
    assert raised.value.field == f"item_{item}"


def test_twenty_nine_of_thirty_say_which_one_is_missing() -> None:
    answers = {item: 3 for item in range(1, 31) if item != 17}
    with pytest.raises(FieldError, match=r"^Item 17 is missing\.$"):
        score("proqol5", answers)


@pytest.mark.parametrize(
    ("gone", "said"),
    [
        ({3, 9}, "Item 3 is missing, and so is 9."),
        ({3, 9, 30}, "Item 3 is missing, and so are 9 and 30."),
        (set(range(4, 31)), "Item 4 is missing, and 26 more are."),
    ],
)
def test_several_missing_answers_are_told_shortly(gone: set[int], said: str) -> None:
    with pytest.raises(FieldError) as raised:
        score("proqol5", {item: 3 for item in range(1, 31) if item not in gone})
    assert str(raised.value) == said


@pytest.mark.parametrize(("scale", "form", "needed"), [("cbi_work", "PUMA", 4), ("cbi_client", "1 to 6", 3)])
def test_as_many_answers_as_its_authors_ask_for_are_enough(scale: str, form: str, needed: int) -> None:
    assert score(scale, dict.fromkeys(range(1, needed + 1), 75), form=form) == {"score": 75}
    with pytest.raises(FieldError, match=f"Item {needed} is missing, and .* more are; {needed} answers are enough"):
        score(scale, dict.fromkeys(range(1, needed), 75), form=form)


def test_the_ends_of_each_scale() -> None:
    assert score("who5", dict.fromkeys(range(1, 6), 5)) == {"score": 100}
    assert score("pss10", {n: 0 if n in (4, 5, 7, 8) else 4 for n in range(1, 11)}) == {"score": 40}
    assert score("cbi_work", {7: 100, 8: 100, 9: 100, 10: 100, 11: 100, 12: 100, 13: 0}, form="1 to 19") == {
        "score": 100
    }
    assert score("stss", dict.fromkeys(range(1, 18), 1)) == {
        "intrusion": 5, "avoidance": 7, "arousal": 5, "total": 17,
    }  # fmt: skip


def test_where_the_form_decides_it_must_be_said() -> None:
    with pytest.raises(FieldError) as raised:
        score("cbi_work", dict.fromkeys(range(1, 8), 25))
    assert raised.value.field == "form"
    with pytest.raises(FieldError) as raised:
        score("olbi", dict.fromkeys(range(1, 17), 2), form="PUMA")
    assert raised.value.field == "form"


@pytest.mark.parametrize("scale", ["", "proqol", "PROQOL5", "phq9"])
def test_a_scale_that_is_not_known_is_said(scale: str) -> None:
    with pytest.raises(FieldError) as raised:
        score(scale, {1: 1})
    assert raised.value.field == "scale"


@pytest.mark.parametrize("scale", ["req", "mbi", "proqol_health"])
def test_what_is_kept_as_totals_is_not_scored_by_item(scale: str) -> None:
    with pytest.raises(FieldError, match="totals only"):
        score(scale, {1: 1})


# --- totals -----------------------------------------------------------------------------------------


def test_typed_totals_come_in_the_order_of_the_scale_and_may_be_some_of_them() -> None:
    typed = {"control": 3.25, "detachment": 2.5}
    assert list(check_totals("req", typed).items()) == [("detachment", 2.5), ("control", 3.25)]
    assert check_totals("mbi", {"emotional_exhaustion": 27}) == {"emotional_exhaustion": 27}


@pytest.mark.parametrize(
    ("scale", "totals", "field"),
    [
        ("req", {"control": 5.01}, "control"),
        ("req", {"control": 0.99}, "control"),
        ("proqol5", {"burnout": 9}, "burnout"),
        ("proqol5", {"burnout": 51}, "burnout"),
        ("proqol5", {"burnout": 25.5}, "burnout"),
        ("who5", {"score": 50}, "score"),
        ("who5", {"score": 104}, "score"),
        ("olbi", {"exhaustion": 4.1}, "exhaustion"),
        ("mbi", {"emotional_exhaustion": -1}, "emotional_exhaustion"),
        ("mbi", {"emotional_exhaustion": float("nan")}, "emotional_exhaustion"),
        ("mbi", {"emotional_exhaustion": float("inf")}, "emotional_exhaustion"),
        ("mbi", {"emotional_exhaustion": True}, "emotional_exhaustion"),
        ("mbi", {"joy": 1}, "totals"),
        ("mbi", {}, "totals"),
    ],
)
def test_a_total_that_cannot_be_is_named(scale: str, totals: dict[str, float], field: str) -> None:
    with pytest.raises(FieldError) as raised:
        check_totals(scale, totals)
    assert raised.value.field == field


# --- bands ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("scale", "name", "value", "said"),
    [
        ("proqol5", "burnout", 22, "low"),
        ("proqol5", "burnout", 23, "average"),
        ("proqol5", "compassion_satisfaction", 41, "average"),
        ("proqol5", "secondary_traumatic_stress", 42, "high"),
        ("who5", "score", 28, "your own clinician"),
        ("who5", "score", 32, "low"),
        ("who5", "score", 48, "low"),
        ("stss", "total", 27, "first of five"),
        ("stss", "total", 28, "second of five"),
        ("stss", "total", 37, "second of five"),
        ("stss", "total", 38, "third of five"),
        ("stss", "total", 43, "third of five"),
        ("stss", "total", 44, "fourth of five"),
        ("stss", "total", 48, "fourth of five"),
        ("stss", "total", 49, "fifth of five"),
        ("cbi_work", "score", 50, "by convention"),
        ("burnout_item", "score", 3, "3 or more"),
    ],
)
def test_a_band_begins_where_its_source_says(scale: str, name: str, value: float, said: str) -> None:
    assert said in band(scale, name, value)


@pytest.mark.parametrize(
    ("scale", "name", "value"),
    [
        ("who5", "score", 52),
        ("cbi_client", "score", 49.9),
        ("burnout_item", "score", 2),
        ("olbi", "exhaustion", 4),
        ("pss10", "score", 40),
        ("pss4", "score", 16),
        ("stss", "arousal", 25),
        ("lass", "score", 30),
        ("req", "control", 1),
        ("mbi", "emotional_exhaustion", 54),
    ],
)
def test_where_the_source_gives_no_band_none_is_made_up(scale: str, name: str, value: float) -> None:
    assert band(scale, name, value) == ""


# --- change -----------------------------------------------------------------------------------------

NOON = datetime(2026, 3, 2, 12, tzinfo=ZoneInfo("Europe/Berlin"))


def who5(days: int, total: float) -> ScaleAnswers:
    return ScaleAnswers(at=NOON + timedelta(days=days), scale="who5", totals=(("score", total),))


@pytest.mark.parametrize(
    ("before", "now", "difference", "real"),
    [(60, 52, -8, False), (60, 48, -12, True), (40, 52, 12, True), (52, 52, 0, False)],
)
def test_ten_points_of_who5_are_a_real_change(before: float, now: float, difference: float, real: bool) -> None:
    first, second = who5(0, before), who5(30, now)
    change = changes(second, [second, first])["score"]
    assert (change.difference, change.real, change.before) == (difference, real, first)


def test_a_change_is_since_the_time_before_not_since_the_first() -> None:
    filled = [who5(days, total) for days, total in ((0, 20), (30, 40), (60, 60))]
    assert changes(filled[1], filled)["score"].before == filled[0]
    assert changes(filled[2], filled)["score"].difference == 20
    assert changes(filled[0], filled) == {}


def test_of_two_in_the_same_minute_the_one_written_later_is_the_later_one() -> None:
    first, second = (
        replace(who5(0, 20.0 + 4 * n), id=ident * 32, written_at=NOON + timedelta(seconds=n))
        for n, ident in ((0, "f"), (1, "a"))
    )
    assert changes(second, [first, second])["score"].before == first
    assert changes(first, [first, second]) == {}


def test_other_scales_and_what_cannot_be_scored_are_passed_over() -> None:
    first, broken = who5(0, 40), ScaleAnswers(at=NOON + timedelta(days=9), scale="who5", answers=((1, 5),))
    other = ScaleAnswers(at=NOON + timedelta(days=8), scale="pss4", totals=(("score", 9.0),))
    assert changes(who5(30, 40), [broken, other, first])["score"].before == first


def test_where_no_size_is_known_no_change_is_called_real() -> None:
    first, second = (
        ScaleAnswers(at=NOON + timedelta(days=n), scale="proqol5", totals=(("burnout", 10.0 + 40 * n),)) for n in (0, 1)
    )
    assert changes(second, [first])["burnout"].real is None


def test_a_part_that_was_left_out_is_compared_to_when_it_was_last_told() -> None:
    told = [
        ScaleAnswers(at=NOON, scale="req", totals=(("control", 2.0), ("mastery", 3.0))),
        ScaleAnswers(at=NOON + timedelta(days=1), scale="req", totals=(("control", 3.0),)),
    ]
    now = ScaleAnswers(at=NOON + timedelta(days=2), scale="req", totals=(("mastery", 2.0), ("control", 3.5)))
    found = changes(now, told)
    assert (found["mastery"].before.day, found["mastery"].difference) == (date(2026, 3, 2), -1)
    assert (found["control"].before.day, found["control"].difference) == (date(2026, 3, 3), 0.5)


def test_answers_and_totals_of_the_same_day_give_the_same_scores() -> None:
    by_item = ScaleAnswers(at=NOON, scale="who5", answers=tuple((n, 3) for n in range(1, 6)))
    assert scores_of(by_item) == scores_of(who5(0, 60)) == {"score": 60}
