"""Which IANA zone a calendar means: by its name, by the name Windows has for it, and only then by the rules it brings.

Where a name is a zone's, the rules in the file are not looked at: some programs write wrong ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, time, timedelta, tzinfo
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from icalendar import Timezone
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from journal.exchange.bring_in.calendar_pieces import Piece
from journal.exchange.bring_in.found import Asked

_TZID = re.compile(rb';\s*TZID\s*=\s*("[^"]*"|.*?)(?=;[A-Za-z-]+=|$)', re.IGNORECASE)
_OFFSET = re.compile(r"(?:UTC|GMT)\s*([+-])(\d{1,2})(?::?00)?")
_MOST_RULES = 20
_LONGEST_LOOK = 800
"""Days of the window on which the rules of a file are compared to a zone's."""
_NEAR = ("Europe/London", "Europe/Berlin", "America/New_York", "America/Chicago", "America/Denver",
         "America/Los_Angeles", "Australia/Sydney", "Pacific/Auckland", "UTC")  # fmt: skip
"""Of several zones with the same rules, the one that more people live in."""


@cache
def _names() -> dict[str, str]:
    return {name.lower(): name for name in available_timezones()}


def zone_named(name: str) -> str | None:
    """Return the IANA zone that a name means without looking at any rules; None where it names none.

    A path in front of it, other letter case and spaces are let pass, as are
    names of Windows and whole hours from UTC.
    """
    name = name.strip().strip('"').strip()
    if name in WINDOWS_TO_OLSON:
        return WINDOWS_TO_OLSON[name]
    parts = name.lower().replace(" ", "_").strip("/").split("/")
    for start in range(len(parts)):
        if found := _names().get("/".join(parts[start:])):
            return found
    if offset := _OFFSET.fullmatch(name):
        other = "-" if offset[1] == "+" else "+"
        return _names().get(f"etc/gmt{other}{int(offset[2])}")
    return None


class Zones:
    """The zones of one file. `unknown` says whether a time named one that nobody can tell."""

    def __init__(self, pieces: list[Piece], asked: Asked) -> None:
        self.asked = asked
        self.unknown = False
        self._rules = {piece.value(b"TZID").strip('"'): piece for piece in reversed(pieces)}
        self._found: dict[str, str | None] = {}
        self._looked = 0

    def iana(self, name: str) -> str | None:
        """Return the IANA zone that a time's TZID means here, None where it cannot be told."""
        if name not in self._found:
            self._found[name] = zone_named(name) or self._by_rules(name)
            self.unknown = self.unknown or self._found[name] is None
        return self._found[name]

    def renamed(self, line: bytes) -> bytes:
        """Return a time's line with its zone under its IANA name, or without zone where that cannot be told."""
        before, colon, value = line.rpartition(b":")
        said = _TZID.search(before)
        if said is None:
            return line
        name = self.iana(said[1].decode("utf-8", "replace").strip().strip('"'))
        put = f";TZID={name}".encode() if name else b""
        return before[: said.start()] + put + before[said.end() :] + colon + value

    def _by_rules(self, name: str) -> str | None:
        piece = self._rules.get(name)
        if piece is None or self._looked >= _MOST_RULES:
            return None
        self._looked += 1
        if place := zone_named(piece.value(b"X-LIC-LOCATION")):
            return place
        lines = [b"BEGIN:VTIMEZONE", *(line for _, line in piece.lines), b"END:VTIMEZONE"]
        try:
            rules: Any = Timezone.from_ical(b"\r\n".join(lines))
            told = [*self._offsets(rules.to_tz(lookup_tzid=False))]
        except Exception:  # noqa: BLE001 rules that a stranger wrote; the libraries raise what they please
            return None
        ordered = dict.fromkeys((self.asked.zone, *_NEAR, *sorted(available_timezones())))
        return next((each for each in ordered if self._same(told, ZoneInfo(each))), None)

    def _same(self, told: list[timedelta | None], zone: tzinfo) -> bool:
        return all(one == other for one, other in zip(told, self._offsets(zone), strict=True))

    def _offsets(self, zone: tzinfo) -> Iterator[timedelta | None]:
        days = min((self.asked.last - self.asked.first).days, _LONGEST_LOOK)
        for n in range(days + 1):
            yield datetime.combine(self.asked.first + timedelta(days=n), time(12), tzinfo=zone).utcoffset()
