"""How far something that arrived may be believed, and where it stands among what came before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from journal.sharing.keys import PublicKeys
from journal.sharing.pack_format import Pack
from journal.sharing.refusals import ChangedKey, TwoUnderOneName
from journal.wording import sharing as wording


class Trust(StrEnum):
    """Whose word it is. Only a key that was compared by voice verifies."""

    VERIFIED = "verified"
    UNKNOWN = "unknown"
    BY_PASSPHRASE = "by passphrase"

    @property
    def sentence(self) -> str:
        """What is shown beside it."""
        return _SENTENCES[self]


_SENTENCES = {
    Trust.VERIFIED: wording.KNOWN_KEY,
    Trust.UNKNOWN: wording.UNKNOWN_KEY,
    Trust.BY_PASSPHRASE: wording.BY_PASSPHRASE,
}


class Place(StrEnum):
    """Where a pack stands among those of its thread."""

    NEWEST = "newest"
    OLDER = "older"  # than one that is here already
    HERE_ALREADY = "here already"  # the very same


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """What is kept of a pack that came: enough to know it again."""

    pack: str
    hash: str
    thread: str
    sequence: int
    made_at: str
    line: str = ""
    restores: int = 0


class Before:
    """What came earlier, found by what it is and by whose it is: a supervisor may have hundreds."""

    def __init__(self, came: Iterable[Arrived] = ()) -> None:
        self._by_id: dict[str, Arrived] = {}
        self._by_thread: dict[str, list[Arrived]] = {}
        for one in came:
            self.add(one)

    def add(self, one: Arrived) -> None:
        """Take in what came now."""
        self._by_id[one.pack] = one
        self._by_thread.setdefault(one.thread, []).append(one)

    def of_thread(self, thread: str) -> list[Arrived]:
        """Return what came of a thread, in the order it was taken in."""
        return self._by_thread.get(thread, [])

    def same(self, pack_id: str) -> Arrived | None:
        """Return what came under the same id, of whatever thread."""
        return self._by_id.get(pack_id)


def trust_in(thread: str, keys: PublicKeys, pinned: Mapping[str, PublicKeys]) -> Trust:
    """Say how far keys are known; `pinned` maps threads to the keys that were compared by voice.

    Raises ChangedKey for a known thread under other keys. A known key in a
    thread that is not known is unknown too: who is meant was never said.
    """
    known = pinned.get(thread)
    if known is None:
        return Trust.UNKNOWN
    if known != keys:
        raise ChangedKey
    return Trust.VERIFIED


def place_of(pack: Pack, hash: str, before: Before) -> Place:
    """Say where a pack stands among all that came `before`; raises TwoUnderOneName for two under one number.

    Only packs whose keys were those of this thread belong into `before`: the
    number of a stranger's pack must not make a real one look old. A journal
    that was restored or copied numbers in a line of its own.
    """
    place, this = Place.NEWEST, as_arrived(pack, hash)
    if (same := before.same(pack.id)) is not None:
        if same.hash != hash:
            raise TwoUnderOneName
        return Place.HERE_ALREADY
    for other in before.of_thread(pack.sender.thread):
        if (other.line, other.sequence) == (this.line, this.sequence):
            raise TwoUnderOneName
        if is_later(other, this):
            place = Place.OLDER
    return place


def is_later(one: Arrived, other: Arrived) -> bool:
    """Say whether `one` was made after `other`. Across lines number and clock must both say so: copies go on apart."""
    if one.line == other.line:
        return one.sequence > other.sequence
    return (one.restores, one.sequence) > (other.restores, other.sequence) and one.made_at > other.made_at


def as_arrived(pack: Pack, hash: str) -> Arrived:
    """Return what is kept of a pack."""
    line, restores = pack.numbered
    return Arrived(
        pack=pack.id,
        hash=hash,
        thread=pack.sender.thread,
        sequence=pack.sequence,
        made_at=pack.made_at,
        line=line,
        restores=restores,
    )
