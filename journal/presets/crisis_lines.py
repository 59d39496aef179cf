"""Lines to call that come with the program. A short list to begin with: each therapist makes it their own.

Numbers change. `CHECKED` is the day on which the list was last gone through;
the page says so beside each, and says when that is long ago.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

CHECKED = date(2026, 11, 22)


class Line(NamedTuple):
    """A line: `reach` is what one dials, `source` who runs it or lays it down."""

    region: str
    name: str
    reach: str
    hours: str
    source: str


_ALWAYS = "day and night"

LINES = (
    Line("European Union and many neighbours", "Emergency", "112", _ALWAYS, "European emergency number"),
    Line("Australia", "Emergency", "000", _ALWAYS, "Triple Zero"),
    Line("Australia", "Lifeline", "13 11 14", _ALWAYS, "Lifeline Australia"),
    Line("Austria", "TelefonSeelsorge", "142", _ALWAYS, "TelefonSeelsorge Österreich"),
    Line("Canada", "Emergency", "911", _ALWAYS, "national emergency number"),
    Line("Canada", "Suicide Crisis Helpline", "988, call or text", _ALWAYS, "Public Health Agency of Canada"),
    Line("France", "Numéro national de prévention du suicide", "3114", _ALWAYS, "Ministère de la Santé"),
    Line("Germany", "TelefonSeelsorge", "0800 1110111 or 0800 1110222", _ALWAYS, "TelefonSeelsorge Deutschland"),
    Line("Ireland", "Emergency", "112 or 999", _ALWAYS, "national emergency number"),
    Line("Netherlands", "113 Zelfmoordpreventie", "113 or 0800 0113", _ALWAYS, "Stichting 113 Zelfmoordpreventie"),
    Line("New Zealand", "Emergency", "111", _ALWAYS, "national emergency number"),
    Line("New Zealand", "1737, Need to talk?", "1737, call or text", _ALWAYS, "Whakarongorau Aotearoa"),
    Line("Switzerland", "Die Dargebotene Hand", "143", _ALWAYS, "Die Dargebotene Hand"),
    Line("United Kingdom", "Emergency", "999", _ALWAYS, "national emergency number"),
    Line("United Kingdom and Ireland", "Samaritans", "116 123", _ALWAYS, "Samaritans"),
    Line("United States", "Emergency", "911", _ALWAYS, "national emergency number"),
    Line("United States", "988 Suicide & Crisis Lifeline", "988, call or text", _ALWAYS, "988 Lifeline"),
)
"""By region; the number that serves most countries first."""

_AMERICA_CANADA = (
    "Atikokan", "Blanc-Sablon", "Cambridge_Bay", "Creston", "Dawson", "Dawson_Creek", "Edmonton",
    "Fort_Nelson", "Glace_Bay", "Goose_Bay", "Halifax", "Inuvik", "Iqaluit", "Moncton", "Montreal", "Nipigon",
    "Pangnirtung", "Rainy_River", "Rankin_Inlet", "Regina", "Resolute", "St_Johns", "Swift_Current", "Thunder_Bay",
    "Toronto", "Vancouver", "Whitehorse", "Winnipeg", "Yellowknife",
)  # fmt: skip
_AMERICA_STATES = (
    "Adak", "Anchorage", "Boise", "Chicago", "Denver", "Detroit", "Fort_Wayne", "Indiana/", "Indianapolis", "Juneau",
    "Kentucky/", "Los_Angeles", "Louisville", "Menominee", "Metlakatla", "New_York", "Nome", "North_Dakota/",
    "Phoenix", "Shiprock", "Sitka", "Yakutat",
)  # fmt: skip

ZONES = {
    "European Union and many neighbours": ("Europe/", "Atlantic/Canary", "Atlantic/Madeira", "Asia/Nicosia"),
    "Australia": ("Australia/",),
    "Austria": ("Europe/Vienna",),
    "Canada": ("Canada/", *(f"America/{place}" for place in _AMERICA_CANADA)),
    "France": ("Europe/Paris",),
    "Germany": ("Europe/Berlin", "Europe/Busingen"),
    "Ireland": ("Europe/Dublin",),
    "Netherlands": ("Europe/Amsterdam",),
    "New Zealand": ("Pacific/Auckland", "Pacific/Chatham", "NZ"),
    "Switzerland": ("Europe/Zurich", "Europe/Busingen"),
    "United Kingdom": ("Europe/London", "Europe/Belfast", "GB"),
    "United Kingdom and Ireland": ("Europe/London", "Europe/Belfast", "Europe/Dublin", "GB"),
    "United States": ("US/", "Pacific/Honolulu", *(f"America/{place}" for place in _AMERICA_STATES)),
}  # fmt: skip
"""Region → the beginnings of the names of its time zones: where one is decides which lines stand first."""
