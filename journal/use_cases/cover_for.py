"""Standing in for a colleague: their sheet comes, calls are noted, what happened goes back, the sheet is destroyed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

from journal.errors import JournalError
from journal.planning.whose_zone import practice_zone
from journal.records.covering import Covering
from journal.records.entry import local_time, new_id, now_utc
from journal.records.share import ArrivedSheet
from journal.records.time_off import TimeOff
from journal.sharing.keys import PublicKeys, keys_from_text
from journal.sharing.pack import hash_of
from journal.sharing.pack_format import Sheet, SheetCall
from journal.sharing.reading import read
from journal.sharing.refusals import NotAPack, TwoUnderOneName
from journal.sharing.sealing import OpenedSheet
from journal.sharing.sheet_answer import sealed_sheet_answer, sheet_answer_to
from journal.sharing.trust import Trust
from journal.store.journal import Journal
from journal.use_cases.own_keys import own_keys
from journal.wording import covering as wording


def take_sheet(journal: Journal, opened: OpenedSheet) -> bool:
    """Keep a sheet that came; one for cover makes an entry of it. Return whether it was not here before.

    Raises TwoUnderOneName for another one of the same id, CannotWrite.
    """
    sheet = opened.sheet
    with journal.transaction():
        before = journal.sheets.get(sheet.id)
        if before is not None:
            if before.hash != opened.hash:
                raise TwoUnderOneName
            return False
        journal.sheets.add(
            ArrivedSheet(
                id=sheet.id,
                hash=opened.hash,
                thread=sheet.sender.thread,
                sheet_kind=sheet.kind,
                made_at=sheet.made_at,
                keys=opened.keys.text,
                arrived_at=now_utc(),
            ),
            opened.payload,
        )
        if sheet.kind == "cover":
            journal.coverings.add(_covering(journal, sheet))
    return True


def compared_keys(journal: Journal) -> dict[str, PublicKeys]:
    """Return the keys that were compared by voice, by thread: those of sheets, and of who shares with oneself."""
    of_sheets = {one.thread: keys_from_text(one.keys) for one in journal.sheets.all() if one.compared_on is not None}
    return {**of_sheets, **{one.thread: keys_from_text(one.keys) for one in journal.reviewing.supervisees()}}


def kept_sheet(journal: Journal, sheet_id: str) -> OpenedSheet | None:
    """Return a sheet that came as it was opened; None where it was destroyed, or never came.

    Raises NotAPack where it is not what was signed then.
    """
    arrived, payload = journal.sheets.get(sheet_id), journal.sheets.payload(sheet_id)
    if arrived is None or payload is None:
        return None
    if hash_of(payload) != arrived.hash:
        raise NotAPack
    keys = keys_from_text(arrived.keys)
    trust = Trust.VERIFIED if compared_keys(journal).get(arrived.thread) == keys else Trust.UNKNOWN
    return OpenedSheet(sheet=read(payload, Sheet), payload=payload, hash=arrived.hash, keys=keys, trust=trust)


def seal_what_happened(journal: Journal, covering: Covering, opened: OpenedSheet, *, at: datetime) -> bytes:
    """Sign and seal what happened while covering, and keep the file. Raises CannotShare, EntryNotFound, JournalError.

    JournalError where the entry is another by now than the one that was shown.
    """
    own = own_keys(journal)
    with journal.transaction():
        if journal.coverings.get(covering.id).as_of != covering.as_of:
            raise JournalError(wording.CHANGED_SINCE)
        answer = sheet_answer_to(
            opened,
            own,
            id=new_id(),
            at=at,
            calls=calls_of(covering),
            happened=covering.happened,
            destroyed_on=covering.destroyed_on,
        )
        file = sealed_sheet_answer(answer, own)
        journal.sheets.answered(opened.sheet.id, at, file)
    return file


def calls_of(covering: Covering) -> list[SheetCall]:
    """Return the calls as an answer holds them."""
    return [
        SheetCall(code=call.code, day=call.on.isoformat(), minutes=call.minutes, may_tell=call.may_tell)
        for call in covering.calls_taken
    ]


def destroy(journal: Journal, sheet_id: str, on: date) -> None:
    """Destroy a sheet that came, and note the day with its cover. Raises OnLegalHold, CannotWrite."""
    with journal.transaction():
        journal.sheets.destroy(sheet_id)
        covering = journal.coverings.of_sheet(sheet_id)
        if covering is not None:
            journal.coverings.update(replace(covering, destroyed_on=on))


def away_meanwhile(journal: Journal, covering: Covering) -> list[TimeOff]:
    """Return one's own time off that overlaps with days on which one covers."""
    return [off for off in journal.time_off.all() if off.first <= covering.last and covering.first <= off.last]


def _covering(journal: Journal, sheet: Sheet) -> Covering:
    zone = practice_zone(journal.settings.read().zone, "UTC")
    made = datetime.fromisoformat(sheet.made_at).date()
    first = date.fromisoformat(sheet.first) if sheet.first else made
    last = date.fromisoformat(sheet.last) if sheet.last else first
    return Covering(
        at=local_time(first, time(0), zone),
        whose=sheet.sender.name.strip() or wording.NO_NAME,
        last=max(first, last),
        sheet_id=sheet.id,
        destroy_by=date.fromisoformat(sheet.destroy_by) if sheet.destroy_by else None,
    )
