"""The dashboards that are measured, and the settings under which each of them draws a figure."""

from collections.abc import Mapping
from typing import Any

from pages.parts.menu import MENU, PLACES, Place

DASHBOARDS = (
    *(place for place in MENU["Insight"] if place.path.stem not in ("board", "how_computed", "weights")),
    PLACES["hours"],
)
"""Every page that draws with Plotly, in the order of the menu."""

EMOTIONAL_LOAD, *OTHERS = DASHBOARDS
"""The one with most series, and the rest."""

DRAWS: Mapping[str, Any] = {"word_tone": True}
"""Off until it is switched on; without it that page has no figure."""

FEWER_ROUNDS = 3
"""At most, for the rest: ten pages in fresh browsers with every round would take half an hour."""


LEAST_YEARS = {"what-it-did": 3}
"""Address of a page → the years of a life from which on it says anything; five absences take that long."""


def drawn_in(dashboard: Place, years: list[int]) -> list[int]:
    """Return those of these lives in which a dashboard draws."""
    return [life for life in years if life >= LEAST_YEARS.get(dashboard.address, 0)]


def name(dashboard: Place) -> str:
    """Return the name under which a dashboard's readings are kept, "emotional_load"."""
    return dashboard.path.stem
