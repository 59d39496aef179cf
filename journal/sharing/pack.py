"""A pack: a summary made into bytes that can be signed, sealed and shown.

    Summary ──made──▶ Made (payload + manifest) ──sealing / portable──▶ file

The payload's bytes are what the preview shows and what gets sealed: they are
made once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, NoReturn, TypeVar, final, get_args

from journal.records.person import Relation
from journal.sharing.allowed_parts import LISTS, Part, check_choice, exact_counts, offered
from journal.sharing.keys import PublicKeys
from journal.sharing.pack_format import (
    Pack,
    PackedAgenda,
    PackedCaseload,
    PackedContact,
    PackedGoal,
    PackedHour,
    PackedLoad,
    PackedParts,
    PackedStill,
    PackedText,
    PackedTheme,
    PackSender,
    PartName,
)
from journal.sharing.reading import LARGEST_PAYLOAD, canonical, read
from journal.sharing.redaction import Redacted
from journal.sharing.refusals import CannotShare, NotAPack, TooLarge
from journal.sharing.summary import ChosenGoal, ChosenText, Hour, OnAgenda, Summary
from journal.wording import sharing as wording
from journal.wording.direction import without_turns

_ONLY_HERE: Final = object()
Item = TypeVar("Item")
Packed = TypeVar("Packed")


@final
class Payload:
    """The bytes of a pack, as they are sealed. Made by `made` alone, and so of reviewed text alone."""

    __slots__ = ("_bytes",)

    _bytes: bytes

    def __init__(self, of: bytes, made_by: object) -> None:
        if made_by is not _ONLY_HERE:
            raise TypeError("only `made` makes a Payload")
        object.__setattr__(self, "_bytes", of)

    @property
    def bytes(self) -> bytes:
        """Canonical JSON, UTF-8."""
        return self._bytes

    @property
    def hash(self) -> str:
        """SHA-256 of the bytes, in hex: what the ledger keeps and an answer names."""
        return hash_of(self._bytes)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError("a Payload does not change")

    def __repr__(self) -> str:
        return f"Payload({len(self._bytes)} bytes)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """One therapist and one person: a random `id`, the therapist's name as it is told there, both public keys.

    `theirs` is None for a person without the program. `line` and `restores`
    say in which life of the journal the pack is numbered.
    """

    id: str
    name: str
    own: PublicKeys
    theirs: PublicKeys | None
    relation: Relation
    line: str
    restores: int = 0
    second_yes: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A pack that was made. `entries` maps its items to the entries they came from: that stays in the journal."""

    pack: Pack
    payload: Payload
    entries: dict[str, str]


def made(summary: Summary, thread: Thread, *, id: str, sequence: int, at: datetime) -> Made:
    """Return the pack of a summary.

    `id` is fresh, 32 hex digits; `sequence` counts the packs of this thread
    from 1, in its line. Raises CannotShare for parts that may not go to this person, and
    TooLarge.
    """
    check_choice(summary.parts, thread.relation, second_yes=thread.second_yes)
    if summary.risk is not None and not exact_counts(thread.relation):
        raise CannotShare
    pack = Pack(
        format="between-sessions-pack",
        version=3,
        id=id,
        sequence=sequence,
        line=thread.line,
        restores=thread.restores,
        made_at=at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        sender=PackSender(name=without_turns(thread.name), thread=thread.id, keys=thread.own.in_pack()),
        to=thread.theirs.in_pack() if thread.theirs is not None else None,
        says=wording.CHOSEN,
        first=summary.weeks.first.isoformat(),
        last=summary.weeks.last.isoformat(),
        load=_each(
            summary.load,
            lambda w: PackedLoad(
                week=w.week.isoformat(),
                demand=w.demand,
                recovery=w.recovery,
                logged=w.logged,
                workdays=w.workdays,
            ),
        ),
        caseload=_each(
            summary.caseload,
            lambda w: PackedCaseload(
                week=w.week.isoformat(),
                cii=w.cii,
                parts=PackedParts(**w.parts) if w.parts else None,
                finished=w.finished,
            ),
        ),
        themes=_each(summary.themes, lambda t: PackedTheme(feeling=t.feeling, count=t.count)),
        still_with_me=_each(summary.still_with_me, lambda s: PackedStill(code=s.code, count=s.count)),
        contact=_each(
            summary.contact,
            lambda c: PackedContact(code=c.code, week=c.week.isoformat(), inside=c.inside, outside=c.outside),
        ),
        agenda=_each(summary.agenda, lambda a: PackedAgenda(title=_reviewed(a.title), want=a.want, state=a.state)),
        goals=_each(
            summary.goals,
            lambda g: PackedGoal(text=_reviewed(g.text), reached_on=g.reached.isoformat() if g.reached else None),
        ),
        texts=_each(summary.texts, lambda t: PackedText(week=t.week.isoformat(), kind=t.kind, text=_reviewed(t.text))),
        hours=_each(summary.hours, lambda h: PackedHour(day=h.day.isoformat(), minutes=h.minutes, format=h.format)),
        risk=None if summary.risk is None else list(summary.risk),
        not_chosen=_not_chosen(summary, thread),
    )
    payload = canonical(pack)
    if len(payload) > LARGEST_PAYLOAD:
        raise TooLarge
    try:
        read(payload, Pack)  # what is made is what can be read: a text that is too long is found here, not over there
    except NotAPack:
        raise CannotShare(wording.DOES_NOT_FIT) from None
    return Made(pack=pack, payload=Payload(payload, _ONLY_HERE), entries=_entries(summary))


def from_ledger(payload: bytes, *, hash: str) -> Made:
    """Return a pack that was made before, from the bytes in the ledger: to hand out again what was previewed then.

    `hash` is the ledger's. Raises NotAPack for any other bytes. Which entries
    it came from, the ledger knows.
    """
    if hash_of(payload) != hash:
        raise NotAPack
    return Made(pack=read(payload, Pack), payload=Payload(payload, _ONLY_HERE), entries={})


def items_of(pack: Pack) -> frozenset[str]:
    """Return what can be commented on or signed off: "agenda-1", "hour-2", each chart that is there, "pack"."""
    items = {"pack"}
    for part in Part:
        of = getattr(pack, part.field)
        if part in LISTS:
            items |= {f"{part.item}-{n}" for n in range(1, len(of or ()) + 1)}
        elif of is not None:
            items.add(part.item)
    return frozenset(items)


def _not_chosen(summary: Summary, thread: Thread) -> list[PartName]:
    """Return what could have been chosen for this person and was not. Hours go alone: with them nothing else could."""
    if summary.hours is not None:
        return []
    could = offered(thread.relation, second_yes=thread.second_yes) - {Part.HOURS}
    left: list[str] = [part.field for part in could - summary.parts]
    if exact_counts(thread.relation) and summary.risk is None:
        left.append("risk")
    return [name for name in get_args(PartName) if name in left]


def hash_of(payload: bytes) -> str:
    """Return the SHA-256 of a payload, in hex."""
    return hashlib.sha256(payload).hexdigest()


def _reviewed(text: Redacted) -> str:
    if type(text) is not Redacted:  # types say so; what is at stake is worth a second look
        raise TypeError("a text that nobody reviewed")
    return text.text


def _each(items: Sequence[Item] | None, packed: Callable[[Item], Packed]) -> list[Packed] | None:
    return None if items is None else [packed(item) for item in items]


def _entries(summary: Summary) -> dict[str, str]:
    parts: dict[Part, Sequence[OnAgenda | ChosenGoal | ChosenText | Hour] | None]
    parts = {
        Part.AGENDA: summary.agenda,
        Part.GOALS: summary.goals,
        Part.TEXTS: summary.texts,
        Part.HOURS: summary.hours,
    }
    return {f"{part.item}-{n}": item.entry_id for part, of in parts.items() for n, item in enumerate(of or (), 1)}
