"""What comes back of a sheet: who called, what happened, signed by who covered and sealed to the therapist."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from journal.sharing import signing
from journal.sharing.answer import Shared
from journal.sharing.keys import OwnKeys, keys_in
from journal.sharing.pack import hash_of
from journal.sharing.pack_format import SHEET_ANSWER, SheetAnswer, SheetCall
from journal.sharing.reading import canonical, read
from journal.sharing.refusals import AnsweredAlready, CannotShare, ChangedKey, NotAnAnswer, NotAPack, NotForYou
from journal.sharing.sealing import OpenedSheet, seal, unseal
from journal.sharing.trust import Trust
from journal.wording import covering
from journal.wording import sharing as wording


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetReturned:
    """An answer to a sheet that may be taken in."""

    answer: SheetAnswer
    share: Shared
    trust: Trust
    hash: str


def sheet_answer_to(
    sheet: OpenedSheet,
    own: OwnKeys,
    *,
    id: str,
    at: datetime,
    calls: Sequence[SheetCall],
    happened: str,
    destroyed_on: date | None,
) -> SheetAnswer:
    """Return the answer to a sheet. Raises CannotShare where a text is too long."""
    answer = SheetAnswer(
        format="between-sessions-sheet-answer",
        version=1,
        id=id,
        sheet=sheet.sheet.id,
        sheet_hash=sheet.hash,
        made_at=at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        sender=own.public.in_pack(),
        to=sheet.keys.in_pack(),
        calls=list(calls),
        happened=happened,
        destroyed_on=destroyed_on.isoformat() if destroyed_on else None,
    )
    try:
        read(canonical(answer), SheetAnswer)
    except NotAPack:
        raise CannotShare(wording.DOES_NOT_FIT) from None
    return answer


def sealed_sheet_answer(answer: SheetAnswer, own: OwnKeys) -> bytes:
    """Return an answer signed and sealed to the therapist whose sheet it answers."""
    return seal(signing.signed(canonical(answer), own, format=SHEET_ANSWER), keys_in(answer.to))


def from_sealed_sheet(
    file: bytes, own: OwnKeys, *, sheets: Mapping[str, Shared], before: Mapping[str, str]
) -> SheetReturned:
    """Return the answer in a sealed file. `sheets` is the ledger by id, `before` the answers' hashes by sheet.

    Raises a Refused that says why nothing was taken in; ChangedKey where it
    is signed with another key than the sheet was sealed to.
    """
    payload, signature, version = signing.apart(unseal(file, own), format=SHEET_ANSWER)
    answer = read(payload, SheetAnswer)
    if answer.to != own.public.in_pack():
        raise NotForYou
    share = sheets.get(answer.sheet)
    if share is None:
        raise NotAnAnswer(covering.NO_SUCH_SHEET)
    if share.hash != answer.sheet_hash:
        raise NotAnAnswer(covering.OTHER_SHEET)
    if share.keys is None:
        raise NotAnAnswer(covering.NOT_BY_THEM)
    if keys_in(answer.sender) != share.keys:
        raise ChangedKey
    signing.check(payload, signature, share.keys, format=SHEET_ANSWER, version=version)
    digest = hash_of(payload)
    if share.pack in before:
        same = before[share.pack] == digest
        raise AnsweredAlready(wording.HERE_ALREADY if same else covering.HANDED_BACK_ALREADY)
    trust = Trust.VERIFIED if share.compared else Trust.UNKNOWN
    return SheetReturned(answer=answer, share=share, trust=trust, hash=digest)
