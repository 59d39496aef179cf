"""What a row found: a figure, the other side, their ratio, and whether it is within the goal."""

from dataclasses import dataclass, field
from statistics import median

from tests.bench.rounds import Readings, ratio


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """A figure of a row and how far it may go: `most` and `growth` are ratios, both included; None: only told."""

    figure: str
    what: str
    against: str
    most: float | None
    growth: float | None = None
    other_figure: str | None = None
    """Name of the other side's reading, where it is not named as ours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One line of the table: a figure for a life of `years`. Readings as measured, in order of rounds."""

    row: int
    years: int
    goal: Goal
    unit: str
    ours: list[float]
    theirs: list[float]
    ratio: float = field(init=False)
    growth: float | None = None
    """Ours now ÷ ours for the shortest life, within each round; None for the shortest life itself."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "ratio", ratio(self.ours, self.theirs))

    @property
    def our_median(self) -> float:
        """Return the middle reading of ours."""
        return median(self.ours)

    @property
    def their_median(self) -> float:
        """Return the middle reading of the other side."""
        return median(self.theirs)

    @property
    def met(self) -> bool | None:
        """Say whether the ratio is within its goal; None where none was set."""
        return None if self.goal.most is None else self.ratio <= self.goal.most

    @property
    def growth_met(self) -> bool | None:
        """Say whether the growth is within its goal; None where none was set or this is the shortest life."""
        return None if self.growth is None or self.goal.growth is None else self.growth <= self.goal.growth


def compare(
    row: int, goals: list[Goal], readings: dict[str, list[Readings]], years: list[int], unit: str, other: str
) -> list[Found]:
    """Return a line for each goal and life from rounds whose sides are named ours@<years> and `other`.

    Growth is against the first of `years`.
    """
    found = []
    for goal in goals:
        theirs = [r[goal.other_figure or goal.figure] for r in readings[other]]
        first = [r[goal.figure] for r in readings[ours(years[0])]]
        for life in years:
            here = [r[goal.figure] for r in readings[ours(life)]]
            growth = None if life == years[0] else ratio(here, first)
            found.append(Found(row=row, years=life, goal=goal, unit=unit, ours=here, theirs=theirs, growth=growth))
    return found


def ours(years: int) -> str:
    """Return the name of our side for a life of `years`."""
    return f"ours@{years}"
