"""Sealing packs with age to one person's key, and opening them again: signed inside, checked before a word is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pyrage

from journal.sharing import signing
from journal.sharing.keys import OwnKeys, PublicKeys, keys_in
from journal.sharing.pack import Made, Payload, hash_of
from journal.sharing.pack_format import PACK, SHEET, Pack, Sheet
from journal.sharing.reading import LARGEST_SEALED, read
from journal.sharing.refusals import NotAKey, NotAPack, NotForYou, TooLarge
from journal.sharing.sheet import MadeSheet
from journal.sharing.trust import Before, Place, Trust, place_of, trust_in
from journal.store.age_files import may_be_tried


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedPack:
    """A pack that was opened and holds what its signer signed. `trust` says whether the signer is known here."""

    pack: Pack
    payload: bytes
    hash: str
    keys: PublicKeys
    trust: Trust
    place: Place


def sealed(made: Made, own: OwnKeys) -> bytes:
    """Return a pack signed with one's own key and sealed to the person it was made for, as an age file.

    Raises ValueError for a pack made for no key (a portable one), or under
    other keys than `own`.
    """
    if made.pack.to is None or made.pack.sender.keys != own.public.in_pack():
        raise ValueError("made for no key, or under other keys")
    return sealed_payload(made.payload, own, keys_in(made.pack.to), version=made.pack.version)


def sealed_sheet(made: MadeSheet, own: OwnKeys) -> bytes:
    """Return a sheet signed and sealed to the person it was made for. Raises ValueError as `sealed` does."""
    if made.sheet.to is None or made.sheet.sender.keys != own.public.in_pack():
        raise ValueError("made for no key, or under other keys")
    return sealed_payload(made.payload, own, keys_in(made.sheet.to), format=SHEET)


def sealed_payload(
    payload: Payload, own: OwnKeys, to: PublicKeys, *, version: int | None = None, format: str = PACK
) -> bytes:
    """Return a payload signed and sealed. Takes a Payload alone: bytes that nobody reviewed do not get here."""
    if type(payload) is not Payload:  # types say so; what is at stake is worth a second look
        raise TypeError("not a payload")
    return seal(signing.signed(payload.bytes, own, format=format, version=version), to)


def opened(
    file: bytes,
    own: OwnKeys,
    *,
    pinned: Mapping[str, PublicKeys],
    before: Before | None = None,
) -> OpenedPack:
    """Open a sealed pack, all of it or nothing.

    `pinned` maps threads to keys that were compared by voice, `before` is
    what came earlier. Raises a Refused that says why it was not opened.
    """
    return pack_in(unseal(file, own), own, pinned=pinned, before=before)


def pack_in(
    letter: bytes, own: OwnKeys, *, pinned: Mapping[str, PublicKeys], before: Before | None = None
) -> OpenedPack:
    """Return the pack in what was unsealed. Raises as `opened` does."""
    payload, signature, version = signing.apart(letter, format=PACK)
    pack = read(payload, Pack)
    try:
        keys = keys_in(pack.sender.keys)
    except NotAKey:
        raise NotAPack from None
    if pack.version != version:
        raise NotAPack
    signing.check(payload, signature, keys, format=PACK, version=version)
    if pack.to != own.public.in_pack():
        raise NotForYou  # sealed on by someone it was made for
    trust = trust_in(pack.sender.thread, keys, pinned)
    digest = hash_of(payload)
    place = place_of(pack, digest, before or Before())
    return OpenedPack(pack=pack, payload=payload, hash=digest, keys=keys, trust=trust, place=place)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedSheet:
    """A sheet that was opened and holds what its signer signed. `trust` says whether the signer is known here."""

    sheet: Sheet
    payload: bytes
    hash: str
    keys: PublicKeys
    trust: Trust


def is_of(letter: bytes, format: str) -> bool:
    """Say whether what was unsealed says that it is of a format."""
    return letter.startswith(f"{format} ".encode("ascii"))


def opened_sheet(file: bytes, own: OwnKeys, *, pinned: Mapping[str, PublicKeys]) -> OpenedSheet:
    """Open a sealed sheet, all of it or nothing. Raises a Refused that says why it was not opened."""
    return sheet_in(unseal(file, own), own, pinned=pinned)


def sheet_in(letter: bytes, own: OwnKeys, *, pinned: Mapping[str, PublicKeys]) -> OpenedSheet:
    """Return the sheet in what was unsealed. Raises as `opened_sheet` does."""
    payload, signature, version = signing.apart(letter, format=SHEET)
    sheet = read(payload, Sheet)
    try:
        keys = keys_in(sheet.sender.keys)
    except NotAKey:
        raise NotAPack from None
    signing.check(payload, signature, keys, format=SHEET, version=version)
    if sheet.to != own.public.in_pack():
        raise NotForYou  # sealed on by someone it was made for
    trust = trust_in(sheet.sender.thread, keys, pinned)
    return OpenedSheet(sheet=sheet, payload=payload, hash=hash_of(payload), keys=keys, trust=trust)


def seal(letter: bytes, to: PublicKeys) -> bytes:
    """Return bytes sealed to one key."""
    sealed: bytes = pyrage.encrypt(letter, [to.recipient])
    return sealed


def unseal(file: bytes, own: OwnKeys) -> bytes:
    """Return what was sealed to `own`. Raises TooLarge, NotAPack for no age file, NotForYou for any other failure."""
    if len(file) > LARGEST_SEALED:
        raise TooLarge
    if not may_be_tried(file):
        raise NotAPack
    try:
        letter: bytes = pyrage.decrypt(file, [own.identity])
    except pyrage.DecryptError:
        raise NotForYou from None
    return letter
