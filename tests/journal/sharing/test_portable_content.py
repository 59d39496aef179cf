"""What a portable pack holds does not follow a setting of whoever makes it."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from journal.charts.style import layout, palette
from journal.sharing import portable
from journal.wording import dates
from tests.journal.sharing.packs import full


def test_its_charts_write_dates_in_one_form(monkeypatch: pytest.MonkeyPatch) -> None:
    locked: list[bytes] = []

    def noted(content: bytes, _words: str, **_more: Any) -> bytes:
        locked.append(content)
        return b""

    monkeypatch.setattr(portable, "lock", noted)
    monkeypatch.setattr(dates, "_asked", [lambda: dates.Written(order="mdy", hours=12, week_begins=7)])
    portable.portable(full(to=None), "six words of no matter at all")
    (content,) = [msgspec.json.decode(one) for one in locked]
    formats = {figure["layout"]["xaxis"]["hoverformat"] for figure in content["light"].values()}
    assert formats == {"%a, %-d %b %Y"}
    assert layout(palette(False))["xaxis"]["hoverformat"] == "%a, %b %-d, %Y"
