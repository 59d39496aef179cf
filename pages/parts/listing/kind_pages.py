"""Which page an entry of a kind is written on, and what that page is called on a button."""

from __future__ import annotations

from dataclasses import dataclass

from pages.parts.page_links import PAGES


@dataclass(frozen=True, slots=True)
class KindPage:
    """`called` stands on buttons; `page` is a path for `ways.button`."""

    called: str
    page: str


KIND_PAGES = {
    "session": KindPage("A session", "log/session.py"),
    "reflection": KindPage("Still with me", "log/reflection.py"),
    "downtime": KindPage("Downtime", "log/downtime.py"),
    "check-in": KindPage("The evening", "today/check_in.py"),
    "contact": KindPage("Contact", "log/contact.py"),
    "encounter": KindPage("Encounter", "log/encounter.py"),
    "supervision": KindPage("Supervision", "log/supervision.py"),
    "on-call": KindPage("On call", "log/on_call.py"),
    "scale": KindPage("A scale", "log/scale.py"),
    "time off": KindPage("Time off", "ahead/time_off.py"),
    "client": KindPage("A client", "clients/clients.py"),
    "agenda": KindPage("Agenda", "supervision/agenda.py"),
    "person": KindPage("A person", "clients/people.py"),
}
"""Name of a kind → its page."""


def page_of(kind: str) -> str | None:
    """Return the page on which an entry of a kind opens (?id=…), or None where there is none."""
    result = KIND_PAGES.get(kind)
    return result.page if result is not None and (PAGES / result.page).exists() else None


def called(kind: str) -> str:
    """Return what a kind is called in a choice of kinds."""
    result = KIND_PAGES.get(kind)
    return result.called if result is not None else kind[:1].upper() + kind[1:]
