"""A pack is handed out again from the ledger's own bytes, and from no others."""

from __future__ import annotations

import pytest

from journal.sharing.pack import from_ledger, hash_of
from journal.sharing.refusals import NotAPack
from journal.sharing.sealing import opened, sealed
from tests.journal.sharing import packs


def test_it_is_the_same_pack_again() -> None:
    first = packs.full()
    again = from_ledger(first.payload.bytes, hash=first.payload.hash)

    assert opened(sealed(again, packs.THERAPIST), packs.SUPERVISOR, pinned={}).payload == first.payload.bytes


def test_other_bytes_are_refused_and_so_is_what_is_no_pack() -> None:
    kept = packs.small().payload
    with pytest.raises(NotAPack):
        from_ledger(packs.full().payload.bytes, hash=kept.hash)
    with pytest.raises(NotAPack):
        from_ledger(b"{}", hash=hash_of(b"{}"))
