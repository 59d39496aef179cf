"""The frame's part of Streamlit's configuration, and the folder rule that the lock rests on."""

from __future__ import annotations

import tomllib

import pytest

from pages.frame.launch import ROOT
from pages.parts.menu import MENU


def told(section: str, name: str) -> object:
    with (ROOT / ".streamlit" / "config.toml").open("rb") as file:
        return tomllib.load(file)[section][name]


@pytest.mark.parametrize(
    ("section", "name", "value"),
    [
        ("server", "address", "127.0.0.1"), ("server", "allowedHosts", ["127.0.0.1"]),
        ("server", "fileWatcherType", "none"), ("server", "enableStaticServing", False),
        ("server", "enableAgentApi", False), ("server", "maxUploadSize", 22), ("server", "disconnectedSessionTTL", 30),
        ("server", "showEmailPrompt", False), ("server", "headless", True), ("browser", "gatherUsageStats", False),
        ("client", "showErrorDetails", "none"), ("client", "showErrorLinks", False),
        ("client", "toolbarMode", "minimal"), ("client", "disableDataExport", True), ("logger", "enableRich", False),
    ],
)  # fmt: skip
def test_every_door_that_is_not_used_is_closed(section: str, name: str, value: object) -> None:
    assert told(section, name) == value


def test_no_page_lies_flat() -> None:
    """A flat page's address would run it without app.py, and so without the lock."""
    assert list((ROOT / "pages").glob("*.py")) == []
    assert not (ROOT / "pages" / "frame" / "pages").exists()


def test_every_address_is_used_once_and_hides_no_route_of_the_frame() -> None:
    addresses = [place.address for places in MENU.values() for place in places]
    assert len(set(addresses)) == len(addresses)
    assert not {"door", "static", "media", "component", "app", "auth"} & set(addresses)


def test_the_guard_stands_in_front() -> None:
    text = (ROOT / "app.py").read_text(encoding="utf-8")
    assert "middleware=[Middleware(Guard)]" in text
    assert len(text.splitlines()) < 40
