"""One's own keys: they are made at the first need, and stay."""

from __future__ import annotations

from journal.sharing.keys import OwnKeys
from journal.store.journal import Journal


def own_keys(journal: Journal) -> OwnKeys:
    """Return one's own keys; of two tabs that make them at once, those of the first hold."""
    kept = journal.sharing.own_keys()
    if kept is None:
        fresh = OwnKeys.fresh()
        kept = journal.sharing.keep_own_keys(fresh.opens, fresh.signs)
    return OwnKeys(opens=kept[0], signs=kept[1])
