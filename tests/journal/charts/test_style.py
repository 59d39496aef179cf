"""The colours: the same in the theme and in the charts, and readable."""

from __future__ import annotations

import re
import tomllib
from itertools import combinations, pairwise
from pathlib import Path

import pytest

from journal.charts.style import DARK, LIGHT, Palette, layout
from journal.records.client import COLOURS

CONFIG = Path(__file__).parents[3] / ".streamlit" / "config.toml"
THEME = tomllib.loads(CONFIG.read_text(encoding="utf-8"))["theme"]
THEMES = [pytest.param("light", LIGHT, id="light"), pytest.param("dark", DARK, id="dark")]


def rgb(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    return red, green, blue


def contrast(one: str, other: str) -> float:
    """WCAG 2.2 contrast of two colours, 1 to 21."""

    def luminance(colour: str) -> float:
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb(colour)]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted([luminance(one), luminance(other)])
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_computed_as_published() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(("name", "palette"), THEMES)
def test_theme_and_charts_have_the_same_colours(name: str, palette: Palette) -> None:
    theme = THEME[name]
    assert theme["backgroundColor"] == palette.background
    assert theme["secondaryBackgroundColor"] == palette.raised
    assert theme["textColor"] == palette.text
    assert theme["primaryColor"] == palette.primary
    assert theme["linkColor"] == palette.link
    assert theme["borderColor"] == palette.line
    assert tuple(theme["chartCategoricalColors"]) == palette.series
    assert theme["sidebar"]["backgroundColor"] == palette.sidebar


@pytest.mark.parametrize(("name", "palette"), THEMES)
def test_every_text_has_4_5_to_1_on_what_it_stands_on(name: str, palette: Palette) -> None:
    theme = THEME[name]
    grounds = {
        palette.background,
        palette.raised,
        palette.sidebar,
        theme["sidebar"]["secondaryBackgroundColor"],
        theme["dataframeHeaderBackgroundColor"],
    }
    pairs = [(text, ground) for text in (palette.text, palette.quiet, palette.link) for ground in grounds]
    pairs += [(palette.on_primary, palette.primary)]
    messages = [key.removesuffix("TextColor") for key in theme if key.endswith("TextColor") and key != "textColor"]
    assert len(messages) == 4
    pairs += [(theme[f"{hue}TextColor"], theme[f"{hue}BackgroundColor"]) for hue in messages]
    pairs += [(theme[f"{hue}TextColor"], palette.background) for hue in messages]
    assert {pair: round(contrast(*pair), 2) for pair in pairs if contrast(*pair) < 4.5} == {}


@pytest.mark.parametrize(("name", "palette"), THEMES)
def test_every_chart_colour_has_3_to_1_to_the_background(name: str, palette: Palette) -> None:
    assert {c: contrast(c, palette.background) for c in palette.series if contrast(c, palette.background) < 3} == {}
    assert contrast(palette.primary, palette.background) >= 3


@pytest.mark.parametrize(("name", "palette"), THEMES)
def test_there_is_no_red(name: str, palette: Palette) -> None:
    theme = THEME[name]
    used = {*palette.series, *(v for v in theme.values() if isinstance(v, str) and v.startswith("#"))}
    reds = []
    for colour in used:
        red, green, blue = rgb(colour)
        # A strong red: bright, and little else. The rust of the palette is dark.
        if red > 0.6 and max(green, blue) < 0.45 * red:
            reds.append(colour)
    assert reds == []


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_fixed_meanings(palette: Palette) -> None:
    assert palette.recovery == palette.series[0]
    assert palette.demand == palette.series[1]
    assert palette.own_word == palette.text
    assert palette.hue("usual") == palette.line


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_there_is_a_colour_for_each_name_that_is_kept_and_all_differ(palette: Palette) -> None:
    assert len(palette.series) == len(COLOURS) == 8
    assert all(one != other for one, other in combinations(palette.series, 2))


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_the_parts_of_one_bar_are_told_apart_without_any_hue(palette: Palette) -> None:
    shades = palette.shades(4)
    assert all(contrast(one, other) >= 1.3 for one, other in pairwise(shades))
    assert contrast(palette.neutral, palette.background) >= 3


def test_the_tokens_of_form() -> None:
    assert (THEME["font"], THEME["headingFont"], THEME["baseFontSize"]) == ("sans-serif", "serif", 17)
    assert (THEME["baseRadius"], THEME["buttonRadius"], THEME["showWidgetBorder"]) == ("0.6rem", "full", True)
    assert THEME["headingFontSizes"][0] == "2rem"


def test_nothing_of_the_look_is_fetched() -> None:
    told = "\n".join(f"{key} = {value}" for key, value in THEME.items())
    assert not re.search(r"https?:|url|fontFaces", told)


def test_one_chart_does_not_change_the_layout_of_the_next() -> None:
    before = layout(LIGHT)
    layout(LIGHT, yaxis={"title": {"text": "x"}}, xaxis={"nticks": 1}, yaxis2={"range": [0, 1]})
    assert layout(LIGHT) == before
