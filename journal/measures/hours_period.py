"""The preset in force, and the period that a day lies in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from journal.measures.hours_numbers import with_own
from journal.measures.weeks import DAY
from journal.presets.hours import BY_KEY, MY_BOARD, HoursPreset
from journal.records.own_hours import OwnHours
from journal.records.settings import Settings


def preset_of(key: str, own: Mapping[str, float] | None = None) -> HoursPreset:
    """Return the preset of that key with the therapist's own numbers in it; for an unknown key the blank one."""
    return with_own(BY_KEY.get(key, MY_BOARD), own or {})


def own_numbers(settings: Settings, key: str) -> dict[str, float]:
    """Return by name the numbers that the therapist put in place of those a preset comes with."""
    earlier = {"monthly_minutes": settings.own_supervision_minutes, "education": settings.own_cpd_hours}
    found = {name: float(value) for name, value in earlier.items() if value is not None and key == MY_BOARD.key}
    return found | {own.name: own.value for own in settings.own_hours if own.preset == key}


def with_own_numbers(settings: Settings, key: str, own: Mapping[str, float]) -> Settings:
    """Return the settings with these as all the own numbers of one preset; none: it is as it comes."""
    result = tuple(OwnHours(preset=key, name=name, value=value) for name, value in sorted(own.items()))
    others = tuple(kept for kept in settings.own_hours if kept.preset != key)
    changed = replace(settings, own_hours=(*others, *result))
    return replace(changed, own_supervision_minutes=None, own_cpd_hours=None) if key == MY_BOARD.key else changed


def period_of(preset: HoursPreset, today: date, since: date | None = None) -> tuple[date, date]:
    """Return the first and last day of the period that `today` lies in; `since` is the first day ever logged."""
    if preset.years is None:
        return min(since or today, today), today
    if preset.rolling:
        return years_before(today, preset.years) + DAY, today
    first = date(today.year, *preset.begins)
    if first > today:
        first = date(today.year - 1, *preset.begins)
    return first, date(first.year + preset.years, *preset.begins) - DAY


def years_before(day: date, years: int) -> date:
    """Return the same day so many years before; of 29 February the 28th."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)
