"""What comes back: comments beside the items they belong to, actions agreed, hours signed off.

An answer names the pack by its number and its hash. One that fits no share,
or a share that was answered before, is refused whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from journal.sharing import signing
from journal.sharing.keys import OwnKeys, PublicKeys, keys_in
from journal.sharing.locked import unlock
from journal.sharing.pack import hash_of, items_of
from journal.sharing.pack_format import ANSWER, AgreedAction, Answer, Comment
from journal.sharing.reading import canonical, read
from journal.sharing.refusals import AnsweredAlready, CannotShare, ChangedKey, NotAnAnswer, NotAPack, NotForYou
from journal.sharing.sealing import OpenedPack, seal, unseal
from journal.sharing.trust import Trust
from journal.wording import sharing as wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """A share as the ledger keeps it. `keys` None: it was a portable pack. `compared`: its key was, by voice.

    `items` is what the pack has to be commented on (`items_of`).
    """

    pack: str
    hash: str
    person_id: str
    items: frozenset[str]
    keys: PublicKeys | None
    compared: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """An answer that may be taken in: the whole of it belongs to `share`. `trust` is what may be said of it."""

    answer: Answer
    share: Shared
    trust: Trust
    hash: str


def answer_to(
    pack: OpenedPack,
    own: OwnKeys,
    *,
    id: str,
    at: datetime,
    comments: Sequence[Comment] = (),
    actions: Sequence[AgreedAction] = (),
    hours: Sequence[str] = (),
) -> Answer:
    """Return an answer to a pack. `hours` are the items signed off.

    Raises CannotShare where it is empty, or a text is too long; NotAnAnswer
    where it speaks of what is not in the pack.
    """
    if not (comments or actions or hours):
        raise CannotShare(wording.NOTHING_CHOSEN)
    answer = Answer(
        format="between-sessions-answer",
        version=1,
        id=id,
        pack=pack.pack.id,
        pack_hash=pack.hash,
        made_at=at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        sender=own.public.in_pack(),
        to=pack.keys.in_pack(),
        comments=list(comments),
        actions=list(actions),
        hours=sorted(set(hours)),
    )
    try:
        _check_items(read(canonical(answer), Answer), items_of(pack.pack))
    except NotAPack:
        raise CannotShare(wording.DOES_NOT_FIT) from None
    return answer


def sealed_answer(answer: Answer, own: OwnKeys) -> bytes:
    """Return an answer signed with one's own key and sealed to the therapist whose pack it answers."""
    return seal(signing.signed(canonical(answer), own, format=ANSWER), keys_in(answer.to))


def from_sealed(
    file: bytes, own: OwnKeys, *, shares: Mapping[str, Shared], before: Iterable[tuple[str, str]] = ()
) -> Returned:
    """Return the answer in a sealed file. `shares` is the ledger by pack id, `before` are (pack id, answer's hash).

    Raises a Refused that says why nothing was taken in; ChangedKey where it
    is signed with another key than the share was sealed to.
    """
    payload, signature, version = signing.apart(unseal(file, own), format=ANSWER)
    answer = read(payload, Answer)
    if answer.to != own.public.in_pack():
        raise NotForYou
    share = _share_of(answer, shares)
    if share.keys is None or answer.sender is None:
        raise NotAnAnswer(wording.SOMEONE_ELSE)
    if keys_in(answer.sender) != share.keys:
        raise ChangedKey
    signing.check(payload, signature, share.keys, format=ANSWER, version=version)
    trust = Trust.VERIFIED if share.compared else Trust.UNKNOWN
    return _taken(answer, payload, share, trust, before)


def from_portable(
    file: bytes,
    words: str,
    own: PublicKeys,
    *,
    shares: Mapping[str, Shared],
    before: Iterable[tuple[str, str]] = (),
) -> Returned:
    """Return the answer that a portable pack saved, opened with the words that its pack was locked with.

    Whoever knows the words could have written it: it is never called
    verified. Else as `from_sealed`.
    """
    payload = unlock(file, words, what="answer")
    answer = read(payload, Answer)
    if answer.to != own.in_pack():
        raise NotForYou
    share = _share_of(answer, shares)
    if share.keys is not None or answer.sender is not None:
        raise NotAnAnswer(wording.SOMEONE_ELSE)
    return _taken(answer, payload, share, Trust.BY_PASSPHRASE, before)


def _share_of(answer: Answer, shares: Mapping[str, Shared]) -> Shared:
    share = shares.get(answer.pack)
    if share is None:
        raise NotAnAnswer
    if share.hash != answer.pack_hash:
        raise NotAnAnswer(wording.OTHER_CONTENTS)
    return share


def _taken(answer: Answer, payload: bytes, share: Shared, trust: Trust, before: Iterable[tuple[str, str]]) -> Returned:
    _check_items(answer, share.items)
    digest = hash_of(payload)
    others = [hash for pack, hash in before if pack == share.pack]
    if digest in others:
        raise AnsweredAlready(wording.HERE_ALREADY)
    if others:
        raise AnsweredAlready
    return Returned(answer=answer, share=share, trust=trust, hash=digest)


def _check_items(answer: Answer, items: frozenset[str]) -> None:
    named = {comment.on for comment in answer.comments} | set(answer.hours)
    if not named <= items or any(not item.startswith("hour-") for item in answer.hours):
        raise NotAnAnswer(wording.SPEAKS_OF_NOTHING)
