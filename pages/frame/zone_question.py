"""Where are you? Asked once for each thing a browser says, where it does not go with the settings."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from journal.errors import JournalError
from journal.planning.computer_zone import computer_zone
from journal.planning.whose_zone import clocks
from journal.records.entry import now_utc
from journal.store.journal import Journal
from journal.wording import zones as wording
from pages.parts import clock, notice


def ask(journal: Journal) -> None:
    """Ask, where that is open; shows nothing otherwise."""
    browser = st.context.timezone
    if browser is None or not clock.whereabouts(journal, browser).asks:
        return
    setting = journal.settings.read().zone
    with st.container(border=True, key="zone_question"):
        st.text(wording.question(browser, setting))
        with st.container(horizontal=True):
            for zone in _answers(browser, setting):
                st.button(
                    wording.place(zone), key=f"zone_question.{zone}", on_click=_answer, args=(journal, browser, zone)
                )
        st.caption(wording.WHY)


def _answers(browser: str, setting: str) -> list[str]:
    """Return the zones to choose from, the setting first, and the computer's where its clocks are others."""
    found = list(dict.fromkeys((setting, browser)))
    computer, now = computer_zone(), now_utc()
    if computer is not None and clocks(computer, now) not in [clocks(zone, now) for zone in found]:
        found.append(computer)
    return found


def _answer(journal: Journal, browser: str, zone: str) -> None:
    """Remember who is right about this zone of the browser's; the computer's zone becomes the setting."""
    settings = journal.settings.read()
    trusts = zone == browser != settings.zone
    try:
        if not trusts and zone != settings.zone:
            settings = replace(settings, zone=zone, zones_trusted=(), zones_passed_over=())
        if trusts:
            settings = replace(settings, zones_trusted=(*settings.zones_trusted, browser))
        else:
            settings = replace(settings, zones_passed_over=(*settings.zones_passed_over, browser))
        journal.settings.write(settings)
    except JournalError as error:
        notice.said(str(error))
