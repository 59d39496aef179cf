"""The menu: which pages there are, under which address, in which order."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

PAGES = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class Place:
    """A page in the menu. Its address is the file's name, with '-' for '_'."""

    file: str
    title: str
    icon: str

    @property
    def path(self) -> Path:
        """Where its file lies."""
        return PAGES / self.file

    @property
    def address(self) -> str:
        """What stands after the first '/' of its address."""
        return self.path.stem.replace("_", "-")


MENU = {
    "": (Place("today/today.py", "Today", ":material/wb_sunny:"),),
    "Log": (
        Place("log/session.py", "Session", ":material/chair:"),
        Place("log/week.py", "The week", ":material/calendar_view_week:"),
        Place("log/reflection.py", "Still with me", ":material/psychology_alt:"),
        Place("log/downtime.py", "Downtime", ":material/coffee:"),
        Place("log/supervision.py", "Supervision", ":material/groups:"),
        Place("log/check_in.py", "Evening", ":material/bedtime:"),
    ),
    "Insight": (
        Place("insight/emotional_load.py", "Emotional load", ":material/stacked_line_chart:"),
        Place("insight/caseload_intensity.py", "Caseload intensity", ":material/balance:"),
    ),
    "Ahead": (Place("ahead/time_off.py", "Time off", ":material/beach_access:"),),
    "Keeping": (
        Place("keeping/clients.py", "Clients", ":material/folder_shared:"),
        Place("keeping/settings.py", "Settings", ":material/tune:"),
    ),
}
