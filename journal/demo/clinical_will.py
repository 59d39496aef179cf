"""A clinical will of eight months ago: time to look at it again, and clients came and ended since."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from journal.demo.caseload import Tenure
from journal.demo.chance import DAY, Chance, at
from journal.demo.seasons import Seasons
from journal.demo.supervision import COLLEAGUE, SUPERVISOR
from journal.records.clinical_will import ClinicalWill, WillClient
from journal.records.person import Person

WRITTEN_BEFORE = 243 * DAY
HAND_OVER = "", "", "", "a colleague who works the same way", "the clinic in town", "asks to choose for themselves"


def will(tenures: Sequence[Tenure], people: Sequence[Person], seasons: Seasons, chance: Chance) -> ClinicalWill:
    """Return the will; the executor is a colleague, the supervisor stands in."""
    day = max(seasons.first, seasons.today - WRITTEN_BEFORE)
    known = {person.name: person for person in people}
    executor, reserve = known[COLLEAGUE], known[SUPERVISOR]
    return ClinicalWill(
        id=chance.id(),
        at=at(day, 0),
        written_at=at(day, 19 * 60 + 40),
        executor_id=executor.id,
        executor_agreed_on=day - 4 * DAY,
        executor_reach="555 0148, mornings",
        executor_colleague=True,
        reserve_id=reserve.id,
        reserve_agreed_on=day - 2 * DAY,
        reserve_reach="555 0172, Tuesdays and Thursdays after four",
        reserve_colleague=True,
        decides_incapacity="My doctor together with the executor",
        may_do="Go into the rooms, open the appointment book and the post.\n"
        "Call clients, and tell them what is written here.",
        record_system="In the locked cabinet of the practice, left side",
        appointment_book="The green book in the desk, top drawer",
        insurer="Policy in the blue folder, on the shelf behind the desk",
        accountant="The office in the market square",
        landlord="The caretaker has a second key to the rooms",
        telephone="The practice telephone lies in the desk; the landlord knows the provider",
        custodian="The executor keeps the records for as long as they must be kept",
        names_lie="In a sealed envelope at the executor's practice",
        retention="Ten years after the last session",
        clients=tuple(
            _listed(tenure, day, chance)
            for tenure in tenures
            if tenure.client.day <= day and (tenure.last is None or tenure.last > day)
        ),
        waiting_list="Two names are on the last page of the green book.",
        funeral="Clients who wish may come. No client is named in a notice.",
        clients_looked_at_on=day,
    )


def _listed(tenure: Tenure, day: date, chance: Chance) -> WillClient:
    acuity, risk, _ = tenure.severity_on(day)
    return WillClient(client_id=tenure.client.id, call_first=risk or acuity >= 3, hand_over=chance.one(HAND_OVER))
