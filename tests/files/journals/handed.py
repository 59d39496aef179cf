"""What went back and forth between the two frozen journals: two packs, one of them a portable one, and an answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from journal.records.client import Client
from journal.records.person import Relation
from journal.records.share import ArrivedPack, GivenAnswer, KeptAnswer, Share, SharingWith, Supervisee
from journal.sharing import pack
from journal.sharing.answer import Shared, answer_to, from_sealed, sealed_answer
from journal.sharing.keys import OwnKeys
from journal.sharing.pack_format import AgreedAction, Comment
from journal.sharing.reading import canonical
from journal.sharing.sealing import opened, sealed
from journal.store.journal import Journal
from tests.files.journals.contents import DAY, MANY_SCRIPTS, at
from tests.journal.sharing import packs

THREAD, WORDS = "ab" * 16, "otter bridge nine brown under weir"
MADE_AT = datetime(2026, 3, 20, 16, 30, tzinfo=UTC)


def hand_over(therapist: Journal, supervisor: Journal) -> None:
    """Share from one journal to the other, answer, take the answer in; leave one pack unanswered with a draft."""
    ours, theirs = _keys_of(therapist), _keys_of(supervisor)
    [person] = [p for p in therapist.people.all() if p.relation is Relation.CLINICAL_SUPERVISOR]
    sharing = _begin(therapist, person.id, theirs)
    clients: list[Client] = therapist.clients.all()
    therapist.sharing.keep_codes(person.id, {client.id: f"R{n + 10}" for n, client in enumerate(clients)})
    supervisor.reviewing.keep(
        Supervisee(thread=sharing, name="Who shares", keys=ours.public.text, compared_on=DAY, next_meeting=DAY)
    )
    line = therapist.sharing.coming_number(person.id).line
    thread = pack.Thread(
        id=sharing, name="T.", own=ours.public, theirs=theirs.public, relation=Relation.CLINICAL_SUPERVISOR, line=line
    )
    for n, summary in enumerate((packs.summary(), packs.hours(), packs.summary())):
        portable = n == 2
        made = pack.made(
            summary,
            replace(thread, theirs=None) if portable else thread,
            id=f"{n + 1:032x}",
            sequence=therapist.sharing.next_number(person.id).sequence,
            at=MADE_AT + timedelta(days=n),
        )
        share = Share(
            id=made.pack.id, person_id=person.id, person_name=person.name, sequence=made.pack.sequence,
            made_at=MADE_AT + timedelta(days=n), first=date.fromisoformat(made.pack.first),
            last=date.fromisoformat(made.pack.last), parts=tuple(sorted(summary.parts)), hash=made.payload.hash,
            items=tuple(sorted(pack.items_of(made.pack))), entries=tuple(sorted(made.entries.items())),
            keys=None if portable else theirs.public.text, words=WORDS if portable else None,
        )  # fmt: skip
        therapist.sharing.add(share, made.payload.bytes)
        if not portable:
            file = sealed(made, ours)
            (therapist.folder / f"pack-{made.pack.sequence}.age").write_bytes(file)
            _arrived(supervisor, file, theirs, ours)
    _answer(therapist, supervisor, ours, theirs)
    supervisor.drafts.put_fields("e" * 32, "answer", f"{2:032x}", {"rows": ["ab"], "ab.text": "agreed, not sent"})
    supervisor.drafts.put_text("e" * 32, "answer", "pack", MANY_SCRIPTS, entry_id=f"{2:032x}")


def _begin(therapist: Journal, person_id: str, theirs: OwnKeys) -> str:
    therapist.sharing.keep_with(
        SharingWith(
            person_id=person_id, thread=THREAD, my_name="T.", keys=theirs.public.text, compared_on=DAY, changed=True,
            second_yes_on=DAY, parts=("agenda", "load"), weeks=6,
        )
    )  # fmt: skip
    return THREAD


def _keys_of(journal: Journal) -> OwnKeys:
    own = OwnKeys.fresh()
    journal.sharing.keep_own_keys(own.opens, own.signs)
    return own


def _arrived(supervisor: Journal, file: bytes, theirs: OwnKeys, ours: OwnKeys) -> None:
    came = opened(file, theirs, pinned={THREAD: ours.public})
    supervisor.reviewing.add(
        ArrivedPack(
            id=came.pack.id, hash=came.hash, thread=THREAD, sequence=came.pack.sequence, made_at=came.pack.made_at,
            keys=came.keys.text, arrived_at=at("12:00"),
        ),
        came.payload,
    )  # fmt: skip


def _answer(therapist: Journal, supervisor: Journal, ours: OwnKeys, theirs: OwnKeys) -> None:
    came = opened((therapist.folder / "pack-1.age").read_bytes(), theirs, pinned={THREAD: ours.public})
    answer = answer_to(
        came, theirs, id="f" * 32, at=MADE_AT + timedelta(days=3),
        comments=[Comment(on="pack", text=MANY_SCRIPTS), Comment(on="agenda-1", text="yes")],
        actions=[AgreedAction(text="speak of it 焦り", due="2026-04-02")],
    )  # fmt: skip
    file = sealed_answer(answer, theirs)
    (supervisor.folder / "answer.age").write_bytes(file)
    share = therapist.sharing.get(came.pack.id)
    shared = Shared(
        pack=share.id, hash=share.hash, person_id=share.person_id, items=frozenset(share.items), keys=theirs.public,
        compared=True,
    )  # fmt: skip
    back = from_sealed(file, ours, shares={share.id: shared})
    payload = canonical(back.answer).decode()
    supervisor.reviewing.answered(GivenAnswer(pack_id=came.pack.id, made_at=MADE_AT, payload=payload, file=file))
    therapist.sharing.take_in(
        KeptAnswer(
            share_id=share.id, hash=back.hash, trust=back.trust.value,
            taken_at=MADE_AT, payload=payload,
        ),
        signed_on=DAY,
    )  # fmt: skip
