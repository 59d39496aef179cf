"""What is noted of supervision and of supervisees: found again, due in time, apart from all that counts, gone whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from journal.errors import OnLegalHold
from journal.records.about_supervision import AboutSupervision
from journal.records.entry import new_id
from journal.records.kinds import KINDS
from journal.records.person import Person, Relation
from journal.records.supervisee_note import Concern, RiskAdvice, SuperviseeNote
from journal.records.supervision_agreement import Goal, SupervisionAgreement, in_force
from journal.store import check, search, trash
from journal.store.journal import Journal
from journal.use_cases.redact_texts import usual_words
from tests.journal.store import journals
from tests.pages.conftest import moment

DAY = date(2026, 10, 14)
WORD = "Xylophone"


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    journal = journals.make(tmp_path / "journal")
    yield journal
    journal.close()


def person(journal: Journal, relation: Relation, name: str = "Noor") -> Person:
    one = Person(at=moment(DAY), name=name, relation=relation)
    journal.people.add(one)
    return one


def note(of: Person, **more: object) -> SuperviseeNote:
    return SuperviseeNote(at=moment(DAY), person_id=of.id, **more)  # type: ignore[arg-type]  # as given


def test_only_the_agreement_that_holds_is_due(journal: Journal) -> None:
    dana = person(journal, Relation.CLINICAL_SUPERVISOR)
    old = SupervisionAgreement(at=moment(DAY), person_id=dana.id, since=DAY, review_on=DAY + timedelta(days=5))
    journal.supervision_agreements.add(old)
    on = DAY + timedelta(days=20)
    assert journal.supervision_agreements.due(on) == [old]
    new = replace(old, id="3" * 32, since=DAY + timedelta(days=10), review_on=None)
    journal.supervision_agreements.add(new)
    assert journal.supervision_agreements.due(on) == []
    assert journal.supervision_agreements.due(DAY + timedelta(days=6)) == [old]


def test_nobody_is_asked_about_an_agreement_with_somebody_one_does_not_meet_any_more(journal: Journal) -> None:
    people = [person(journal, Relation.PEER, name) for name in ("there", "ended", "in the trash", "gone", "gone too")]
    for n, one in enumerate(people):
        since = DAY + timedelta(days=n)
        journal.supervision_agreements.add(
            SupervisionAgreement(at=moment(DAY), person_id=one.id, since=since, review_on=since)
        )
    journal.people.update(replace(people[1], ended_on=DAY + timedelta(days=10)))
    journal.people.delete(people[2].id)
    for gone in people[3:]:
        trash.purge_now(journal, "person", gone.id)
    due = journal.supervision_agreements.due(DAY + timedelta(days=20))
    assert [one.person_id for one in due] == [people[0].id]
    assert len(journal.supervision_agreements.due(DAY + timedelta(days=8))) == 2


def test_advice_and_concerns_are_open_until_heard_and_raised(journal: Journal) -> None:
    noor = person(journal, Relation.SUPERVISEE)
    one = note(noor, concerns=(Concern(text="Late"),), advice=(RiskAdvice(text="Ring"),))
    journal.supervisee_notes.add(one)
    journal.supervisee_notes.add(note(noor, text="Calm"))
    assert journal.supervisee_notes.with_open_advice() == [one]
    heard = replace(one, advice=(RiskAdvice(text="Ring", heard_on=DAY),))
    journal.supervisee_notes.update(heard)
    assert journal.supervisee_notes.with_open_advice() == []
    assert [n.id for n in journal.supervisee_notes.with_open_concerns()] == [one.id]
    journal.supervisee_notes.delete(one.id)
    assert journal.supervisee_notes.with_open_concerns() == []


def test_everything_about_a_supervisee_goes_for_good_and_nothing_else(journal: Journal) -> None:
    noor, lee = person(journal, Relation.SUPERVISEE), person(journal, Relation.SUPERVISEE, "Lee")
    for of in (noor, lee):
        first = note(of, text=f"{WORD}{of.name}", concerns=(Concern(text=f"{WORD}{of.name} late"),))
        journal.supervisee_notes.add(first)
        journal.supervisee_notes.update(replace(first, text=f"{WORD}{of.name}, again"))
        journal.supervisee_notes.delete(first.id)
        journal.supervisee_notes.add(note(of, stirred=f"{WORD}{of.name}"))
        begun = {"person_id": of.id, "text": f"{WORD}{of.name}"}
        journal.drafts.put_fields(new_id(), "supervisee note", None, begun)
    journal.settings.write(replace(journal.settings.read(), legal_hold=True))
    with pytest.raises(OnLegalHold):
        trash.purge_now(journal, "person", noor.id)
    assert len(journal.supervisee_notes.about(noor.id)) == 1
    assert journal.people.get(noor.id) == noor
    journal.settings.write(replace(journal.settings.read(), legal_hold=False))

    trash.purge_now(journal, "person", noor.id)

    names = [name for name in journal.db.table_names() if not name.startswith("notes_fts")]
    left = "\n".join(str(row) for name in names for row in journal.db.table(name).rows)
    assert f"{WORD}Noor" not in left
    assert noor.id not in left
    assert f"{WORD}Lee, again" in left
    assert not search.found(journal, f"{WORD}Noor", 5).hits
    assert len(journal.supervisee_notes.about(lee.id)) == 1
    assert len(journal.drafts.all()) == 1
    assert list(check.problems(journal)) == []


def test_an_agreement_outlives_the_person_and_names_nobody(journal: Journal) -> None:
    dana = person(journal, Relation.CLINICAL_SUPERVISOR)
    journal.supervision_agreements.add(
        SupervisionAgreement(at=moment(DAY), person_id=dana.id, since=DAY, goals=(Goal(text="Pace"),))
    )
    journal.about_supervision.add(AboutSupervision(at=moment(DAY), person_id=dana.id, text="Slow"))
    journal.supervision_agreements.update(replace(journal.supervision_agreements.all()[0], fee="95"))
    journal.supervision_agreements.update(replace(journal.supervision_agreements.all()[0], fee=""))
    trash.purge_now(journal, "person", dana.id)
    (left,) = journal.supervision_agreements.all()
    assert (left.person_id, left.goals) == (None, (Goal(text="Pace"),))
    assert journal.about_supervision.latest(1)[0].person_id is None
    assert in_force([left], None, DAY) is None
    assert [getattr(change.before, "person_id", "") for change in journal.supervision_agreements.history(left.id)] == [
        None, None,
    ]  # fmt: skip


def test_what_is_apart_is_found_by_oneself_and_known_to_nothing_that_counts_or_shares(journal: Journal) -> None:
    noor, before = person(journal, Relation.SUPERVISEE), None
    for n in range(2):
        told = (list(journal.day_sums.between(date.min, date.max)), WORD.casefold() in set(usual_words(journal)))
        if before is not None:
            assert told == before == ([], False)
        before = told
        for day in range(40):
            at = moment(DAY + timedelta(days=day))
            journal.about_supervision.add(AboutSupervision(at=at, text=f"{WORD} {n}", unsaid=WORD))
            journal.supervisee_notes.add(SuperviseeNote(at=at, person_id=noor.id, text=WORD, stirred=WORD))
    assert search.found(journal, WORD, 5).hits
    assert {kind.name for kind in KINDS if kind.apart} == {"about supervision", "supervisee note"}
    assert not any(kind.counted or kind.logged or kind.quick for kind in KINDS if kind.apart)
