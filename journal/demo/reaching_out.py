"""Contacts between sessions, and meetings outside the room."""

from __future__ import annotations

from datetime import date

from journal.demo.caseload import Caseload, Tenure
from journal.demo.chance import DAY, Chance, at, written
from journal.demo.phrases import Phrases
from journal.demo.seasons import Seasons
from journal.records.contact import Channel, Contact, Initiator, Purpose, WithWhom
from journal.records.encounter import Acknowledged, Encounter

_SETTINGS = (
    "at the baker's", "on the tram", "at the swimming pool", "in the theatre foyer", "at a parents' evening",
    "in the bookshop", "at the weekly market", "in the park", "at the pharmacy", "in the waiting room of my own doctor",
    "at a friend's birthday", "in the queue for the ferry",
)  # fmt: skip

_WHOM = (
    (WithWhom.CLIENT, 84), (WithWhom.PROFESSIONAL, 9), (WithWhom.PARTNER, 4), (WithWhom.GUARDIAN, 2),
    (WithWhom.SCHOOL, 1),
)  # fmt: skip

_ENCOUNTER_NOTES = Phrases(
    "I was in running clothes and felt caught.", "We nodded. It was enough, and still my {body} {was}.",
    "I left earlier than I had meant to.", "I had my family with me; I would have liked a warning.",
    "It was easy, easier than I had feared.", "I pretended to read a label, which I do not want to do again.",
    "I would like to have a plan for this.", "Afterwards I needed {small}.",
)  # fmt: skip


_CHANNELS = (
    (Channel.MESSAGE, 40), (Channel.PHONE, 30), (Channel.EMAIL, 25), (Channel.VIDEO, 3), (Channel.LETTER, 2),
)  # fmt: skip
_AGREED_CHANNELS = ((Channel.MESSAGE, 6), (Channel.PHONE, 4))
"""Where contact is part of the work, it keeps to what was agreed."""


def contacts(clients: Caseload, seasons: Seasons, chance: Chance) -> list[Contact]:
    """Return all contacts in order of time: about eight a week, most by few, hardly any while on leave."""
    found: list[Contact] = []
    day = seasons.first
    while day < seasons.today:
        if day not in seasons.silent:
            usual = 1.62 if seasons.works(day) else 0.035 if day in seasons.off else 0.28
            here = clients.on(day)
            for _ in range(chance.times(usual * (1 + 0.5 * seasons.heavy(day)))):
                weights = [(t, t.writes * (1 + 2 * t.severity_on(day)[1])) for t in here]
                found.append(_contact(chance.weighted(weights), day, seasons, chance))
        day += DAY
    return sorted(found, key=lambda c: (c.at, c.id))


def _contact(tenure: Tenure, day: date, seasons: Seasons, chance: Chance) -> Contact:
    treatment = tenure.client.contact_is_treatment
    acuity, risk, _ = tenure.severity_on(day)
    purpose: Purpose | None
    if treatment:
        purpose = chance.weighted(
            [(Purpose.SUPPORT, 5), (Purpose.HOMEWORK, 3), (Purpose.CHECK_IN, 3), (Purpose.SCHEDULING, 1)]
        )
    else:
        purpose = chance.weighted(
            [
                (Purpose.SCHEDULING, 10), (Purpose.REMINDER, 5), (Purpose.CHECK_IN, 3 + 2 * risk),
                (Purpose.SUPPORT, 1 + acuity + 4 * risk), (Purpose.HOMEWORK, 2), (None, 1),
            ]
        )  # fmt: skip
    close = purpose in (Purpose.SUPPORT, Purpose.CHECK_IN)
    late = chance.happens(0.3 if purpose is Purpose.SUPPORT else 0.1)
    minute = (
        chance.whole(19 * 60 + 5, 20 * 60 + 50 if treatment else 21 * 60 + 20)
        if late
        else chance.whole(8 * 60 + 5, 18 * 60)
    )
    moment = at(day, minute)
    whom = chance.weighted(_WHOM)
    inside: bool | None = None
    if tenure.client.agreement is not None and not treatment and chance.happens(0.06):
        inside = not late
    promised = tenure.client.agreement.response_hours if tenure.client.agreement else None
    answered = whom is WithWhom.CLIENT and chance.happens(0.5)
    rated = chance.happens(0.85 if close else 0.4)
    middle = (2.6 + 0.6 * acuity + 1.3 * risk + 0.9 * late) if close else 1.1
    return Contact(
        id=chance.id(),
        at=moment,
        written_at=written(chance, moment, seasons.today),
        client_id=tenure.client.id,
        with_whom=whom,
        consented_by="the parents, in writing" if whom in (WithWhom.GUARDIAN, WithWhom.SCHOOL) else "",
        minutes=None if chance.happens(0.25) else chance.whole(6, 22) if close else chance.whole(1, 7),
        purpose=purpose,
        initiator=chance.weighted([(Initiator.CLIENT, 7), (Initiator.THERAPIST, 3), (Initiator.OTHER, 1)]),
        channel=chance.weighted(_AGREED_CHANNELS if treatment else _CHANNELS),
        after_hours=late,
        inside=inside,
        response_promised=promised * 60 if promised and answered else None,
        response_actual=chance.whole(10, (5 if treatment else 30) * 60) if answered else None,
        in_record=None if chance.happens(0.3) else chance.happens(0.75 if close else 0.3),
        demand=chance.rating(middle, 1.2) if rated else None,
    )


def encounters(clients: Caseload, seasons: Seasons, chance: Chance) -> list[Encounter]:
    """Return the meetings outside in order of time: about one a month; the newest may still be open."""
    found: list[Encounter] = []
    day = seasons.first
    while day < seasons.today:
        if day not in seasons.silent and chance.happens(0.03 if seasons.works(day) else 0.07):
            here = clients.on(day)
            found.append(_encounter(chance.one(here), day, seasons, chance))
        day += DAY
    return found


def _encounter(tenure: Tenure, day: date, seasons: Seasons, chance: Chance) -> Encounter:
    moment = at(day, chance.whole(9 * 60, 20 * 60))
    talked = day + DAY * chance.whole(2, 16)
    return Encounter(
        id=chance.id(),
        at=moment,
        written_at=written(chance, moment, seasons.today),
        client_id=tenure.client.id,
        setting=chance.one(_SETTINGS),
        avoidable=None if chance.happens(0.3) else chance.happens(0.25),
        acknowledged=chance.one(tuple(Acknowledged)),
        others_present=chance.happens(0.55),
        exposed=None if chance.happens(0.3) else chance.happens(0.08),
        plan_agreed=chance.happens(0.3),
        discomfort=None if chance.happens(0.08) else chance.rating(3.4, 2.0),
        discussed_on=talked if talked < seasons.today and chance.happens(0.85) else None,
        dual_concern=chance.happens(0.04),
        to_supervision=chance.happens(0.2),
        note=_ENCOUNTER_NOTES.say(chance) if chance.happens(0.6) else "",
    )
