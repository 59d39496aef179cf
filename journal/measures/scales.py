"""Published scales, scored from answers by item number. The keys stand in presets/scales.py.

A score is what the scale's authors say it is; none is a diagnosis.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import isfinite

from journal.errors import FieldError
from journal.measures.reliable_change import LeastChange, is_real, least_change
from journal.presets.scales import BY_NAME, Form, Scale, Subscale
from journal.records import entry
from journal.records.scale import ScaleAnswers
from journal.records.settings import OwnNorm

LARGEST_TOTAL = 1000
"""For totals whose range is not known here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What became of a score since `before`, an earlier filling-in.

    `real` says whether it is more than chance; None: the size of a real change is not known.
    """

    difference: float
    before: ScaleAnswers
    real: bool | None = None


def score(scale: str, answers: Mapping[int, int], *, form: str = "") -> dict[str, float]:
    """Return each score by its name, from answers by item number as the form at hand numbers them.

    Raises FieldError naming the item that is missing, not of this scale, or
    out of range; naming `scale` for one that is not known or is kept as
    totals only; naming `form` where it decides and is not said.
    """
    key = known(scale)
    if not key.items:
        raise FieldError("scale", "is kept as totals only")
    used = form_of(key, form)
    numbers = item_numbers(key, used)
    for number, answer in answers.items():
        if number not in numbers:
            raise FieldError(f"item_{number}", f"is not of this scale, which has {numbers[0]} to {numbers[-1]}")
        _check_answer(key, number, answer)
    _check_missing(key, [number for number in numbers if answers.get(number) is None])
    low, high = key.answers[0], key.answers[-1]
    counted = {
        number - used.first + 1: low + high - answer if number - used.first + 1 in used.backward else answer
        for number, answer in answers.items()
        if answer is not None
    }
    return {part.name: _of_part(key, [counted[n] for n in part.items if n in counted]) for part in key.subscales}


def scores_of(filled: ScaleAnswers) -> dict[str, float]:
    """Return the scores of one filling-in, from its answers, else its totals. Raises FieldError as `score` does."""
    if filled.answers:
        return score(filled.scale, dict(filled.answers), form=filled.form)
    return check_totals(filled.scale, dict(filled.totals))


def check_totals(scale: str, totals: Mapping[str, float]) -> dict[str, float]:
    """Return typed totals in the order of the scale; at least one is needed. Raises FieldError naming the total."""
    key = known(scale)
    parts = {part.name: part for part in key.subscales}
    if not totals:
        raise FieldError("totals", "are not typed yet: one is enough")
    for name, total in totals.items():
        if name not in parts:
            raise FieldError("totals", "hold a name that this scale does not have")
        _check_total(key, parts[name], total)
    return {name: float(totals[name]) for name in parts if name in totals}


def known(scale: str) -> Scale:
    """Return the key of a scale. Raises FieldError for a name that is not known here."""
    if scale not in BY_NAME:
        raise FieldError("scale", "is not one of those known here")
    return BY_NAME[scale]


def form_of(key: Scale, form: str) -> Form:
    """Return the form of that name, or the one that is assumed. Raises FieldError where it must be said."""
    name = form or key.assumed
    if name is None:
        raise FieldError("form", "is needed: printed copies number the items differently")
    found = next((one for one in key.forms if one.name == name), None)
    if found is None:
        raise FieldError("form", "is not one of this scale's")
    return found


def item_numbers(key: Scale, form: Form) -> range:
    """Return the numbers of the items on that form."""
    return range(form.first, form.first + key.items)


def span(key: Scale, part: Subscale) -> tuple[float, float] | None:
    """Return the lowest and highest value a score can take, or None where that is not known here."""
    if part.items:
        factor = 1 if key.mean else key.times * len(part.items)
        return key.answers[0] * factor, key.answers[-1] * factor
    return (part.low, part.high) if part.low is not None and part.high is not None else None


def band(scale: str, name: str, value: float) -> str:
    """Return what the source calls such a score, in words; empty where it says nothing."""
    part = next((part for part in known(scale).subscales if part.name == name), None)
    reached = [one.words for one in part.bands if value >= one.least] if part else []
    return reached[-1] if reached else ""


def changes(filled: ScaleAnswers, of_scale: Iterable[ScaleAnswers], own: Sequence[OwnNorm] = ()) -> dict[str, Change]:
    """Return how each score changed since the filling-in before it; a score that never was before is left out.

    `of_scale` are filled-in copies of any scale, in any order, `filled`
    itself among them or not; one that cannot be scored is passed over.
    """
    key, now = known(filled.scale), scores_of(filled)
    least = {part.name: least_change(key, part, own) for part in key.subscales}
    found: dict[str, Change] = {}
    earlier = [one for one in of_scale if one.scale == filled.scale and _order(one) < _order(filled)]
    for before in sorted(earlier, key=_order, reverse=True):
        if found.keys() == now.keys():
            break
        try:
            then = scores_of(before)
        except FieldError:
            continue
        for name in now.keys() & then.keys() - found.keys():
            difference = now[name] - then[name]
            found[name] = Change(difference=difference, before=before, real=is_real(difference, least[name]))
    return {name: found[name] for name in now if name in found}


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One score. `real`: whether its change since the point before is more than chance, None: not known."""

    at: datetime
    value: float
    real: bool | None = None


def over_time(of_scale: Iterable[ScaleAnswers], own: Sequence[OwnNorm] = ()) -> dict[str, list[Point]]:
    """Return each score's points, the oldest first, of the fillings-in of one scale in any order.

    One that cannot be scored is passed over, and a score never given is left out.
    """
    found: dict[str, list[Point]] = {}
    least: dict[str, LeastChange | None] = {}
    for filled in sorted(of_scale, key=_order):
        try:
            key, scores = known(filled.scale), scores_of(filled)
        except FieldError:
            continue
        least = least or {part.name: least_change(key, part, own) for part in key.subscales}
        for name, value in scores.items():
            points = found.setdefault(name, [])
            real = is_real(value - points[-1].value, least[name]) if points else None
            points.append(Point(at=filled.at, value=value, real=real))
    return found


def _order(filled: ScaleAnswers) -> tuple[datetime, datetime, str]:
    """Return what puts fillings-in in order of time; of the same minute, the one written first comes first."""
    return filled.at, filled.written_at, filled.id


def _of_part(key: Scale, counted: list[int]) -> float:
    return sum(counted) / len(counted) if key.mean else float(key.times * sum(counted))


def _check_answer(key: Scale, number: int, answer: int) -> None:
    if key.answers == tuple(range(key.answers[0], key.answers[-1] + 1)):
        entry.whole(f"item_{number}", answer, key.answers[0], key.answers[-1])
        return
    entry.whole(f"item_{number}", answer, -LARGEST_TOTAL, LARGEST_TOTAL)
    if answer is not None and answer not in key.answers:
        *most, last = key.answers
        raise FieldError(f"item_{number}", f"must be {', '.join(map(str, most))} or {last}")


def _check_missing(key: Scale, missing: list[int]) -> None:
    """Raise FieldError naming the first of the missing items where too many are."""
    if key.items - len(missing) >= (key.least_answered or key.items):
        return
    first, *others = missing
    also = ""
    if others:
        also = f", and so {'is' if len(others) == 1 else 'are'} {' and '.join(map(str, others))}"
    if len(others) > 2:
        also = f", and {len(others)} more are"
    enough = f"; {key.least_answered} answers are enough" if key.least_answered else ""
    raise FieldError(f"item_{first}", f"is missing{also}{enough}")


def _check_total(key: Scale, part: Subscale, total: float) -> None:
    low, high = span(key, part) or (0, LARGEST_TOTAL)
    if isinstance(total, bool) or not isinstance(total, int | float) or not isfinite(total):
        raise FieldError(part.name, "must be a number")
    if not low <= total <= high:
        raise FieldError(part.name, f"must be between {low:g} and {high:g}")
    if part.items and not key.mean and total % key.times:
        steps = f"is a whole number, in steps of {key.times}" if key.times > 1 else "must be a whole number"
        raise FieldError(part.name, steps)
