"""Reliable change: how far a score must move before answering alone does not explain it.

    least change = 1.96 · SD · √(2 · (1 − reliability))

Jacobson and Truax (1991), Journal of Consulting and Clinical Psychology 59, 12–19. A score that did not change at
all would differ by so much from one filling-in to the next in 1 of 20. It holds for those among whom SD and
reliability were found; it says nothing of why a score moved, nor whether that is good.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace

from journal.presets.scales import Norm, Scale, Subscale
from journal.records.settings import OwnNorm, Settings

Z = 1.96
"""Standard errors of the difference: 95 % of unchanged scores lie within."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeastChange:
    """`points` of a score from which on a change is a real one. `norm` None: its source says so itself."""

    points: float
    norm: Norm | None = None


def norm_of(scale: str, part: Subscale, own: Iterable[OwnNorm] = ()) -> Norm:
    """Return how a score spreads: what the therapist put in, and for the rest what its source tells.

    From where the figures are is the therapist's word once one of them is.
    """
    tells = part.norm or Norm(None, None, "")
    mine = own_norm(scale, part.name, own)
    if mine is None:
        return tells
    sd, reliability = (tells.sd if mine.sd is None else mine.sd), (mine.reliability or tells.reliability)
    return Norm(sd, reliability, mine.source)


def least_change(scale: Scale, part: Subscale, own: Iterable[OwnNorm] = ()) -> LeastChange | None:
    """Return the size of a real change of a score, or None where neither therapist nor source tells enough for it.

    The size that the source of the scale names itself comes before one computed from what is told of its spread, and
    after one to which the therapist put in a figure.
    """
    own = tuple(own)
    if scale.real_change is not None and own_norm(scale.name, part.name, own) is None:
        return LeastChange(points=scale.real_change)
    norm = norm_of(scale.name, part, own)
    if norm.sd is None or norm.reliability is None:
        return LeastChange(points=scale.real_change) if scale.real_change is not None else None
    return LeastChange(points=Z * norm.sd * math.sqrt(2 * (1 - norm.reliability)), norm=norm)


def own_norm(scale: str, name: str, own: Iterable[OwnNorm]) -> OwnNorm | None:
    """Return what the therapist put in for a score; None: nothing."""
    return next((one for one in own if (one.scale, one.name) == (scale, name)), None)


def is_real(difference: float, least: LeastChange | None) -> bool | None:
    """Say whether a change is more than answering alone would give; None: its size is not known."""
    return None if least is None else round(abs(difference), 9) >= round(least.points, 9)


def with_own_norm(settings: Settings, norm: OwnNorm) -> Settings:
    """Return the settings with this as the therapist's own norm of its score; empty: the source's."""
    others = tuple(one for one in settings.own_norms if (one.scale, one.name) != (norm.scale, norm.name))
    empty = norm.sd is None and norm.reliability is None and not norm.source
    return replace(settings, own_norms=others if empty else (*others, norm))
