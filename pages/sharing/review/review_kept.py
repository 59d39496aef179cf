"""What came of a file that was opened, and keeping what it held."""

from __future__ import annotations

from dataclasses import dataclass

from journal.records.entry import now_utc
from journal.records.share import ArrivedPack
from journal.sharing.keys import PublicKeys, keys_from_text
from journal.sharing.sealing import OpenedPack
from journal.sharing.trust import Arrived
from journal.store.journal import Journal

TOLD = "review.told"
"""What came of the files that were opened last."""

SHOWN = 20
"""Files, and senders, that are named one by one at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What came of a file. A `stop` is about whom to trust; one that waits or was here is neither kept nor refused."""

    file: str
    sentence: str
    stop: bool = False
    refused: bool = False
    kept: bool = False


def keep(journal: Journal, pack: OpenedPack) -> Arrived:
    """Keep a pack whose key was compared."""
    line, restores = pack.pack.numbered
    result = ArrivedPack(
        id=pack.pack.id,
        hash=pack.hash,
        thread=pack.pack.sender.thread,
        sequence=pack.pack.sequence,
        made_at=pack.pack.made_at,
        keys=pack.keys.text,
        arrived_at=now_utc(),
        line=line,
        restores=restores,
    )
    journal.reviewing.add(result, pack.payload)
    return as_before(result)


def as_before(pack: ArrivedPack) -> Arrived:
    """Return what a pack that came is known again by."""
    return Arrived(
        pack=pack.id,
        hash=pack.hash,
        thread=pack.thread,
        sequence=pack.sequence,
        made_at=pack.made_at,
        line=pack.line,
        restores=pack.restores,
    )


def pinned(journal: Journal) -> dict[str, PublicKeys]:
    """Return the keys that were compared by voice, by thread."""
    return {one.thread: keys_from_text(one.keys) for one in journal.reviewing.supervisees()}
