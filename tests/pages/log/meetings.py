"""People and meetings, kept for the tests of supervision."""

from __future__ import annotations

from journal.records.person import Person, Relation
from journal.records.supervision import Supervision
from journal.store.journal import Journal
from tests.pages.conftest import days_ago, moment


def met(journal: Journal, **more: object) -> Supervision:
    supervision = Supervision(at=moment(days_ago(7)), **{"minutes": 50, **more})  # type: ignore[arg-type]  # as given
    journal.supervisions.add(supervision)
    return supervision


def known(journal: Journal, name: str, relation: Relation = Relation.CLINICAL_SUPERVISOR, **more: object) -> Person:
    person = Person(at=moment(days_ago(100)), name=name, relation=relation, **more)  # type: ignore[arg-type]  # as given
    journal.people.add(person)
    return person
