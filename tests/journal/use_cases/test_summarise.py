"""A summary holds the parts that were chosen and no other, of these weeks, without what stays."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path

import pytest

from journal.records.boundary_agreement import BoundaryAgreement
from journal.records.client import ClientFact
from journal.records.contact import Contact
from journal.sharing.allowed_parts import EVERYTHING, Part
from journal.sharing.refusals import CannotShare
from journal.sharing.summary import ContactOfWeek, StillWithMe, Summary, Weeks
from journal.use_cases.choose_to_share import Choice
from journal.use_cases.redact_texts import codes_for
from journal.use_cases.summarise import summary_of
from tests.journal.practice import at
from tests.journal.use_cases.two_journals import TODAY, TUESDAY, WEEKS, Two, two_journals

TOGETHER = EVERYTHING - {Part.HOURS}


def summary(two: Two, choice: Choice, *, exact: bool = False) -> tuple[Summary, dict[str, str]]:
    codes = codes_for(two.journal, two.dana.id, choice.weeks)
    return summary_of(two.journal, choice, two.let_go(choice, codes), codes, exact=exact, today=TODAY), codes


@pytest.mark.parametrize("part", Part)
def test_a_part_that_was_not_chosen_is_not_made(tmp_path: Path, part: Part) -> None:
    with two_journals(tmp_path) as two:
        of, _ = summary(two, two.choice(part))
        made = {field.name for field in fields(of) if getattr(of, field.name) is not None}
        assert made == {"weeks", part.field}


def test_what_stays_is_in_none_of_them(tmp_path: Path) -> None:
    with two_journals(tmp_path) as two:
        before, _ = summary(two, two.choice(*TOGETHER))
        two.journal.reflections.delete(two.kept_back.id)
        after, _ = summary(two, two.choice(*TOGETHER))
        assert before == after
        assert [theme.feeling for theme in before.themes or ()] == ["worry"]


def test_a_text_or_an_item_that_stays_is_refused_even_where_it_was_chosen(tmp_path: Path) -> None:
    with two_journals(tmp_path) as two:
        of_it = replace(two.item, source_kind="reflection", source_id=two.kept_back.id)
        chosen = (
            replace(two.choice(Part.TEXTS), texts=(two.kept_back,)),
            replace(two.choice(Part.AGENDA), agenda=(of_it,)),
        )
        for choice in chosen:
            with pytest.raises(CannotShare, match="stays with you"):
                summary(two, choice)


def test_counts_are_few_or_exact_and_clients_have_their_codes_also_those_in_the_trash(tmp_path: Path) -> None:
    with two_journals(tmp_path) as two:
        two.journal.contacts.add(Contact(at=at(TUESDAY, "20:00"), client_id=two.client.id, inside=False))
        two.journal.clients.update(replace(two.client, agreement=BoundaryAgreement()))
        two.journal.clients.delete(two.client.id)
        choice = two.choice(Part.STILL_WITH_ME, Part.CONTACT)
        for exact, count in ((False, "1–2"), (True, 1)):
            of, codes = summary(two, choice, exact=exact)
            code = codes[two.client.id]
            assert of.still_with_me == (StillWithMe(code=code, count=count),)  # type: ignore[arg-type]  # one of the two
            [week] = of.contact or ()
            assert (week.code, week.outside) == (code, count)
            assert isinstance(week, ContactOfWeek)


def test_a_risk_flag_is_told_of_whom_one_works_with_now_where_it_was_chosen(tmp_path: Path) -> None:
    with two_journals(tmp_path) as two:
        two.journal.clients.add_fact(ClientFact(client_id=two.client.id, effective=TUESDAY, risk=True))
        choice = two.choice(Part.LOAD)
        assert summary(two, choice)[0].risk is None
        of, codes = summary(two, replace(choice, risk=True))
        assert of.risk == (codes[two.client.id],)


def test_hours_are_those_that_were_chosen_and_lie_in_the_weeks(tmp_path: Path) -> None:
    with two_journals(tmp_path) as two:
        assert [hour.entry_id for hour in summary(two, two.choice(Part.HOURS))[0].hours or ()] == [two.meeting.id]
        earlier = replace(two.choice(Part.HOURS), weeks=Weeks(first=WEEKS.first, last=WEEKS.first))
        assert summary(two, earlier)[0].hours == ()
