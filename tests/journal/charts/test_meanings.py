"""One colour, one meaning: in every chart there is, in the light and in the dark theme."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from journal import charts
from journal.charts import absence_effect as effect_chart
from journal.charts import absence_weeks as weeks_chart
from journal.charts import caseload_intensity as caseload_chart
from journal.charts import coming_weeks as coming_chart
from journal.charts import emotional_load as load_chart
from journal.charts import hours_between as between_chart
from journal.charts import load_calendar as calendar_chart
from journal.charts import referral as referral_chart
from journal.charts.small import HUES
from journal.charts.style import CLIENT_COLOURS, DARK, LIGHT, MEANINGS, Figure, Meaning, Palette, mixed, palette
from journal.demo.life import Life
from journal.measures.absence_effect import STRETCHES, AbsenceEffect, Around, Of
from journal.measures.emotional_load import load_by_week
from journal.measures.headcount import Headcount
from journal.measures.hours_between import hours_between
from journal.measures.recent_weeks import ewma
from journal.measures.weight_band import LoadBand
from journal.planning.absence_weeks import WeekAround
from journal.planning.referral import ComingWeek, Referral
from journal.planning.what_comes import Comes, What
from journal.records.client import COLOURS
from journal.records.time_off import TimeOff
from journal.sharing.figures import figures
from journal.sharing.pack_format import Pack
from journal.sharing.reading import read
from journal.wording import absence_effect as effect_wording
from journal.wording import against_usual as usual_wording
from journal.wording import asks_most as asks_wording
from journal.wording import contact_pattern as contact_wording
from journal.wording import recovery as recovery_wording
from journal.wording.baseline import LIMITS, SMOOTHED
from journal.wording.weights import BAND
from tests.journal.charts import test_on_a_life as of_a_life
from tests.journal.charts.lived_year import figure_in
from tests.journal.charts.test_against_usual import framed, logged, standings
from tests.journal.charts.test_against_usual import of as against_usual
from tests.journal.charts.test_caseload_intensity import MONDAY, weeks
from tests.journal.charts.test_emotional_load import FRAME, days
from tests.journal.charts.test_four_dashboards import DRAWN
from tests.journal.charts.test_load_calendar import year
from tests.journal.practice import at
from tests.journal.sharing.packs import full

MEANT: dict[Meaning, set[str]] = {
    "recovery": {"Recovery", "Recovery, weekly mean", recovery_wording.CHANGE},
    "demand": {
        "Demand", "Demand, weekly mean", BAND, usual_wording.WEEK, SMOOTHED, asks_wording.PART_OF_DEMAND,
    },
    "own word": {"Your own rating", contact_wording.PROMISED, "Score"},
    "usual": {LIMITS["claim"]},
}  # fmt: skip
"""Name of a series → its colour's meaning; every other is a sum, a count, a part of one, or what stands beside."""

told = of_a_life.told
lived = told


def load(_: Life, *, dark: bool) -> Figure:
    every = days(90, heavy=5)
    band = [LoadBand(demand=(20.0, 30.0), recovery=(1.0, 2.0)) for _ in load_by_week(every, FRAME)]
    shown = load_chart.drawn(every, load_by_week(every, FRAME), dark=dark, net=True, stayed=True, band=band)
    return figure_in(shown)


def usual(_: Life, *, dark: bool) -> Figure:
    return against_usual(standings(12), ewma(logged(12), framed(MONDAY + timedelta(weeks=12))), dark=dark)


def caseload(_: Life, *, dark: bool) -> Figure:
    of = weeks(6)
    heads = [Headcount(monday=week.monday, seen=0, active=0) for week in of]
    return figure_in(caseload_chart.drawn(of, heads, dark=dark, coming=of[:1], band=[(80.0, 120.0)] * 6))


def between(told: Life, *, dark: bool, by_choice: bool) -> Figure:
    first, last = of_a_life.FIRST, of_a_life.TODAY
    found = hours_between(first, last, sums=[], downtimes=told.downtimes, supervisions=told.supervisions)
    return figure_in(between_chart.drawn(found, dark=dark, by_choice=by_choice))


def referral(_: Life, *, dark: bool) -> Figure:
    found = Referral(
        weeks=(ComingWeek(monday=MONDAY, without=90.0, with_client=104.0, days_off=0),),
        contact_units=1.0,
        recent=None,
        history=8,
        unlogged=(),
        without_slot=(),
        as_needed=(),
    )
    return figure_in(referral_chart.drawn(found, dark=dark))


def around(_: Life, *, dark: bool) -> Figure:
    off = TimeOff(at=at(MONDAY, "00:00"), last=MONDAY + timedelta(days=6))
    week = WeekAround(monday=MONDAY, stands=0.0, with_plan=20.0, as_if_there=90.0)
    return figure_in(weeks_chart.drawn([week], off, dark=dark))


def ahead(_: Life, *, dark: bool) -> Figure:
    comes = [Comes(what=what, first=MONDAY, last=MONDAY) for what in What]
    return figure_in(coming_chart.drawn(weeks(3), comes, {one: str(one.what) for one in comes}, dark=dark))


def effect(_: Life, *, dark: bool, view: str) -> Figure:
    row = (4.0,) * len(STRETCHES)
    one = Around(first=MONDAY, last=MONDAY, rating=row, demand=row, recovery=row, usual=4.0, back_in=1)
    none = Of(n=0, of=0)
    found = AbsenceEffect(around=(one,) * 5, missed_after=none, missed_else=none, gone_after=none, gone_else=none)
    return figure_in(effect_chart.drawn(found, view, dark=dark))


def shared(_: Life, *, dark: bool, part: str) -> Figure:
    return figures(read(full().payload.bytes, Pack), dark=dark)[part]


def of_four(told: Life, *, dark: bool, name: str) -> Figure:
    return figure_in(DRAWN[name](told, dark))


FIGURES: dict[str, Callable[..., Figure]] = {
    "emotional_load": load,
    "against_usual": usual,
    "load_calendar": lambda _, dark: figure_in(calendar_chart.drawn(year(), dark=dark)),
    "caseload_intensity": caseload,
    "referral": referral,
    "absence_weeks": around,
    "coming_weeks": ahead,
    **{
        f"absence_effect.{view}": partial(effect, view=view)
        for view in (effect_wording.RATING, effect_wording.DEMAND, effect_wording.RECOVERY)
    },
    "asks_most": of_a_life.asks,
    "on_my_mind": of_a_life.in_mind,
    "on_my_mind.feelings": of_a_life.feelings,
    "recovery": of_a_life.recovered,
    "hours_between": partial(between, by_choice=False),
    "hours_between.choice": partial(between, by_choice=True),
    "figures.load": partial(shared, part="load"),
    "figures.caseload": partial(shared, part="caseload"),
    **{
        f"{module}.{name}": partial(of_four, name=name)
        for module, names in {
            "contact_pattern": ("clients", "weeks", "answers"),
            "hours": ("supervision", "education"),
            "scales": ("scale",),
            "word_tone": ("tone",),
        }.items()
        for name in names
    },
}


def hues(of: object) -> Iterator[str]:
    """Yield every colour that stands in a part of a figure, as "#RRGGBB"."""
    if isinstance(of, dict):
        for value in of.values():
            yield from hues(value)
    elif isinstance(of, list | tuple):
        for value in of:
            yield from hues(value)
    elif isinstance(of, str):
        if re.fullmatch("#[0-9A-Fa-f]{6}", of):
            yield of
        elif rgba := re.fullmatch(r"rgba\((\d+),(\d+),(\d+),[\d.]+\)", of):
            yield "#" + "".join(f"{int(part):02X}" for part in rgba.groups())


def meanings(colours: Palette) -> dict[str, Meaning]:
    """Return the meaning of each hue: a colour and its tints mean the same."""
    found: dict[str, Meaning] = {colours.hue(meaning): meaning for meaning in MEANINGS}
    found |= dict.fromkeys(colours.shades(4), "neutral")
    return found | {mixed(colours.background, colours.demand, share / 100): "demand" for share in range(1, 100)}


def expected(name: str) -> Meaning:
    return next((meaning for meaning, names in MEANT.items() if name in names), "neutral")


def test_every_chart_there_is_is_looked_at() -> None:
    files = {path.stem: path.read_text(encoding="utf-8") for path in Path(str(charts.__path__[0])).glob("*.py")}
    draws = re.compile(r"layout\(colours|paired_bars\(")
    drawing = {name for name, text in files.items() if "-> Drawn:" in text and draws.search(text)}
    assert {name.partition(".")[0] for name in FIGURES} == drawing | {"figures"}


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize("dark", [False, True])
def test_no_colour_is_used_for_another_meaning(told: Life, name: str, dark: bool) -> None:
    colours = palette(dark)
    known = meanings(colours) | {colours.background: None}
    figure = FIGURES[name](told, dark=dark)
    for trace in figure["data"]:
        used = {known.get(hue, hue) for hue in hues(trace)} - {None}
        # The edge of a bar or an area and the reach of a dot are drawn in the neutral.
        assert used - {"neutral"} <= {expected(trace["name"])}, trace["name"]
        assert used, trace["name"]
    for beside in (
        *figure["layout"].get("annotations", ()),
        *figure["layout"].get("shapes", ()),
        figure["layout"].get("title", {}),
    ):
        assert all(hue in known for hue in hues(beside)), beside


@pytest.mark.parametrize("name", FIGURES)
def test_up_to_four_series_have_their_names_beside_them_and_no_legend(told: Life, name: str) -> None:
    figure = FIGURES[name](told, dark=False)
    assert figure["layout"]["showlegend"] is False
    assert not any(trace.get("showlegend") for trace in figure["data"])
    assert figure["layout"]["font"]["size"] == figure["layout"]["xaxis"]["tickfont"]["size"] == 17
    drawn = {str(sorted(set(hues(trace.get("marker", {}))))) for trace in figure["data"] if trace["type"] == "bar"}
    if len(drawn) > 1:
        notes = [*figure["layout"].get("annotations", ()), figure["layout"].get("title", {"text": ""})]
        said = " ".join(note["text"] for note in notes)
        assert len(re.sub("<[^>]*>", "", said).split()) >= len(drawn)


def test_small_pictures_mean_the_same() -> None:
    pairs = {colour for both in HUES.values() for colour in both}
    assert pairs == {p.hue(meaning) for p in (LIGHT, DARK) for meaning in MEANINGS}


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_no_client_is_drawn_in_what_asked_or_gave_back_and_none_chosen_before_is_lost(colours: Palette) -> None:
    shown: dict[str, Any] = colours.clients()
    assert set(shown) == set(COLOURS)
    assert not {colours.demand, colours.recovery} & set(shown.values())
    assert len({shown[name] for name in CLIENT_COLOURS}) == len(CLIENT_COLOURS) == 6
    assert {shown["green"], shown["amber"]} <= {shown[name] for name in CLIENT_COLOURS}
