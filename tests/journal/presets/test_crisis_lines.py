"""The lines that come with the program: complete, and each valid as a line of one's own."""

from __future__ import annotations

import re
from datetime import date, timedelta
from zoneinfo import available_timezones

import pytest

from journal.presets.crisis_lines import CHECKED, LINES, ZONES, Line
from journal.records.crisis_line import CrisisLine, near, shipped


@pytest.mark.parametrize("line", LINES, ids=lambda line: f"{line.region}, {line.name}")
def test_a_line_says_what_to_dial_where_and_who_runs_it(line: Line) -> None:
    assert re.search(r"\d{3}|13 11 14", line.reach)
    assert line.region
    assert line.hours
    assert line.source


def test_no_line_is_there_twice_and_none_is_a_link() -> None:
    assert len({(line.region, line.name) for line in LINES}) == len(LINES)
    assert not any("http" in " ".join(line) or "www" in " ".join(line) for line in LINES)


def test_the_shipped_list_says_when_it_was_looked_up() -> None:
    assert {line.checked_on for line in shipped()} == {CHECKED}
    assert [(line.name, line.reach) for line in shipped()] == [(line.name, line.reach) for line in LINES]


@pytest.mark.parametrize(
    ("days", "to_check"),
    [(0, False), (365, False), (366, True), (None, True)],
    ids=["now", "a year", "longer", "never"],
)
def test_a_number_is_to_be_checked_after_a_year(days: int | None, to_check: bool) -> None:
    today = date(2026, 11, 22)
    checked_on = None if days is None else today - timedelta(days=days)
    assert CrisisLine(name="a", reach="1", checked_on=checked_on).to_check(today) is to_check


def test_every_region_knows_its_time_zones() -> None:
    assert {line.region for line in LINES} == set(ZONES)
    beginnings = [beginning for zones in ZONES.values() for beginning in zones]
    assert [b for b in beginnings if not any(zone.startswith(b) for zone in available_timezones())] == []


@pytest.mark.parametrize(
    ("zone", "first"),
    [
        ("Europe/Vienna", {"112", "142"}),
        ("Europe/London", {"112", "999", "116 123"}),
        ("America/New_York", {"911", "988, call or text"}),
        ("America/Toronto", {"911", "988, call or text"}),
        ("Australia/Perth", {"000", "13 11 14"}),
        ("Pacific/Auckland", {"111", "1737, call or text"}),
    ],
)
def test_the_lines_of_a_place_stand_first(zone: str, first: set[str]) -> None:
    here, elsewhere = near(shipped(), zone)
    assert {line.reach for line in here} == first
    assert len(here) + len(elsewhere) == len(LINES)
    assert len({line.region for line in here}) < 4


def test_own_lines_stand_first_wherever_one_is_and_a_strange_place_shows_all() -> None:
    own = CrisisLine(name="Night line", reach="1", region="my town")
    assert own in near([own, *shipped()], "Europe/Berlin")[0]
    assert near([own, *shipped()], "Asia/Tokyo") == ([own, *shipped()], [])
    assert near([own], "Europe/Berlin") == ([own], [])
