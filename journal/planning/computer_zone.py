"""Which time zone this computer is set to, where it has a name for it."""

from __future__ import annotations

import os
from pathlib import Path

from journal.records.settings import known_zones

LOCALTIME = Path("/etc/localtime")
"""Where Linux and macOS keep a link to the computer's zone."""


def computer_zone() -> str | None:
    """Return the IANA name of this computer's zone, or None where it is not to be had."""
    link = os.path.realpath(LOCALTIME)
    for name in (os.environ.get("TZ", "").removeprefix(":"), link.rpartition("/zoneinfo/")[2]):
        if name in known_zones():
            return name
    return None
