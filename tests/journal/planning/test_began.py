"""When it began, where nobody says: over midnight, both clock changes, and in any zone."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.planning.began import began, day_turns

BERLIN = "Europe/Berlin"
ZONES = (BERLIN, "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Apia", "Africa/Cairo", "UTC")
MOMENTS = st.integers(631_152_000, 2_114_380_800).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
"""From 1990 to 2037."""


def at(zone: str, *told: int, fold: int = 0) -> datetime:
    return datetime(*told, tzinfo=ZoneInfo(zone), fold=fold)  # type: ignore[misc, arg-type]


@pytest.mark.parametrize(
    ("zone", "first_key", "minutes", "start"),
    [
        (BERLIN, (2026, 11, 29, 0, 25), None, "2026-11-29 00:25 +0100"),
        (BERLIN, (2026, 11, 29, 0, 25), 50, "2026-11-28 23:35 +0100"),
        (BERLIN, (2026, 11, 28, 14, 59), 50, "2026-11-28 14:05 +0100"),
        (BERLIN, (2026, 11, 28, 14, 59), None, "2026-11-28 14:55 +0100"),
        (BERLIN, (2027, 1, 1, 0, 10), 20, "2026-12-31 23:50 +0100"),
        (BERLIN, (2026, 3, 29, 3, 20), 50, "2026-03-29 01:30 +0100"),  # the hour from two to three was skipped
        ("America/New_York", (2026, 3, 8, 3, 10), 20, "2026-03-08 01:50 -0500"),
        ("Asia/Kathmandu", (2026, 11, 29, 0, 10), 15, "2026-11-28 23:55 +0545"),
        ("Australia/Lord_Howe", (2026, 10, 4, 2, 40), 20, "2026-10-04 01:50 +1030"),  # clocks move by half an hour
        ("Africa/Cairo", (2026, 4, 24, 1, 10), 20, "2026-04-23 23:50 +0200"),  # midnight itself was skipped
    ],
)
def test_the_first_key_less_the_length(zone: str, first_key: tuple[int, ...], minutes: int | None, start: str) -> None:
    assert f"{began(at(zone, *first_key), minutes):%Y-%m-%d %H:%M %z}" == start


def test_an_hour_that_comes_twice_is_counted_twice() -> None:
    second = at(BERLIN, 2026, 10, 25, 2, 20, fold=1)
    assert f"{began(second, 50):%H:%M %z}" == "02:30 +0200"
    assert f"{began(second):%H:%M %z}" == "02:20 +0100"


@given(
    first_key=MOMENTS,
    zone=st.sampled_from(ZONES),
    minutes=st.none() | st.integers(1, 1440),
)
def test_it_lies_within_five_minutes_before_and_in_the_zone(
    first_key: datetime, zone: str, minutes: int | None
) -> None:
    start = began(first_key.astimezone(ZoneInfo(zone)), minutes)
    late_by = first_key - timedelta(minutes=minutes or 0) - start.astimezone(UTC)
    assert timedelta(0) <= late_by < timedelta(minutes=5)
    assert (start.tzinfo, start.minute % 5, start.second) == (ZoneInfo(zone), 0, 0)


@given(now=MOMENTS, zone=st.sampled_from(ZONES))
def test_the_day_turns_at_the_first_moment_of_the_next_date(now: datetime, zone: str) -> None:
    here = now.astimezone(ZoneInfo(zone))
    turns = day_turns(here).astimezone(ZoneInfo(zone))
    before = (day_turns(here) - timedelta(seconds=1)).astimezone(ZoneInfo(zone))
    assert (before.date(), turns.date() > here.date()) == (here.date(), True)
    assert day_turns(here) > now


def test_a_skipped_midnight_turns_at_one() -> None:
    turns = day_turns(at("Africa/Cairo", 2026, 4, 23, 22)).astimezone(ZoneInfo("Africa/Cairo"))
    assert (turns.date(), turns.hour) == (date(2026, 4, 24), 1)
