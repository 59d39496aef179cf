"""The question where one is, asked once where browser, computer and settings do not agree."""

from __future__ import annotations


def question(browser: str, setting: str) -> str:
    """Ask which is right; the two may be the same, where the computer says otherwise."""
    here = place(browser)
    if browser == setting:
        return f"Your browser and your settings say {here}, your computer's clock does not. Where are you?"
    return f"Your browser says {here}, your settings say {place(setting)}. Where are you?"


WHY = "It decides on which day an evening stands. You are asked once; it can be changed under Settings."


def place(zone: str) -> str:
    """Return an IANA zone as a person reads it."""
    return zone.replace("_", " ")
