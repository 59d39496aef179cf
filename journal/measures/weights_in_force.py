"""The weights as the therapist has set them: defaults, and what was changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from typing import Any

from journal.errors import FieldError
from journal.measures.weights import DEFAULTS, Weights
from journal.records.weight_change import WeightChange

HIGHEST_FACTOR = 10
"""A weight may be at most so many times its default, or 10 where the default is smaller than 1 (D)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """One weight: its full name ("caseload.risk"), what it is now, what ships, and how high it may go."""

    name: str
    value: float
    default: float
    highest: float

    @property
    def is_whole(self) -> bool:
        """Whether it counts minutes, days or weeks: whole numbers only."""
        return isinstance(self.default, int)

    @property
    def lowest(self) -> int:
        """1 for what is counted, 0 for a factor."""
        return 1 if self.is_whole else 0


def in_force(changes: Iterable[WeightChange]) -> Weights:
    """Return the weights after all `changes`, whatever order they come in; the latest of a name wins.

    They apply to all history. Names that this version does not know, and
    values that it does not take, are passed over.
    """
    changed: dict[str, dict[str, float | int]] = {}
    for change in sorted(changes, key=lambda c: (c.changed_at, c.id)):
        group, _, name = change.name.partition(".")
        default = _default(change.name)
        if default is None:
            continue
        values = changed.setdefault(group, {})
        if change.value is None:
            values.pop(name, None)
        elif _fits(default, change.value):
            values[name] = type(default.default)(change.value)
    groups: dict[str, Any] = {group: replace(getattr(DEFAULTS, group), **values) for group, values in changed.items()}
    return replace(DEFAULTS, **groups)


def every_weight(weights: Weights) -> Iterator[Weight]:
    """Yield each weight with its default, in the order of measures/weights.py."""
    for group in fields(Weights):
        now, shipped = getattr(weights, group.name), getattr(DEFAULTS, group.name)
        for field in fields(now):
            default = getattr(shipped, field.name)
            highest = max(10.0, HIGHEST_FACTOR * default)
            yield Weight(
                name=f"{group.name}.{field.name}", value=getattr(now, field.name), default=default, highest=highest
            )


def checked(name: str, value: float) -> float:
    """Return `value` as the weight `name` takes it. Raises FieldError for an unknown name or a value out of range."""
    weight = _default(name)
    if weight is None:
        raise FieldError("weight", "is not one that this program knows")
    if not _fits(weight, value):
        kind = "a whole number" if weight.is_whole else "a number"
        raise FieldError("weight", f"must be {kind} between {weight.lowest} and {weight.highest:g}")
    return value


def _default(name: str) -> Weight | None:
    return _KNOWN.get(name)


def _fits(weight: Weight, value: float) -> bool:
    return weight.lowest <= value <= weight.highest and (not weight.is_whole or float(value).is_integer())


_KNOWN = {weight.name: weight for weight in every_weight(DEFAULTS)}
