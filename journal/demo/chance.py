"""Seeded chance: the same seed gives the same life."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import TypeVar

from journal.records.entry import local_time

T = TypeVar("T")

ZONE = "Europe/Berlin"
"""Where the fictional therapist lives."""

DAY = timedelta(days=1)


class Chance:
    """A stream of chance of its own for each subject: a change in one does not ripple through the others."""

    def __init__(self, seed: int, subject: str) -> None:
        self._random = random.Random(f"{seed} {subject}")
        self.share = self._random.random

    def id(self) -> str:
        """Return a UUID4 as 32 hex digits."""
        number = self._random.getrandbits(128)
        number = number & ~(0xF000 << 64) | (0x4000 << 64)
        number = number & ~(0xC000 << 48) | (0x8000 << 48)
        return f"{number:032x}"

    def happens(self, probability: float) -> bool:
        """Say whether something of this probability happens this time."""
        return self.share() < probability

    def one(self, choices: Sequence[T]) -> T:
        """Return one of the choices, each as likely."""
        return choices[int(self.share() * len(choices))]

    def weighted(self, choices: Sequence[tuple[T, float]]) -> T:
        """Return one of the choices, each as likely as its weight; at least one weight must be above 0."""
        left = self.share() * sum(weight for _, weight in choices)
        for choice, weight in choices:
            left -= weight
            if left < 0:
                return choice
        return choices[-1][0]

    def shuffled(self, choices: Sequence[T]) -> list[T]:
        """Return the choices in some order."""
        return self._random.sample(choices, len(choices))

    def whole(self, low: int, high: int) -> int:
        """Return a whole number from `low` to `high`, both included."""
        return low + int(self.share() * (high - low + 1))

    def near(self, middle: float, spread: float) -> float:
        """Return a number near `middle`: normal, `spread` is the standard deviation."""
        return self._random.gauss(middle, spread)

    def rating(self, middle: float, spread: float, high: int = 10) -> int:
        """Return a rating 0 to `high` near `middle`."""
        return min(high, max(0, round(self.near(middle, spread))))

    def times(self, mean: float) -> int:
        """Return how often something happens that happens `mean` times as a rule (Poisson)."""
        limit, count, product = math.exp(-mean), 0, self.share()
        while product > limit:
            count += 1
            product *= self.share()
        return count


def at(day: date, minute: int) -> datetime:
    """Return the moment of a local day, `minute` minutes after midnight by the wall clock."""
    return local_time(day, time(minute // 60, minute % 60), ZONE)


def written(chance: Chance, happened: datetime, today: date) -> datetime:
    """Return when an entry was written: soon after as a rule, sometimes in the evening or next morning.

    Always before `today`, unless it happened today.
    """
    soon = happened + timedelta(minutes=chance.whole(2, 35))
    habit = chance.share()
    day = happened.date()
    if habit < 0.14 and happened.hour < 20:
        soon = at(day, chance.whole(20 * 60 + 5, 21 * 60 + 50))
    elif habit < 0.18:
        soon = at(day + DAY, chance.whole(7 * 60, 8 * 60 + 30))
    if day < today <= soon.date():
        return max(happened, at(day, 23 * 60 + 40))
    return soon
