"""Sums that a board may add up again: fractions instead of floats, and shown parts that come to the shown total.

15 × 40 minutes = 10 h        10 × 1.1 + 10 × 0.9 = 20        13 × (90 ÷ 13) = 90
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction


def exact(value: Fraction | float) -> Fraction:
    """Return a number as it was typed: 1.1 is eleven tenths. What is a fraction already stays as it is."""
    return Fraction(str(value))


def whole(value: Fraction | float) -> int:
    """Return a number from 0 on to the nearest whole one, halves up."""
    return int(exact(value) + Fraction(1, 2))


def hundredths(value: Fraction | float) -> Fraction:
    """Return a number from 0 on in full hundredths, rounded down: nobody is shown more than there is."""
    return Fraction(int(exact(value) * 100), 100)


def whole_parts(parts: Sequence[Fraction], most: Sequence[int] | None = None) -> list[int]:
    """Return the parts as whole numbers that add up to their whole sum, each less than 1 away where that is possible.

    What was cut off goes to the parts that lost most, the earlier first.
    None gets above its `most`; those must come to no less than the sum.
    """
    shown = [min(int(part), limit) for part, limit in zip(parts, most or [int(p) + 1 for p in parts], strict=True)]
    left = whole(sum(parts, Fraction(0))) - sum(shown)
    while left > 0:
        open_ones = [n for n in range(len(parts)) if most is None or shown[n] < most[n]]
        shown[max(open_ones, key=lambda n: (parts[n] - shown[n], -n))] += 1
        left -= 1
    return shown
