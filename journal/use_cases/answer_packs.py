"""Reading a pack that was kept, and answering it: comments, what was agreed, hours signed; sealed once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from journal.records.entry import new_id
from journal.records.share import ArrivedPack, GivenAnswer, Supervisee
from journal.sharing.answer import answer_to, sealed_answer
from journal.sharing.changed import Changes, alike, changes
from journal.sharing.keys import keys_from_text
from journal.sharing.pack import hash_of
from journal.sharing.pack_format import AgreedAction, Comment, Pack
from journal.sharing.reading import canonical, read
from journal.sharing.refusals import NotAPack
from journal.sharing.sealing import OpenedPack
from journal.sharing.trust import Place, Trust
from journal.store.journal import Journal
from journal.use_cases.own_keys import own_keys

LOOKED_BACK = 6
"""Earlier packs that are looked at for one to hold this one against: hours and summaries come in turns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What an answer says, as it stands."""

    comments: tuple[Comment, ...] = ()
    actions: tuple[AgreedAction, ...] = ()
    hours: tuple[str, ...] = ()


def kept_pack(journal: Journal, arrived: ArrivedPack, supervisee: Supervisee) -> OpenedPack:
    """Return a kept pack as it was opened. Raises NotAPack where it is not what was signed then."""
    payload, keys = journal.reviewing.payload(arrived.id), keys_from_text(supervisee.keys)
    if payload is None or hash_of(payload) != arrived.hash:
        raise NotAPack
    pack = read(payload, Pack)
    if pack.sender.keys != keys.in_pack():
        raise NotAPack
    return OpenedPack(
        pack=pack, payload=payload, hash=arrived.hash, keys=keys, trust=Trust.VERIFIED, place=Place.HERE_ALREADY
    )


def new_since(journal: Journal, pack: Pack, earlier: Iterable[ArrivedPack]) -> tuple[Changes, Pack] | None:
    """Return what is new beside the last of `earlier` (the newest first) of the same sort, and that; or None."""
    for arrived in [*earlier][:LOOKED_BACK]:
        payload = journal.reviewing.payload(arrived.id)
        older = read(payload, Pack) if payload is not None else None
        if older is not None and alike(pack, older):
            return changes(pack, older), older
    return None


def meet_next(journal: Journal, thread: str, day: date | None) -> None:
    """Keep when one meets someone next; nothing for a thread that is gone. Raises FieldError."""
    with journal.transaction():
        for one in journal.reviewing.supervisees():
            if one.thread == thread:
                journal.reviewing.keep(replace(one, next_meeting=day))


def seal_answer(
    journal: Journal, to: OpenedPack, said: Said, *, at: datetime, draft_id: str | None = None
) -> tuple[GivenAnswer, bool]:
    """Sign, seal and keep an answer, end its draft; return what was answered, and whether it is this one.

    It is not where the pack was answered before: that answer holds. Raises
    CannotShare where it says nothing, or too much.
    """
    own = own_keys(journal)
    answer = answer_to(to, own, id=new_id(), at=at, comments=said.comments, actions=said.actions, hours=said.hours)
    given = GivenAnswer(
        pack_id=to.pack.id, made_at=at, payload=canonical(answer).decode(), file=sealed_answer(answer, own)
    )
    kept = journal.reviewing.answered(given, draft_id=draft_id)
    return kept, kept == given
