"""The hours dossier: read from the journal, looked at, and made into a file."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from datetime import date, datetime
from pathlib import Path

from journal.errors import JournalError
from journal.exchange.take_out.dossier_page import DossierPage
from journal.measures.hours_asked import own_numbers, period_of, preset_of
from journal.measures.hours_dossier import Given, HoursDossier, hours_dossier
from journal.measures.kinds_of_hours import of_downtime
from journal.planning.hours_told import EDGE, hours_told, hours_with_clients, meetings_of, sessions_of
from journal.records.client import Role
from journal.records.supervision import Supervision
from journal.sharing.pack_format import Answer
from journal.sharing.reading import read
from journal.sharing.trust import Trust
from journal.store.importing import origins
from journal.store.journal import Journal
from journal.wording import hours_dossier as wording

FORMATS = {
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
}
_HOW = {Trust.VERIFIED.value: Given.KEY, Trust.BY_PASSPHRASE.value: Given.SPOKEN}


class NotHandedOver(JournalError):
    """It could not be made; the sentence says why, and nothing was written."""


def dossier_of(
    journal: Journal,
    key: str,
    *,
    now: datetime,
    placement_id: str | None = None,
    first: date | None = None,
    last: date | None = None,
) -> HoursDossier:
    """Return the dossier by a rule with one's own numbers in it, of one placement or all; `now` is local.

    Without days it is of the rule's own period, the one that `now` lies in;
    with a last day alone, of the one that this lies in. What the rule asks
    stands in it for its own period up to today, however its days were given.
    Raises NotHandedOver for days that are not in order or lie ahead.
    """
    today, since, settings = now.date(), journal.day_sums.first_day(), journal.settings.read()
    own = own_numbers(settings, key)
    preset = preset_of(key, own)
    whole = period_of(preset, min(last or today, today), since)
    first = first or whole[0]
    last = last or max(whole[1], first)
    if last < first:
        raise NotHandedOver(wording.NOT_IN_ORDER)
    if first > today:
        raise NotHandedOver(wording.AHEAD)
    until = min(last, today)
    begins, ends = period_of(preset, today, since)
    own_period = first == begins and until == min(ends, today)
    sessions = journal.sessions.between(first, until)
    meetings = journal.supervisions.between(first - EDGE, until)
    waiting = [one for one in journal.sessions.unconfirmed(now) if first <= one.day <= until]
    indirect = [] if placement_id else journal.downtimes.between(first, until)
    if placement_id:
        sessions = sessions_of(journal, sessions, placement_id)
        meetings = meetings_of(journal, meetings, placement_id)
        waiting = sessions_of(journal, waiting, placement_id)
    hours = [*hours_with_clients(journal, sessions), *filter(None, (of_downtime(one, preset) for one in indirect))]
    known = HoursDossier(
        preset=preset,
        first=first,
        last=last,
        until=until,
        made_on=today,
        since=since,
        placement=journal.placements.get(placement_id) if placement_id else None,
        placements=tuple(
            one
            for one in journal.placements.all()
            if placement_id in (None, one.id) and one.begins <= until and (one.ends is None or one.ends >= first)
        ),
        names={
            **{one.id: one.name for one in journal.people.all()},
            **{one.id: one.name for one in journal.placements.known().values()},
        },
        changed=own,
        standings=hours_told(journal, preset, today, placement_id).standings if own_period else (),
        unconfirmed=sum(journal.clients.with_state(s.client_id, s.day)[0].role is Role.THERAPY for s in waiting),
    )
    return hours_dossier(
        known,
        hours=hours,
        supervisions=meetings,
        opening=journal.opening_balances.all(),
        given=_given(journal, meetings, now),
        from_file=_untouched(journal, [hour.entry_id for hour in hours]),
    )


def as_file(page: DossierPage, form: str) -> bytes:
    """Return the page as the bytes of a file; `form` is one of FORMATS."""
    if form == "pdf":
        from journal.exchange.take_out.dossier_pdf import as_pdf  # its libraries are needed by nobody else

        return as_pdf(page)
    from journal.exchange.take_out import dossier_tables as tables

    return tables.as_xlsx(page) if form == "xlsx" else tables.as_csv(page)


def file_name(dossier: HoursDossier, form: str) -> str:
    """Return what the file is called: the rule and the days; no name."""
    return f"hours-{dossier.preset.key}-{dossier.first.isoformat()}-{dossier.until.isoformat()}.{form}"


def into_file(page: DossierPage, form: str, path: Path) -> None:
    """Write a new file, for this account's eyes only. Raises NotHandedOver, and then nothing is left there."""
    content = as_file(page, form)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    except FileExistsError:
        raise NotHandedOver(wording.ALREADY) from None
    except OSError:
        raise NotHandedOver(wording.NOT_WRITTEN) from None
    try:
        with os.fdopen(descriptor, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
    except OSError:
        path.unlink(missing_ok=True)
        raise NotHandedOver(wording.NOT_WRITTEN) from None


def _given(journal: Journal, meetings: Collection[Supervision], now: datetime) -> Mapping[str, Given]:
    """Return by meeting how a file signed it: one whose hours are those, and whose day is the one that is kept."""
    signed = {one.id: one for one in meetings if one.signed_off_on is not None}
    if not signed:
        return {}
    shares = {share.id: share for share in journal.sharing.all()}
    found: dict[str, Given] = {}
    for share_id, answer in journal.sharing.answers().items():
        how, share = _HOW.get(answer.trust), shares.get(share_id)
        if how is None or share is None or share.sheet_kind is not None:
            continue
        returned = read(answer.payload.encode(), Answer)
        made = min(datetime.fromisoformat(returned.made_at), answer.taken_at).astimezone(now.tzinfo).date()
        for item in returned.hours:
            meeting = signed.get(share.entry_of(item) or "")
            if meeting is not None and meeting.signed_off_on == max(made, meeting.day):
                found[meeting.id] = how
    return found


def _untouched(journal: Journal, ids: Collection[str]) -> frozenset[str]:
    """Return which of these entries came from a file and are as they came."""
    return frozenset(one for one, origin in origins(journal, ids).items() if not origin.by_hand)
