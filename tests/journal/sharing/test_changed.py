"""What is new in a pack: added items and what became of known ones, never a judgement."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from journal.records.agenda import AgendaState
from journal.records.person import Relation
from journal.records.supervision import Want
from journal.sharing.changed import Changes, alike, changes
from journal.sharing.pack import made
from journal.sharing.pack_format import Pack
from journal.sharing.summary import ChosenGoal, ChosenText, Summary, Weeks
from tests.journal.sharing import packs

WEEK = timedelta(weeks=1)


def pack(of: Summary, relation: Relation = Relation.CLINICAL_SUPERVISOR) -> Pack:
    return made(of, packs.thread(relation=relation), id=packs.PACK_ID, sequence=1, at=packs.AT).pack


def with_agenda(*titles: str) -> Summary:
    return Summary(weeks=packs.WEEKS, agenda=packs.agenda(*titles))


def over(first: int, last: int) -> Summary:
    """Return a summary of the weeks from the first to the last, counted from the tests' Monday."""
    weeks = Weeks(first=packs.MONDAY + first * WEEK, last=packs.MONDAY + last * WEEK)
    return Summary(weeks=weeks, agenda=packs.agenda("The letter"))


def test_the_same_again_holds_nothing_new() -> None:
    same = pack(packs.summary())
    assert changes(same, same) == Changes()
    assert not changes(same, same).any


def test_an_agenda_is_held_together_by_its_titles() -> None:
    found = changes(pack(with_agenda("The letter", "New")), pack(with_agenda("The letter", "Old")))
    assert (found.agenda, found.no_longer, found.moved) == (("New",), ("Old",), ())
    assert found.any


def test_of_two_items_with_one_title_the_second_is_new() -> None:
    found = changes(pack(with_agenda("The letter", "The letter")), pack(with_agenda("The letter")))
    assert (found.agenda, found.no_longer) == (("The letter",), ())


def test_what_became_of_an_item_names_what_it_was() -> None:
    (item,) = packs.agenda("The letter")
    later = replace(item, state=AgendaState.DECIDED, want=None)
    [moved] = changes(pack(Summary(weeks=packs.WEEKS, agenda=(later,))), pack(with_agenda("The letter"))).moved
    assert (moved.state_before, moved.state) == (AgendaState.WAITING, AgendaState.DECIDED)
    assert (moved.want_before, moved.want) == (Want.DECIDE, None)


def test_only_weeks_that_the_earlier_one_had_not_are_added() -> None:
    def added(newer: Summary, older: Summary) -> list[tuple[int, int]]:
        mondays = {(packs.MONDAY + n * WEEK).isoformat(): n for n in range(-20, 20)}
        return [(mondays[first], mondays[last]) for first, last in changes(pack(newer), pack(older)).weeks]

    assert added(over(0, 3), over(0, 3)) == []
    assert added(over(1, 2), over(0, 3)) == []
    assert added(over(2, 5), over(0, 3)) == [(4, 5)]
    assert added(over(-2, 5), over(0, 3)) == [(-2, -1), (4, 5)]
    assert added(over(6, 8), over(0, 3)) == [(6, 8)]
    assert added(over(-9, -8), over(0, 3)) == [(-9, -8)]


def test_a_part_that_only_one_has_is_named_and_not_compared() -> None:
    full, titles = pack(packs.summary()), pack(with_agenda(packs.TITLE, "The letter"))
    found = changes(full, titles)
    assert found.parts_on == ("goals", "texts", "load", "caseload", "themes", "still_with_me", "contact")
    assert (found.parts_off, found.texts, found.agenda) == ((), 0, ())
    assert changes(titles, full).parts_off == found.parts_on


def test_a_new_goal_and_one_that_is_reached_since_are_told() -> None:
    def of(**goals: date | None) -> Summary:
        chosen = tuple(ChosenGoal(entry_id="b" * 32, text=packs.let_go(t), reached=on) for t, on in goals.items())
        return Summary(weeks=packs.WEEKS, goals=chosen)

    found = changes(pack(of(pace=packs.MONDAY, rest=None, end=packs.MONDAY)), pack(of(pace=None, rest=None)))
    assert (found.goals, found.reached) == (("end",), ("pace",))


def test_new_texts_and_new_hours_are_found_also_of_two_alike() -> None:
    first = ChosenText(entry_id="1" * 32, week=packs.MONDAY, kind="reflection", text=packs.let_go("heavy"))
    one, two = (pack(Summary(weeks=packs.WEEKS, texts=(first,) * n)) for n in (1, 2))
    assert (changes(two, one).texts, changes(one, two).texts) == (1, 0)

    all_hours = packs.hours()
    assert all_hours.hours is not None
    [hour] = changes(pack(all_hours), pack(replace(all_hours, hours=all_hours.hours[:1]))).hours
    assert hour.day == (packs.MONDAY + WEEK).isoformat()


def test_a_new_risk_flag_is_told_by_its_code() -> None:
    def flagged(*codes: str) -> Pack:
        of = replace(with_agenda("The letter"), risk=codes)
        return pack(of, Relation.CLINICALLY_RESPONSIBLE)

    found = changes(flagged("A10", "B20"), flagged("B20", "C30"))
    assert (found.flagged, found.not_flagged) == (("A10",), ("C30",))


def test_hours_are_not_held_beside_a_summary() -> None:
    hours, summary = packs.of_hours().pack, packs.full().pack
    assert alike(hours, hours)
    assert alike(summary, packs.small().pack)
    assert not alike(hours, summary)
