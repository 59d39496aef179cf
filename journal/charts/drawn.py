"""A chart whole, as a page shows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from journal.charts.style import Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """The figure, the sentence above it, the figure in words, what it rests on, and the rows behind it, oldest first.

    `figure` None: nothing is drawn; where there is nothing to say but that, the sentence says it.
    """

    figure: Figure | None
    sentence: str = ""
    alt: str = ""
    rests_on: str = ""
    rows: Sequence[Mapping[str, object]] = ()
