"""Three hundred identifiers in a journal, everything shared, no text confirmed: none of them is in the pack."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import partial
from itertools import count
from zoneinfo import ZoneInfo

import pytest

from journal.measures.caseload_intensity import caseload_by_week
from journal.measures.contact_pattern import standings
from journal.measures.work_frame import WorkFrame
from journal.records.agenda import AgendaItem
from journal.records.boundary_agreement import BoundaryAgreement
from journal.records.client import Client, ClientState
from journal.records.contact import Contact
from journal.records.day_sums import DaySums, sum_day
from journal.records.encounter import Encounter
from journal.records.person import Relation
from journal.records.reflection import Feeling, Reflection
from journal.records.session import Session, SessionStatus
from journal.records.supervision import Action, Supervision
from journal.records.work_pattern import WorkPattern
from journal.sharing import minimise as parts
from journal.sharing.codes import with_codes
from journal.sharing.pack import Made, made
from journal.sharing.redaction import review
from journal.sharing.refusals import NotReviewed
from journal.sharing.summary import Summary
from tests.journal.sharing.packs import AT, MONDAY, PACK_ID, WEEKS, thread

ZONE = ZoneInfo("Europe/Berlin")
FRAME = WorkFrame(today=AT.date(), patterns=[WorkPattern(effective=date(2026, 1, 1))])


class Journal:
    """A journal of 20 clients in which every text names somebody."""

    def __init__(self) -> None:
        self.planted: list[str] = []
        numbers = count(1)

        def name() -> str:
            n = next(numbers)
            forms = "Quillon{}", "q.illon{}@example.org", "+44 20 7946 {:04}", "K/{}-77", "Quillonstraße {}"
            self.planted.append(forms[n % 5].format(n))
            return self.planted[-1]

        self.clients = [
            Client(
                at=self._at(-50),
                code=f"OWNBIO{n}",
                approach=name(),
                note=name(),
                secrets=name(),
                agreement=BoundaryAgreement(channels=("phone",), hours=name()),
            )
            for n in range(20)
        ]
        self.planted += [c.code for c in self.clients]
        at = [(c, self._at(n % 25)) for n, c in enumerate(self.clients * 3)]
        self.sessions = [
            Session(at=t, client_id=c.id, status=SessionStatus.ATTENDED, demand=5, note=name(), written_at=AT)
            for c, t in at[:20]
        ]
        self.reflections = [
            Reflection(at=t, client_id=c.id, feelings=(Feeling.ANGER,), intensity=5, text=f"{name()} {name()}")
            for c, t in at
        ]
        self.contacts = [Contact(at=t, client_id=c.id, consented_by=name()) for c, t in at[:30]]
        self.encounters = [Encounter(at=t, client_id=c.id, setting=name(), note=name()) for c, t in at[:20]]
        self.supervisions = [
            Supervision(
                at=t, minutes=60, supervisor=name(), notes=name(), feedback=name(), actions=(Action(text=name()),)
            )
            for _, t in at[:6]
        ]
        self.agenda = [AgendaItem(at=t, title=f"{c.code} {name()}", decision=name()) for c, t in at[:10]]
        self.ids = [e.id for of in (self.clients, self.reflections, self.agenda, self.supervisions) for e in of]

    def _at(self, days: int) -> datetime:
        day = MONDAY + timedelta(days=days)
        return datetime(day.year, day.month, day.day, 12, 34, tzinfo=ZONE)

    def client(self, client_id: str) -> Client:
        return next(c for c in self.clients if c.id == client_id)

    def sums(self) -> list[DaySums]:
        return [sum_day(day, **self._of(day), client_on=self._client_on) for day in map(self._day, range(28))]

    def _day(self, n: int) -> date:
        return MONDAY + timedelta(days=n)

    def _of(self, day: date) -> dict[str, list]:  # type: ignore[type-arg]
        kinds = ("sessions", "reflections", "contacts", "encounters", "supervisions")
        return {kind: [e for e in getattr(self, kind) if e.day == day] for kind in kinds}

    def _client_on(self, client_id: str) -> tuple[Client, ClientState]:
        return self.client(client_id), ClientState(risk=True)


def everything(journal: Journal, codes: dict[str, str], *, exact: bool) -> Summary:
    """Return all that can be shared while no text was confirmed."""
    sums = journal.sums()
    measured = caseload_by_week(sums, WEEKS.first, WEEKS.last, FRAME)
    standing = standings(journal.contacts, journal.client)
    return Summary(
        weeks=WEEKS,
        load=parts.load(sums, WEEKS, reflections=journal.reflections, frame=FRAME),
        caseload=parts.caseload(measured, WEEKS),
        themes=parts.themes(journal.reflections, WEEKS, exact=exact),
        still_with_me=parts.still_with_me(journal.reflections, WEEKS, codes=codes, exact=exact),
        contact=parts.contact(journal.contacts, WEEKS, standings=standing, codes=codes, exact=exact),
        agenda=(),
        texts=(),
        risk=parts.risk([c.id for c in journal.clients], codes) if exact else None,
    )


@pytest.mark.parametrize("relation", [Relation.CLINICAL_SUPERVISOR, Relation.CLINICALLY_RESPONSIBLE])
def test_nothing_that_was_written_is_in_a_pack_whose_texts_nobody_confirmed(relation: Relation) -> None:
    journal = Journal()
    assert len(set(journal.planted)) >= 300
    codes = with_codes({}, [c.id for c in journal.clients], own_codes=[c.code for c in journal.clients])
    make = partial(made, id=PACK_ID, sequence=1, at=AT)
    shared = everything(journal, codes, exact=relation is Relation.CLINICALLY_RESPONSIBLE)
    packs: list[Made] = [
        make(shared, thread(relation=relation)),
        make(Summary(weeks=WEEKS, hours=parts.hours(journal.supervisions, WEEKS)), thread(relation=relation)),
    ]
    text = "".join(p.payload.bytes.decode("utf-8") for p in packs)
    assert len(packs[0].pack.still_with_me or []) == 20
    assert [word for word in (*journal.planted, *journal.ids, "12:34") if word.casefold() in text.casefold()] == []


def test_no_text_of_it_can_be_let_go_without_a_decision() -> None:
    journal = Journal()
    for item in journal.agenda:
        going = review(item.title, own_words=(), codes={c.code: "R47" for c in journal.clients}, habitual=())
        assert not [word for word in journal.planted if word in going.result()]
        with pytest.raises(NotReviewed):
            going.confirm(shown=item.title)
