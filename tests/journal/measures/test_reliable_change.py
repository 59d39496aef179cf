"""How far a score must move before answering alone does not explain it."""

from __future__ import annotations

import math
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.errors import FieldError
from journal.measures.reliable_change import is_real, least_change, norm_of, with_own_norm
from journal.measures.scales import changes, over_time
from journal.presets.scales import BY_NAME, SCALES, Norm, Scale, Subscale
from journal.records.scale import ScaleAnswers
from journal.records.settings import OwnNorm, Settings

STSS = BY_NAME["stss"]
TOTAL = next(part for part in STSS.subscales if part.name == "total")
NOON = datetime(2026, 3, 2, 12, tzinfo=ZoneInfo("Europe/Berlin"))


def parts() -> list[tuple[Scale, Subscale]]:
    return [(scale, part) for scale in SCALES for part in scale.subscales]


def stss(days: int, total: float) -> ScaleAnswers:
    return ScaleAnswers(at=NOON + timedelta(days=days), scale="stss", totals=(("total", total),))


def test_the_total_of_the_stss_must_move_by_eight_points() -> None:
    least = least_change(STSS, TOTAL)
    assert least is not None
    assert least.points == pytest.approx(7.891, abs=0.0005)  # 1.96 · 10.76 · √(2 · 0.07)
    first, second, third = stss(0, 30), stss(30, 37), stss(60, 45)
    assert changes(second, [first])["total"].real is False
    assert changes(third, [second])["total"].real is True
    assert [p.real for p in over_time([third, first, second])["total"]] == [None, False, True]


@pytest.mark.parametrize(("scale", "part"), parts(), ids=lambda one: one.name)
def test_a_source_that_tells_no_spread_has_no_size_of_a_real_change(scale: Scale, part: Subscale) -> None:
    told = part.norm is not None and part.norm.sd is not None and part.norm.reliability is not None
    assert (least_change(scale, part) is not None) is (told or scale.real_change is not None)


def test_the_size_a_source_names_itself_comes_before_a_computed_one() -> None:
    who5 = BY_NAME["who5"]
    least = least_change(who5, who5.subscales[0])
    assert least is not None
    assert (least.points, least.norm) == (10, None)


def test_ones_own_figures_come_first_and_what_was_not_put_in_is_the_sources() -> None:
    own = OwnNorm(scale="stss", name="total", sd=5.0, source="midwives")
    assert norm_of("stss", TOTAL, [own]) == Norm(5.0, 0.93, "midwives")
    least = least_change(STSS, TOTAL, [own])
    assert least is not None
    assert least.points == pytest.approx(1.96 * 5 * math.sqrt(0.14))
    assert changes(stss(30, 35), [stss(0, 30)], [own])["total"].real is True
    who5 = BY_NAME["who5"]
    mine = least_change(who5, who5.subscales[0], [OwnNorm(scale="who5", name="score", sd=20, reliability=0.9)])
    assert mine is not None
    assert mine.points == pytest.approx(17.53, abs=0.005)


def test_one_figure_of_ones_own_is_not_enough_where_the_source_tells_none() -> None:
    olbi = BY_NAME["olbi"]
    part = olbi.subscales[0]
    assert least_change(olbi, part, [OwnNorm(scale="olbi", name=part.name, sd=0.5)]) is None
    assert least_change(olbi, part, [OwnNorm(scale="olbi", name=part.name, sd=0.5, reliability=0.8)]) is not None


def test_a_norm_is_kept_once_a_score_and_an_empty_one_gives_the_source_its_place_back() -> None:
    settings = Settings()
    for sd in (5.0, 6.0):
        settings = with_own_norm(settings, OwnNorm(scale="stss", name="total", sd=sd))
    settings = with_own_norm(settings, OwnNorm(scale="stss", name="arousal", sd=3.0))
    assert [(own.name, own.sd) for own in settings.own_norms] == [("total", 6.0), ("arousal", 3.0)]
    settings = with_own_norm(settings, OwnNorm(scale="stss", name="total"))
    assert [own.name for own in settings.own_norms] == ["arousal"]


@pytest.mark.parametrize(
    ("figure", "value"),
    [("sd", 0.0), ("sd", -1.0), ("sd", 1001.0), ("sd", math.nan), ("reliability", 0.0), ("reliability", 1.0),
     ("reliability", math.nan)],
)  # fmt: skip
def test_a_figure_that_cannot_be_is_refused_by_its_name(figure: str, value: float) -> None:
    with pytest.raises(FieldError) as refused:
        OwnNorm(scale="stss", name="total", **{figure: value})  # type: ignore[arg-type]
    assert refused.value.field == figure


@given(st.floats(0.01, 1000), st.floats(0.01, 0.99), st.floats(0, 1000))
def test_a_change_is_real_from_the_size_on_and_in_both_directions(sd: float, reliability: float, moved: float) -> None:
    least = least_change(STSS, TOTAL, [OwnNorm(scale="stss", name="total", sd=sd, reliability=reliability)])
    assert least is not None
    assert is_real(least.points, least)
    assert is_real(-least.points, least)
    assert is_real(moved, least) == is_real(-moved, least)
    assert is_real(moved, None) is None
