"""The charts of a pack show the pack."""

from __future__ import annotations

import pytest

from journal.charts.plotly_script import plotly_script
from journal.sharing.figures import figures
from journal.sharing.pack_format import Pack
from journal.sharing.reading import read
from tests.journal.sharing.packs import full, small


@pytest.mark.parametrize("dark", [False, True])
def test_a_week_without_a_value_is_a_gap_and_the_parts_add_up_to_the_index(dark: bool) -> None:
    pack = read(full().payload.bytes, Pack)
    drawn = figures(pack, dark=dark)
    demand = drawn["load"]["data"][0]
    assert demand["y"] == [20.5, None, 22.5, 23.5]
    assert demand["x"][0] == "2026-09-07"
    for week, told in enumerate(pack.caseload or []):
        assert sum(bar["y"][week] for bar in drawn["caseload"]["data"]) == pytest.approx(told.cii, abs=0.05)


def test_a_part_that_is_off_has_no_chart() -> None:
    assert figures(small().pack, dark=False) == {}


def test_plotlys_script_is_there_and_can_stand_inside_a_page() -> None:
    script = plotly_script()
    assert len(script) > 1_000_000
    assert "</script" not in script.lower()
    assert "<!--" not in script
    assert "\r" not in script
