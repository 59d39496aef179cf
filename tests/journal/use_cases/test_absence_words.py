"""Changed words reach the later absences that are begun already, as far as theirs were not changed by hand."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from journal.records.absence_plan import AbsencePlan
from journal.records.absence_texts import OwnText, TextKind
from journal.records.time_off import TimeOff
from journal.store.journal import Journal
from journal.use_cases import absence, absence_tell, absence_words
from tests.journal.practice import at
from tests.journal.store import journals

TODAY = date(2026, 10, 20)
REPLY, VOICEMAIL, AGREEMENT = TextKind.REPLY, TextKind.VOICEMAIL, TextKind.AGREEMENT


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with closing(journals.make(tmp_path / "journal")) as journal:
        yield journal


def begun(journal: Journal, first: date) -> AbsencePlan:
    off = TimeOff(at=at(first, "00:00"), last=first + timedelta(days=4))
    journal.time_off.add(off)
    return absence.begin(journal, off, TODAY)


def changed(journal: Journal, plan: AbsencePlan, texts: dict[TextKind, str], **said: str) -> None:
    """Change a plan as its form does."""
    before = journal.absence_plans.get(plan.id)
    kept = {**{own.kind: own.text for own in before.texts}, **texts}
    own = tuple(OwnText(kind=kind, text=text) for kind, text in kept.items())
    now = journal.absence_plans.update(replace(before, texts=own, **said))  # type: ignore[arg-type]
    absence_words.hand_on(journal, before, now, TODAY)


def said(journal: Journal, plan: AbsencePlan) -> dict[TextKind, str]:
    return {own.kind: own.text for own in journal.absence_plans.get(plan.id).texts}


def test_a_later_plan_has_the_new_words_and_an_earlier_one_keeps_its_own(journal: Journal) -> None:
    earlier, this, later = (begun(journal, day) for day in (date(2026, 11, 2), date(2026, 12, 21), date(2027, 3, 1)))
    changed(journal, this, {REPLY: "Hello.", AGREEMENT: "We agree."}, fee_rule="Half.")
    assert said(journal, later) == {REPLY: "Hello.", AGREEMENT: "We agree."}
    assert said(journal, earlier) == {AGREEMENT: "We agree."}, "it speaks of no absence"
    fees = [journal.absence_plans.get(plan.id).fee_rule for plan in (earlier, later)]
    assert fees == ["", "Half."]
    changed(journal, this, {REPLY: "Hello again."})
    assert said(journal, later)[REPLY] == "Hello again."


def test_what_was_changed_by_hand_stays(journal: Journal) -> None:
    this, later = begun(journal, date(2026, 11, 2)), begun(journal, date(2026, 12, 21))
    changed(journal, later, {VOICEMAIL: "My own."}, fee_rule="Nothing.")
    changed(journal, this, {REPLY: "Hello.", VOICEMAIL: "Other."}, fee_rule="Half.")
    assert said(journal, later) == {VOICEMAIL: "My own.", REPLY: "Hello."}
    assert journal.absence_plans.get(later.id).fee_rule == "Nothing."
    absence_tell.back_to_ours(journal, this.id, REPLY, TODAY)
    assert said(journal, later) == {VOICEMAIL: "My own."}


def test_an_absence_that_is_over_or_gone_is_left(journal: Journal) -> None:
    this, over, gone = (begun(journal, day) for day in (date(2026, 9, 1), date(2026, 10, 5), date(2026, 12, 21)))
    journal.time_off.delete(gone.time_off_id)
    before = [journal.absence_plans.get(plan.id) for plan in (over, gone)]
    changed(journal, this, {REPLY: "Hello."})
    assert [journal.absence_plans.get(plan.id) for plan in (over, gone)] == before
