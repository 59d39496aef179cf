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
    number of a stranger's pack must not make a real one look old. A journal
    that was restored or copied numbers in a line of its own.
    """
    place, this = Place.NEWEST, as_arrived(pack, hash)
    for other in before:
        if other.pack == pack.id:
            if other.hash != hash:
                raise TwoUnderOneName
            return Place.HERE_ALREADY
        if other.thread != pack.sender.thread:
            continue
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
