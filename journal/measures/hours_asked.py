"""What a board asks for hours, in force: a preset with one's own numbers in place of its own, and its period.

BACP, accredited:  monthly_minutes 90, education –      own: monthly_minutes 60   →   60 minutes a month are asked
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from journal.measures.weeks import DAY
from journal.presets.hours import BY_KEY, MY_BOARD, Asked, HoursPreset, What
from journal.records.settings import OwnHours, Settings

PLAIN = ("monthly_minutes", "client_hours_for_one", "weeks_between", "most_a_week")
"""Numbers that are fields of a preset, whole ones. The others are those of Asked, in the unit of What."""

ALWAYS = ("monthly_minutes", "education")
"""What every preset can be given, also where it comes without: minutes of supervision a month, hours of education."""

WHOLE = frozenset({*PLAIN, "weeks", "weeks_individual", "sessions", "clients"})
"""Names whose numbers are whole; the others are hours, and may be broken."""

STEPS = {"monthly_minutes": 15}
"""By how much a number is usually changed; 1 where nothing is said."""


def name_of(asked: Asked) -> str:
    """Return the name of a number that is asked, for example "supervision_from_400" or "education_each_year"."""
    name = asked.what.name.lower()
    name += "_each_year" if asked.each_year else ""
    return name + (f"_from_{asked.from_client_hours}" if asked.from_client_hours else "")


def numbers_of(preset: HoursPreset) -> dict[str, float | None]:
    """Return every number of a preset that can be changed, with what it comes with; None where nothing is asked."""
    known: dict[str, float | None] = {name: getattr(preset, name) for name in PLAIN}
    known |= {name_of(asked): asked.least for asked in preset.asked}
    found = {name: value for name, value in known.items() if value is not None}
    return {name: found.get(name) for name in dict.fromkeys((*ALWAYS, *found))}


def with_own(preset: HoursPreset, own: Mapping[str, float]) -> HoursPreset:
    """Return a preset with one's own numbers in place of its own; 0 asks for nothing, unknown names are passed over."""
    mine = {name: value for name, value in own.items() if name in numbers_of(preset)}
    plain = {name: int(value) or None for name, value in mine.items() if name in PLAIN}
    known = {name_of(asked): asked for asked in preset.asked}
    known.setdefault("education", Asked(what=What.EDUCATION, least=0))
    asked = [replace(one, least=mine.get(name, one.least)) for name, one in known.items()]
    return replace(preset, asked=tuple(one for one in asked if one.least), **plain)  # type: ignore[arg-type]  # by name


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
    these = tuple(OwnHours(preset=key, name=name, value=value) for name, value in sorted(own.items()))
    others = tuple(kept for kept in settings.own_hours if kept.preset != key)
    changed = replace(settings, own_hours=(*others, *these))
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
