"""Supervision hours: what was sat, and what counts by whose rule."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.measures.supervision_hours import SupervisionHours, credit, credit_of, supervision_hours
from journal.presets.hours import BACP_GROUPS, GROUP_RULES, MY_BOARD, PRESETS
from journal.records.supervision import Supervision, SupervisionFormat
from tests.journal.practice import at

ALONE, GROUP = SupervisionFormat.INDIVIDUAL, SupervisionFormat.GROUP
PEER, CONSULTATION = SupervisionFormat.PEER, SupervisionFormat.CONSULTATION


def met(minutes: int = 60, **more: object) -> Supervision:
    return Supervision(at=at(date(2026, 10, 22)), minutes=minutes, **more)  # type: ignore[arg-type]  # as given


@pytest.mark.parametrize(
    ("minutes", "people", "counts"),
    [(60, 2, 30), (60, 4, 30), (120, 4, 60), (60, 5, 12), (120, 6, 20), (90, 8, 11.25)],
)
def test_a_group_counts_half_up_to_four_and_beyond_that_its_share(minutes: int, people: int, counts: float) -> None:
    assert credit(minutes, GROUP, people, rule=BACP_GROUPS) == counts
    assert credit(minutes, PEER, people, rule=BACP_GROUPS) == counts


@pytest.mark.parametrize("alone", [ALONE, CONSULTATION])
def test_an_hour_of_ones_own_counts_in_full_by_every_rule(alone: SupervisionFormat) -> None:
    assert [credit(50, alone, None, rule=rule) for rule in (None, *GROUP_RULES)] == [50, 50]
    assert credit(50, alone, 4, rule=BACP_GROUPS) == 50


def test_without_a_rule_every_minute_counts() -> None:
    assert MY_BOARD.group_rule is None
    assert credit(60, GROUP, 9) == credit(60, GROUP, None) == 60


def test_a_group_of_unknown_size_is_not_guessed() -> None:
    assert credit(60, GROUP, None, rule=BACP_GROUPS) is None


@pytest.mark.parametrize("rule", [None, BACP_GROUPS])
@pytest.mark.parametrize("said", [0, 25, 60])
def test_what_the_therapist_says_counts_overrules_every_rule(rule: object, said: int) -> None:
    assert credit_of(met(format=GROUP, counted_minutes=said), rule) == said  # type: ignore[arg-type]


def test_a_month_adds_up_and_names_what_it_cannot_count() -> None:
    month = [
        met(50),
        met(90, format=GROUP, group_size=6),
        met(60, format=PEER, group_size=2),
        met(45, format=GROUP),
        met(60, format=GROUP, counted_minutes=20),
    ]

    assert supervision_hours(month) == SupervisionHours(meetings=5, sat=305, counted=Fraction(265), untold=0)
    assert supervision_hours(month, BACP_GROUPS) == SupervisionHours(
        meetings=5, sat=305, counted=Fraction(115), untold=45
    )


def test_no_supervision_is_zero_of_both() -> None:
    assert supervision_hours([]) == SupervisionHours(meetings=0, sat=0, counted=Fraction(0), untold=0)


@given(st.integers(1, 1440), st.sampled_from(SupervisionFormat), st.none() | st.integers(2, 100))
def test_never_more_counts_than_was_sat_and_never_more_in_a_larger_group(
    minutes: int, format: SupervisionFormat, people: int | None
) -> None:
    for rule in (None, *GROUP_RULES):
        counts = credit(minutes, format, people, rule=rule)
        if counts is not None:
            assert 0 < counts <= minutes
        if people is not None and counts is not None:
            more = credit(minutes, format, people + 1, rule=rule)
            assert more is not None
            assert more <= counts


def test_every_preset_has_a_name_of_its_own_and_a_source() -> None:
    assert len({preset.key for preset in PRESETS}) == len({preset.name for preset in PRESETS}) == len(PRESETS)
    assert all(preset.source for preset in PRESETS)
    assert {preset.group_rule for preset in PRESETS} == {None, *GROUP_RULES}
