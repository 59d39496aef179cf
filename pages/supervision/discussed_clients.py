"""Clients seen or on one's mind lately, by when they were last discussed in supervision."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import streamlit as st

from journal.measures.last_discussed import LATELY, LastDiscussed, last_discussed
from journal.records.client import Client, Role
from journal.store.journal import Journal
from journal.wording import agenda as wording


def clients(journal: Journal, today: date) -> list[LastDiscussed]:
    """Return them, the longest ago first. Whom one would not speak of there counts only where they were seen."""
    lately = journal.agenda.clients_lately(today - timedelta(days=LATELY - 1), today)
    return last_discussed(
        [client for client in journal.clients.all() if client.id in lately],
        journal.agenda.last_discussed(),
        first_meeting=journal.supervisions.first_day(),
        today=today,
    )


def show(result: Sequence[LastDiscussed], today: date) -> None:
    """Show each on a line."""
    with st.container(gap="xsmall"):
        for one in result:
            st.text(f"{called(one.client)}  ·  {wording.discussed(one.day, one.weeks, today)}")


def called(client: Client) -> str:
    """Return the code; with the role where it is not therapy, since a code may be used once for each role."""
    return client.code if client.role is Role.THERAPY else f"{client.code} ({client.role})"
