"""Fewer points for a long line: means of so many neighbours."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from journal.charts.style import MOST_POINTS


def group_size(points: int) -> int:
    """Return how many neighbours must become one point, so that at most MOST_POINTS are left; at least 1."""
    return max(1, -(-points // MOST_POINTS))


def means(values: Sequence[float | None], size: int) -> npt.NDArray[np.float64]:
    """Return the mean of each `size` neighbours, those missing left out; NaN where all are missing."""
    known = np.array([np.nan if v is None else v for v in values], dtype=np.float64)
    if size == 1:
        return known
    padded = np.concatenate([known, np.full(-len(known) % size, np.nan)]).reshape(-1, size)
    n = np.sum(~np.isnan(padded), axis=1)
    mean = np.full(len(n), np.nan)
    np.divide(np.nansum(padded, axis=1), n, out=mean, where=n > 0)
    return mean
