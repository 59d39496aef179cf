"""The one press with which an empty page begins."""

from __future__ import annotations

from journal.records.kinds import CLIENT, Kind
from journal.store.journal import Journal
from journal.wording import first_steps as wording
from pages.parts import page_links


def offer(journal: Journal, kind: Kind, *, needs_client: bool = False) -> None:
    """Offer to log the first of a kind, or to add the client whom that needs; nothing once there is one."""
    if needs_client and not journal.clients.all():
        offer_client(journal)
    elif not next(table for table in journal.tables if table.kind == kind.name).latest(1):
        page_links.button(wording.log(kind.called), kind.page, key="first_step", type="secondary")


def offer_client(journal: Journal) -> None:
    """Offer to add the first client; nothing once there is one."""
    if not journal.clients.all():
        page_links.button(wording.FIRST_CLIENT, CLIENT.page, key="first_step", type="secondary")
