"""Opening what others handed over: each file whole or not at all; a key is known once its words were compared."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, tzinfo
from typing import BinaryIO

from journal.errors import JournalError
from journal.records.alike import folded
from journal.records.entry import now_utc
from journal.records.share import ArrivedPack, Supervisee
from journal.sharing.keys import OwnKeys, PublicKeys, keys_from_text
from journal.sharing.pack_format import SHEET
from journal.sharing.reading import limited
from journal.sharing.refusals import ChangedKey, TwoUnderOneName
from journal.sharing.sealing import OpenedPack, is_of, pack_in, sheet_in, unseal
from journal.sharing.trust import Arrived, Before, Place, Trust, place_of, trust_in
from journal.store.journal import Journal
from journal.use_cases import cover_for
from journal.use_cases.own_keys import own_keys
from journal.wording import covering
from journal.wording import review as wording
from journal.wording import shared_pack as pack_wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """What came of a file. A `stop` is about whom to trust; one that waits or was here is neither kept nor refused."""

    file: str
    sentence: str = ""
    stop: bool = False
    refused: bool = False
    kept: bool = False


def bring_in(journal: Journal, files: Iterable[BinaryIO], *, wait: Callable[[OpenedPack], None]) -> list[Came]:
    """Open each file and keep what came under keys that were compared; return what came of each.

    What is signed with an unknown key is given to `wait`, which may refuse
    it by a JournalError, and is not kept.
    """
    own, known = own_keys(journal), _pinned(journal)
    before = Before(as_before(pack) for pack in journal.reviewing.packs())
    result = []
    with journal.transaction():  # one for all: each by itself would wait for the disk
        for file in files:
            name = str(getattr(file, "name", ""))
            try:
                file.seek(0)
                result.append(_one(journal, name, limited(file), own, known, before, wait))
            except JournalError as error:
                stop = isinstance(error, ChangedKey | TwoUnderOneName)
                result.append(Came(file=name, sentence=str(error), stop=stop, refused=True))
    return result


def _one(
    journal: Journal,
    name: str,
    file: bytes,
    own: OwnKeys,
    known: Mapping[str, PublicKeys],
    before: Before,
    wait: Callable[[OpenedPack], None],
) -> Came:
    letter = unseal(file, own)
    if is_of(letter, SHEET):
        sheet = sheet_in(letter, own, pinned=cover_for.compared_keys(journal))
        new = cover_for.take_sheet(journal, sheet)
        held = journal.sheets.payload(sheet.sheet.id) is not None
        known_here = covering.HERE_ALREADY if held else covering.DESTROYED_BEFORE
        return Came(file=name, sentence=covering.CAME if new else known_here)
    pack = pack_in(letter, own, pinned=known, before=before)
    if pack.place is Place.HERE_ALREADY:
        return Came(file=name, sentence=wording.HERE_ALREADY)
    if pack.trust is not Trust.VERIFIED:
        wait(pack)
        return Came(file=name, sentence=wording.HERE_UNKNOWN)
    thread, restores = pack.pack.sender.thread, pack.pack.numbered[1]
    known_restores = max((other.restores for other in before.of_thread(thread)), default=restores)
    before.add(keep(journal, pack))
    if restores > known_restores:
        return Came(file=name, sentence=wording.RESTORED, kept=True)
    older = pack.place is Place.OLDER
    return Came(file=name, sentence=wording.OLDER if older else "", kept=True)


def know_sender(journal: Journal, name: str, packs: Sequence[OpenedPack], today: date, zone: tzinfo) -> list[Came]:
    """Keep the sender of `packs`, all under one key that was compared by voice today, and the packs with them.

    What is told of each says when it was made by the clock of `zone`.

    Raises JournalError where the thread is known under another key by now, or
    someone else has this name.
    """
    thread, keys = packs[0].pack.sender.thread, packs[0].keys
    result = []
    with journal.transaction():
        if trust_in(thread, keys, _pinned(journal)) is not Trust.VERIFIED:
            if any(folded(one.name) == folded(name) for one in journal.reviewing.supervisees()):
                raise JournalError(wording.NAME_TAKEN)
            journal.reviewing.keep(Supervisee(thread=thread, name=name, keys=keys.text, compared_on=today))
        before = Before(as_before(pack) for pack in journal.reviewing.packs())
        for pack in sorted(packs, key=lambda pack: pack.pack.sequence):
            label = pack_wording.made(pack.pack.made_at, pack.pack.sequence, pack.pack.numbered[1], zone)
            try:
                if place_of(pack.pack, pack.hash, before) is not Place.HERE_ALREADY:
                    before.add(keep(journal, pack))
                    result.append(Came(file=label, kept=True))
            except TwoUnderOneName as error:
                result.append(Came(file=label, sentence=str(error), stop=True))
    return result


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


def _pinned(journal: Journal) -> dict[str, PublicKeys]:
    """Return the keys that were compared by voice, by thread."""
    return {one.thread: keys_from_text(one.keys) for one in journal.reviewing.supervisees()}
