"""A contact held against what was agreed: inside, outside, or none recorded, and why.

    phone, agreed; support, agreed; Tuesday 16:00, agreed   →  inside
    message, only e-mail agreed                             →  outside: channel
    no agreement, or from before it was made                →  none recorded

Nothing is judged that was not agreed on or is not known of the contact. It
describes what happened against the agreement, not who was to blame.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from journal.records.boundary_agreement import BoundaryAgreement
from journal.records.contact import PLAIN_PURPOSES, Channel, Contact, Initiator, WithWhom

AGREED_WITH = frozenset({WithWhom.CLIENT, WithWhom.GUARDIAN})
"""Whom an agreement binds; a guardian makes it for a minor. Schools and others were never asked."""

WRITTEN = frozenset({Channel.MESSAGE, Channel.EMAIL, Channel.LETTER})
"""Channels that may wait to be read: about an appointment, one may write at any hour."""


class Standing(StrEnum):
    """Where a contact stands. Without an agreement it is none recorded, never outside."""

    INSIDE = "inside"
    OUTSIDE = "outside"
    NONE_RECORDED = "none recorded"


class Reason(StrEnum):
    """What the standing rests on."""

    NO_AGREEMENT = "no agreement"
    BEFORE_AGREEMENT = "before the agreement"
    OTHER_PARTY = "other party"
    NO_TERMS = "no terms"
    OWN_WORD = "own word"  # overruled by the therapist
    CHANNEL = "channel"
    PURPOSE = "purpose"
    HOURS = "hours"
    AFTER_HOURS = "after hours"  # agreed hours are in words only; the therapist says it was after them
    RESPONSE = "response"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """Where a contact stands, and on what that rests.

    Outside: every point it missed. Inside: the points that were held
    against the agreement, perhaps none. None recorded: why not.
    """

    standing: Standing
    reasons: tuple[Reason, ...] = ()


def judged(contact: Contact, agreement: BoundaryAgreement | None) -> Judgement:
    """Return where a contact stands; the therapist's own word, if given, beats what follows from the agreement.

    Without any agreement there is nothing to be inside of, whatever was said.
    """
    if agreement is not None and contact.inside is not None:
        standing = Standing.INSIDE if contact.inside else Standing.OUTSIDE
        return Judgement(standing=standing, reasons=(Reason.OWN_WORD,))
    return as_agreed(contact, agreement)


def as_agreed(contact: Contact, agreement: BoundaryAgreement | None) -> Judgement:
    """Return where a contact stands by the agreement alone: by the one that held on its day.

    Appointments and reminders are part of any work: they need not be listed
    among the purposes, and in writing they may come at any hour. A promised
    answer is counted on agreed weekdays only, and not where the therapist
    began. An agreement without a date is taken to have held all along.
    """
    why_not = _not_judged(contact, agreement)
    agreement = agreement.on(contact.day) if agreement is not None else None
    if why_not is not None or agreement is None:
        return Judgement(standing=Standing.NONE_RECORDED, reasons=(why_not or Reason.NO_AGREEMENT,))
    points = {
        Reason.CHANNEL: _channel_kept(contact, agreement),
        Reason.PURPOSE: _purpose_kept(contact, agreement),
        Reason.HOURS if agreement.has_clock else Reason.AFTER_HOURS: _hours_kept(contact, agreement),
        Reason.RESPONSE: _response_kept(contact, agreement),
    }
    missed = tuple(reason for reason, kept in points.items() if kept is False)
    if missed:
        return Judgement(standing=Standing.OUTSIDE, reasons=missed)
    return Judgement(standing=Standing.INSIDE, reasons=tuple(reason for reason, kept in points.items() if kept))


def within_hours(agreement: BoundaryAgreement, moment: datetime) -> bool | None:
    """Say whether a local time lies in the agreed hours, both ends included; None where no clock was agreed.

    What lies after midnight belongs to the weekday on which its hours began.
    """
    if not agreement.has_clock:
        return None
    clock = moment.time().replace(second=0, microsecond=0)
    first, last = agreement.hours_from, agreement.hours_until
    if first is None or last is None:
        return _agreed_weekday(agreement, moment)
    if first < last:
        return first <= clock <= last and _agreed_weekday(agreement, moment)
    evening = clock >= first and _agreed_weekday(agreement, moment)
    return evening or (clock <= last and _agreed_weekday(agreement, moment - timedelta(days=1)))


def _agreed_weekday(agreement: BoundaryAgreement, moment: datetime) -> bool:
    return not agreement.weekdays or moment.isoweekday() in agreement.weekdays


def _not_judged(contact: Contact, agreement: BoundaryAgreement | None) -> Reason | None:
    """Return why nothing is held against an agreement, or None where it is."""
    if agreement is None:
        return Reason.NO_AGREEMENT
    if contact.with_whom not in AGREED_WITH:
        return Reason.OTHER_PARTY
    held = agreement.on(contact.day)
    if held is None:
        return Reason.BEFORE_AGREEMENT
    return None if held.has_terms else Reason.NO_TERMS


def _channel_kept(contact: Contact, agreement: BoundaryAgreement) -> bool | None:
    if contact.channel is None or not agreement.channels:
        return None
    return contact.channel in agreement.channels


def _purpose_kept(contact: Contact, agreement: BoundaryAgreement) -> bool | None:
    if contact.purpose is None or not agreement.purposes:
        return None
    return contact.purpose in PLAIN_PURPOSES or contact.purpose in agreement.purposes


def _hours_kept(contact: Contact, agreement: BoundaryAgreement) -> bool | None:
    if contact.purpose in PLAIN_PURPOSES and contact.channel in WRITTEN:
        return None
    if agreement.has_clock:
        return within_hours(agreement, contact.at)
    return not contact.after_hours if agreement.hours.strip() else None


def _response_kept(contact: Contact, agreement: BoundaryAgreement) -> bool | None:
    if agreement.response_hours is None or contact.response_actual is None:
        return None
    if contact.initiator is Initiator.THERAPIST:
        return None
    return waited(contact, agreement) <= timedelta(hours=agreement.response_hours)


def waited(contact: Contact, agreement: BoundaryAgreement) -> timedelta:
    """Return how long an answer took, whole days outside the agreed weekdays left out; nothing where none is known."""
    start = contact.at.astimezone(UTC)
    end = start + timedelta(minutes=contact.response_actual or 0)
    total = timedelta(0)
    while start < end:
        local = start.astimezone(contact.at.tzinfo)
        midnight = (local + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
        until = min(end, max(midnight.astimezone(UTC), start + timedelta(minutes=1)))
        if _agreed_weekday(agreement, local):
            total += until - start
        start = until
    return total
