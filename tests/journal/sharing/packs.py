"""Packs, keys and texts for these tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from journal.records.agenda import AgendaState
from journal.records.person import Relation
from journal.records.reflection import Feeling
from journal.records.supervision import SupervisionFormat, Want
from journal.sharing.keys import OwnKeys
from journal.sharing.pack import Made, Thread, made
from journal.sharing.redaction import Redacted, review
from journal.sharing.summary import (
    CaseloadOfWeek,
    ChosenGoal,
    ChosenText,
    ContactOfWeek,
    Hour,
    LoadOfWeek,
    OnAgenda,
    StillWithMe,
    Summary,
    Theme,
    Weeks,
)

THERAPIST = OwnKeys.fresh()
SUPERVISOR = OwnKeys.fresh()
STRANGER = OwnKeys.fresh()

MONDAY = date(2026, 9, 7)
WEEKS = Weeks(first=MONDAY, last=MONDAY + timedelta(days=21))
AT = datetime(2026, 10, 5, 16, 30, tzinfo=UTC)
PACK_ID, THREAD_ID, LINE = "d" * 32, "c" * 32, "a" * 32
TITLE = "R47 and the ending <b>so soon</b>"


def let_go(text: str) -> Redacted:
    """Return a text as if its therapist had gone through it and kept every word."""
    going = review(text, own_words=(), codes={}, habitual=lambda word: True)
    for place in range(len(going.spans)):
        going = going.decide(place, cut=False)
    return going.confirm(shown=going.result())


def agenda(*titles: str) -> tuple[OnAgenda, ...]:
    return tuple(
        OnAgenda(entry_id=f"{n:032x}", title=let_go(t), want=Want.DECIDE, state=AgendaState.WAITING)
        for n, t in enumerate(titles, 1)
    )


def summary() -> Summary:
    """Return a summary with every part but the hours."""
    mondays = WEEKS.mondays()
    return Summary(
        weeks=WEEKS,
        load=tuple(
            LoadOfWeek(
                week=m, demand=None if n == 1 else 20.5 + n, recovery=None if n == 1 else 4.0, logged=4, workdays=5
            )
            for n, m in enumerate(mondays)
        ),
        caseload=tuple(
            CaseloadOfWeek(
                week=m,
                cii=95.0 + n,
                parts={"sessions": 17.0, "no_shows": 0.5, "contacts": 0.25, "runs": 0.25},
                finished=n < 3,
            )
            for n, m in enumerate(mondays)
        ),
        themes=(Theme(feeling=Feeling.WORRY, count=7), Theme(feeling=Feeling.HOPE, count="1–2")),
        still_with_me=(StillWithMe(code="R47", count=4),),
        contact=(ContactOfWeek(code="R47", week=MONDAY, inside=3, outside="1–2"),),
        agenda=agenda(TITLE, "The letter"),
        goals=(
            ChosenGoal(entry_id="b" * 32, text=let_go("End on time"), reached=None),
            ChosenGoal(entry_id="b" * 32, text=let_go("Say it sooner"), reached=MONDAY),
        ),
        texts=(
            ChosenText(entry_id="e" * 32, week=MONDAY, kind="reflection", text=let_go("It was heavy.\nThen less.")),
        ),
    )


def hours() -> Summary:
    """Return a summary of hours to be signed off."""
    return Summary(
        weeks=WEEKS,
        hours=tuple(
            Hour(
                entry_id=f"{n:032x}",
                day=MONDAY + timedelta(days=7 * n),
                minutes=60,
                format=SupervisionFormat.INDIVIDUAL,
            )
            for n in range(2)
        ),
    )


def thread(*, to: OwnKeys | None = SUPERVISOR, relation: Relation = Relation.CLINICAL_SUPERVISOR) -> Thread:
    theirs = to.public if to is not None else None
    return Thread(id=THREAD_ID, name="M. Brandt", own=THERAPIST.public, theirs=theirs, relation=relation, line=LINE)


def small(*, to: OwnKeys | None = SUPERVISOR, id: str = PACK_ID, sequence: int = 1, at: datetime = AT) -> Made:
    """Return a small pack: an agenda of one item."""
    of = Summary(weeks=WEEKS, agenda=agenda("The letter"))
    return made(of, thread(to=to), id=id, sequence=sequence, at=at)


def full(*, to: OwnKeys | None = SUPERVISOR) -> Made:
    """Return a pack with every part but the hours."""
    return made(summary(), thread(to=to), id=PACK_ID, sequence=1, at=AT)


def of_hours(*, to: OwnKeys | None = SUPERVISOR) -> Made:
    """Return a pack of hours."""
    return made(hours(), thread(to=to), id=PACK_ID, sequence=1, at=AT)


def under_other_keys(who: OwnKeys) -> Thread:
    """Return the thread of these tests, claimed by someone else's keys."""
    return replace(thread(), own=who.public)
