"""Which zone holds where browser, settings and computer do not agree."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.planning.whose_zone import Whereabouts, clocks, marks, practice_zone, whose_zone

NOW = datetime(2026, 11, 28, 21, 30, tzinfo=UTC)
BERLIN, VIENNA, YORK, TOKYO, LAGOS, NOWHERE = (
    "Europe/Berlin", "Europe/Vienna", "America/New_York", "Asia/Tokyo", "Africa/Lagos", "UTC",
)  # fmt: skip
ZONES = (BERLIN, VIENNA, YORK, TOKYO, LAGOS, NOWHERE, "Africa/Abidjan", "Europe/London", "Pacific/Apia")


@pytest.mark.parametrize(
    ("browser", "setting", "computer", "found"),
    [
        (None, BERLIN, TOKYO, Whereabouts(BERLIN)),
        (BERLIN, BERLIN, BERLIN, Whereabouts(BERLIN)),
        (VIENNA, BERLIN, BERLIN, Whereabouts(BERLIN)),
        (BERLIN, BERLIN, NOWHERE, Whereabouts(BERLIN)),  # a server's clock is often set to UTC
        (NOWHERE, BERLIN, BERLIN, Whereabouts(BERLIN)),  # a browser that hides where it is
        (NOWHERE, YORK, YORK, Whereabouts(YORK)),
        (NOWHERE, BERLIN, NOWHERE, Whereabouts(BERLIN, asks=True)),
        (NOWHERE, BERLIN, TOKYO, Whereabouts(BERLIN, asks=True)),
        (NOWHERE, NOWHERE, BERLIN, Whereabouts(NOWHERE, asks=True)),  # set up in a browser that hides it
        (NOWHERE, NOWHERE, NOWHERE, Whereabouts(NOWHERE)),
        (TOKYO, BERLIN, TOKYO, Whereabouts(TOKYO, asks=True)),  # travelling
        (TOKYO, BERLIN, YORK, Whereabouts(BERLIN, asks=True)),
        (BERLIN, NOWHERE, NOWHERE, Whereabouts(BERLIN, asks=True)),  # no zone was chosen, and the computer has none
        (LAGOS, BERLIN, BERLIN, Whereabouts(BERLIN)),  # the same clock in winter only
    ],
)
def test_who_is_believed(browser: str | None, setting: str, computer: str, found: Whereabouts) -> None:
    assert whose_zone(NOW, browser=browser, setting=setting, computer=clocks(computer, NOW)) == found


@given(browser=st.sampled_from(ZONES), setting=st.sampled_from(ZONES), computer=st.sampled_from(ZONES))
def test_an_answer_is_not_asked_for_again(browser: str, setting: str, computer: str) -> None:
    told: dict[str, Any] = {"browser": browser, "setting": setting, "computer": clocks(computer, NOW)}
    believed = whose_zone(NOW, **told, trusted=[browser])
    assert not believed.asks
    assert clocks(believed.zone, NOW) == clocks(browser, NOW)
    assert whose_zone(NOW, **told, passed_over=[browser]) == Whereabouts(setting)


def test_clocks_tell_zones_apart_that_agree_today() -> None:
    assert clocks(LAGOS, NOW)[0] == clocks(BERLIN, NOW)[0]
    assert clocks(LAGOS, NOW) != clocks(BERLIN, NOW)
    assert [mark.astimezone(ZoneInfo(BERLIN)).utcoffset() for mark in marks(NOW)] == list(clocks(BERLIN, NOW))


@pytest.mark.parametrize(
    ("setting", "here", "found"),
    [
        (BERLIN, YORK, BERLIN),
        ("Atlantic/Reykjavik", YORK, "Atlantic/Reykjavik"),  # a place, though its clocks are those of UTC
        (NOWHERE, YORK, YORK),
        ("Etc/UTC", TOKYO, TOKYO),
        ("Etc/Greenwich", NOWHERE, NOWHERE),
    ],
)
def test_a_practice_is_where_the_settings_say_unless_they_name_no_place(setting: str, here: str, found: str) -> None:
    assert practice_zone(setting, here) == found
