"""What boards ask, as data: complete, sourced, and honest about when it was compared."""

from __future__ import annotations

from datetime import date

import pytest

from journal.presets.hours import BY_KEY, GROUP_RULES, MY_BOARD, PRESETS, Asked, HoursPreset, What

KEYS = [
    "my_board", "bacp_accredited", "bacp_student", "ukcp", "babcp", "pacfa", "ahpra_psychologist", "california_amft",
    "emdria", "dbt_team", "hcpc", "bps",
]  # fmt: skip


def asked(key: str) -> set[tuple[What, float]]:
    return {(one.what, one.least) for one in BY_KEY[key].asked}


def test_every_preset_of_the_design_is_there_once_and_the_blank_one_first() -> None:
    assert [preset.key for preset in PRESETS] == KEYS
    assert PRESETS[0] is MY_BOARD
    assert (MY_BOARD.asked, MY_BOARD.monthly_minutes, MY_BOARD.group_rule) == ((), None, None)


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.key)
def test_a_preset_names_its_source_and_a_day_that_was_there(preset: HoursPreset) -> None:
    assert len(preset.source) > 10
    assert preset.checked_on is None or preset.checked_on >= date(2026, 11, 22)
    assert preset.copy_of is None or (preset.checked_on is not None and preset.copy_of <= preset.checked_on)
    date(2025, *preset.begins)
    assert preset.group_rule is None or preset.group_rule in GROUP_RULES


def test_hours_with_clients_are_read_only_where_they_decide() -> None:
    asking = [preset.key for preset in PRESETS if preset.asks_for_client_hours]
    assert asking == ["bacp_student", "pacfa", "california_amft"]


def test_what_could_not_be_compared_with_its_own_source_bears_no_date() -> None:
    assert [p.key for p in PRESETS if p.checked_on is None] == ["my_board", "california_amft", "emdria"]


def test_the_numbers_are_those_of_the_design() -> None:
    bacp, student = BY_KEY["bacp_accredited"], BY_KEY["bacp_student"]
    assert (bacp.monthly_minutes, bacp.averaged, student.client_hours_for_one, student.weeks_between) == (
        90,
        False,
        8,
        2,
    )
    assert asked("ukcp") == {(What.EDUCATION, 250), (What.EDUCATION, 20)}
    assert asked("babcp") == {(What.EDUCATION, 6)}
    assert asked("pacfa") == {(What.EDUCATION, 20), (What.SUPERVISION, 10), (What.SUPERVISION, 15)}
    assert Asked(what=What.SUPERVISION, least=15, from_client_hours=400) in BY_KEY["pacfa"].asked
    assert asked("ahpra_psychologist") == {(What.EDUCATION, 30), (What.SUPERVISION, 10)}
    assert asked("california_amft") == {
        (What.EXPERIENCE, 3000), (What.CLIENT_HOURS, 1750), (What.WEEKS, 104), (What.WEEKS_INDIVIDUAL, 52),
    }  # fmt: skip
    assert asked("emdria") == {
        (What.SUPERVISION, 20), (What.INDIVIDUAL, 10), (What.SESSIONS, 50), (What.CLIENTS, 25),
    }  # fmt: skip
    assert BY_KEY["dbt_team"].weeks_between == 1
    assert (BY_KEY["hcpc"].asked, BY_KEY["bps"].asked) == ((), ())
