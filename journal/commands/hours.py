"""`hours`: the hours dossier, as JSON or as a file to hand over."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import click

from journal.commands.shared import Said
from journal.measures.hours_dossier import HoursDossier
from journal.presets.hours import BY_KEY
from journal.presets.kinds_of_hours import HourKind
from journal.store.journal import Journal
from journal.use_cases.hours_dossier import dossier_of, into_file
from journal.use_cases.hours_dossier_page import assumed, page_of
from journal.wording import hours_dossier as wording


def check_preset(key: str) -> None:
    """Raise UsageError for a rule that is not known; the sentence lists those that are."""
    if key not in BY_KEY:
        raise click.UsageError(f"--preset knows no such rule. It takes one of: {', '.join(BY_KEY)}.")


def made(journal: Journal, key: str, placement: str | None, first: date | None, last: date | None) -> HoursDossier:
    """Return the dossier. Raises Said for a placement that is not there, or that two are called; NotHandedOver."""
    now = _now(journal)
    placement_id = _placement(journal, placement) if placement is not None else None
    return dossier_of(journal, key, now=now, placement_id=placement_id, first=first, last=last)


def write(dossier: HoursDossier, form: str, file: Path) -> None:
    """Write a new file, and say that it is not sealed. Raises Said where there is nothing, NotHandedOver."""
    if dossier.empty:
        raise Said(f"{wording.NOTHING} No file was written.")
    into_file(page_of(dossier), form, file)
    click.echo(f"The hours were written: {click.format_filename(file)}")
    click.echo(wording.NOT_SEALED)


def as_json(dossier: HoursDossier) -> dict[str, Any]:
    """Return everything as docs/hours.md describes it."""
    preset = dossier.preset
    return {
        "preset": {
            "key": preset.key,
            "name": preset.name,
            "source": preset.source,
            "checked_on": _day(preset.checked_on),
            "copy_of": _day(preset.copy_of),
            "changed_by_you": dict(dossier.changed),
        },
        "first": _day(dossier.first),
        "last": _day(dossier.last),
        "until": _day(dossier.until),
        "made_on": _day(dossier.made_on),
        "placement": dossier.placement.name if dossier.placement is not None else None,
        "weeks": [
            {
                "first": _day(week.first),
                "last": _day(week.last),
                "minutes": _kinds(week.kinds),
                "of_these": dict(week.of_these),
            }
            for week in dossier.weeks
        ],
        "totals": {
            "minutes": {kind.value: dossier.total(kind) for kind in HourKind},
            "with_clients": dossier.with_clients,
            "in_supervision": dossier.in_supervision,
            "signed": dossier.signed,
            "of_these": {name: dossier.total_of(name) for name in dossier.of_these},
        },
        "ratio": {
            "asked_client_hours_for_one": preset.client_hours_for_one,
            "with_clients": dossier.with_clients,
            "in_supervision": dossier.in_supervision,
        }
        if preset.client_hours_for_one
        else None,
        "asked": [
            {
                "what": one.asked.what.value,
                "each_year": one.asked.each_year,
                "least": one.asked.least,
                "have": _number(one.have),
                "missing": _number(one.missing),
                "opening": _number(one.opening),
            }
            for one in dossier.standings
        ],
        "months": [
            {
                "month": one.first.isoformat()[:7],
                "counted": one.counted,
                "least": _number(one.least),
                "missing": _number(one.missing) if one.missing is not None else None,
            }
            for one in dossier.months
        ],
        "gaps": [
            {"after": _day(one.after), "until": _day(one.until), "days": one.days, "open": one.open}
            for one in dossier.gaps
        ],
        "meetings": [
            {
                "day": _day(one.day),
                "minutes": one.minutes,
                "counted": one.counted,
                "kind": one.kind.value,
                "with": one.supervisor,
                "signed_on": _day(one.signed_on),
                "how": one.how.name.lower() if one.how is not None else None,
            }
            for one in dossier.meetings
        ],
        "opening_balances": [
            {
                "what": one.what.value,
                "amount": one.amount,
                "until": _day(one.until),
                "placement": dossier.names.get(one.placement_id or ""),
                "note": one.note,
                "counts": counts,
            }
            for balances, counts in ((dossier.opening, True), (dossier.opening_before, False))
            for one in balances
        ],
        "placements": [
            {
                "name": one.name,
                "setting": one.setting.value,
                "begins": _day(one.begins),
                "ends": _day(one.ends),
                "supervisor": dossier.names.get(one.supervisor_id or ""),
                "agreement_signed_on": _day(one.agreement_signed_on),
                "agreement_entered_on": _day(one.agreement_entered_on),
            }
            for one in dossier.placements
        ],
        "not_counted": {
            "unconfirmed_sessions": dossier.unconfirmed,
            "meetings_of_another_kind": dossier.left_out,
            "minutes_in_groups_of_unknown_size": dossier.unsized,
        },
        "assumed": list(assumed(dossier)),
    }


def _now(journal: Journal) -> datetime:
    return datetime.now(ZoneInfo(journal.settings.read().zone))


def _placement(journal: Journal, name: str) -> str:
    found = [one for one in journal.placements.all() if one.name.strip().casefold() == name.strip().casefold()]
    if len(found) == 1:
        return found[0].id
    if found:
        raise Said("Two placements are called that. Rename one of them in the program; nothing was written.")
    raise Said("No placement is called that. Look under Placements in the program; nothing was written.")


def _kinds(kinds: Mapping[HourKind, int]) -> dict[str, int]:
    return {kind.value: kinds[kind] for kind in HourKind if kinds.get(kind)}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _number(value: Fraction) -> float | int:
    return int(value) if value.denominator == 1 else float(value)
