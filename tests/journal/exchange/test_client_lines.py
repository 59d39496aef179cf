"""Clients written one a line."""

from __future__ import annotations

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.exchange.client_lines import ClientLine, read_clients
from journal.records.client import Frequency, Slot
from journal.wording import client_lines as wording

MONDAY_10 = Slot(weekday=1, clock=time(10))
TUESDAY_11 = Slot(weekday=2, clock=time(11))


def read(text: str) -> ClientLine:
    [line] = read_clients(text)
    return line


@pytest.mark.parametrize(
    ("text", "slots", "frequency", "minutes"),
    [
        ("K2", (), None, None),
        ("K2 Mon 10:00", (MONDAY_10,), Frequency.WEEKLY, None),
        ("K2 mondays at 10", (MONDAY_10,), Frequency.WEEKLY, None),
        ("K2, Mon 10.00, 45m", (MONDAY_10,), Frequency.WEEKLY, 45),
        ("K2 Tue 11 fortnightly", (TUESDAY_11,), Frequency.FORTNIGHTLY, None),
        ("K2 every other week Tue 11am 50 min", (TUESDAY_11,), Frequency.FORTNIGHTLY, 50),
        ("K2 Mon 10 Tue 11", (MONDAY_10, TUESDAY_11), Frequency.TWICE_WEEKLY, None),
        ("K2 Mon 10 twice weekly", (MONDAY_10,), Frequency.TWICE_WEEKLY, None),
        ("K2 thu 4pm as needed", (Slot(weekday=4, clock=time(16)),), Frequency.AS_NEEDED, None),
        ("K2 monthly 1h", (), Frequency.MONTHLY, 60),
        ("K2 Sun 12am", (Slot(weekday=7, clock=time(0)),), Frequency.WEEKLY, None),
    ],
)
def test_what_a_line_means(
    text: str, slots: tuple[Slot, ...], frequency: Frequency | None, minutes: int | None
) -> None:
    line = read(text)
    assert (line.code, line.slots, line.frequency, line.minutes, line.problem) == ("K2", slots, frequency, minutes, "")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("K2 Mon", "no time behind it"),
        ("K2 Mon Tue 11", "no time behind it"),
        ("K2 10:00", "“10:00” has no weekday before it"),
        ("K2 Mon 25:00", "“25:00” is not understood"),
        ("K2 Mon 13pm", "“13pm” is not understood"),
        ("K2 Mon 10 fortnigtly", "“fortnigtly” is not understood"),
        ("K2 Mon 10 weekly monthly", "“monthly” is said after it was said already"),
        ("K2 Mon 10 50m 45m", "“45m” is said after"),
        ("-", "“-” is not understood"),
        (" – ,".strip(), "is not understood"),
    ],
)
def test_a_line_is_understood_whole_or_not(text: str, said: str) -> None:
    line = read(text)
    assert said in line.problem
    assert (line.text, line.slots, line.frequency) == (text, (), None)


def test_lines_end_where_one_writes_them_to_end_and_are_counted() -> None:
    lines = read_clients("K2 Mon 10:00 · M1 Tue 11 fortnightly\n\n  A4; Q7 ?\r\n")
    assert [(line.number, line.code, bool(line.problem)) for line in lines] == [
        (1, "K2", False),
        (2, "M1", False),
        (3, "A4", False),
        (4, "Q7", True),
    ]


def test_what_is_more_than_is_read_at_once_is_left_over_whole() -> None:
    text = "\n".join(f"A{n} Mon 10:00" for n in range(2_000))
    *read, rest = read_clients(text)
    assert not any(line.problem for line in read)
    assert "more than is read at once" in rest.problem
    assert "\n".join(line.text for line in (*read, rest)) == text


def test_a_line_is_named_by_how_it_begins() -> None:
    assert len(wording.trouble(1, "x" * 10_000, wording.unknown("y" * 10_000))) < 200


@given(st.one_of(st.text(max_size=200), st.text("-–—,; \nK2", max_size=20)))
def test_no_text_breaks_it_and_no_line_is_passed_over(text: str) -> None:
    lines = read_clients(text)
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    assert all(line.code or line.problem for line in lines)
    assert all(line.text.strip() for line in lines)
