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


def place_of(pack: Pack, hash: str, before: Iterable[Arrived]) -> Place:
    """Say where a pack stands among all that came `before`; raises TwoUnderOneName for two under one number.

    Only packs whose keys were those of this thread belong into `before`: the
    number of a stranger's pack must not make a real one look old.
    """
    place = Place.NEWEST
    for other in before:
        if other.pack == pack.id:
            if other.hash != hash:
                raise TwoUnderOneName
            return Place.HERE_ALREADY
        if other.thread != pack.sender.thread:
            continue
        if other.sequence == pack.sequence:
            raise TwoUnderOneName
        if (other.sequence, other.made_at) > (pack.sequence, pack.made_at):
            place = Place.OLDER
    return place


def as_arrived(pack: Pack, hash: str) -> Arrived:
    """Return what is kept of a pack."""
    return Arrived(pack=pack.id, hash=hash, thread=pack.sender.thread, sequence=pack.sequence, made_at=pack.made_at)
