"""A number that the therapist put in place of one that a preset of hours comes with."""

from __future__ import annotations

from dataclasses import dataclass

from journal.errors import FieldError
from journal.records import entry

LARGEST = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnHours:
    """`value` stands for the number `name` of the preset with the key `preset`; 0: nothing is asked.

    Names and their units are those of measures/hours_numbers.py. At most LARGEST.
    """

    preset: str
    name: str
    value: float

    def __post_init__(self) -> None:
        entry.line("preset", self.preset, required=True)
        entry.line("name", self.name, required=True)
        if not 0 <= self.value <= LARGEST:
            raise FieldError("own_hours", "must be from 0 to 100,000")
