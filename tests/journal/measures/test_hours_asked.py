"""One's own numbers in the place of those a preset comes with."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from journal.errors import FieldError
from journal.measures.hours import hours
from journal.measures.hours_asked import ALWAYS, numbers_of, own_numbers, preset_of, with_own, with_own_numbers
from journal.presets.hours import BY_KEY, PRESETS, What
from journal.records.settings import LARGEST_OWN_HOURS, OwnHours, Settings
from journal.records.supervision import Supervision
from journal.wording.hours import number_name
from tests.journal.practice import at


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.key)
def test_every_number_of_every_preset_can_be_changed_and_has_a_name(preset: object) -> None:
    assert isinstance(preset, type(PRESETS[0]))
    numbers = numbers_of(preset)
    assert set(ALWAYS) <= set(numbers)
    assert len({number_name(name) for name in numbers}) == len(numbers)
    assert not any("_" in number_name(name) for name in numbers)
    own = {name: 7.0 + n for n, name in enumerate(numbers)}
    assert numbers_of(with_own(preset, own)) == own
    nothing = with_own(preset, dict.fromkeys(numbers, 0))
    assert set(numbers_of(nothing).values()) == {None}
    assert nothing.asked == ()


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.key)
def test_without_own_numbers_a_preset_is_as_it_comes(preset: object) -> None:
    assert isinstance(preset, type(PRESETS[0]))
    assert preset_of(preset.key) == preset
    assert with_own(preset, {"the moon": 3.0}) == preset


def test_the_source_and_all_that_is_no_number_stay() -> None:
    own = preset_of("pacfa", {"supervision_from_400": 30, "education": 12.5})
    assert replace(own, asked=()) == replace(BY_KEY["pacfa"], asked=())
    assert [(a.what, a.least, a.from_client_hours) for a in own.asked] == [
        (What.EDUCATION, 12.5, 0), (What.SUPERVISION, 10, 0), (What.SUPERVISION, 30, 400),
    ]  # fmt: skip


def test_hours_are_held_against_ones_own_numbers() -> None:
    meetings = [Supervision(at=at(date(2026, month, 5)), minutes=75) for month in (8, 9)]
    for own, under in (({}, 2), ({"monthly_minutes": 60.0}, 0)):
        told = hours(
            preset_of("bacp_accredited", own),
            today=date(2026, 10, 20),
            since=date(2026, 8, 1),
            supervisions=meetings,
            downtimes=(),
        )
        assert told.months_under == under


def test_own_numbers_are_kept_apart_by_preset() -> None:
    told = with_own_numbers(Settings(), "pacfa", {"education": 25.0, "supervision": 11.0})
    told = with_own_numbers(told, "ukcp", {"education": 300.0})
    assert own_numbers(told, "pacfa") == {"education": 25.0, "supervision": 11.0}
    assert own_numbers(told, "ukcp") == {"education": 300.0}
    assert own_numbers(told, "my_board") == {}
    told = with_own_numbers(told, "pacfa", {})
    assert own_numbers(told, "pacfa") == {}
    assert own_numbers(told, "ukcp") == {"education": 300.0}


def test_what_an_earlier_version_kept_is_that_of_my_board_until_it_is_changed() -> None:
    earlier = Settings(own_supervision_minutes=90, own_cpd_hours=30.0)
    assert own_numbers(earlier, "my_board") == {"monthly_minutes": 90.0, "education": 30.0}
    assert own_numbers(earlier, "pacfa") == {}
    assert own_numbers(with_own_numbers(earlier, "pacfa", {"education": 1.0}), "my_board") == own_numbers(
        earlier, "my_board"
    )
    changed = with_own_numbers(earlier, "my_board", {"education": 40.0})
    assert own_numbers(changed, "my_board") == {"education": 40.0}
    assert own_numbers(with_own_numbers(earlier, "my_board", {}), "my_board") == {}


@pytest.mark.parametrize("value", [-1, LARGEST_OWN_HOURS + 1])
def test_a_number_has_its_limits(value: float) -> None:
    with pytest.raises(FieldError):
        OwnHours(preset="pacfa", name="education", value=value)
