"""The preset in force, and the period that a day lies in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from journal.measures.weeks import DAY
from journal.presets.hours import BY_KEY, MY_BOARD, Asked, HoursPreset, What


def preset_of(key: str, own_supervision_minutes: int | None = None, own_cpd_hours: float | None = None) -> HoursPreset:
    """Return the preset of that key, the blank one with the therapist's own numbers; for an unknown key the blank."""
    preset = BY_KEY.get(key, MY_BOARD)
    if preset is not MY_BOARD:
        return preset
    own = (Asked(what=What.EDUCATION, least=own_cpd_hours),) if own_cpd_hours else ()
    return replace(preset, monthly_minutes=own_supervision_minutes, asked=own)


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
