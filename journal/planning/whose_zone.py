"""Where the therapist is: the browser, the settings and the computer may each say something else."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

PLACELESS = frozenset({"UTC", "UCT", "GMT", "GMT0", "GMT+0", "GMT-0", "Greenwich", "Universal", "Zulu"})
"""IANA names of universal time, without "Etc/": they name no place."""

Clocks = tuple[timedelta, ...]
"""How far clocks are from UTC at each of `marks`: what tells time zones apart where there is no name to be had."""


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """The IANA zone to go by, and whether to ask which one is right."""

    zone: str
    asks: bool = False


def marks(now: datetime) -> tuple[datetime, ...]:
    """Return this moment and the year's two solstices, near enough."""
    return now, datetime(now.year, 6, 21, 12, tzinfo=UTC), datetime(now.year, 12, 21, 12, tzinfo=UTC)


def clocks(zone: str, now: datetime) -> Clocks:
    """Return the clocks of an IANA zone."""
    return _clocks(zone, now.replace(minute=0, second=0, microsecond=0))


@lru_cache(64)
def _clocks(zone: str, now: datetime) -> Clocks:
    return tuple(ZoneInfo(zone).utcoffset(mark.astimezone(ZoneInfo(zone))) or timedelta(0) for mark in marks(now))


def whose_zone(
    now: datetime,
    *,
    browser: str | None,
    setting: str,
    computer: Clocks,
    trusted: Collection[str] = (),
    passed_over: Collection[str] = (),
) -> Whereabouts:
    """Return which zone holds. `browser` is None where it does not say, or says none that is known.

    `trusted` and `passed_over` are the browser's zones of which it was
    answered that the browser, or the setting, is right. The setting wins
    where the computer agrees with it and not with the browser: browsers that
    hide where they are say UTC. Else it is asked; until it is answered, the
    browser is believed where the computer bears it out, and where it names a
    place and the setting none.
    """
    if browser is None:
        return Whereabouts(setting)
    said, kept = clocks(browser, now), clocks(setting, now)
    hides = not any(said)
    answered = browser in trusted or browser in passed_over
    if said == kept:
        return Whereabouts(setting, asks=hides and computer != said and not answered)
    if answered:
        return Whereabouts(browser if browser in trusted else setting)
    placeless = not any(kept)  # UTC: what nobody chose yet, and what computers say that nobody told
    if computer == kept and not placeless:
        return Whereabouts(setting)
    return Whereabouts(browser if not hides and (placeless or computer == said) else setting, asks=True)


def practice_zone(setting: str, here: str) -> str:
    """Return the IANA zone of usual appointments: planned from abroad, Tuesday 10:00 stays 10:00 at home.

    It is that of the settings; where they name no place, the browser's,
    which is `here`.
    """
    return here if setting.removeprefix("Etc/") in PLACELESS else setting
