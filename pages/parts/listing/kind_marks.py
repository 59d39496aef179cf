"""The mark of each kind of entry in a list, in the day and in the week: its icon, in the colour of what it is about.

Marks say nothing that the line beside them does not say: who listens hears no more of them than of a bullet.
"""

from __future__ import annotations

from journal.charts.style import DARK, LIGHT
from journal.records.kinds import KINDS, Kind

CHANGE = "change"
"""Names the mark of what changed in a client."""


def mark(kind: Kind) -> dict[str, str]:
    """Return a kind's mark for a component: the icon's name in the font of icons, and its colour in both themes."""
    light, dark = (getattr(theme, kind.colour) for theme in (LIGHT, DARK))
    return {"icon": kind.icon.removeprefix(":material/").removesuffix(":"), "hue": f"light-dark({light}, {dark})"}


def marks() -> dict[str, dict[str, str]]:
    """Return the mark of each kind by the name of the kind, and that of a change."""
    return {**{kind.name: mark(kind) for kind in KINDS}, CHANGE: {"icon": "change_history", "hue": "currentColor"}}


def key(kind: str, entry_id: str) -> str:
    """Return the key of the container whose first line bears the mark of a kind."""
    return f"marked.{kind}.{entry_id}"


def style() -> str:
    """Return the style that draws the marks of such containers."""
    of_kinds = {kind.name.replace(" ", "-"): mark(kind) for kind in KINDS}
    return "\n".join(
        f'[class*="st-key-marked-{name}-"] {{ --icon: "{one["icon"]}"; --k: {one["hue"]}; }}'
        for name, one in of_kinds.items()
    )
