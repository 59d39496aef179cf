"""Where the fictional therapist works, and the hours that were worked before the journal began."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from zoneinfo import ZoneInfo

from journal.demo.caseload import Tenure
from journal.demo.chance import DAY, ZONE, Chance, at
from journal.demo.seasons import WEEK, Seasons
from journal.demo.supervision import SUPERVISOR
from journal.records.client import ClientFact
from journal.records.opening_balance import BalanceOf, OpeningBalance
from journal.records.person import Person
from journal.records.placement import Placement, PlacementSetting

ONE_IN = 7
"""Of so many clients one is seen at the counselling service."""

BROUGHT = ((BalanceOf.EDUCATION, 96.0), (BalanceOf.INDIVIDUAL, 41.5), (BalanceOf.CLIENT_HOURS, 612.0))


def placements(seasons: Seasons, people: Sequence[Person], chance: Chance) -> list[Placement]:
    """Return the practice of one's own and, some weeks after the beginning, a counselling service in the town."""
    began = seasons.first + 8 * WEEK
    supervisor = next(person.id for person in people if person.name == SUPERVISOR)
    own = Placement(
        id=chance.id(),
        at=at(seasons.first, 18 * 60 + 30),
        written_at=at(seasons.first, 18 * 60 + 30),
        name="My own practice",
        setting=PlacementSetting.PRACTICE,
        begins=seasons.first,
    )
    service = Placement(
        id=chance.id(),
        at=at(began, 18 * 60 + 30),
        written_at=at(began, 18 * 60 + 30),
        name="Counselling service in the town",
        setting=PlacementSetting.COMMUNITY,
        begins=began,
        supervisor_id=supervisor,
        agreement_signed_on=began - 3 * DAY,
        agreement_entered_on=began,
        client_group="adults and couples",
        modality="integrative",
    )
    return [own, service]


def facts(tenures: Sequence[Tenure], service: Placement, seasons: Seasons, chance: Chance) -> list[ClientFact]:
    """Return since when some clients are seen at the service; of the others nothing is said."""
    found = []
    for tenure in tenures[::ONE_IN]:
        day = max(tenure.client.day, service.begins)
        if day <= min(tenure.client.ended_on or seasons.today, seasons.today - DAY):
            moment = datetime.combine(day, time(18, 50), ZoneInfo(ZONE))
            found.append(
                ClientFact(
                    id=chance.id(),
                    client_id=tenure.client.id,
                    effective=day,
                    written_at=moment,
                    placement_id=service.id,
                )
            )
    return found


def opening_balances(seasons: Seasons, chance: Chance) -> list[OpeningBalance]:
    """Return what stands in the log book from before the first day of the journal."""
    noted = at(seasons.first, 19 * 60)
    return [
        OpeningBalance(
            id=chance.id(),
            at=noted,
            written_at=noted,
            preset="ukcp",
            what=what,
            amount=amount,
            until=seasons.first - DAY,
            note="log book, the last page of each year",
        )
        for what, amount in BROUGHT
    ]
