"""What may go to whom in one pack."""

from __future__ import annotations

from dataclasses import replace

import pytest

from journal.records.person import Relation
from journal.sharing.allowed_parts import Part, check_choice, offered
from journal.sharing.pack import made
from journal.sharing.refusals import CannotShare
from tests.journal.sharing.packs import AT, PACK_ID, full, hours, summary, thread


@pytest.mark.parametrize("relation", [Relation.ASSESSOR, Relation.LINE_MANAGER])
def test_who_can_affect_a_job_is_offered_hours_and_agenda_and_more_after_a_second_yes(relation: Relation) -> None:
    assert offered(relation) == {Part.HOURS, Part.AGENDA}
    assert offered(relation, second_yes=True) == set(Part)
    with pytest.raises(CannotShare):
        made(summary(), thread(relation=relation), id=PACK_ID, sequence=1, at=AT)
    assert made(summary(), replace(thread(relation=relation), second_yes=True), id=PACK_ID, sequence=1, at=AT)


def test_a_group_gets_the_agenda_and_a_second_yes_changes_nothing() -> None:
    assert offered(Relation.GROUP, second_yes=True) == {Part.AGENDA}
    assert offered(Relation.OWN, second_yes=True) == set()


def test_hours_go_alone_so_that_a_signature_depends_on_nothing_else() -> None:
    check_choice({Part.HOURS}, Relation.CLINICAL_SUPERVISOR)
    with pytest.raises(CannotShare, match="pack of their own"):
        check_choice({Part.HOURS, Part.LOAD}, Relation.CLINICAL_SUPERVISOR)
    with pytest.raises(CannotShare, match="pack of their own"):
        made(replace(summary(), hours=hours().hours), thread(), id=PACK_ID, sequence=1, at=AT)


def test_nothing_chosen_is_no_pack() -> None:
    with pytest.raises(CannotShare, match="Nothing is chosen"):
        check_choice((), Relation.CLINICAL_SUPERVISOR)


def test_risk_flags_go_to_a_clinically_responsible_supervisor_only() -> None:
    with_risk = replace(summary(), risk=("R47",))
    responsible = thread(relation=Relation.CLINICALLY_RESPONSIBLE)
    assert made(with_risk, responsible, id=PACK_ID, sequence=1, at=AT).pack.risk == ["R47"]
    with pytest.raises(CannotShare):
        made(with_risk, thread(), id=PACK_ID, sequence=1, at=AT)
    assert full().pack.risk is None
