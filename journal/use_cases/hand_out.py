"""Showing a share exactly as it will be read, then handing it out: the ledger has it before there is a file.

Choice + texts let go ──preview──▶ Preview ──hand_out──▶ ledger, then HandedOut
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from journal.errors import EntryNotFound
from journal.records.entry import now_utc
from journal.records.share import Share
from journal.sharing.allowed_parts import exact_counts
from journal.sharing.pack import Made, Thread, from_ledger, items_of, made
from journal.sharing.portable import portable, portable_sheet
from journal.sharing.redaction import Redacted
from journal.sharing.refusals import CannotShare
from journal.sharing.sealing import sealed, sealed_sheet
from journal.sharing.sheet import MadeSheet, sheet_from_ledger
from journal.sharing.spoken import passphrase
from journal.store.journal import Journal
from journal.use_cases.agree_to_share import To, sharing_with
from journal.use_cases.choose_to_share import Choice, remembered
from journal.use_cases.own_keys import own_keys
from journal.use_cases.redact_texts import subjects
from journal.use_cases.summarise import summary_of
from journal.wording import share_page as wording


class ChangedSince(CannotShare):
    """Something in the journal is not as it was when it was chosen from, or shown. Nothing was made."""

    sentence = wording.CHANGED_SINCE


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What is shown, and of what: another choice lets it go, and so does any change of the journal since."""

    to: To
    choice: Choice
    let_go: tuple[tuple[str, Redacted], ...]
    version: int
    made: Made

    def holds(self, journal: Journal, to: To, choice: Choice, let_go: Mapping[str, Redacted]) -> bool:
        """Say whether it still is what this choice would be handed out as."""
        now = (about(to), choice, tuple(let_go.items()), journal.version)
        return now == (about(self.to), self.choice, self.let_go, self.version)


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOut:
    """A file that may be saved now. `words` open it where it is a page; they are told by voice."""

    share: Share
    file: bytes
    words: str | None = None

    @property
    def form(self) -> str:
        """ "sealed" or "portable"."""
        return "portable" if self.words else "sealed"


def still_missing(to: To, choice: Choice, let_go: Mapping[str, Redacted]) -> list[str]:
    """Return what is to be done before it can be shown, in words that continue a sentence."""
    missing = [*to.missing]
    if choice.is_empty:
        missing.append(wording.TO_CHOOSE_MORE if choice.risk else wording.TO_CHOOSE)
    if any(subject.id not in let_go for subject in subjects(choice)):
        missing.append(wording.TO_READ)
    return missing


def preview(
    journal: Journal,
    to: To,
    choice: Choice,
    let_go: Mapping[str, Redacted],
    codes: Mapping[str, str],
    *,
    chosen_at: int,
    today: date,
) -> Preview:
    """Return what they will see. `chosen_at` is the journal's version that was chosen from.

    Raises ChangedSince where it is another by now, CannotShare while
    something is missing, or for what may not go to them.
    """
    if journal.version != chosen_at:  # in another tab: what was chosen from may be gone
        raise ChangedSince
    if missing := still_missing(to, choice, let_go):
        raise CannotShare(wording.still_to_do(missing))
    relation, number = to.person.relation, journal.sharing.coming_number(to.person.id)
    of = made(
        summary_of(journal, choice, let_go, codes, exact=exact_counts(relation), today=today),
        Thread(
            id=sharing_with(journal, to.person.id).thread,
            name=to.sharing.my_name,
            own=own_keys(journal).public,
            theirs=to.keys,
            relation=relation,
            line=number.line,
            restores=number.restores,
            second_yes=to.sharing.second_yes_on is not None,
        ),
        id=secrets.token_hex(16),
        sequence=number.sequence,
        at=now_utc(),
    )
    return Preview(to=to, choice=choice, let_go=tuple(let_go.items()), version=journal.version, made=of)


def hand_out(journal: Journal, shown: Preview) -> HandedOut | None:
    """Write the share into the ledger, remember the choice for the next time, and only then return the file.

    None for what stands in the ledger already: the second press of two quick
    ones. Raises ChangedSince where the journal was changed since it was
    shown, in whatever tab: an entry may be gone by now, or not to be told,
    the person another, or their key.
    """
    to, choice, of = shown.to, shown.choice, shown.made
    if in_ledger(journal, of.pack.id):
        return None
    words = None if to.form == "sealed" else passphrase()
    file = written(journal, of, words)
    share = Share(
        id=of.pack.id,
        person_id=to.person.id,
        person_name=to.person.name,
        sequence=of.pack.sequence,
        made_at=datetime.fromisoformat(of.pack.made_at),
        first=choice.weeks.first,
        last=choice.weeks.last,
        parts=choice.names,
        hash=of.payload.hash,
        items=tuple(sorted(items_of(of.pack))),
        entries=tuple(sorted(of.entries.items())),
        keys=to.keys.text if to.keys else None,
        words=words,
    )
    try:
        with journal.transaction():
            number = journal.sharing.next_number(to.person.id)
            taken = (number.sequence, (number.line, number.restores)) != (of.pack.sequence, of.pack.numbered)
            if taken or journal.version != shown.version:
                raise ChangedSince
            journal.sharing.add(share, of.payload.bytes)
            journal.sharing.keep_with(remembered(sharing_with(journal, to.person.id), choice))
    finally:
        journal.sharing.settle_numbers()
    return HandedOut(share=share, file=file, words=words)


def hand_out_again(journal: Journal, share: Share) -> HandedOut:
    """Return the file once more, from the bytes that were previewed then.

    Raises CannotShare for a key that was changed since, NotAPack where the
    contents are no longer kept, or are others.
    """
    now = journal.sharing.with_person(share.person_id)
    if share.keys is not None and (now is None or now.keys != share.keys):
        raise CannotShare(wording.OTHER_KEY_NOW)
    payload = journal.sharing.payload(share.id)
    if payload is None:
        raise CannotShare(wording.LEFT_NO_CONTENTS)
    again = sheet_from_ledger if share.sheet_kind is not None else from_ledger
    file = written(journal, again(payload, hash=share.hash), share.words)
    return HandedOut(share=share, file=file, words=share.words)


def about(to: To) -> tuple[object, ...]:
    """Return what has to be as it was for a preview to hold."""
    return (to.person.id, to.person.relation, to.form, to.keys, to.sharing.my_name, to.sharing.second_yes_on)


def written(journal: Journal, of: Made | MadeSheet, words: str | None) -> bytes:
    """Return the file: a page locked with `words`, or without them sealed to the key it was made for."""
    if isinstance(of, MadeSheet):
        return sealed_sheet(of, own_keys(journal)) if words is None else portable_sheet(of, words).encode("utf-8")
    return sealed(of, own_keys(journal)) if words is None else portable(of, words).encode("utf-8")


def in_ledger(journal: Journal, share_id: str) -> bool:
    """Say whether a share stands in the ledger already."""
    try:
        journal.sharing.get(share_id)
    except EntryNotFound:
        return False
    return True
