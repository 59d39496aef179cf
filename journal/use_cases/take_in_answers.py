"""What came back of a share: each file is taken in whole, or refused with the reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from journal.errors import FieldError
from journal.records.agenda import AgendaItem, AgendaState
from journal.records.entry import now_utc
from journal.records.share import KeptAnswer, Share
from journal.records.supervision import Supervision
from journal.sharing import locked
from journal.sharing.answer import Returned, Shared, from_portable, from_sealed
from journal.sharing.keys import keys_from_text
from journal.sharing.pack_format import SHEET_ANSWER, Pack, PackedHour
from journal.sharing.reading import canonical, read
from journal.sharing.refusals import NotAnAnswer, WrongWords
from journal.sharing.sealing import is_of, unseal
from journal.sharing.sheet_answer import from_sealed_sheet
from journal.sharing.trust import Trust
from journal.store.age_files import AGE_HEADER
from journal.store.journal import Journal
from journal.use_cases.own_keys import own_keys
from journal.wording import covering
from journal.wording import share_page as wording
from journal.wording.dates import in_one_form

MOST_AT_ONCE = 20
"""Files that are taken in at one press: each may ask for a dozen tries of some tenths of a second."""

MOST_TRIED = 12
"""Kept words that are tried on a file: each takes a moment, as it has to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenIn:
    """An answer that is here now: to which share, and the hours signed in it that are not as they were shared.

    `sheet`: it is what who covered handed back, and stands with the cover.
    `contents_kept`: whether there is still something to hold them against.
    """

    share: Share
    sheet: bool = False
    unsigned: tuple[Supervision, ...] = ()
    contents_kept: bool = True


def take_in(journal: Journal, file: bytes, words: str = "", *, now: datetime) -> TakenIn:
    """Take in an answer. `words` are those typed for it, if any; `now` is local.

    Raises JournalError, and then nothing was taken; WrongWords where neither
    `words` nor those kept of the newest shares open it.
    """
    if file.startswith(AGE_HEADER) and is_of(unseal(file, own_keys(journal)), SHEET_ANSWER):
        return _of_sheet(journal, file, now)
    ledger = {share.id: share for share in journal.sharing.all() if share.sheet_kind is None}
    answers = journal.sharing.answers()
    before = [(answer.share_id, answer.hash) for answer in answers.values()]
    shares = {share.id: _shared(journal, share) for share in ledger.values()}
    if file.startswith(AGE_HEADER):
        returned = from_sealed(file, own_keys(journal), shares=shares, before=before)
    else:
        typed = [words] if words.strip() else []
        open_first = sorted(ledger.values(), key=lambda share: share.id in answers)
        kept = [share.words for share in open_first if share.words and share.keys is None]
        tried = [*typed, *kept[: MOST_TRIED - len(typed)]]
        returned = _opened(journal, file, tried, shares, before)
    if returned.answer.hours and returned.trust is Trust.UNKNOWN:
        raise NotAnAnswer(wording.HOURS_OF_UNKNOWN)
    share = ledger[returned.share.pack]
    payload = journal.sharing.payload(share.id)
    unsigned = _keep(journal, share, returned, payload, now)
    return TakenIn(share=share, unsigned=tuple(unsigned), contents_kept=payload is not None)


def _of_sheet(journal: Journal, file: bytes, now: datetime) -> TakenIn:
    """Take in what who covered handed back: it stands with their cover, and in no list of answers to a share."""
    ledger = {share.id: share for share in journal.sharing.all() if share.sheet_kind is not None}
    sheets = {share.id: _shared(journal, share) for share in ledger.values()}
    before = {sheet: hash for sheet in sheets if (hash := journal.sheets.came_back(sheet)) is not None}
    returned = from_sealed_sheet(file, own_keys(journal), sheets=sheets, before=before)
    share, answer = ledger[returned.share.pack], returned.answer
    cover = journal.covers.of_sheet(share.id)
    if cover is None:
        raise NotAnAnswer(covering.NO_COVER_NOW)
    # They know clients by codes made for them: here each reads as the therapist's own.
    now_called = {client.id: client.code for client in journal.clients.all()}
    own = {code: now_called.get(client) for client, code in journal.sharing.codes(share.person_id).items()}
    with in_one_form():  # it is kept as it is written here
        calls = [
            covering.call(own.get(call.code) or call.code, date.fromisoformat(call.day), call.minutes, call.may_tell)
            for call in answer.calls
        ]
        said = covering.handed_back(share.person_name, calls, answer.happened, now.date())
    # Of one that another was given after, nothing follows for the other.
    of_latest = answer.destroyed_on if cover.sheet_id == share.id else None
    destroyed = date.fromisoformat(of_latest) if of_latest else cover.destroyed_on
    try:
        with_answer = replace(
            cover,
            calls=(cover.calls or 0) + len(answer.calls),
            minutes=(cover.minutes or 0) + sum(call.minutes or 0 for call in answer.calls),
            happened="\n\n".join(part for part in (cover.happened, said) if part.strip()),
            destroyed_on=destroyed,
        )
    except FieldError:
        raise NotAnAnswer(covering.TOO_MUCH) from None
    with journal.transaction():
        journal.sheets.keep_answer(share.id, returned.hash, now_utc(), canonical(answer).decode())
        journal.covers.update(with_answer, read_as_of=cover.as_of)
    return TakenIn(share=share, sheet=True)


def _opened(
    journal: Journal,
    file: bytes,
    words: Iterable[str],
    shares: dict[str, Shared],
    before: list[tuple[str, str]],
) -> Returned:
    """Open an answer that was saved from a page with the first words that fit."""
    locked.look_at(file, what="answer")  # says what else is wrong with it before any words are tried, or asked for
    own = own_keys(journal).public
    for tried in words:
        try:
            return from_portable(file, tried, own, shares=shares, before=before)
        except WrongWords:
            continue
    raise WrongWords


def _keep(
    journal: Journal, share: Share, returned: Returned, payload: bytes | None, now: datetime
) -> list[Supervision]:
    """Keep it, sign what was seen as it is, put on the agenda what was agreed; return what stays unsigned."""
    answer = returned.answer
    made = datetime.fromisoformat(answer.made_at).astimezone(now.tzinfo).date()
    hours = _hours_seen(share, payload)
    return journal.sharing.take_in(
        KeptAnswer(
            share_id=share.id,
            hash=returned.hash,
            trust=returned.trust.value,
            taken_at=now_utc(),
            payload=canonical(answer).decode(),
        ),
        signed=[entry_id for item in answer.hours if (entry_id := share.entry_of(item))],
        as_seen=lambda meeting: hours.get(meeting.id) == _packed(meeting),
        signed_on=min(made, now.date()),
        agreed=[
            AgendaItem(
                at=now,
                title=" ".join(action.text.split()) or wording.AGREED,
                state=AgendaState.DECIDED,
                decision=wording.agreed_with(share.person_name, date.fromisoformat(action.due) if action.due else None),
            )
            for action in answer.actions
        ],
    )


def _hours_seen(share: Share, payload: bytes | None) -> dict[str, PackedHour]:
    """Return the hours as they were shared, by meeting; none where the contents are no longer kept."""
    hours = read(payload, Pack).hours if payload is not None else None
    numbered = ((share.entry_of(f"hour-{n}"), hour) for n, hour in enumerate(hours or [], 1))
    return {entry_id: hour for entry_id, hour in numbered if entry_id is not None}


def _packed(meeting: Supervision) -> PackedHour:
    """Return a meeting's hour as it would be shared now."""
    return PackedHour(day=meeting.day.isoformat(), minutes=meeting.minutes, format=meeting.format)


def _shared(journal: Journal, share: Share) -> Shared:
    """Return a share as an answer is held against it: compared only while its key is the one that was compared."""
    now = journal.sharing.with_person(share.person_id)
    compared = now is not None and now.keys == share.keys and now.compared_on is not None
    return Shared(
        pack=share.id,
        hash=share.hash,
        person_id=share.person_id,
        items=frozenset(share.items),
        keys=keys_from_text(share.keys) if share.keys else None,
        compared=share.keys is not None and compared,
    )
