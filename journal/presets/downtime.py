"""Downtime activities that are offered, each with the category it belongs to.

The category is the value of records' DowntimeCategory, as text. The category
"supervision or consultation" opens a supervision entry instead of downtime.
"""

from __future__ import annotations

from typing import NamedTuple

SUPERVISION = "supervision or consultation"


class Activity(NamedTuple):
    """An activity, its category, and the minutes that are filled in at first."""

    name: str
    category: str
    minutes: int


ACTIVITIES = (
    Activity("notes", "administration", 15),
    Activity("files", "administration", 15),
    Activity("billing", "administration", 20),
    Activity("scheduling", "administration", 10),
    Activity("calls and messages", "administration", 10),
    Activity("letter or report", "administration", 30),
    Activity("preparing a session", "administration", 10),
    Activity("reading", "continuing education", 20),
    Activity("course", "continuing education", 60),
    Activity("walk", "self-care", 20),
    Activity("exercise", "self-care", 30),
    Activity("meal", "self-care", 30),
    Activity("breathing or meditation", "self-care", 10),
    Activity("own therapy", "self-care", 50),
    Activity("supervision", SUPERVISION, 60),
    Activity("consultation", SUPERVISION, 30),
    Activity("talk with a colleague", "networking", 15),
    Activity("meeting", "networking", 60),
    Activity("research", "research", 30),
    Activity("association work", "professional organisation", 60),
    Activity("rest", "short break", 10),
    Activity("tea or coffee", "short break", 10),
    Activity("fresh air", "short break", 5),
)
"""In the order they are offered; any other activity may be typed."""

CATEGORY_OF = {activity.name: activity.category for activity in ACTIVITIES}
MINUTES_OF = {activity.name: activity.minutes for activity in ACTIVITIES}
