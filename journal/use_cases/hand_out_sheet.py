"""Showing a sheet exactly as it will be read, then handing it out; in one ledger with what else left.

SheetDraft + texts let go ──preview_sheet──▶ SheetPreview ──hand_out_sheet──▶ ledger, then HandedOut
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from journal.measures.weeks import monday_of
from journal.records.entry import now_utc
from journal.records.share import Number, Share
from journal.sharing.redaction import Redacted
from journal.sharing.refusals import CannotShare
from journal.sharing.sheet import From, MadeSheet, SheetDraft, made_sheet
from journal.sharing.spoken import passphrase
from journal.store.journal import Journal
from journal.use_cases.agree_to_share import To, sharing_with
from journal.use_cases.hand_out import ChangedSince, HandedOut, about, in_ledger, written
from journal.use_cases.own_keys import own_keys
from journal.use_cases.redact_texts import Subject
from journal.wording import share_page as wording
from journal.wording import sheet as sheet_wording


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPreview:
    """What is shown, and of what: another draft lets it go, and so does any change of the journal since."""

    to: To
    draft: SheetDraft
    let_go: tuple[tuple[str, Redacted], ...]
    version: int
    number: Number
    made: MadeSheet

    def holds(self, journal: Journal, to: To, draft: SheetDraft, let_go: Mapping[str, Redacted]) -> bool:
        """Say whether it still is what this draft would be handed out as."""
        now = (about(to), draft, tuple(let_go.items()), journal.version)
        return now == (about(self.to), self.draft, self.let_go, self.version)


HandedOutSheet = HandedOut
"""A sheet's file that may be saved now, as a share's."""


def subjects_of(draft: SheetDraft) -> list[Subject]:
    """Return the typed lines of a draft, to be gone through."""
    return [Subject(id=line.id, heading=line.label, text=line.text, client_id=line.client_id) for line in draft.free]


def missing_of(to: To, draft: SheetDraft, let_go: Mapping[str, Redacted]) -> list[str]:
    """Return what is to be done before it can be shown, in words that continue a sentence."""
    missing = [*to.missing]
    if not any(section.lines for section in draft.sections):
        missing.append(wording.TO_CHOOSE)
    if draft.kind == "cover" and draft.recognised is None:
        missing.append(sheet_wording.TO_RECOGNISE)
    if any(line.id not in let_go for line in draft.free):
        missing.append(wording.TO_READ)
    return missing


def preview_sheet(journal: Journal, to: To, draft: SheetDraft, let_go: Mapping[str, Redacted]) -> SheetPreview:
    """Return what they will see. Raises CannotShare while something is missing, or does not fit."""
    if missing := missing_of(to, draft, let_go):
        raise CannotShare(wording.still_to_do(missing))
    sender = From(
        thread=sharing_with(journal, to.person.id).thread,
        name=to.sharing.my_name,
        own=own_keys(journal).public,
        theirs=to.keys,
    )
    number = journal.sharing.coming_number(to.person.id)
    made = made_sheet(draft, let_go, sender, id=secrets.token_hex(16), at=now_utc())
    return SheetPreview(
        to=to, draft=draft, let_go=tuple(let_go.items()), version=journal.version, number=number, made=made
    )


def hand_out_sheet(journal: Journal, shown: SheetPreview) -> HandedOutSheet | None:
    """Write the sheet into the ledger, and only then return the file.

    None for what stands in the ledger already: the second press of two quick
    ones. Raises ChangedSince where the journal was changed since it was
    shown, in whatever tab: a consent may be withdrawn by now, the person
    gone, or their key another.
    """
    to, made = shown.to, shown.made
    if in_ledger(journal, made.sheet.id):
        return None
    words = None if to.form == "sealed" else passphrase()
    file = written(journal, made, words)
    made_at = datetime.fromisoformat(made.sheet.made_at)
    week = monday_of(made_at.date())
    share = Share(
        id=made.sheet.id,
        person_id=to.person.id,
        person_name=to.person.name,
        sequence=shown.number.sequence,
        made_at=made_at,
        first=week,
        last=week,
        parts=(),
        hash=made.payload.hash,
        items=(),
        entries=tuple((f"entry-{n}", entry_id) for n, entry_id in enumerate(shown.draft.entries, 1)),
        keys=to.keys.text if to.keys else None,
        words=words,
        sheet_kind=made.sheet.kind,
    )
    try:
        with journal.transaction():
            if journal.sharing.next_number(to.person.id) != shown.number or journal.version != shown.version:
                raise ChangedSince
            journal.sharing.add(share, made.payload.bytes)
    finally:
        journal.sharing.settle_numbers()
    return HandedOut(share=share, file=file, words=words)
