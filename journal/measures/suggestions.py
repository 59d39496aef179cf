"""When the product suggests supervision, or asks who is there for the therapist.

    reflections, contacts of the last days ──▶ a client who has been on one's mind
    the load, the scales, supervision overdue ──▶ the therapist, and no client

What the therapist would not tell their supervisor never leads to a
suggestion. A suggestion goes by itself once its days have passed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from journal.measures.contact_agreement import Standing
from journal.measures.weeks import DAY, WEEK
from journal.measures.weights import SuggestionWeights
from journal.records.contact import Contact
from journal.records.reflection import Reflection, ReflectionKind

OVERDUE_WEEKS = 6
"""Weeks without supervision after which it is overdue, where the chosen rule for hours says nothing of it (D)."""

_OF_SCALES = {("stss", "total"): "stss", ("who5", "score"): "who_5", ("burnout_item", "score"): "burnout_item"}
"""Scale and score → what it is called in `therapist_needs_someone`."""


class AboutClient(StrEnum):
    """Why a client is suggested for supervision, in the order it is told."""

    ON_MIND = "on mind"  # several strong reflections within a week
    DREAMS = "dreams"  # two dreams within a week
    WISHED_CANCEL = "wished cancel"  # the wish that they would cancel, twice
    OUTSIDE = "outside"  # contacts outside what was agreed


class AboutTherapist(StrEnum):
    """Why the therapist is asked who is there for them, in the order it is told."""

    WEEKS_ABOVE = "weeks above"
    SUPERVISION_OVERDUE = "supervision overdue"
    STSS = "STSS"
    WHO_5 = "WHO-5"
    BURNOUT = "burnout"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientSuggestion:
    """A client who might be brought to supervision, why, and the day of the latest entry that says so."""

    client_id: str
    reasons: tuple[AboutClient, ...]
    latest: date


def clients_to_bring(
    reflections: Iterable[Reflection],
    contacts: Iterable[Contact] = (),
    *,
    today: date,
    standings: Mapping[str, Standing],
    silent: Collection[str] = (),
    weights: SuggestionWeights | None = None,
) -> list[ClientSuggestion]:
    """Return the clients whom the entries of the last days suggest for supervision, the latest first.

    `standings` says by id of a contact where it stands against the
    agreement; no word means that none is recorded, which is never outside.
    `silent` are clients about whom nothing is suggested: they wait for
    supervision already, or the work has ended. 28 days before `today` are
    enough; later entries are ignored.
    """
    w = weights or SuggestionWeights()
    found: dict[str, dict[AboutClient, list[date]]] = {}

    def note(client_id: str | None, reason: AboutClient, day: date, days: int) -> None:
        if client_id is not None and client_id not in silent and today - days * DAY < day <= today:
            found.setdefault(client_id, {}).setdefault(reason, []).append(day)

    for r in reflections:
        if r.withheld:
            continue
        if (r.intensity or 0) >= w.strong_intensity or (r.intrusiveness or 0) >= w.strong_intrusiveness:
            note(r.client_id, AboutClient.ON_MIND, r.day, w.reflection_days)
        if r.kind is ReflectionKind.DREAM:
            note(r.client_id, AboutClient.DREAMS, r.day, w.dream_days)
        if r.wished_cancel:
            note(r.client_id, AboutClient.WISHED_CANCEL, r.day, w.wish_days)
    for c in contacts:
        if standings.get(c.id) is Standing.OUTSIDE:
            note(c.client_id, AboutClient.OUTSIDE, c.day, w.contact_days)

    fewest = {
        AboutClient.ON_MIND: w.strong_reflections,
        AboutClient.DREAMS: w.dreams,
        AboutClient.WISHED_CANCEL: w.wishes,
        AboutClient.OUTSIDE: w.contacts_outside,
    }
    suggested = []
    for client_id, said in found.items():
        reasons = tuple(reason for reason in AboutClient if len(said.get(reason, ())) >= fewest[reason])
        if reasons:
            latest = max(day for reason in reasons for day in said[reason])
            suggested.append(ClientSuggestion(client_id=client_id, reasons=reasons, latest=latest))
    return sorted(suggested, key=lambda s: (-s.latest.toordinal(), s.client_id))


def therapist_needs_someone(
    *,
    weeks_above: bool = False,
    supervision_overdue: bool = False,
    cii: float | None = None,
    stss: float | None = None,
    who_5: float | None = None,
    burnout_item: float | None = None,
    weights: SuggestionWeights | None = None,
) -> tuple[AboutTherapist, ...]:
    """Return why to ask "Who is there for you?"; empty when there is no reason. None means: not known, no reason.

    `cii` is that of the last finished week, the scales their latest totals
    in their own units.
    """
    w = weights or SuggestionWeights()
    holds = {
        AboutTherapist.WEEKS_ABOVE: weeks_above,
        AboutTherapist.SUPERVISION_OVERDUE: supervision_overdue and cii is not None and round(cii, 9) > w.cii_above,
        AboutTherapist.STSS: stss is not None and stss >= w.stss_from,
        AboutTherapist.WHO_5: who_5 is not None and who_5 <= w.who_5_to,
        AboutTherapist.BURNOUT: burnout_item is not None and burnout_item >= w.burnout_from,
    }
    return tuple(reason for reason in AboutTherapist if holds[reason])


def asked_after(
    scale: str, scores: Mapping[str, float], weights: SuggestionWeights | None = None
) -> tuple[AboutTherapist, ...]:
    """Return why one filled-in scale asks "Who is there for you?"; `scores` by name, in the scale's own points."""
    known = {name: scores[score] for (of, score), name in _OF_SCALES.items() if of == scale and score in scores}
    return therapist_needs_someone(**known, weights=weights)  # type: ignore[arg-type]  # by name


def overdue(latest: date | None, today: date, weeks_between: int | None = None) -> bool:
    """Say whether supervision is overdue: more than `weeks_between` weeks ago, None: OVERDUE_WEEKS.

    `latest` is the day of the latest meeting. None: none was ever logged,
    and whether there was one is not known.
    """
    return latest is not None and today - latest > (weeks_between or OVERDUE_WEEKS) * WEEK
