"""The numbers that a preset of hours asks for, by name: those it comes with, and one's own in their place.

BACP, accredited:  monthly_minutes 90, education –      own: monthly_minutes 60   →   60 minutes a month are asked
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from journal.presets.hours import Asked, HoursPreset, What

PLAIN = ("monthly_minutes", "client_hours_for_one", "weeks_between", "most_a_week")
"""Numbers that are fields of a preset, whole ones. The others are those of Asked, in the unit of What."""

ALWAYS = ("monthly_minutes", "education")
"""What every preset can be given, also where it comes without: minutes of supervision a month, hours of education."""

WHOLE = frozenset({*PLAIN, "weeks", "sessions", "clients"})
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
    result = {name: value for name, value in own.items() if name in numbers_of(preset)}
    plain = {name: int(value) or None for name, value in result.items() if name in PLAIN}
    known = {name_of(asked): asked for asked in preset.asked}
    known.setdefault("education", Asked(what=What.EDUCATION, least=0))
    asked = [replace(one, least=result.get(name, one.least)) for name, one in known.items()]
    return replace(preset, asked=tuple(one for one in asked if one.least), **plain)  # type: ignore[arg-type]  # by name
