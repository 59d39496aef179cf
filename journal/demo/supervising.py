"""What the fictional therapist agreed on supervision, thinks about it, and notes of somebody they supervise."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from journal.demo.chance import DAY, Chance, at
from journal.demo.seasons import WEEK, Seasons
from journal.demo.supervision import SUPERVISOR
from journal.records.about_supervision import AboutSupervision, ThenWhat
from journal.records.person import Person, Relation
from journal.records.supervisee_note import Concern, RiskAdvice, SuperviseeNote
from journal.records.supervision_agreement import Goal, SupervisionAgreement

SUPERVISEE = "Noor"


def agreements(seasons: Seasons, people: Sequence[Person], chance: Chance) -> list[SupervisionAgreement]:
    """Return the agreement with the supervisor, begun some weeks into the last year."""
    since = max(seasons.first, seasons.today - 40 * WEEK)
    noted = at(since + 4 * DAY, 18 * 60 + 40)
    return [
        SupervisionAgreement(
            id=chance.id(),
            at=noted,
            written_at=noted,
            person_id=next(person.id for person in people if person.name == SUPERVISOR),
            since=since,
            review_on=seasons.today + 9 * WEEK,
            goals=(
                Goal(text="End sessions on time, also when it is hard", note="It is easier since we spoke of it"),
                Goal(text="Say it in the hour when I am irritated, before it turns into tiredness"),
                Goal(text="Know earlier when a client needs more than I can give", reached_on=since + 20 * WEEK),
            ),
            limits="What is said stays between us, unless somebody is in danger.",
            responsible="I am, for my own clients.",
            what_of_notes="Both keep short notes without names; either may ask to see them; gone after three years.",
            stands_in="A colleague from the same group, in weeks away.",
            fee="95 an hour",
            clients_know=True,
            signed_on=since,
            signed_entered_on=since + 4 * DAY,
        )
    ]


def about(seasons: Seasons, people: Sequence[Person], chance: Chance) -> list[AboutSupervision]:
    """Return two thoughts about supervision itself."""
    supervisor = next(person.id for person in people if person.name == SUPERVISOR)
    told = (
        (30 * WEEK, "I tidied up before I told it. I wanted to be seen as somebody who copes.", "", ThenWhat.SAY_IT),
        (6 * WEEK, "It helped that nothing had to be solved.", "That I was bored in that session.", ThenWhat.LEAVE_IT),
    )
    return [
        AboutSupervision(
            id=chance.id(),
            at=at(day, 20 * 60 + 15),
            written_at=at(day, 20 * 60 + 15),
            person_id=supervisor,
            text=text,
            unsaid=unsaid,
            then_what=then_what,
        )
        for ago, text, unsaid, then_what in told
        if (day := seasons.today - ago) >= seasons.first
    ]


def supervisee(seasons: Seasons, chance: Chance) -> Person:
    """Return somebody whom the therapist supervises."""
    noted = at(seasons.today - 16 * WEEK, 18 * 60)
    return Person(
        id=chance.id(),
        at=noted,
        written_at=noted,
        name=SUPERVISEE,
        relation=Relation.SUPERVISEE,
        next_meeting=seasons.today + timedelta(days=8),
    )


def notes(seasons: Seasons, of: Person, chance: Chance) -> list[SuperviseeNote]:
    """Return what was noted of two meetings; one concern was not raised yet."""
    first, last = seasons.today - 10 * WEEK, seasons.today - 6 * DAY
    return [
        SuperviseeNote(
            id=chance.id(),
            at=at(first, 17 * 60),
            written_at=at(first, 17 * 60),
            person_id=of.id,
            text="Careful work, and much of it alone. Asks for advice late.",
            advice=(RiskAdvice(text="See them again this week, and write the plan together", heard_on=first + WEEK),),
        ),
        SuperviseeNote(
            id=chance.id(),
            at=at(last, 17 * 60),
            written_at=at(last, 17 * 60),
            person_id=of.id,
            text="The sessions run over by ten minutes and more.",
            concerns=(
                Concern(text="Sessions that run over", raised_on=last),
                Concern(text="Eleven clients in a week, and no pause between them"),
            ),
            stirred="I was like that, too.",
        ),
    ]
